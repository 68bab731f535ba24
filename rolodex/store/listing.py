"""Lists of cards: which, in what order, and the rows that a screen shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from rolodex.domain.name_display import initials_of, second_name_beside
from rolodex.store.database import Database

if TYPE_CHECKING:
    from rolodex.domain.list_rule import ListRule
    from rolodex.domain.partial_date import Occurrence

_EPOCH = date(1970, 1, 1).toordinal()

OVERDUE_AFTER = 7
"""Days past due from which a card is called overdue; until then it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadences:
    """The book's rhythm in days: for each class, and for everybody else."""

    a: int
    b: int
    c: int
    book: int

    def sql(self) -> str:
        """The cadence in force of a row of `card_stat s`: own, else the shortest of tags and
        class, else the book's. Only whole numbers are put into the statement."""
        classed = (
            f"CASE s.klass WHEN 'A' THEN {int(self.a)} WHEN 'B' THEN {int(self.b)} "
            f"WHEN 'C' THEN {int(self.c)} END"
        )
        return (
            "coalesce(s.own_cadence, min(s.tag_cadence, "
            f"{classed}), s.tag_cadence, {classed}, {int(self.book)})"
        )

    def in_force(self, own: int | None, tag: int | None, klass: str) -> int:
        """The same rule for one card."""
        if own is not None:
            return own
        classed = {"A": self.a, "B": self.b, "C": self.c}.get(klass)
        given = [days for days in (tag, classed) if days is not None]
        return min(given) if given else self.book


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFilter:
    """Which cards: `kind` is all, trash, tag (named by `tag`), out_of_touch, never, birthdays;
    a rule narrows them further."""

    kind: str = "all"
    tag: str = ""
    rule: ListRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """What a list shows of a card; `days` is due minus today. `cells` holds what stands in further
    columns, where a table asked for them, `birthday` the next one, where it was asked for."""

    id: int
    uid: str
    kind: str
    name: str
    name2: str
    initials: str
    company: str
    title: str
    last_contact: date | None
    due: date
    days: int
    state: str
    klass: str
    cadence: int
    has_photo: bool
    tags: tuple[str, ...]
    trashed_at: str | None = None
    cells: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    birthday: Occurrence | None = None


def due_sql(cadences: Cadences) -> str:
    """The day on which a row of `card_stat s` is due, counted as `day_number` counts."""
    return f"(s.since + {cadences.sql()})"


def day_number(day: date) -> int:
    """Days since 1 January 1970, as `card_stat.since` counts them."""
    return day.toordinal() - _EPOCH


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cards a list shows: rows of `table` s by their column `card`; they are all live, or
    all in the trash."""

    table: str
    where: str
    values: tuple[Any, ...] = ()
    live: bool = True

    def condition(self, many: bool) -> str:
        """The condition on `card_face f`; `many` cards are told one by one along the order,
        few are gathered first."""
        if self.table == "card_face":
            return f"f.live = {self.live:d}"
        if many:
            chosen = f"EXISTS (SELECT 1 FROM {self.table} s WHERE s.card = f.card AND {self.where})"
        else:
            chosen = f"f.card IN (SELECT s.card FROM {self.table} s WHERE {self.where})"
        return f"f.live = {self.live:d} AND {chosen}"


EVERY = Selection("card_face", "s.live = 1")
_TRASH = Selection("card_face", "s.live = 0", live=False)
_NEVER = Selection("card_stat", "s.live = 1 AND s.last_contact IS NULL")
_TAGGED = (
    "s.tag = (SELECT id FROM tag WHERE name = ?) "
    "AND s.card NOT IN (SELECT card FROM card_stat WHERE live = 0)"
)


def selection(
    which: CardFilter, cadences: Cadences, on: date, birthdays: Iterable[int]
) -> Selection:
    """What picks the cards of a filter; `birthdays` are live cards for that kind."""
    if which.kind == "trash":
        return _TRASH
    if which.kind == "tag":
        return Selection("card_tag", _TAGGED, (which.tag,))
    if which.kind == "out_of_touch":
        # A cadence is at least a day, so only the beginning of the index is looked at.
        silent = "s.live = 1 AND s.since < ?1 AND s.last_contact IS NOT NULL "
        return Selection("card_stat", f"{silent} AND {due_sql(cadences)} <= ?1", (day_number(on),))
    if which.kind == "never":
        return _NEVER
    if which.kind == "birthdays":
        listed = ",".join(str(int(card)) for card in birthdays)
        return Selection("card_stat", f"s.live = 1 AND s.card IN ({listed})")
    return EVERY


ORDERS = {
    "name": "f.sort_key, f.card",
    "last_contact": "s.last_contact DESC, f.sort_key, f.card",
    "added": "f.card DESC",
}


MANY_PAGES = 10
"""How many pages a list has when walking along its order finds the first page soonest."""


def first_page(
    database: Database, chosen: Selection, order: str, limit: int
) -> tuple[int, list[int]]:
    """How many cards were chosen, and the ids of the first ones in order."""
    number = count(database, chosen)
    return number, ids(database, chosen, order, limit, number > MANY_PAGES * limit)


def ids(
    database: Database, chosen: Selection, order: str, limit: int = -1, many: bool = False
) -> list[int]:
    """The ids of the chosen cards in order."""
    join = "JOIN card_stat s ON s.card = f.card" if order == "last_contact" else ""
    return database.column(
        f"SELECT f.card FROM card_face f {join} WHERE {chosen.condition(many)} "
        f"ORDER BY {ORDERS[order]} LIMIT {limit:d}",
        chosen.values,
    )


def count(database: Database, chosen: Selection) -> int:
    """How many cards were chosen."""
    if chosen is EVERY:
        # All rows of a table are counted by its pages; one by one 100,000 take 8 ms.
        return int(
            database.value(
                "SELECT (SELECT count(*) FROM card_face) "
                "- (SELECT count(*) FROM card_face WHERE live = 0)"
            )
        )
    return int(
        database.value(f"SELECT count(*) FROM {chosen.table} s WHERE {chosen.where}", chosen.values)
    )


def letters(database: Database, chosen: Selection) -> list[tuple[str, int]]:
    """Each index letter present with the row at which it begins, in name order."""
    found, at = [], 0
    for letter, amount in database.rows(
        "SELECT letter, count(*) FROM (SELECT letter, sort_key FROM card_face f "
        f"WHERE {chosen.condition(many=False)}) GROUP BY letter ORDER BY min(sort_key)",
        chosen.values,
    ):
        found.append((letter, at))
        at += amount
    return found


class _Names(NamedTuple):
    """What a row's initials and second name are made of."""

    kind: str
    company: str
    family: str
    given: str
    middle: str
    suffix: str
    nickname: str
    display: str


def rows(
    database: Database, wanted: Iterable[int], cadences: Cadences, today: date
) -> list[CardRow]:
    """The rows of these cards in that order; those that do not exist are left out."""
    order = list(wanted)
    found: dict[int, CardRow] = {}
    for at in range(0, len(order), 500):
        for row in _some_rows(database, order[at : at + 500], cadences, today):
            found[row.id] = row
    return [found[card] for card in order if card in found]


def _some_rows(
    database: Database, ids_: list[int], cadences: Cadences, today: date
) -> list[CardRow]:
    places = ", ".join("?" * len(ids_))
    tags: dict[int, list[str]] = {}
    for card, name in database.rows(
        "SELECT ct.card, t.name FROM card_tag ct JOIN tag t ON t.id = ct.tag "
        f"WHERE ct.card IN ({places}) ORDER BY ct.card, ct.id",
        ids_,
    ):
        tags.setdefault(card, []).append(name)
    result = []
    for (card, uid, trashed_at, title, last, created, own, tag, klass, shown,
         has_photo, *names) in database.rows(
        "SELECT c.id, c.uid, c.trashed_at, coalesce(e.title, ''), s.last_contact, "
        "s.created_on, s.own_cadence, s.tag_cadence, s.klass, f.name, "
        "EXISTS (SELECT 1 FROM photo p WHERE p.card = c.id), "
        "c.kind, coalesce(e.company, ''), "
        "c.family, c.given, c.middle, c.suffix, c.nickname, c.display "
        "FROM card c JOIN card_stat s ON s.card = c.id "
        "LEFT JOIN card_face f ON f.card = c.id "
        "LEFT JOIN employment e ON e.card = c.id AND e.ended_on IS NULL "
        f"WHERE c.id IN ({places})",
        ids_,
    ):  # fmt: skip
        named = _Names(*names)
        shown = shown or ""
        other = named.nickname or named.middle or named.display
        last_contact = date.fromisoformat(last) if last else None
        cadence = cadences.in_force(own, tag, klass)
        due = (last_contact or date.fromisoformat(created)) + timedelta(days=cadence)
        days = (due - today).days
        result.append(
            CardRow(
                id=card,
                uid=uid,
                kind=named.kind,
                name=shown,
                name2=second_name_beside(named, shown) if other else "",
                initials=initials_of(named, shown),
                company=named.company,
                title=title,
                last_contact=last_contact,
                due=due,
                days=days,
                state=state(last_contact, days),
                klass=klass,
                cadence=cadence,
                has_photo=bool(has_photo),
                tags=tuple(tags.get(card, ())),
                trashed_at=trashed_at,
            )
        )
    return result


def state(last_contact: date | None, days: int) -> str:
    """`never`, or by the days until due: `on_track`, `due`, `overdue`."""
    if last_contact is None:
        return "never"
    if days > 0:
        return "on_track"
    return "due" if days > -OVERDUE_AFTER else "overdue"
