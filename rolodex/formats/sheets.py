"""The sheets of a workbook: which of them hold people, and each of these as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from rolodex.domain.column_names import SPOKEN, known_columns
from rolodex.domain.problems import FileProblem
from rolodex.domain.text import Text
from rolodex.formats.table import Row, Table, TableOptions, make_table
from rolodex.i18n import N_

TRIED = 20
"""Sheets among which the likeliest is looked for."""
MOST = 200
"""Sheets that are read; further ones are named."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a file by name; `rows(name)` gives what begins anew from their first row."""

    kind: str
    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    rows: Callable[[str], Callable[[], Iterator[Row]]]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, hidden ones at the end."""
        return self.shown + self.hidden


@dataclass(frozen=True, slots=True)
class UnreadSheet:
    """A sheet that holds cells and was not read, and why."""

    sheet: str
    reason: Text


def one_table(sheets: Sheets, options: TableOptions) -> Table:
    """The table of the sheet named in the options, else of the first that names columns.

    Raises `FileProblem` for a sheet that is not there.
    """
    if options.sheet and options.sheet not in sheets.names:
        raise FileProblem(Text(N_("There is no sheet called {name}."), {"name": options.sheet}))
    name = options.sheet or _likeliest(sheets)
    if not name:
        return make_table(sheets.kind, lambda: iter(()), options)
    return _table(sheets, name, options)


def all_tables(sheets: Sheets, options: TableOptions) -> Iterator[Table | UnreadSheet]:
    """Every sheet with people as a table, one after the other, and what was not read.

    The options belong to the sheet they name, else to the likeliest; with `only` no other is
    read or named. If no sheet holds people, the likeliest is read, so that its rows are named.
    """
    first = one_table(sheets, options)
    if options.only or not first.sheet:
        yield first
        return
    people = False
    left: list[str] = []
    for name in sheets.shown[:MOST]:
        table = first if name == first.sheet else _table(sheets, name, TableOptions())
        if not any(any(row.cells) for row in table.sample):
            continue
        if holds_people(table) or name == options.sheet:
            people = True
            yield table
        else:
            left.append(name)
    if not people or first.sheet in sheets.hidden:
        yield first
        left = [name for name in left if name != first.sheet]
    for name in left:
        yield UnreadSheet(name, Text(
            N_("The sheet “{sheet}” was not read: it has no column of names, numbers or e-mail "
               "addresses."), {"sheet": name},
        ))  # fmt: skip
    for name in sheets.hidden:
        if name != first.sheet and any(any(row.cells) for row in sheets.rows(name)()):
            yield UnreadSheet(
                name, Text(N_("The sheet “{sheet}” was not read: it is hidden."), {"sheet": name})
            )
    for name in sheets.shown[MOST:]:
        yield UnreadSheet(
            name,
            Text(N_("The sheet “{sheet}” was not read: there are too many."), {"sheet": name}),
        )


def holds_people(table: Table) -> bool:
    """Whether a column of the table holds names, numbers or e-mail addresses."""
    return any(t.field in SPOKEN and not t.part for t in table.mapping().values())


def _table(sheets: Sheets, name: str, options: TableOptions) -> Table:
    return make_table(sheets.kind, sheets.rows(name), options, sheets=sheets.names, sheet=name)


def _likeliest(sheets: Sheets) -> str:
    """The first sheet with more than two names of columns, else that with the most, else the
    first that is not empty; a hidden one only if no other has any."""
    best, most = "", 0
    first = ""
    for name in sheets.names[:TRIED]:
        if best and name in sheets.hidden:
            break
        rows = [row.cells for row in islice(sheets.rows(name)(), 60)]
        if not first and any(any(row) for row in rows):
            first = name
        known = max((known_columns(row) for row in rows), default=0)
        if known > most:
            best, most = name, known
        if known > 2:
            break
    return best or first or next(iter(sheets.names), "")
