"""Handing cards out as tables: CSV for programs or for Excel, and .xlsx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rolodex.formats.csv_writer import write_csv
from rolodex.formats.vcard import Entry
from rolodex.formats.workbook_writer import write_xlsx
from rolodex.services.atomic_file import atomic_write
from rolodex.services.export_entries import entries

if TYPE_CHECKING:
    from rolodex.services.book import Book

CSV_FILE, EXCEL_CSV, XLSX = "csv", "excel-csv", "xlsx"
"""The kinds of table that can be written."""


def export_table(
    book: Book,
    out: Path | BinaryIO,
    ids: Iterable[int] | None,
    kind: str,
    private: bool,
    progress: Callable[[int, int | None], None] | None,
    cancelled: Callable[[], bool] | None,
) -> int:
    """Write cards (all live ones for None) as a table, whole or not at all; returns how many.

    Raises `FileProblem` and `Cancelled`.
    """
    wanted = list(book.cards.ids(book.cards.listing()) if ids is None else ids)
    passes = 0

    def cards() -> Iterator[Entry]:
        # The first pass only measures how many columns there are.
        nonlocal passes
        passes += 1
        return entries(book, wanted, progress if passes > 1 else None, cancelled)

    def write(stream: BinaryIO) -> int:
        if kind == XLSX:
            return write_xlsx(stream, cards, private)
        country = str(book.settings.get("country"))
        return write_csv(stream, cards, kind == EXCEL_CSV, country, private)

    if isinstance(out, Path):
        with atomic_write(out) as stream:
            return write(stream)
    return write(out)
