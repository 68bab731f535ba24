"""Books of every schema that was in use still open: backed up first, content whole."""

from __future__ import annotations

import shutil
from datetime import date, time
from pathlib import Path

import pytest

from rolodex import paths
from rolodex.domain.phrase import Phrase
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.store.database import Database
from rolodex.store.schema import BASE_TABLES, MIGRATIONS
from tests.conftest import PROJECT

OLD_BOOKS = sorted((PROJECT / "tests" / "data" / "old_books").glob("*.rolodex"))


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that an old book has, read without migrating it."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(f"file:{path}?mode=ro", uri=True)
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    found = {
        table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
        for table in BASE_TABLES
        if table in there
    }
    connection.close()
    return found


@pytest.fixture(params=OLD_BOOKS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an old book."""
    copy = tmp_path / "old.rolodex"
    shutil.copy(request.param, copy)
    return copy


def test_there_is_a_book_of_the_first_schema() -> None:
    assert OLD_BOOKS[0].stem == "0001"


def test_an_old_book_is_backed_up_and_brought_up_to_date_with_its_content_whole(
    old: Path, clock: FixedClock
) -> None:
    before = rows(old)
    with Book.open(old, clock) as book:
        checked = book.check()
        assert checked.ok, checked.problems
        assert checked.schema == MIGRATIONS[-1]
    after = rows(old)
    assert after.keys() == set(BASE_TABLES)
    for table, kept in before.items():
        width = len(kept[0]) if kept else 0
        assert [row[:width] for row in after[table]] == kept, table
    (backup,) = (paths.backup_folder() / "before-upgrade").glob("old-0001_initial-*")
    assert rows(backup) == before


def test_an_old_book_is_migrated_once(old: Path, clock: FixedClock) -> None:
    Book.open(old, clock).close()
    asked: list[Database] = []
    Database.open(old, before_migrating=asked.append).close()
    assert not asked


def test_an_old_book_works_on(old: Path, clock: FixedClock) -> None:
    with Book.open(old, clock) as book:
        assert book.cards.count() == 3
        wang = book.cards.resolve("王小明")
        assert book.cards.get(wang).salutation == "先生"
        assert book.history.last_notes(wang) == ["Lunch", "談保單 續約"]
        (promise,) = book.followups.open_for(wang)
        assert (promise.due, promise.time) == (date(2026, 12, 1), time(15))
        number = book.phrases.save(Phrase(title="a", text="{{稱呼}}您好")).new
        assert number is not None
        assert book.phrases.fill(number, wang).text == "王先生您好"
        book.journal.undo()
        assert not book.phrases.all()
        # The steps from before the change can still be taken back.
        assert book.journal.next_undo() is not None
        book.journal.undo()
        assert book.check().ok
