"""The file of a book: guards before opening, settings read back, transactions."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from rolodex.domain.problems import BookBusy, BookProblem
from rolodex.i18n import render
from rolodex.store import migrations, triggers
from rolodex.store.database import PRAGMAS, Database
from rolodex.store.schema import BASE_TABLES, MIGRATIONS, OTHER_TABLES

LOCKER = """
import sys; from pathlib import Path
from rolodex.domain.problems import BookBusy
from rolodex.store.database import Database
try:
    with Database.open(Path(sys.argv[1]), wait=0).transaction(): pass
except BookBusy: print('busy')
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "book.rolodex"


def opened(path: Path) -> Database:
    return Database.open(path, wait=0)


def refusal(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(BookProblem) as problem:
        opened(path)
    if path.is_file():
        assert path.read_bytes() == before, "a refused file was changed"
    return render(problem.value.text)


def test_a_new_book_is_for_its_owner_alone(path: Path) -> None:
    database = Database.create(path)
    with database.transaction():
        database.execute("INSERT INTO setting VALUES ('a', '1')")
        journal = path.with_name(path.name + "-journal")
        assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    database.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_pragma_is_in_force_on_a_new_and_on_an_opened_book(path: Path) -> None:
    for database in (Database.create(path), opened(path)):
        for name, _value, expected in PRAGMAS:
            assert str(database.value(f"PRAGMA {name}")) == expected, name
        assert database.value("PRAGMA foreign_keys") == 1
        database.close()


def test_a_missing_empty_foreign_or_damaged_file_is_refused_in_words(path: Path) -> None:
    assert "no book" in refusal(path)
    path.parent.mkdir()
    path.write_bytes(b"")
    assert "empty" in refusal(path)
    path.write_bytes(b"\x89PNG\r\n" * 100)
    assert "not a Rolodex book" in refusal(path)
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 4000)
    refusal(path)
    assert "folder" in refusal(path.parent)


def test_another_program_s_sqlite_file_is_refused(path: Path) -> None:
    import sqlite3

    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE card(id)")
    other.commit()
    other.close()
    assert "not a Rolodex book" in refusal(path)


def test_a_book_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    database = Database.create(path)
    database.execute(
        "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) "
        "VALUES ('rolodex', '9999_future', '')"
    )
    database.close()
    assert "newer version" in refusal(path)


def test_creating_never_overwrites_a_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("precious")
    with pytest.raises(BookProblem):
        Database.create(path)
    assert path.read_text() == "precious"


def test_a_failed_transaction_leaves_nothing_and_a_nested_one_only_its_own_part(
    path: Path,
) -> None:
    database = Database.create(path)

    def put(key: str) -> None:
        database.execute("INSERT INTO setting VALUES (?, '1')", (key,))

    def fail(key: str) -> None:
        with database.transaction():
            put(key)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail("a")
    with database.transaction():
        put("b")
        with pytest.raises(ZeroDivisionError):
            fail("c")
        with database.transaction():
            put("d")
    assert database.column("SELECT key FROM setting ORDER BY key") == ["b", "d"]
    database.close()


def test_a_lock_of_another_connection_is_busy_and_not_damage(path: Path) -> None:
    first, second = Database.create(path), opened(path)
    with first.transaction(), pytest.raises(BookBusy), second.transaction():
        pass
    with second.transaction():
        second.execute("INSERT INTO setting VALUES ('a', '1')")
    assert first.changed_elsewhere() is False, "the first look only notes where things stand"
    with second.transaction():
        second.execute("INSERT INTO setting VALUES ('b', '1')")
    assert first.changed_elsewhere() is True
    assert first.changed_elsewhere() is False
    for database in (first, second):
        database.close()


def test_looking_at_an_open_book_does_not_drop_its_lock(path: Path) -> None:
    # POSIX locks of a process go with any handle it closes on the file, so a second opening
    # in this process must not read the file past SQLite while the first holds a lock.
    import subprocess
    import sys

    first = Database.create(path)
    with first.transaction():
        first.execute("INSERT INTO setting VALUES ('a', '1')")
        opened(path).close()
        other = subprocess.run(
            [sys.executable, "-c", LOCKER, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
    assert other.stdout.strip() == "busy"
    first.close()


def test_the_names_of_migrations_are_those_of_the_steps() -> None:
    assert tuple(m.name for m in migrations.migrations()._migrations) == MIGRATIONS


def test_every_table_is_declared_and_every_base_table_has_its_triggers(path: Path) -> None:
    database = Database.create(path)
    tables = {
        name
        for name, kind in database.rows(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"
        )
        if not name.startswith("sqlite_") and name != "_sqlite_migrations"
    }
    tables = {t for t in tables if not any(t.startswith(f + "_fts_") for f in ("card", "history"))}
    assert tables == set(BASE_TABLES) | set(OTHER_TABLES)
    found = set(database.column("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    for table in BASE_TABLES:
        for event in ("insert", "update", "delete"):
            assert f"journal_{table}_{event}" in found
    assert len(found) == len(list(triggers.statements(database)))
    database.close()


def test_a_copy_is_whole_and_for_its_owner_alone(path: Path, tmp_path: Path) -> None:
    database = Database.create(path)
    copy = tmp_path / "copy.rolodex"
    database.copy_to(copy)
    assert stat.S_IMODE(os.stat(copy).st_mode) == 0o600
    opened(copy).close()
    database.close()
