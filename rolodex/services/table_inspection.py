"""Looking into an address file before it is imported: how it is read, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rolodex.domain.card import Card
from rolodex.domain.column_clashes import clashes
from rolodex.domain.column_names import CUSTOM, Target, header_fingerprint
from rolodex.domain.republic_date import DateReading
from rolodex.domain.text import Text
from rolodex.domain.tidying import tidied
from rolodex.formats.csv_table import DELIMITERS, ENCODINGS
from rolodex.formats.recognise import TABLES, read_table, read_tables, recognise
from rolodex.formats.table import CSV, LDIF, MARKUP, Table, TableOptions
from rolodex.formats.table_cards import ReadRow, date_readings, read_table_cards
from rolodex.services.import_reading import opened
from rolodex.services.table_import import with_memory

if TYPE_CHECKING:
    from rolodex.services.book import Book

__all__ = ["ColumnView", "Inspection", "RowView", "TableOptions", "inspect"]

ROWS = 50
"""Rows of a table that an inspection shows as cards."""
SAMPLES = 5


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: its number from 0, its name (empty for none), what it is taken for, its first
    values, and for dates how they are read.

    `after` is the number of the column that has the only field of that kind already, so that this
    one's values become own fields.
    """

    index: int
    header: str
    target: Target
    samples: tuple[str, ...]
    dates: DateReading | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as it would be imported: its card, or the reason why it is none."""

    line: int
    card: Card | None
    referred: str = ""
    remarks: tuple[Text, ...] = ()
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is and how it is read; the way of a table can be corrected by `TableOptions`.

    `kind` is `vcard`, `csv`, `workbook`, `ldif`, `markup` or `unknown`; only tables have columns
    and rows. `others` are the sheets with people that will be read as well, unless `only`.
    `remembered` says that the mapping is the one chosen last for the same header,
    `chosen_dates` are the readings of dates that a person chose, now or then.
    """

    kind: str
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    others: tuple[str, ...] = ()
    only: bool = False
    preamble: tuple[str, ...] = ()
    columns: tuple[ColumnView, ...] = ()
    rows: tuple[RowView, ...] = ()
    problems: tuple[Text, ...] = ()
    fingerprint: str = ""
    remembered: bool = False
    chosen_dates: Mapping[int, DateReading] = field(default_factory=dict)
    encodings: tuple[str, ...] = ENCODINGS
    delimiters: str = DELIMITERS

    def options(self) -> TableOptions:
        """Options that read the table just as it was read here, to be changed by `replace`."""
        return TableOptions(
            encoding=self.encoding if self.kind in (CSV, MARKUP) else "",
            delimiter=self.delimiter,
            header_row=self.header_row if self.kind != LDIF else None,
            sheet=self.sheet,
            only=self.only,
            mapping={column.index: column.target for column in self.columns},
            dates=dict(self.chosen_dates),
        )


def inspect(book: Book, path: Path, options: TableOptions | None = None) -> Inspection:
    """Look into a file with the options given. Raises `FileProblem`."""
    options = options or TableOptions()
    country = str(book.settings.get("country"))
    with opened(path) as stream:
        kind = recognise(stream)
        if kind not in TABLES:
            return Inspection(kind)
        table = read_table(stream, kind, options)
        options, known = with_memory(book, table, options)
        mapping = table.mapping() if options.mapping is None else options.mapping
        dates = date_readings(table, mapping, country, options.dates)
        rows = islice(
            read_table_cards(table, mapping, country, replace(options, dates=dates)), ROWS
        )
        return Inspection(
            kind=kind,
            encoding=table.encoding,
            delimiter=table.delimiter,
            header_row=table.header_row,
            sheets=table.sheets,
            sheet=table.sheet,
            others=_others(stream, kind, options, table),
            only=options.only,
            preamble=table.preamble,
            columns=tuple(_columns(table, mapping, dates)),
            rows=tuple(
                RowView(row.line, tidied(row.card, country), row.referred, row.remarks)
                if isinstance(row, ReadRow)
                else RowView(row.line, None, reason=row.reason)
                for row in rows
            ),
            problems=table.problems,
            fingerprint=header_fingerprint(table.headers),
            remembered=known,
            chosen_dates=options.dates,
        )


def _others(stream: BinaryIO, kind: str, options: TableOptions, shown: Table) -> tuple[str, ...]:
    """The sheets that an import reads besides the one that is shown."""
    if options.only or len(shown.sheets) < 2:
        return ()
    tables = (t for t in read_tables(stream, kind, options) if isinstance(t, Table))
    return tuple(table.sheet for table in tables if table.sheet != shown.sheet)


def _columns(
    table: Table, mapping: dict[int, Target], dates: dict[int, DateReading]
) -> list[ColumnView]:
    below = [row.cells for row in table.sample if row.line > table.header_row]
    width = max([len(table.headers), *(len(cells) for cells in below)])
    late = clashes(mapping)
    views: list[ColumnView] = []
    for index in range(width):
        values = dict.fromkeys(
            cells[index].strip() for cells in below if index < len(cells) and cells[index].strip()
        )
        header = table.headers[index] if index < len(table.headers) else ""
        after = late.get(index)
        if after is not None and not (values and views[after].samples):
            after = None  # an empty column stands in nobody's way
        views.append(
            ColumnView(
                index,
                header,
                mapping.get(index, CUSTOM),
                tuple(islice(values, SAMPLES)),
                dates.get(index),
                after,
            )
        )
    return views
