"""Rows inserted without triggers: journal and statistics are as if they had been there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import CustomValue
from rolodex.domain.text import Text
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.services.tags import Tag
from rolodex.store import journal
from rolodex.store.bulk import BulkWriter
from rolodex.store.database import Database
from rolodex.store.first_fill import inserting

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "book.rolodex", FixedClock(NOW)) as opened:
        opened.tags.save(Tag(name="Gold", klass="A", cadence_days=30))
        opened.cards.save(Card(given="Before", tags=("Gold",)))
        yield opened


def triggers(database: Database) -> set[tuple[object, ...]]:
    return set(database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))


def write(book: Book, amount: int) -> None:
    day = {"created_on": "2026-11-23", "created_at": NOW.isoformat(), "modified_at": "x"}
    bulk = BulkWriter(book.database)
    with journal.step(book.database, Text("Import"), NOW):
        cards = [
            Card(
                id=number,
                uid=f"u{number}",
                cadence_days=number,
                tags=("Gold", "new tag"),
                custom=(CustomValue(label="new field", value="x"),),
                **day,
            )
            for number in bulk.reserve("card", amount)
        ]
        bulk.cards(cards)
        book.indexer.take_in(cards)


def test_new_rows_are_undone_and_redone_whole(book: Book) -> None:
    before, there = book.check(), triggers(book.database)
    write(book, 3)
    after = book.check()
    assert (after.ok, after.cards) == (True, 4)
    assert triggers(book.database) == there
    stat = book.database.rows("SELECT klass, tag_cadence, own_cadence FROM card_stat ORDER BY card")
    assert stat == [("A", 30, None), ("A", 30, 2), ("A", 30, 3), ("A", 30, 4)]
    book.journal.undo()
    assert book.check() == before
    book.journal.redo()
    assert book.check() == after


def test_the_triggers_are_back_when_the_rows_could_not_be_written(book: Book) -> None:
    before, there = book.check(), triggers(book.database)

    def fail() -> None:
        with book.database.transaction(), inserting(book.database, ("card", "method")):
            book.database.execute("DELETE FROM journal_row")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (book.check(), triggers(book.database)) == (before, there)
