"""Lists by rule and by any column: how many, which in what order, and the texts of columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolodex.store.list_conditions import Sql, Today, condition_sql, order_sql, text_sql

if TYPE_CHECKING:
    from rolodex.domain.list_rule import ListRule
    from rolodex.store.database import Database
    from rolodex.store.listing import Cadences, Selection


@dataclass(frozen=True, slots=True)
class Ruled:
    """Cards of `card_face f` that are chosen: a list, narrowed by conditions that all hold."""

    where: str
    values: tuple[object, ...]
    cadences: Cadences

    def count(self, database: Database) -> int:
        """How many cards were chosen."""
        return int(
            database.value(f"SELECT count(*) FROM card_face f WHERE {self.where}", self.values)
        )

    def ids(self, database: Database, order: str, limit: int = -1) -> list[int]:
        """The ids of the chosen cards in a known order."""
        by, needs_statistics = order_sql(order, self.cadences)
        join = "JOIN card_stat s ON s.card = f.card" if needs_statistics else ""
        return database.column(
            f"SELECT f.card FROM card_face f {join} WHERE {self.where} "
            f"ORDER BY {by} LIMIT {limit:d}",
            self.values,
        )

    def letters(self, database: Database) -> list[tuple[str, int]]:
        """Each index letter present with the row at which it begins, in name order."""
        found, at = [], 0
        for letter, amount in database.rows(
            f"SELECT letter, count(*) FROM card_face f WHERE {self.where} "
            "GROUP BY letter ORDER BY min(sort_key)",
            self.values,
        ):
            found.append((letter, at))
            at += amount
        return found


def ruled(base: Selection, rule: ListRule | None, today: Today) -> Ruled:
    """What picks the cards of a list that a checked rule narrows."""
    made: list[Sql] = [(base.condition(many=False), list(base.values))]
    made += [condition_sql(condition, today) for condition in (rule.conditions if rule else ())]
    return Ruled(
        " AND ".join(sql for sql, _values in made),
        tuple(value for _sql, values in made for value in values),
        today.cadences,
    )


FROM_ROW = frozenset({"name", "company", "title", "tags", "class", "cadence", "state", "due",
                      "last_contact"})  # fmt: skip
"""Columns that every row of a list brings along."""


def cells(
    database: Database, cards: Iterable[int], columns: Sequence[str]
) -> dict[int, dict[str, str | int]]:
    """What stands in the columns that rows do not bring along; empty ones are left out.

    A phone is its normal form and the number as typed, on two lines.
    """
    wanted = [key for key in columns if key not in FROM_ROW]
    chosen = list(cards)
    found: dict[int, dict[str, str | int]] = {}
    if not wanted:
        return found
    for at in range(0, len(chosen), 500):
        part = chosen[at : at + 500]
        asked = ", ".join(_cell_sql(key) for key in wanted)
        for card, *values in database.rows(
            f"SELECT f.card, {asked} FROM card_stat f WHERE f.card IN "
            f"({', '.join('?' * len(part))})",
            part,
        ):
            found[card] = {
                key: value for key, value in zip(wanted, values, strict=True) if value is not None
            }
    return found


def _cell_sql(key: str) -> str:
    if key == "added":
        return "f.created_on"
    if key == "contacts":
        return "f.contacts"
    if key == "birthday":
        # Calendar, leap month, year, month, day: the screen says it in its language.
        return (
            "(SELECT d.calendar || ',' || d.leap || ',' || coalesce(d.year, '') || ',' "
            "|| d.month || ',' || d.day FROM special_date d WHERE d.card = f.card "
            "AND d.label = 'birthday' ORDER BY d.position, d.id LIMIT 1)"
        )
    if key == "phone":
        return (
            "(SELECT coalesce(m.normalized, '') || char(10) || m.value FROM method m "
            "WHERE m.card = f.card AND m.kind = 'phone' "
            'ORDER BY m."primary" DESC, m.position, m.id LIMIT 1)'
        )
    return text_sql(key)
