"""Bringing in tables: their rows as the cards that an import takes, and what belongs to history."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from zoneinfo import ZoneInfo

from rolodex.domain.card_parts import CustomValue
from rolodex.domain.column_names import Target, header_fingerprint
from rolodex.domain.interaction import Interaction
from rolodex.domain.problems import Cancelled
from rolodex.domain.republic_date import DateReading
from rolodex.domain.scripts import fold
from rolodex.domain.text import Text
from rolodex.formats.recognise import read_table, read_tables
from rolodex.formats.sheets import UnreadSheet
from rolodex.formats.table import Table, TableOptions
from rolodex.formats.table_cards import (
    ReadRow,
    RejectedRow,
    date_readings,
    line_of,
    read_table_cards,
)
from rolodex.formats.vcard import ReadCard, RejectedCard
from rolodex.i18n import N_, render
from rolodex.store.bulk import BulkWriter
from rolodex.store.mappings import remember, remembered

if TYPE_CHECKING:
    from rolodex.services.book import Book

_CONTACT = struct.Struct("<16sI")
_CHUNK = 400


class TableImport:
    """The tables of one import: read as cards, with last contacts and classes written at the end.

    `options` are a person's corrections by file. A mapping that is chosen is remembered by the
    header; a file without one is mapped as its header was last, else by the names.
    """

    def __init__(self, book: Book, options: Mapping[Path, TableOptions] | None) -> None:
        self._book = book
        self._options = options or {}
        self._country = str(book.settings.get("country"))
        self._today = book.clock.today()
        self._contacts = bytearray()  # fingerprint and day, some bytes each: there may be millions
        self._said: dict[bytes, str] = {}
        self._classes: set[str] = set()
        self._chosen: dict[str, Any] = {}
        self.header: str | None = None

    def read(
        self,
        path: Path,
        stream: BinaryIO,
        kind: str,
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[ReadCard | RejectedCard]:
        """The rows of a file's tables; `header` is the line of column names meanwhile.

        The options of a file belong to the sheet they name; other sheets with the same names of
        columns are read alike. Raises `FileProblem` and `Cancelled`.
        """

        def pause() -> None:
            if cancelled and cancelled():
                raise Cancelled

        given = self._options.get(path, TableOptions())
        like = ""
        if given.mapping is not None and given.sheet and not given.only:
            like = header_fingerprint(read_table(stream, kind, given).headers)
        count = 0
        for table in read_tables(stream, kind, given):
            if isinstance(table, UnreadSheet):
                yield RejectedCard(0, table.reason, "")
                continue
            own = table.sheet == given.sheet or not given.sheet
            options = given if own else TableOptions()
            if like and not own and header_fingerprint(table.headers) == like:
                options = TableOptions(mapping=given.mapping, dates=given.dates)
            elif given.mapping is not None and own:
                fingerprint = header_fingerprint(table.headers)
                self._chosen[fingerprint] = to_stored(given.mapping, given.dates)
            count += 1
            yield from self._read_one(table, options, table.sheet if count > 1 else "", pause)

    def _read_one(
        self, table: Table, options: TableOptions, sheet: str, pause: Callable[[], None]
    ) -> Iterator[ReadCard | RejectedCard]:
        """The rows of one table; `sheet` is named with each rejected one if it is not empty."""
        options, _ = with_memory(self._book, table, options)
        self.header = line_of(table.headers) if table.headers else ""
        mapping = table.mapping() if options.mapping is None else options.mapping
        dates = date_readings(table, mapping, self._country, options.dates, pause)
        options = replace(options, dates=dates)
        label = next(
            (table.headers[i] for i, t in mapping.items()
             if t.field == "last_contact" and i < len(table.headers)),
            render(Text(N_("Last contact"))),
        )  # fmt: skip
        try:
            for row in read_table_cards(table, mapping, self._country, options):
                taken = self._taken(row, label)
                if sheet and isinstance(taken, RejectedCard):
                    reason = Text(
                        N_("Sheet “{sheet}”: {reason}"), {"sheet": sheet, "reason": taken.reason}
                    )
                    taken = replace(taken, reason=reason)
                yield taken
        finally:
            self.header = None

    def _taken(self, row: ReadRow | RejectedRow, label: str) -> ReadCard | RejectedCard:
        if isinstance(row, RejectedRow):
            return RejectedCard(row.line, row.reason, row.raw)
        card = row.card
        if row.contact is not None and row.contact <= self._today:
            key = bytes.fromhex(row.fingerprint)
            self._contacts += _CONTACT.pack(key, row.contact.toordinal())
            if any(char.isalpha() and char not in "年月日民國民国" for char in row.contact_text):
                self._said[key] = row.contact_text
        elif row.contact is not None:
            kept = CustomValue(label=label, value=row.contact_text)
            card = replace(card, custom=(*card.custom, kept))
        self._classes.update(row.classes)
        return ReadCard(
            line=row.line,
            card=card,
            photo=None,
            uid=row.uid,
            fingerprint=row.fingerprint,
            properties=(),
            version="",
            referred=row.referred,
            remarks=row.remarks,
        )

    def finish(self, batch: int) -> int:
        """Write last contacts of the batch's cards, classes of tags and the mappings chosen.

        Within the caller's transaction; returns how many contacts were written.
        """
        database = self._book.database
        for fingerprint, value in self._chosen.items():
            remember(database, fingerprint, value)
        if not batch:
            return 0
        for name in self._classes:
            if letter := class_of(name):
                database.execute(
                    "UPDATE tag SET klass = ? WHERE name = ? AND klass = ''", (letter, name)
                )
        written = 0
        bulk = BulkWriter(database)
        now = self._book.clock.now().isoformat()
        found = list(_CONTACT.iter_unpack(self._contacts))
        for at in range(0, len(found), _CHUNK):
            rows = self._interactions(batch, found[at : at + _CHUNK], bulk)
            bulk.interactions(rows, now)
            written += len(rows)
        return written

    def _interactions(
        self, batch: int, contacts: list[tuple[bytes, int]], bulk: BulkWriter
    ) -> list[Interaction]:
        database = self._book.database
        marks = ",".join("?" * len(contacts))
        cards = dict(database.rows(
            f"SELECT fingerprint, card FROM import_source WHERE batch = ? "
            f"AND fingerprint IN ({marks})",
            (batch, *(key.hex() for key, _ in contacts)),
        ))  # fmt: skip
        known = set(database.rows(
            "SELECT ic.card, i.local_date FROM interaction_card ic "
            "JOIN interaction i ON i.id = ic.interaction "
            f"WHERE ic.card IN ({','.join(str(int(card)) for card in cards.values())})"
        ))  # fmt: skip
        zone = self._book.clock.zone()
        found = []
        for key, ordinal in contacts:
            card = cards.get(key.hex())
            day = date.fromordinal(ordinal)
            if card is None or (card, day.isoformat()) in known:
                continue
            known.add((card, day.isoformat()))
            noon = datetime.combine(day, time(12), ZoneInfo(zone))
            found.append(
                Interaction(
                    cards=(card,),
                    kind="call",
                    text=self._said.get(key) or render(Text(N_("Last contact, from a table"))),
                    at=noon.astimezone(UTC),
                    zone=zone,
                    local_date=day,
                    id=bulk.reserve("interaction", 1)[0],
                    uid=str(uuid.uuid4()),
                )
            )
        return found


def class_of(name: str) -> str:
    """A, B or C for `A`, `Ａ`, `A級`, `B客戶`; empty for another word."""
    word = fold(name).upper().strip()
    rest = word[1:].strip(" .+-")
    return word[0] if word[:1] in ("A", "B", "C") and rest in ("", "级", "类", "客户") else ""


def with_memory(book: Book, table: Table, options: TableOptions) -> tuple[TableOptions, bool]:
    """The options with the mapping that was chosen last for this header, and whether it is one."""
    if options.mapping is not None or not table.headers:
        return options, False
    stored = remembered(book.database, header_fingerprint(table.headers))
    if stored is None:
        return options, False
    mapping, dates = from_stored(stored)
    return replace(options, mapping=mapping, dates=dates | options.dates), True


def to_stored(mapping: Mapping[int, Target], dates: Mapping[int, DateReading]) -> Any:
    """A mapping and its readings of dates as JSON values."""
    return {
        "columns": {
            str(i): [t.field, t.kind, t.label, t.part, t.group] for i, t in mapping.items()
        },
        "dates": {str(i): [r.era, r.order] for i, r in dates.items()},
    }


def from_stored(stored: Any) -> tuple[dict[int, Target], dict[int, DateReading]]:
    """What `to_stored` made JSON of."""
    columns = {int(i): Target(*map(str, parts)) for i, parts in stored["columns"].items()}
    dates = {
        int(i): DateReading(str(parts[0]), str(parts[1])) for i, parts in stored["dates"].items()
    }
    return columns, dates
