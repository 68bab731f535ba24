"""Backups: verified copies, thinned by age, restored whole; an old one is never altered."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.domain.problems import BookProblem
from rolodex.services.backup import (
    Backup,
    copy_for_restoring,
    put_in_place,
    restore_book,
    thinned,
)
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

OLD = Path(__file__).parents[1] / "data" / "old_books" / "0001.rolodex"


def test_a_backup_holds_what_the_book_holds_and_is_for_its_owner_alone(book: Book) -> None:
    book.cards.save(Card(family="王"))
    path = book.backups.make()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert not list(path.parent.glob("*.partial"))
    with Book.open(path, book.clock) as copy:
        assert copy.check().content == book.check().content


def test_a_backup_is_due_only_after_something_was_written(book: Book) -> None:
    assert not book.backups.due()
    book.cards.save(Card(family="王"))
    assert book.backups.due()
    book.backups.make()
    assert not book.backups.due()
    book.journal.undo()
    assert book.backups.due()
    book.backups.make()
    book.journal.redo()
    assert book.backups.due()


def test_restoring_brings_back_the_content_and_keeps_the_book_that_was_there(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "book.rolodex"
    with Book.create(path, clock) as book:
        book.cards.save(Card(family="王"))
        saved = book.check().content
        backup = book.backups.make(tmp_path / "saved.rolodex")
        book.cards.save(Card(family="李"))
        later = book.check().content
    kept = restore_book(backup, path, clock)
    with Book.open(path, clock) as book:
        assert book.check().content == saved
    assert kept is not None
    with Book.open(kept, clock) as book:
        assert book.check().content == later


def test_a_damaged_backup_is_refused_and_the_book_stays(tmp_path: Path, clock: FixedClock) -> None:
    path, backup = tmp_path / "book.rolodex", tmp_path / "bad.rolodex"
    with Book.create(path, clock) as book:
        book.cards.save(Card(family="王"))
        before = book.check().content
        book.backups.make(backup)
    data = bytearray(backup.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\x00" * 4096
    backup.write_bytes(data)
    with pytest.raises(BookProblem):
        restore_book(backup, path, clock)
    with Book.open(path, clock) as book:
        assert book.check().content == before


def test_a_backup_of_an_older_schema_is_restored_without_being_altered(
    tmp_path: Path, clock: FixedClock
) -> None:
    backup, path = tmp_path / "old.rolodex", tmp_path / "book.rolodex"
    shutil.copy(OLD, backup)
    before = backup.read_bytes()
    restore_book(backup, path, clock)
    assert backup.read_bytes() == before
    with Book.open(path, clock) as book:
        assert book.check().ok
        assert book.cards.count() > 0


def test_two_restores_in_one_second_keep_both_books(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "book.rolodex"
    with Book.create(path, clock) as book:
        backup = book.backups.make(tmp_path / "saved.rolodex")
    kept = {restore_book(backup, path, clock) for _time in range(3)}
    assert len(kept) == 3
    assert all(one is not None and one.exists() for one in kept)


def test_an_emptied_journal_does_not_stay_beside_the_kept_book(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "book.rolodex"
    with Book.create(path, clock) as book:
        backup = book.backups.make(tmp_path / "saved.rolodex")
    path.with_name("book.rolodex-journal").touch()
    restore_book(backup, path, clock)
    assert not list(tmp_path.glob("*-journal"))


def test_a_copy_that_cannot_take_its_place_leaves_the_book_there(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.rolodex"
    with Book.create(path, clock) as book:
        backup = book.backups.make(tmp_path / "saved.rolodex")
        book.cards.save(Card(family="王"))
        before = book.check().content
    copy = copy_for_restoring(backup, path)
    rename = os.replace

    def refuse(source: Path, target: Path) -> None:
        if source == copy:
            raise PermissionError(errno.EACCES, "in use")
        rename(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(BookProblem):
        put_in_place(copy, path, clock)
    assert sorted(tmp_path.glob("*.*")) == [path, backup]
    with Book.open(path, clock) as book:
        assert book.check().content == before


def test_a_backup_never_replaces_a_file(book: Book, tmp_path: Path) -> None:
    there = tmp_path / "there.rolodex"
    there.write_text("precious")
    with pytest.raises(BookProblem):
        book.backups.make(there)
    assert there.read_text() == "precious"


def test_thinning_keeps_two_days_whole_then_days_weeks_and_months() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    made = [
        Backup(Path(f"{hours}"), now - timedelta(hours=hours), 1) for hours in range(0, 24 * 400, 6)
    ]
    gone = set(thinned(made, now))
    kept = [backup for backup in made if backup not in gone]
    young = [b for b in kept if now - b.at <= timedelta(days=2)]
    assert len(young) == 9, "every one of the last two days"
    assert made[0] in kept
    assert 12 <= len(kept) - len(young) <= 12 + 10 + 9
    assert min(b.at for b in kept) < now - timedelta(days=200), "months go far back"
    # Thinning day by day never loses the newest of a kept period.
    assert set(thinned(kept, now)) == set()
