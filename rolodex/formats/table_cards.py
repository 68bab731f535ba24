"""The rows of a table as cards, and the reason for each row that is no person."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from rolodex.domain.card import Card
from rolodex.domain.column_names import SPOKEN, Target, header_key, target_of
from rolodex.domain.republic_date import DateEvidence, DateReading
from rolodex.domain.scripts import fold, has_cjk
from rolodex.domain.text import Text
from rolodex.formats.table import Row, Table, TableOptions
from rolodex.formats.table_cells import Cells, Column
from rolodex.i18n import N_


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that is a person.

    `line` is its number in the file. `referred` names who introduced the customer, `contact` is
    the day of the last contact and `contact_text` the cell that says so, `classes` are the tags
    that a column of classes gave. `fingerprint` is the same whenever the same cells come again
    under the same names, in whatever order. `uid` is that of this program's own tables.
    """

    line: int
    card: Card
    referred: str
    remarks: tuple[Text, ...]
    fingerprint: str
    uid: str = ""
    contact: date | None = None
    contact_text: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that is no person: its number, why, and its cells as a line of CSV."""

    line: int
    reason: Text
    raw: str


def read_table_cards(
    table: Table,
    mapping: Mapping[int, Target] | None,
    country: str,
    options: TableOptions | None = None,
) -> Iterator[ReadRow | RejectedRow]:
    """Every row of the table but that of its column names and blank ones, in order.

    `country` is the home country of phone numbers. How short years are read is decided from
    all cells of a column, for which the table is read once more, unless the options say it.
    """
    targets = dict(table.mapping() if mapping is None else mapping)
    chosen = options.dates if options else {}
    dates = date_readings(table, targets, country, chosen)
    return _Reader(table, targets, country, dates).all()


def date_readings(
    table: Table,
    mapping: Mapping[int, Target],
    country: str,
    chosen: Mapping[int, DateReading],
    pause: Callable[[], None] | None = None,
) -> dict[int, DateReading]:
    """How the dates of each column of dates are read: as `chosen`, else by all its cells.

    `pause` is called every thousand rows; what it raises ends the reading.
    """
    columns = [
        index
        for index, target in mapping.items()
        if target.field == "last_contact" or (target.field == "dates" and not target.part)
        if index not in chosen
    ]
    if not columns:
        return dict(chosen)
    evidence = {index: DateEvidence() for index in columns}
    for number, row in enumerate(table.rows(), 1):
        if pause and number % 1000 == 0:
            pause()
        if row.line > table.header_row:
            for index in columns:
                if index < len(row.cells) and row.cells[index]:
                    evidence[index].take(row.cells[index])
    taiwanese = is_taiwanese(table.headers, country)
    found = {
        index: seen.reading(taiwanese, country, mapping[index].field == "last_contact")
        for index, seen in evidence.items()
    }
    return found | dict(chosen)


def is_taiwanese(headers: tuple[str, ...], country: str) -> bool:
    """Whether people of Taiwan made the table: its column names say so, else the home country."""
    chinese = [header for header in headers if has_cjk(header)]
    folded = [fold(header) for header in chinese]
    if any(a != b for a, b in zip(chinese, folded, strict=True)):
        return True
    return country == "TW" and not any(char in _SIMPLIFIED for char in "".join(chinese))


_SIMPLIFIED = frozenset("电话码编职务备标签联单级类历农阴详邮称谓业员顾间绍")
"""Characters of column names that nobody in Taiwan writes."""


class _Reader:
    """Reads the rows of one table with one mapping."""

    def __init__(
        self,
        table: Table,
        mapping: dict[int, Target],
        country: str,
        dates: dict[int, DateReading],
    ) -> None:
        self._table = table
        self._keys = [header_key(header) for header in table.headers]
        self._named = any(t.field in SPOKEN and not t.part for t in mapping.values())
        self._columns = [
            Column(index, header, mapping.get(index, Target("custom")), dates.get(index))
            for index, header in enumerate(table.headers)
        ]
        self._loose = {
            index: Column(index, "", target, dates.get(index))
            for index, target in mapping.items()
            if index >= len(table.headers)
        }
        self._cells = Cells(country)
        order = sorted(range(len(self._keys)), key=lambda i: (self._keys[i], i))
        self._order = [
            (i, f"\x1f{self._keys[i]}\x1e") for i in order if target_of(table.headers[i]) != _SKIP
        ]

    def all(self) -> Iterator[ReadRow | RejectedRow]:
        for row in self._table.rows():
            cells = [cell.strip() if cell else "" for cell in row.cells]
            # What is blank or only drawn, |-----|----|, is no row, wherever it stands.
            if row.problem or any(cell and not _DRAWN.issuperset(cell) for cell in cells):
                yield self._read(row, cells)

    def _read(self, row: Row, cells: list[str]) -> ReadRow | RejectedRow:
        reason = row.problem or self._refusal(row.line, cells)
        if reason is None:
            draft, found = self._cells.draft(cells, [*self._columns, *self._extra(len(cells))])
            if draft.is_sum(next(filter(None, cells))):
                reason = Text(N_("This row only adds up others."))
            elif not draft.is_person():
                reason = Text(N_("There is no name, phone number or e-mail address in this row."))
            else:
                card = draft.card()
                return ReadRow(
                    line=row.line,
                    card=card,
                    referred=draft.referred,
                    remarks=tuple(draft.remarks),
                    fingerprint=self._fingerprint(cells),
                    uid=found.uid,
                    contact=found.contact,
                    contact_text=found.contact_text,
                    classes=tuple(found.classes),
                )
        return RejectedRow(row.line, reason, line_of(row.cells))

    def _refusal(self, line: int, cells: list[str]) -> Text | None:
        if line < self._table.header_row:
            return Text(N_("This row stands above the names of the columns."))
        if not self._named:
            return Text(N_("No column of this table holds names, numbers or e-mail addresses."))
        if self._table.header_row and cells[: len(self._keys)] == list(self._table.headers):
            return Text(N_("This row repeats the names of the columns."))
        return None

    def _extra(self, width: int) -> list[Column]:
        """Columns beyond the named ones."""
        first = len(self._columns)
        return [self._loose.get(i) or Column(i, "", _OWN, None) for i in range(first, width)]

    def _fingerprint(self, cells: list[str]) -> str:
        digest = blake2b(digest_size=16)
        count = len(cells)
        parts = [
            key + " ".join(cells[index].split())
            for index, key in self._order
            if index < count and cells[index]
        ]
        first = len(self._keys)
        parts += [f"\x1f{at}\x1e{cell}" for at, cell in enumerate(cells[first:], first) if cell]
        digest.update("".join(parts).encode("utf-8", "replace"))
        return digest.hexdigest()


_DRAWN = frozenset("-=_+:|─━═ ")
_SKIP = Target("skip")
_OWN = Target("custom")


def line_of(cells: list[str] | tuple[str, ...]) -> str:
    """Cells as one line of CSV, at most 2,000 characters of it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([cell[:200] for cell in cells[:100]])
    return out.getvalue()[:2000]
