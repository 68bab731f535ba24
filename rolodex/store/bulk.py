"""Writing many cards and interactions at once, as imports and sample books do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Photo
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.store import cards as card_store
from rolodex.store import followups as followup_store
from rolodex.store import history as history_store
from rolodex.store.database import Database
from rolodex.store.first_fill import inserting
from rolodex.store.tags import ensure, ensure_field

WRITTEN = (
    "card",
    "employment",
    "method",
    "address",
    "special_date",
    "card_tag",
    "field_value",
    "relation",
    "photo",
)
"""The tables that the rows of new cards go into."""


class BulkWriter:
    """Writes within the caller's transaction and hands out the ids beforehand.

    Tags and own fields are looked up once. Journal and statistics are kept as by the triggers;
    new cards are to be taken into the index by the caller, who has them at hand.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tags: dict[str, int] = {}
        self._fields: dict[tuple[str, bool], int] = {}
        self._next = {
            table: int(database.value(f'SELECT coalesce(max(id), 0) + 1 FROM "{table}"'))
            for table in ("card", "interaction")
        }

    def reserve(self, table: str, amount: int) -> range:
        """The next ids of `card` or `interaction`, for rows that will be written."""
        first = self._next[table]
        self._next[table] = first + amount
        return range(first, first + amount)

    def cards(self, cards: Sequence[Card], photos: dict[int, Photo] | None = None) -> None:
        """New cards that carry their ids, with all their parts; `Indexer.take_in` comes next."""
        if not cards:
            return
        # For the tags and fields first met: their rows are journalled like any other.
        for card in cards:
            for name in card.tags:
                self._tag(name)
            for value in card.custom:
                self._field(value.label, value.private)
        with inserting(self._database, WRITTEN):
            self._cards(cards, photos)

    def _cards(self, cards: Sequence[Card], photos: dict[int, Photo] | None) -> None:
        database = self._database
        names = card_store.CARD_COLUMNS
        columns = ", ".join(f'"{name}"' for name in names)
        database.executemany(
            f"INSERT INTO card(id, {columns}) VALUES (?, {', '.join('?' * len(names))})",
            [(card.id, *card_store.scalars(card)) for card in cards],
        )
        database.executemany(
            "INSERT INTO employment(card, company, company_card, department, title) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (c.id, c.company, c.company_card, c.department, c.title)
                for c in cards
                if c.company or c.title or c.department or c.company_card
            ],
        )
        for table, attribute in card_store.PART_ATTRIBUTES.items():
            self._parts(table, attribute, cards)
        database.executemany(
            "INSERT INTO card_tag(card, tag) VALUES (?, ?)",
            [(c.id, self._tag(name)) for c in cards for name in dict.fromkeys(c.tags)],
        )
        database.executemany(
            "INSERT INTO field_value(card, field, value, position) VALUES (?, ?, ?, ?)",
            [
                (c.id, self._field(value.label, value.private), value.value, position)
                for c in cards
                for position, value in enumerate(c.custom)
            ],
        )
        self.relations(cards)
        if photos:
            database.executemany(
                "INSERT INTO photo(card, data, type) VALUES (?, ?, ?)",
                [(card, photo.data, photo.type) for card, photo in photos.items()],
            )

    def relations(self, cards: Iterable[Card]) -> None:
        """The relations of cards; both ends must be written by the end of the transaction."""
        self._database.execute("PRAGMA defer_foreign_keys=ON")
        self._database.executemany(
            "INSERT INTO relation(card, other, kind, name) VALUES (?, ?, ?, ?)",
            [
                (c.id, r.other, r.kind, "" if r.other is not None else r.name)
                for c in cards
                for r in c.relations
            ],
        )

    def interactions(self, interactions: Sequence[Interaction], now: str) -> None:
        """New interactions that carry their ids, with their cards."""
        columns = history_store.COLUMNS
        self._database.executemany(
            f"INSERT INTO interaction(id, {', '.join(columns)}, created_at, modified_at) "
            f"VALUES (?, {', '.join('?' * len(columns))}, ?, ?)",
            [(i.id, *history_store.values(i), now, now) for i in interactions],
        )
        self._database.executemany(
            "INSERT INTO interaction_card(interaction, card) VALUES (?, ?)",
            [(i.id, card) for i in interactions for card in i.cards],
        )

    def followups(self, followups: Sequence[FollowUp], now: str) -> None:
        """New follow-ups."""
        columns = followup_store.COLUMNS
        self._database.executemany(
            f"INSERT INTO followup({', '.join(columns)}, created_at, modified_at) "
            f"VALUES ({', '.join('?' * len(columns))}, ?, ?)",
            [(*followup_store.values(f), now, now) for f in followups],
        )

    def _parts(self, table: str, attribute: str, cards: Sequence[Card]) -> None:
        names, values_of = card_store.part_columns(table), card_store.part_values[table]
        columns = ", ".join(f'"{name}"' for name in names)
        rows: list[tuple[Any, ...]] = [
            (*values_of(part), position, card.id)
            for card in cards
            for position, part in enumerate(getattr(card, attribute))
        ]
        self._database.executemany(
            f'INSERT INTO "{table}"({columns}, position, card) '
            f"VALUES ({', '.join('?' * len(names))}, ?, ?)",
            rows,
        )

    def _tag(self, name: str) -> int:
        if name not in self._tags:
            self._tags[name] = ensure(self._database, name)
        return self._tags[name]

    def _field(self, label: str, private: bool) -> int:
        key = (label, private)
        if key not in self._fields:
            self._fields[key] = ensure_field(self._database, label, private)
        return self._fields[key]
