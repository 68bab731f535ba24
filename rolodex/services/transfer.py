"""Bringing cards in from files of other programs, and handing them out."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from rolodex.domain.card import FIELD, Card
from rolodex.domain.card_differences import differences
from rolodex.domain.names import display_name
from rolodex.domain.problems import BadValue
from rolodex.domain.text import Text
from rolodex.formats.table import TableOptions
from rolodex.i18n import N_
from rolodex.services.changes import ALL, MANY, Changes, Touched, touched
from rolodex.services.collector import rare_collections
from rolodex.services.import_identity import (
    CHANGED,
    MERGE,
    MODES,
    NEW,
    SAME,
    Identities,
    Verdict,
)
from rolodex.services.import_reading import ImportReading, Progress, refuse_the_book
from rolodex.services.import_results import Imported, Preview, PreviewItem, Rejected
from rolodex.services.import_writer import ImportWriter
from rolodex.services.table_inspection import Inspection, inspect
from rolodex.services.verbs import Verbs

SAMPLES = 500
"""Cards of each group that a preview shows."""


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
            reading = ImportReading(self._book, files, options, progress, cancelled)
            groups = {NEW: 0, CHANGED: 0, SAME: 0}
            samples: dict[str, list[PreviewItem]] = {NEW: [], CHANGED: [], SAME: []}
            for read, card in reading.cards(identities):
                verdict = identities.judge(read, card)
                identities.remember(read, card, verdict.target)
                groups[verdict.group] += 1
                shown = samples[verdict.group]
                if len(shown) < SAMPLES:
                    before = verdict.before or Card()
                    after = verdict.merged.card if verdict.merged else card
                    detail = differences(before, after) if verdict.group != SAME else ()
                    remarks = (*read.remarks, *_staying(verdict)) if verdict.group != SAME else ()
                    shown.append(PreviewItem(verdict.group, display_name(card), detail, remarks))
            first = (*samples[NEW], *samples[CHANGED], *samples[SAME])
            return Preview(*_counts(reading, groups), samples=first)

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
        reading = ImportReading(self._book, files, options, progress, cancelled)
        groups = {NEW: 0, CHANGED: 0, SAME: 0}
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
                for read, card in reading.cards(identities):
                    groups[writer.take(read, card)] += 1
                writer.finish(reading.count)
                contacts = reading.tables.finish(writer.batch)
        finally:
            self._database.execute(f"PRAGMA cache_spill={int(spill or 1)}")
        self._book.search.tidy_through(cancelled)
        kinds: dict[str, Touched] = touched(card=writer.touched)
        if writer.new or len(writer.touched) > MANY:
            kinds["card"] = ALL
        if kinds:
            kinds["tag"] = ALL
        if contacts:
            kinds["interaction"] = ALL
        changes = Changes(step if kinds else 0, label, kinds)
        return Imported(*_counts(reading, groups), changes, writer.batch)

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
                refuse_the_book(self._book, out)
                with atomic_write(out) as stream:
                    return write_vcards(stream, found, version)
            return write_vcards(out, found, version)

    def inspect(self, path: Path, options: TableOptions | None = None) -> Inspection:
        """How a file is read and its first rows as cards, to be looked at and corrected.

        Raises `FileProblem`.
        """
        with self._database.translated():
            refuse_the_book(self._book, path)
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
                refuse_the_book(self._book, out)
            return export_table(self._book, out, ids, kind, private, progress, cancelled)

    def _identities(self, duplicates: str) -> Identities:
        if duplicates not in MODES:
            raise BadValue(
                Text(N_("Duplicates are merged, updated, skipped or kept, not “{word}”."),
                     {"word": duplicates})
            )  # fmt: skip
        return Identities(self._database, self._country(), duplicates)

    def _country(self) -> str:
        return str(self._book.settings.get("country"))


def _counts(
    reading: ImportReading, groups: Mapping[str, int]
) -> tuple[int, int, int, int, tuple[Rejected, ...]]:
    rejected = tuple(reading.rejected)
    return reading.count, groups[NEW], groups[CHANGED], groups[SAME], rejected


def _staying(verdict: Verdict) -> tuple[Text, ...]:
    """What the file says otherwise than the book, which nevertheless stays, in words."""
    if verdict.merged is None:
        return ()
    words = N_("{field} stays “{here}”; the file says “{there}”.")
    return tuple(
        Text(words, {"field": Text(FIELD[key].label), "here": found.old, "there": found.new})
        for found in verdict.merged.differences
        if (key := found.field) in FIELD
    )
