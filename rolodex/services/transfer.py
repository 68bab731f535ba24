"""Bringing cards in from files of other programs, and handing them out."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rolodex.domain.card import Card
from rolodex.domain.card_differences import Difference, differences
from rolodex.domain.names import display_name
from rolodex.domain.problems import BadValue, Cancelled, FileProblem
from rolodex.domain.text import Text
from rolodex.domain.tidying import tidied
from rolodex.formats.recognise import TABLES, recognise
from rolodex.formats.table import TableOptions
from rolodex.formats.vcard import ReadCard, RejectedCard, read_vcards
from rolodex.i18n import N_
from rolodex.services.changes import ALL, MANY, Changes, Touched, touched
from rolodex.services.collector import rare_collections
from rolodex.services.import_identity import CHANGED, MERGE, MODES, NEW, SAME, Identities
from rolodex.services.import_writer import ImportWriter
from rolodex.services.table_import import TableImport
from rolodex.services.table_inspection import Inspection, inspect
from rolodex.services.verbs import Verbs

Progress = Callable[[int, int | None], None]
"""Called with bytes or cards done and the total, None where it is not known."""

SAMPLES = 500
"""Cards of each group that a preview shows."""

AHEAD = 200
AHEAD_SIZE = 8 * 1024 * 1024
"""Cards, or about the bytes of their text, that are read before the book is asked about them."""

MOST_REJECTED = 10_000
"""Rejected cards of which text and reason are kept; further ones are only counted."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A card that could not be read: file, line of its beginning, why, and its text.

    Line 0 stands for the whole file, or for a sheet of it, of which there is no text. `header`
    is the line of column names if it is a row of a table, None for a vCard.
    """

    file: str
    line: int
    reason: Text
    raw: str
    header: str | None = None


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """A card of a preview; for a changed one each field with its old and new value.

    `remarks` say what a person should look at: a date that is none, a name that may be parted
    otherwise.
    """

    group: str
    name: str
    detail: tuple[Difference, ...] = ()
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards were read, and the four groups that add up to it."""

    cards: int
    new: int
    changed: int
    same: int
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Preview(Counts):
    """What an import would do, with the first cards of each group."""

    samples: tuple[PreviewItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported(Counts):
    """What an import did."""

    changes: Changes
    batch: int


class TransferVerbs(Verbs):
    """Import in two phases, preview and writing, and export."""

    def preview(
        self,
        files: Sequence[Path],
        duplicates: str = MERGE,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        options: Mapping[Path, TableOptions] | None = None,
    ) -> Preview:
        """Read the files and say what an import would do; holds no lock and keeps no rows.

        `options` say how single files are read that are tables (see `inspect`).
        Raises `FileProblem` for what is no address file, `Cancelled`.
        """
        with rare_collections(), self._database.translated():
            identities = self._identities(duplicates)
            tally = _Tally(TableImport(self._book, options))
            samples: dict[str, list[PreviewItem]] = {NEW: [], CHANGED: [], SAME: []}
            for read, card in self._cards(files, identities, tally, progress, cancelled):
                verdict = identities.judge(read, card)
                identities.remember(read, card, verdict.target)
                tally.groups[verdict.group] += 1
                shown = samples[verdict.group]
                if len(shown) < SAMPLES:
                    before = verdict.before or Card()
                    after = verdict.merged.card if verdict.merged else card
                    detail = differences(before, after) if verdict.group != SAME else ()
                    remarks = read.remarks if verdict.group != SAME else ()
                    shown.append(PreviewItem(verdict.group, display_name(card), detail, remarks))
            return Preview(
                *tally.counts(), samples=(*samples[NEW], *samples[CHANGED], *samples[SAME])
            )

    def import_files(
        self,
        files: Sequence[Path],
        duplicates: str = MERGE,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        options: Mapping[Path, TableOptions] | None = None,
    ) -> Imported:
        """Bring the cards in, all or nothing, as one undoable step.

        `options` say how single files are read that are tables (see `inspect`).
        Raises `FileProblem`, `BookProblem` and `Cancelled`; then nothing was changed.
        """
        names = ", ".join(path.name for path in files[:3])
        label = Text(N_("Import {files}"), {"files": names})
        tally = _Tally(TableImport(self._book, options))
        contacts = 0
        with self._database.translated():
            spill = self._database.value("PRAGMA cache_spill")
            # Keep other readers out only around the commit, within bounds of memory.
            self._database.execute("PRAGMA cache_spill=24000")
        try:
            with rare_collections(), self._step(label) as step:
                identities = self._identities(duplicates)
                writer = ImportWriter(
                    self._book,
                    identities,
                    str(uuid.uuid4()),
                    json.dumps([path.name for path in files], ensure_ascii=False),
                )
                for read, card in self._cards(files, identities, tally, progress, cancelled):
                    tally.groups[writer.take(read, card)] += 1
                writer.finish(tally.cards)
                contacts = tally.tables.finish(writer.batch)
        finally:
            self._database.execute(f"PRAGMA cache_spill={int(spill or 1)}")
        kinds: dict[str, Touched] = touched(card=writer.touched)
        if writer.new or len(writer.touched) > MANY:
            kinds["card"] = ALL
        if kinds:
            kinds["tag"] = ALL
        if contacts:
            kinds["interaction"] = ALL
        changes = Changes(step if kinds else 0, label, kinds)
        return Imported(*tally.counts(), changes, writer.batch)

    def export(
        self,
        out: Path | BinaryIO,
        ids: Iterable[int] | None = None,
        version: str = "3.0",
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Write cards (all live ones by default) as vCards; returns how many.

        What came from a vCard leaves as it came, but for what was changed here. The file is
        written whole or not at all. Raises `FileProblem`, `BadValue` and `Cancelled`.
        """
        from rolodex.formats.vcard import write_vcards
        from rolodex.services.atomic_file import atomic_write
        from rolodex.services.export_entries import entries

        if version not in ("2.1", "3.0", "4.0"):
            raise BadValue(Text(N_("There is no vCard {version}."), {"version": version}))
        with self._database.translated():
            if ids is None:
                wanted = list(self._book.cards.ids(self._book.cards.listing()))
            else:
                wanted = list(ids)
            found = entries(self._book, wanted, progress, cancelled)
            if isinstance(out, Path):
                self._not_the_book(out)
                with atomic_write(out) as stream:
                    return write_vcards(stream, found, version)
            return write_vcards(out, found, version)

    def inspect(self, path: Path, options: TableOptions | None = None) -> Inspection:
        """How a file is read and its first rows as cards, to be looked at and corrected.

        Raises `FileProblem`.
        """
        with self._database.translated():
            self._not_the_book(path)
            return inspect(self._book, path, options)

    def export_table(
        self,
        out: Path | BinaryIO,
        ids: Iterable[int] | None = None,
        kind: str = "csv",
        private: bool = False,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Write cards (all live ones by default) as `csv`, `excel-csv` or `xlsx`; returns how many.

        `private` adds private fields. Raises `FileProblem` and `Cancelled`.
        """
        from rolodex.services.table_export import export_table

        with self._database.translated():
            if isinstance(out, Path):
                self._not_the_book(out)
            return export_table(self._book, out, ids, kind, private, progress, cancelled)

    def _identities(self, duplicates: str) -> Identities:
        if duplicates not in MODES:
            raise BadValue(
                Text(N_("Duplicates are merged, skipped or kept, not “{word}”."),
                     {"word": duplicates})
            )  # fmt: skip
        return Identities(self._database, self._country(), duplicates)

    def _country(self) -> str:
        return str(self._book.settings.get("country"))

    def _cards(
        self,
        files: Sequence[Path],
        identities: Identities,
        tally: _Tally,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> Iterator[tuple[ReadCard, Card]]:
        """Every card that can be read, and as it is kept; the book is asked about many at once."""
        country = self._country()
        ahead: list[tuple[ReadCard, Card]] = []
        size = 0
        for path, read in self._read(files, tally, progress, cancelled):
            if isinstance(read, RejectedCard):
                tally.reject(path, read)
                continue
            ahead.append((read, tidied(read.card, country)))
            size += read.size
            if len(ahead) >= AHEAD or size > AHEAD_SIZE:
                identities.look_ahead(ahead)
                yield from ahead
                ahead, size = [], 0
        identities.look_ahead(ahead)
        yield from ahead

    def _read(
        self,
        files: Sequence[Path],
        tally: _Tally,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> Iterator[tuple[Path, ReadCard | RejectedCard]]:
        """Every card of every file, counted; asks for cancelling and tells how far it is.

        Of several files one that cannot be read is named among the rejected, and the others go
        on; a single one ends the import.
        """
        done, total = 0, sum(_size(path) for path in files)

        def pause(at: int) -> None:
            if cancelled and cancelled():
                raise Cancelled
            if progress:
                progress(at, total)

        for path in files:
            found = 0
            try:
                for read, at in self._read_file(path, tally, cancelled):
                    found += 1
                    tally.cards += 1
                    if found % 100 == 0:
                        pause(done + at())
                    yield path, read
            except FileProblem as problem:
                if len(files) == 1:
                    raise
                tally.reject_file(path, problem.text)
            done += _size(path)
            pause(done)

    def _read_file(
        self, path: Path, tally: _Tally, cancelled: Callable[[], bool] | None
    ) -> Iterator[tuple[ReadCard | RejectedCard, Callable[[], int]]]:
        """Every card of a file, and what tells how many bytes of it are read.

        Raises `FileProblem` for a file that cannot be read or holds none.
        """
        self._not_the_book(path)
        found = False
        with opened(path) as stream:
            kind = recognise(stream)
            if kind in TABLES:
                reads = tally.tables.read(path, stream, kind, cancelled)
            else:
                reads = read_vcards(stream)
            for read in reads:
                found = True
                yield read, stream.tell
        if not found:
            raise FileProblem(
                Text(
                    N_("There are no cards in {file}; it is no vCard file and no table."),
                    {"file": path.name},
                )
            )

    def _not_the_book(self, path: Path) -> None:
        """Refuse the open book itself: reading it past SQLite would drop its locks."""
        if path.exists() and path.samefile(self._book.path):
            raise FileProblem(
                Text(N_("{file} is the open book itself, not an address file."),
                     {"file": path.name})
            )  # fmt: skip


class _Tally:
    """Counts of one run."""

    def __init__(self, tables: TableImport) -> None:
        self.tables = tables
        self.cards = 0
        self.groups = {NEW: 0, CHANGED: 0, SAME: 0}
        self.rejected: list[Rejected] = []

    def reject(self, path: Path, card: RejectedCard) -> None:
        raw = card.raw if len(self.rejected) < MOST_REJECTED else ""
        self.rejected.append(Rejected(str(path), card.line, card.reason, raw, self.tables.header))

    def reject_file(self, path: Path, reason: Text) -> None:
        """Name a whole file, by line 0."""
        self.cards += 1
        self.rejected.append(Rejected(str(path), 0, reason, ""))

    def counts(self) -> tuple[int, int, int, int, tuple[Rejected, ...]]:
        groups = self.groups
        return self.cards, groups[NEW], groups[CHANGED], groups[SAME], tuple(self.rejected)


def opened(path: Path) -> BinaryIO:
    """The file, opened to be read. Raises `FileProblem`."""
    try:
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from None


def _size(path: Path) -> int:
    """The bytes of a file, 0 if it cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _unreadable(path: Path, error: OSError) -> FileProblem:
    import errno
    import os

    # The system says its reasons in English alone, so the usual ones are said here.
    args = {"file": str(path)}
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            text = Text(N_("{file} is not there."), args)
        case errno.EISDIR:
            text = Text(N_("{file} is a folder."), args)
        case errno.EACCES | errno.EPERM:
            text = Text(N_("You may not read {file}."), args)
        case _:
            reason = os.strerror(error.errno or 0)
            text = Text(N_("{file} cannot be read: {reason}."), {**args, "reason": reason})
    return FileProblem(text)
