"""A table of an outside file: rows of text with their numbers, and how they were read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rolodex.domain.column_guess import (
    find_header,
    guess_columns,
    names_in_two_rows,
    people_beside,
)
from rolodex.domain.column_names import Mapping, match_columns
from rolodex.domain.republic_date import DateReading
from rolodex.domain.text import Text

CSV, WORKBOOK, LDIF, MARKUP = "csv", "workbook", "ldif", "markup"
SAMPLE = 200
"""Rows from the beginning by which header and unnamed columns are judged."""
MAX_COLUMNS = 512
"""Cells of a row beyond these are not read."""


class Row(NamedTuple):
    """A row with its number in the file (from 1) and its cells; `problem` if it is unreadable."""

    line: int
    cells: list[str]
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a person corrected; what is left empty is found out.

    `header_row` is a row number, 0 for a table without one, None to look for it. `mapping`
    replaces the targets of all columns. `dates` are the readings of single columns. `only` the
    named sheet is read, and no other one with people.
    """

    encoding: str = ""
    delimiter: str = ""
    header_row: int | None = None
    sheet: str = ""
    mapping: Mapping | None = None
    dates: dict[int, DateReading] = field(default_factory=dict)
    only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is read: `read` begins anew from the first row each time it is called.

    `header_row` is the number of the row that names the columns, 0 if there is none; `headers`
    are its cells. `encoding` and `delimiter` are empty for a workbook, whose `sheets` are named.
    """

    kind: str
    read: Callable[[], Iterator[Row]]
    headers: tuple[str, ...]
    header_row: int
    sample: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    problems: tuple[Text, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Every row but that of the column names."""
        return (row for row in self.read() if row.line != self.header_row)

    @property
    def preamble(self) -> tuple[str, ...]:
        """The words above the column names, a line each."""
        above = (row for row in self.sample if row.line < self.header_row)
        lines = (" ".join(cell.strip() for cell in row.cells if cell.strip()) for row in above)
        return tuple(line for line in lines if line)

    def mapping(self) -> Mapping:
        """The targets of the columns by their names, else by what they hold."""
        known = match_columns(self.headers)
        below = [row.cells for row in self.sample if row.line > self.header_row]
        return known | guess_columns(below, known, bool(self.header_row), self.headers)


def make_table(
    kind: str,
    read: Callable[[], Iterator[Row]],
    options: TableOptions,
    **how: object,
) -> Table:
    """A table with its header row found, or taken from the options."""
    sample: list[Row] = []
    rows = read()
    for row in rows:
        sample.append(row)
        if len(sample) >= SAMPLE:
            break
    close = getattr(rows, "close", None)
    if close:
        close()
    if options.header_row is None:
        found = find_header([row.cells for row in sample[:60]])
        header_row = sample[found].line if found is not None else 0
    else:
        header_row = options.header_row
    header_row, header = _header(sample, header_row, options.header_row is None)
    headers = tuple(" ".join(cell.split()) for cell in header)
    while headers and not headers[-1]:
        headers = headers[:-1]
    if width := people_beside(headers):
        whole = read

        def read() -> Iterator[Row]:
            return (part for row in whole() for part in _parted(row, width, header_row))

        headers = headers[:width]
        sample = [part for row in sample for part in _parted(row, width, header_row)]
    return Table(kind, read, headers, header_row if headers else 0, tuple(sample), **how)  # type: ignore[arg-type]


def _parted(row: Row, width: int, header_row: int) -> Iterator[Row]:
    """The people that stand side by side in a row; what stands above or names them is one."""
    if row.line <= header_row or row.problem:
        yield row._replace(cells=row.cells[:width]) if row.line == header_row else row
        return
    for start in range(0, max(1, len(row.cells)), width):
        cells = row.cells[start : start + width]
        if not start or any(cell.strip() for cell in cells):
            yield row._replace(cells=cells)


def _header(sample: list[Row], line: int, found: bool) -> tuple[int, list[str]]:
    """The number of the row of column names and the names, which two rows may say together.

    Then it is the lower one: of a row that was `found` the next, of one that was said that row.
    """
    at = next((index for index, row in enumerate(sample) if row.line == line), None)
    if at is None:
        return line, []
    lower = at + 1 if found else at
    if 0 < lower < len(sample):
        names = names_in_two_rows(sample[lower - 1].cells, sample[lower].cells)
        if names is not None:
            return sample[lower].line, names
    return line, sample[at].cells
