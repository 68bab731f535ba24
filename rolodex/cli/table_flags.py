"""Flags that correct how tables are read, and the lines that say how they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolodex.cli.base import option
from rolodex.domain.problems import BadValue, FileProblem
from rolodex.domain.text import Text
from rolodex.i18n import N_, render

if TYPE_CHECKING:
    from rolodex.domain.column_names import Target
    from rolodex.domain.republic_date import DateReading
    from rolodex.services.book import Book
    from rolodex.services.table_inspection import ColumnView, Inspection, TableOptions

OPTIONS = (
    option("--encoding", default="", metavar="NAME", help=N_("The encoding: cp950, gb18030 ...")),
    option(
        "--delimiter",
        type=click.Choice(["comma", "semicolon", "tab", "bar"]),
        help=N_("What separates the cells."),
    ),
    option(
        "--header-row",
        type=click.IntRange(0),
        help=N_("The row that names the columns; 0 if none does."),
    ),
    option("--sheet", default="", metavar="NAME", help=N_("Only this sheet of a workbook.")),
    option(
        "--column",
        "columns",
        multiple=True,
        metavar="COLUMN=FIELD",
        help=N_(
            "What a column, by name or number, becomes: the name of a field such as Mobile, or "
            "own, or skip; may be repeated."
        ),
    ),
    option(
        "--dates",
        multiple=True,
        metavar="COLUMN=HOW",
        help=N_(
            "How the dates of a column are read: republic or western, ymd, mdy or dmy; may be "
            "repeated."
        ),
    ),
)
_MARKS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_WIDEST = (30, 30, 60, 30)
"""Cells of the terminal for name, field, reading and first value of a column."""


def table_flags(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all of `OPTIONS`, whose values `Corrections` takes."""
    for decorate in reversed(OPTIONS):
        function = decorate(function)
    return function


@dataclass(frozen=True, slots=True)
class Corrections:
    """The flags of one run; all empty if the tables are read as they are found."""

    encoding: str
    delimiter: str | None
    header_row: int | None
    sheet: str
    columns: tuple[str, ...]
    dates: tuple[str, ...]

    def options(self, book: Book, files: Sequence[Path]) -> dict[Path, TableOptions]:
        """How each file that is a table is read. Raises `BadValue` for a column there is not.

        What a flag says of a column is remembered by the header, as in the window.
        """
        from rolodex.services.table_inspection import TableOptions

        if self == Corrections("", None, None, "", (), ()):
            return {}
        found = {}
        for path in files:
            options = TableOptions(
                encoding=self.encoding,
                delimiter=_MARKS.get(self.delimiter or "", ""),
                header_row=self.header_row,
                sheet=self.sheet,
                only=bool(self.sheet),
            )
            if self.columns or self.dates:
                try:
                    seen = book.transfer.inspect(path, options)
                except FileProblem:
                    continue  # the import says why
                if not seen.columns:
                    continue
                options = self._with_columns(seen)
            found[path] = options
        return found

    def _with_columns(self, seen: Inspection) -> TableOptions:
        options = seen.options()
        mapping = dict(options.mapping or {})
        dates = dict(options.dates)
        for text in self.columns:
            column, field = _parted(text, seen.columns)
            mapping[column.index] = _target(field)
        for text in self.dates:
            column, how = _parted(text, seen.columns)
            dates[column.index] = _reading(how, column.dates)
        return replace(options, mapping=mapping, dates=dates)


def _parted(text: str, columns: Sequence[ColumnView]) -> tuple[ColumnView, str]:
    """The column before the last `=`, by its name or its number from 1, and what is behind it."""
    name, _, rest = text.rpartition("=")
    for column in columns:
        if name and name == column.header:
            return column, rest.strip()
    if name.isdecimal() and 0 < int(name[:4]) <= len(columns):
        return columns[int(name[:4]) - 1], rest.strip()
    raise BadValue(Text(N_("There is no column called {name}."), {"name": name or text}))


def _target(field: str) -> Target:
    """What a column of this name would become."""
    from rolodex.domain.column_names import CUSTOM, SKIP, match_columns

    if field in ("own", "skip"):
        return CUSTOM if field == "own" else SKIP
    found = match_columns([field]).get(0)
    if found is None:
        raise BadValue(Text(N_("“{word}” is the name of no field."), {"word": field}))
    return found


def _reading(text: str, before: DateReading | None) -> DateReading:
    from rolodex.domain.republic_date import ERAS, ORDERS, DateReading

    found = replace(before or DateReading(), sure=True)
    for word in text.replace(",", " ").split():
        if word in ERAS:
            found = replace(found, era=word)
        elif word in ORDERS:
            found = replace(found, order=word)
        else:
            words = N_("Dates are read as republic or western, and ymd, mdy or dmy, not {word}.")
            raise BadValue(Text(words, {"word": word}))
    return found


def reading_lines(
    book: Book, files: Sequence[Path], options: dict[Path, TableOptions]
) -> list[str]:
    """How each table is read: a line for the file, and one for each column with something in it."""
    lines: list[str] = []
    for path in files:
        try:
            seen = book.transfer.inspect(path, options.get(path))
        except FileProblem:
            continue  # the preview says why
        if seen.columns:
            lines += [f"{path}: {_file_words(seen)}", *_column_lines(seen)]
    return lines


def _file_words(seen: Inspection) -> str:
    from rolodex.domain.table_words import DELIMITERS, ENCODINGS, KINDS

    parts = [render(Text(KINDS[seen.kind]))]
    if seen.encoding:
        parts.append(
            render(Text(ENCODINGS[seen.encoding])) if seen.encoding in ENCODINGS else seen.encoding
        )
    if seen.delimiter:
        mark = Text(DELIMITERS[seen.delimiter])
        parts.append(render(Text(N_("separated by {mark}"), {"mark": mark})))
    if seen.sheet:
        names = ", ".join((seen.sheet, *seen.others))
        parts.append(render(Text(N_("sheets {names}"), {"names": names})))
    if seen.header_row:
        parts.append(render(Text(N_("column names in row {n}"), {"n": seen.header_row})))
    else:
        parts.append(render(Text(N_("no column names"))))
    if seen.remembered:
        parts.append(render(Text(N_("as you set it last time"))))
    return " · ".join(parts)


def _column_lines(seen: Inspection) -> list[str]:
    from rolodex.cli.table import columns
    from rolodex.domain.column_choices import describe_target

    rows = [
        [
            f"  {_name(column)}",
            render(describe_target(column.target)),
            _how(column),
            column.samples[0],
        ]
        for column in seen.columns
        if column.samples
    ]
    return [*columns(rows, _WIDEST), *_notes(seen)]


def _how(column: ColumnView) -> str:
    """How the dates of a column are read; empty for another column."""
    from rolodex.domain.republic_date import ERAS, ORDERS

    if column.dates is None:
        return ""
    era, order = Text(ERAS[column.dates.era]), Text(ORDERS[column.dates.order])
    return render(Text(N_("{years}; {order}"), {"years": era, "order": order}))


def _notes(seen: Inspection) -> list[str]:
    """What a person should look at: dates that may be read otherwise, columns that come late."""
    from rolodex.domain.column_clashes import clash_words

    notes = []
    for column in seen.columns:
        if column.dates is not None and not column.dates.sure:
            words = N_("please look at how the dates of “{column}” are read")
            notes.append(f"  {render(Text(words, {'column': _name(column)}))}")
        if column.after is not None:
            first = _name(seen.columns[column.after])
            notes.append(f"  {render(clash_words(column.target, _name(column), first))}")
    return notes


def _name(column: ColumnView) -> str:
    return column.header or str(column.index + 1)
