"""Cards and their parts: reading them whole, saving what differs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from rolodex.domain.card import COLUMNS, Card, CardKind, made
from rolodex.domain.card_parts import (
    RELATION_KINDS,
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Photo,
    Relation,
    SpecialDate,
)
from rolodex.store.database import Database

STATE_COLUMNS = ("uid", "kind", "trashed_at", "created_on", "created_at", "modified_at")
CARD_COLUMNS = (*STATE_COLUMNS, *(field.key for field in COLUMNS))
"""The columns of table `card` but its id, in the order in which they are read and written."""

_SELECT_CARD = "SELECT id, {} FROM card WHERE id IN ({{}})".format(
    ", ".join(f'"{name}"' for name in CARD_COLUMNS)
)
_PARTS: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "method": (Method, ("kind", "label", "value", "normalized", "display", "primary")),
    "address": (
        Address,
        (
            "label", "po_box", "extended", "street",
            "city", "region", "postcode", "country",
        ),
    ),
    "special_date": (
        SpecialDate,
        ("label", "calendar", "year", "month", "day", "leap", "lead_days"),
    ),
}  # fmt: skip
"""Tables whose rows are tuples of a card, with their dataclass and columns."""


PART_ATTRIBUTES = {"method": "methods", "address": "addresses", "special_date": "dates"}
"""The same tables with the attribute of `Card` that holds their rows."""


def part_columns(table: str) -> tuple[str, ...]:
    """The columns of a part's table that its dataclass has too."""
    return _PARTS[table][1]


part_values: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    table: attrgetter(*names) for table, (_class, names) in _PARTS.items()
}
"""For each of these tables what takes the values of `part_columns` from a part."""


def get_many(database: Database, ids: Iterable[int]) -> dict[int, Card]:
    """Whole cards by id; those that do not exist are left out."""
    wanted = list(ids)
    cards: dict[int, Card] = {}
    for at in range(0, len(wanted), 500):
        cards.update(_get_some(database, wanted[at : at + 500]))
    return cards


def _get_some(database: Database, ids: Sequence[int]) -> dict[int, Card]:
    places = ", ".join("?" * len(ids))
    parts: dict[int, dict[str, Any]] = {}
    scalars: dict[int, dict[str, Any]] = {}
    for row in database.rows(_SELECT_CARD.format(places), ids):
        values = dict(zip(CARD_COLUMNS, row[1:], strict=True))
        values["kind"] = CardKind(values["kind"])
        scalars[row[0]] = values
        parts[row[0]] = {}

    def add(card: int, attribute: str, part: Any) -> None:
        parts[card].setdefault(attribute, []).append(part)

    for row in database.rows(
        "SELECT card, company, company_card, title, department FROM employment "
        f"WHERE ended_on IS NULL AND card IN ({places}) ORDER BY id DESC",
        ids,
    ):
        scalars[row[0]].update(
            zip(("company", "company_card", "title", "department"), row[1:], strict=True)
        )
    for card, number, kind, label, value, normalized, display, primary in database.rows(
        'SELECT card, id, kind, label, value, normalized, display, "primary" FROM method '
        f"WHERE card IN ({places}) ORDER BY card, position, id",
        ids,
    ):
        add(
            card,
            "methods",
            Method(
                kind=MethodKind(kind),
                label=label,
                value=value,
                normalized=normalized,
                display=display,
                primary=bool(primary),
                id=number,
            ),
        )
    names = _PARTS["address"][1]
    for row in database.rows(
        f"SELECT card, id, {', '.join(names)} FROM address "
        f"WHERE card IN ({places}) ORDER BY card, position, id",
        ids,
    ):
        add(row[0], "addresses", Address(id=row[1], **dict(zip(names, row[2:], strict=True))))
    for card, number, label, calendar, year, month, day, leap, lead in database.rows(
        "SELECT card, id, label, calendar, year, month, day, leap, lead_days FROM special_date "
        f"WHERE card IN ({places}) ORDER BY card, position, id",
        ids,
    ):
        add(card, "dates", special_date(number, label, calendar, year, month, day, leap, lead))
    for card, name in database.rows(
        "SELECT ct.card, t.name FROM card_tag ct JOIN tag t ON t.id = ct.tag "
        f"WHERE ct.card IN ({places}) ORDER BY ct.card, ct.id",
        ids,
    ):
        add(card, "tags", name)
    for card, number, label, value, private in database.rows(
        "SELECT v.card, v.id, d.label, v.value, d.private FROM field_value v "
        f"JOIN field_def d ON d.id = v.field WHERE v.card IN ({places}) "
        "ORDER BY v.card, v.position, v.id",
        ids,
    ):
        value_of = CustomValue(label=label, value=value, private=bool(private), id=number)
        add(card, "custom", value_of)
    _add_relations(database, ids, places, add)
    for card in database.column(f"SELECT card FROM photo WHERE card IN ({places})", ids):
        scalars[card]["has_photo"] = True
    for card, lists in parts.items():
        scalars[card].update((name, tuple(rows)) for name, rows in lists.items())
    return {card: made(id=card, **values) for card, values in scalars.items()}


def special_date(
    number: int,
    label: str,
    calendar: str,
    year: int | None,
    month: int,
    day: int,
    leap: int,
    lead: int | None,
) -> SpecialDate:
    """A row of `special_date`, in the order in which its columns are read."""
    return SpecialDate(
        label=label,
        calendar=Calendar(calendar),
        year=year,
        month=month,
        day=day,
        leap=bool(leap),
        lead_days=lead,
        id=number,
    )


def _add_relations(database: Database, ids: Sequence[int], places: str, add: Any) -> None:
    """Relations stored at this card, then those stored at the other with the reverse kind."""
    for card, number, other, kind, name, face in database.rows(
        "SELECT r.card, r.id, r.other, r.kind, r.name, f.name FROM relation r "
        f"LEFT JOIN card_face f ON f.card = r.other WHERE r.card IN ({places}) ORDER BY r.id",
        ids,
    ):
        shown = name if other is None else (face or "")
        add(card, "relations", Relation(kind=kind, other=other, name=shown, id=number))
    for card, number, other, kind, face in database.rows(
        "SELECT r.other, r.id, r.card, r.kind, f.name FROM relation r "
        f"LEFT JOIN card_face f ON f.card = r.card WHERE r.other IN ({places}) ORDER BY r.id",
        ids,
    ):
        back = RELATION_KINDS[kind][1] if kind in RELATION_KINDS else kind
        add(card, "relations", Relation(kind=back, other=other, name=face or "", id=number))


def insert(database: Database, card: Card) -> int:
    """Write a new card with its parts; returns its id."""
    columns = ", ".join(f'"{name}"' for name in CARD_COLUMNS)
    cursor = database.execute(
        f"INSERT INTO card({columns}) VALUES ({', '.join('?' * len(CARD_COLUMNS))})",
        scalars(card),
    )
    number = int(cursor.lastrowid)
    _save_parts(database, number, Card(id=number), card)
    return number


def update(database: Database, before: Card, card: Card) -> None:
    """Write what differs between a card as it stands in the book and as it should be."""
    assert card.id is not None
    columns = zip(CARD_COLUMNS, scalars(before), scalars(card), strict=True)
    # A column that is named is written to its indexes and wakes its triggers, changed or not.
    changed = {name: new for name, old, new in columns if old != new}
    if changed:
        assignments = ", ".join(f'"{name}" = ?' for name in changed)
        database.execute(
            f"UPDATE card SET {assignments} WHERE id = ?", (*changed.values(), card.id)
        )
    _save_parts(database, card.id, before, card)


scalars: Callable[[Card], tuple[Any, ...]] = attrgetter(*CARD_COLUMNS)
"""The values of `CARD_COLUMNS`; the driver takes an enumeration of words for text."""


def _save_parts(database: Database, number: int, before: Card, card: Card) -> None:
    _save_employment(database, number, before, card)
    for table, attribute in PART_ATTRIBUTES.items():
        old, new = getattr(before, attribute), getattr(card, attribute)
        if old != new:
            _save_rows(database, table, number, old, new)
    if before.tags != card.tags:
        _save_tags(database, number, before.tags, card.tags)
    if before.custom != card.custom:
        _save_custom(database, number, before.custom, card.custom)
    if before.relations != card.relations:
        _save_relations(database, number, before.relations, card.relations)


def _save_employment(database: Database, number: int, before: Card, card: Card) -> None:
    names = ("company", "company_card", "department", "title")
    old = [getattr(before, name) for name in names]
    new = [getattr(card, name) for name in names]
    if old == new:
        return
    if not any(new):
        database.execute("DELETE FROM employment WHERE card = ? AND ended_on IS NULL", (number,))
    elif any(old):
        database.execute(
            "UPDATE employment SET company = ?, company_card = ?, department = ?, title = ? "
            "WHERE card = ? AND ended_on IS NULL",
            (*new, number),
        )
    else:
        database.execute(
            "INSERT INTO employment(company, company_card, department, title, card) "
            "VALUES (?, ?, ?, ?, ?)",
            (*new, number),
        )


def _save_rows(
    database: Database, table: str, number: int, before: Sequence[Any], after: Sequence[Any]
) -> None:
    """Bring the rows of a part in line: kept ones by their id, the others new or gone."""
    names, values_of = _PARTS[table][1], part_values[table]
    known = {part.id: (position, part) for position, part in enumerate(before)}
    kept = {part.id for part in after if part.id in known and part.id is not None}
    for gone in [part for part in known if part not in kept]:
        database.execute(f'DELETE FROM "{table}" WHERE id = ?', (gone,))
    columns = ", ".join(f'"{name}"' for name in names)
    for position, part in enumerate(after):
        values = values_of(part)
        if part.id in kept:
            if known[part.id] != (position, part):
                assignments = ", ".join(f'"{name}" = ?' for name in names)
                database.execute(
                    f'UPDATE "{table}" SET {assignments}, position = ? WHERE id = ?',
                    (*values, position, part.id),
                )
        else:
            database.execute(
                f'INSERT INTO "{table}"({columns}, position, card) '
                f"VALUES ({', '.join('?' * len(names))}, ?, ?)",
                (*values, position, number),
            )


def _save_tags(
    database: Database, number: int, before: Sequence[str], after: Sequence[str]
) -> None:
    from rolodex.store.tags import ensure

    for name in before:
        if name not in after:
            database.execute(
                "DELETE FROM card_tag WHERE card = ? AND tag = (SELECT id FROM tag WHERE name = ?)",
                (number, name),
            )
    for name in dict.fromkeys(after):
        if name not in before:
            database.execute(
                "INSERT OR IGNORE INTO card_tag(card, tag) VALUES (?, ?)",
                (number, ensure(database, name)),
            )


def _save_custom(
    database: Database,
    number: int,
    before: Sequence[CustomValue],
    after: Sequence[CustomValue],
) -> None:
    from rolodex.store.tags import ensure_field

    known = {value.id: (position, value) for position, value in enumerate(before)}
    kept = {value.id for value in after if value.id in known and value.id is not None}
    for gone in [value for value in known if value not in kept]:
        database.execute("DELETE FROM field_value WHERE id = ?", (gone,))
    for position, value in enumerate(after):
        if value.id in kept and known[value.id] == (position, value):
            continue
        field = ensure_field(database, value.label, value.private)
        if value.id in kept:
            database.execute(
                "UPDATE field_value SET field = ?, value = ?, position = ? WHERE id = ?",
                (field, value.value, position, value.id),
            )
        else:
            database.execute(
                "INSERT INTO field_value(card, field, value, position) VALUES (?, ?, ?, ?)",
                (number, field, value.value, position),
            )


def _save_relations(
    database: Database, number: int, before: Sequence[Relation], after: Sequence[Relation]
) -> None:
    known = {relation.id: relation for relation in before}
    kept = {r.id for r in after if r.id in known and r.id is not None}
    for gone in [relation for relation in known if relation not in kept]:
        database.execute("DELETE FROM relation WHERE id = ?", (gone,))
    for relation in after:
        name = "" if relation.other is not None else relation.name
        if relation.id in kept:
            old = known[relation.id]
            if (old.kind, old.other, old.name) == (relation.kind, relation.other, relation.name):
                continue
            # From now on the relation is told from this card's side.
            database.execute(
                "UPDATE relation SET card = ?, other = ?, kind = ?, name = ? WHERE id = ?",
                (number, relation.other, relation.kind, name, relation.id),
            )
        else:
            database.execute(
                "INSERT INTO relation(card, other, kind, name) VALUES (?, ?, ?, ?)",
                (number, relation.other, relation.kind, name),
            )


# photo, trash ----------------------------------------------------------------------


def photo(database: Database, number: int) -> Photo | None:
    """The portrait of a card."""
    found = database.row("SELECT data, type FROM photo WHERE card = ?", (number,))
    return None if found is None else Photo(bytes(found[0]), found[1])


def set_photo(database: Database, number: int, picture: Photo | None) -> None:
    """Give a card its portrait, another one, or none."""
    if picture is None:
        database.execute("DELETE FROM photo WHERE card = ?", (number,))
        return
    found = database.value("SELECT id FROM photo WHERE card = ?", (number,))
    if found is None:
        database.execute(
            "INSERT INTO photo(card, data, type) VALUES (?, ?, ?)",
            (number, picture.data, picture.type),
        )
    else:
        database.execute(
            "UPDATE photo SET data = ?, type = ? WHERE id = ?",
            (picture.data, picture.type, found),
        )


def set_trashed(database: Database, ids: Iterable[int], at: str | None, now: str) -> list[int]:
    """Put cards into the trash (`at` is a UTC time) or take them out; returns those changed."""
    listed = json.dumps(list(ids))
    changed = database.column(
        "SELECT id FROM card WHERE id IN (SELECT value FROM json_each(?)) "
        "AND (trashed_at IS NULL) = ?",
        (listed, at is not None),
    )
    database.execute(
        "UPDATE card SET trashed_at = ?, modified_at = ? "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (at, now, json.dumps(changed)),
    )
    return changed


def by_uid(database: Database, uid: str) -> int | None:
    """The id of the card with this uid."""
    return by_uids(database, [uid]).get(uid)


def by_uids(database: Database, uids: Iterable[str]) -> dict[str, int]:
    """The ids of the cards with these uids, by uid."""
    return dict(
        database.rows(
            "SELECT uid, id FROM card WHERE uid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(uids)),),
        )
    )
