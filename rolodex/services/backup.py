"""Verified copies of the whole book: making, thinning and restoring them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rolodex import paths
from rolodex.domain.problems import BookProblem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.clock import Clock
from rolodex.services.verbs import Verbs
from rolodex.store import integrity, journal
from rolodex.store.database import Database

KEEP_ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_STAMP = "%Y%m%dT%H%M%S%fZ"
SUFFIX = ".rolodex"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file and the moment it was made (UTC)."""

    path: Path
    at: datetime
    size: int


class BackupVerbs(Verbs):
    """Backups of the open book, in a folder of this computer, never beside a synced book."""

    def make(self, dest: Path | None = None) -> Path:
        """Write a verified copy: to `dest`, or to the backup folder, which is then thinned.

        The copy is compared with the book by its content digest before it gets its name.
        Raises `BookProblem` when it cannot be written or does not hold what the book holds.
        """
        database = self._database
        automatic = dest is None
        now = self._clock.now()
        if dest is None:
            folder = self.folder()
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            dest = folder / (now.astimezone(UTC).strftime(_STAMP) + SUFFIX)
            while dest.exists():  # a clock that stands still or was put back
                now += timedelta(microseconds=1)
                dest = folder / (now.astimezone(UTC).strftime(_STAMP) + SUFFIX)
        elif dest.is_dir():
            dest = dest / f"{self._book.path.stem}-{now:%Y-%m-%d-%H%M%S}{SUFFIX}"
        if dest.exists():
            raise BookProblem(Text(N_("There is already a file at {path}."), {"path": str(dest)}))
        write_copy(database, dest)
        if automatic:
            for old in thinned(self.all(), now):
                old.path.unlink(missing_ok=True)
        self._book.search.tidy_through()  # not before there is a copy
        return dest

    def folder(self) -> Path:
        """Where this book's automatic backups lie."""
        name = hashlib.blake2b(str(self._book.path.resolve()).encode(), digest_size=6).hexdigest()
        return paths.backup_folder() / f"{self._book.path.stem}-{name}"

    def all(self) -> list[Backup]:
        """The automatic backups, newest first."""
        found = []
        for path in self.folder().glob(f"*{SUFFIX}"):
            try:
                at = datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append(Backup(path, at, path.stat().st_size))
        return sorted(found, key=lambda backup: backup.at, reverse=True)

    def newest(self) -> Backup | None:
        """The newest automatic backup."""
        return next(iter(self.all()), None)

    def due(self) -> bool:
        """Whether anything was written since the newest backup."""
        newest = self.newest()
        with self._database.translated():
            written = journal.written(self._database)
            if newest is None:
                return written > 0
            try:
                with closing(Database.open(newest.path, migrate=False)) as copy:
                    return journal.written(copy) != written
            except BookProblem:
                return True


def write_copy(database: Database, dest: Path) -> None:
    """A verified copy under a temporary name, then its own; old files are never touched."""
    partial = dest.with_name(dest.name + ".partial")
    try:
        dest.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for attempt in range(3):
            partial.unlink(missing_ok=True)
            with database.translated():
                before = integrity.content(database)
                database.copy_to(partial)
                unchanged = integrity.content(database) == before
            if _verified(partial) == before:
                break
            if unchanged or attempt == 2:
                raise BookProblem(
                    Text(N_("The backup does not hold what the book holds; it was not kept."))
                )
        _sync(partial)
        os.replace(partial, dest)
        _sync(dest.parent)
    except OSError as error:
        raise BookProblem(
            Text(
                N_("The backup {path} cannot be written: {reason}. The book is unharmed."),
                {"path": str(dest), "reason": system_reason(error)},
            )
        ) from None
    finally:
        partial.unlink(missing_ok=True)


def copy_before_migrating(database: Database, clock: Clock) -> None:
    """A copy of a book of an older schema, beside the automatic backups."""
    folder = paths.backup_folder() / "before-upgrade"
    stamp = clock.now().astimezone(UTC).strftime(_STAMP)
    name = f"{database.path.stem}-{database.applied()[-1]}-{stamp}{SUFFIX}"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = folder / (name + ".partial")
    database.copy_to(partial)
    _sync(partial)
    os.replace(partial, folder / name)


def restore_book(backup: Path, target: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of a book, which must not be open in this process.

    The backup is verified first. A book that stands at `target` is kept under another name,
    which is returned. Raises `BookProblem`; then nothing was changed.
    """
    return put_in_place(copy_for_restoring(backup, target), target, clock)


def copy_for_restoring(backup: Path, target: Path) -> Path:
    """A verified copy of a backup beside the book that it shall replace, which may be open.

    This is the slow half of restoring. Raises `BookProblem`; then no copy is left.
    """
    _verified(backup)
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.unlink(missing_ok=True)
        with closing(Database.open(backup, migrate=False)) as source:
            source.copy_to(partial)
        _verified(partial)
        _sync(partial)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise _not_restored(target, error) from None
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return partial


def put_in_place(copy: Path, target: Path, clock: Clock) -> Path | None:
    """Rename a copy to the book's name, which must not be open in this process.

    The book that stood there is kept under another name, which is returned. Raises
    `BookProblem`; then the book is where it was and the copy is gone.
    """
    kept: Path | None = None
    try:
        if target.exists():
            kept = _name_for_kept(target, clock)
            _move_book(target, kept)
        try:
            os.replace(copy, target)
        except OSError:
            if kept is not None:
                _move_book(kept, target)
            raise
        _sync(target.parent)
    except OSError as error:
        raise _not_restored(target, error) from None
    finally:
        copy.unlink(missing_ok=True)
    return kept


def _name_for_kept(book: Path, clock: Clock) -> Path:
    """A free name beside a book for the book itself."""
    name = f"{book.stem}.before-restore-{clock.local_now():%Y-%m-%d-%H%M%S}"
    kept, number = book.with_name(name + book.suffix), 1
    while kept.exists():
        number += 1
        kept = book.with_name(f"{name}-{number}{book.suffix}")
    return kept


def _move_book(book: Path, to: Path) -> None:
    """Rename a book with its journal: one with pages in it is needed to read the book aright."""
    side = book.with_name(book.name + "-journal")
    if side.exists():
        if side.stat().st_size:
            os.replace(side, to.with_name(to.name + "-journal"))
        else:
            side.unlink()
    os.replace(book, to)


def _not_restored(target: Path, error: OSError) -> BookProblem:
    return BookProblem(
        Text(
            N_("The book {path} cannot be restored: {reason}."),
            {"path": str(target), "reason": system_reason(error)},
        )
    )


def thinned(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups to let go: all are kept for two days, then one a day, week and month.

    Of the older ones the newest of each of 12 days, 10 weeks and 9 months stays; the newest
    backup of all always stays.
    """
    newest_first = sorted(backups, key=lambda backup: backup.at, reverse=True)
    kept = set(newest_first[:1]) | {b for b in newest_first if now - b.at <= KEEP_ALL}
    for amount, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        seen: set[str] = set()
        for backup in newest_first:
            name = backup.at.strftime(period)
            if now - backup.at > KEEP_ALL and name not in seen and len(seen) < amount:
                seen.add(name)
                kept.add(backup)
    return [backup for backup in newest_first if backup not in kept]


def _verified(path: Path) -> str:
    """The content digest of a copy whose pages are whole. Raises `BookProblem`."""
    with closing(Database.open(path, migrate=False)) as copy, copy.translated():
        found = copy.value("PRAGMA integrity_check(1)")
        if found != "ok":
            raise BookProblem(Text(N_("The backup {path} is damaged."), {"path": str(path)}))
        return integrity.content(copy)


def _sync(path: Path) -> None:
    """Force a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
