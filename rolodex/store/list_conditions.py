"""A list's conditions and orders as SQL over narrow tables; values are always bound."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rolodex.domain.card import FIELD, FieldKind, Stored
from rolodex.domain.card_parts import BIRTHDAY
from rolodex.domain.list_columns import COLUMN, descends

if TYPE_CHECKING:
    from rolodex.domain.list_rule import Condition
    from rolodex.store.listing import Cadences

Sql = tuple[str, list[object]]
"""A condition on `card_face f` and its values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What conditions are measured by: the day, the book's cadences, and where lunar days lie.

    `lunar` gives the lunar (month, day) pairs that fall into a solar month of the day's year.
    """

    on: date
    cadences: Cadences
    lunar: Callable[[int], Iterable[tuple[int, int]]]


def condition_sql(condition: Condition, today: Today) -> Sql:
    """The condition on `card_face f` for one checked condition of a rule."""
    return _MADE[condition.about](condition, today)


def _among(statement: str, values: list[object], chosen: bool = True) -> Sql:
    word = "IN" if chosen else "NOT IN"
    return f"f.card {word} ({statement})", values


def _listed(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _tag(condition: Condition, _today: Today) -> Sql:
    return _among(
        "SELECT ct.card FROM tag t JOIN card_tag ct ON ct.tag = t.id "
        "WHERE t.name IN (SELECT value FROM json_each(?))",
        [_listed(condition.values)],
        condition.how == "has",
    )


def _class(condition: Condition, _today: Today) -> Sql:
    return _among(
        "SELECT s.card FROM card_stat s WHERE s.live = 1 "
        "AND s.klass IN (SELECT value FROM json_each(?))",
        [_listed(condition.values)],
        condition.how == "is",
    )


def _state(condition: Condition, today: Today) -> Sql:
    from rolodex.store.listing import OVERDUE_AFTER, day_number, due_sql

    due, now = due_sql(today.cadences), day_number(today.on)
    known = "s.last_contact IS NOT NULL AND "
    parts: dict[object, tuple[str, list[object]]] = {
        "never": ("s.last_contact IS NULL", []),
        "on_track": (f"{known}{due} > ?", [now]),
        "due": (f"{known}{due} <= ? AND {due} > ?", [now, now - OVERDUE_AFTER]),
        "overdue": (f"{known}{due} <= ?", [now - OVERDUE_AFTER]),
    }
    chosen = [parts[value] for value in dict.fromkeys(condition.values)]
    return _among(
        "SELECT s.card FROM card_stat s WHERE s.live = 1 AND ("
        + " OR ".join(f"({sql})" for sql, _values in chosen)
        + ")",
        [value for _sql, values in chosen for value in values],
        condition.how == "is",
    )


def _contact(condition: Condition, today: Today) -> Sql:
    # Who was never reached has no day to count from; the state "never" finds them.
    limit = (today.on - timedelta(days=int(condition.values[0]))).isoformat()
    sign = "<" if condition.how == "more" else ">"
    return _among(
        f"SELECT s.card FROM card_stat s WHERE s.live = 1 AND s.last_contact {sign} ?", [limit]
    )


def _reach(condition: Condition, _today: Today) -> Sql:
    return _among(
        "SELECT m.card FROM method m WHERE m.kind IN (SELECT value FROM json_each(?))",
        [_listed(condition.values)],
        condition.how == "has",
    )


def _place(condition: Condition, _today: Today) -> Sql:
    if condition.how == "empty":
        return _among(
            "SELECT a.card FROM address a WHERE a.city != '' OR a.region != ''", [], False
        )
    sql, values = _compared(condition, ("a.city", "a.region"))
    return _among(f"SELECT a.card FROM address a WHERE {sql}", values)


def _birthday(condition: Condition, today: Today) -> Sql:
    born = "SELECT d.card FROM special_date d WHERE d.label = ?"
    if condition.how == "unknown":
        return _among(born, [BIRTHDAY], False)
    months = [int(value) for value in condition.values]
    lunar = sorted({100 * m + d for month in months for m, d in today.lunar(month)})
    return _among(
        f"{born} AND ((d.calendar = 'solar' AND d.month IN (SELECT value FROM json_each(?))) OR "
        "(d.calendar = 'lunar' AND 100 * d.month + d.day IN (SELECT value FROM json_each(?))))",
        [BIRTHDAY, _listed(months), _listed(lunar)],
    )


def _added(condition: Condition, today: Today) -> Sql:
    day, sign = str(condition.values[0]), ">="
    if condition.how == "before":
        sign = "<"
    elif condition.how == "within":
        day = (today.on - timedelta(days=int(condition.values[0]))).isoformat()
    return _among(
        f"SELECT s.card FROM card_stat s WHERE s.live = 1 AND s.created_on {sign} ?", [day]
    )


def _referral(condition: Condition, _today: Today) -> Sql:
    referred = "SELECT c.id FROM card c WHERE c.referred_by "
    if condition.how == "by":
        return _among(
            f"{referred} IN (SELECT id FROM card WHERE uid IN (SELECT value FROM json_each(?)))",
            [_listed(condition.values)],
        )
    return _among(f"{referred} IS NOT NULL", [], condition.how == "any")


def _field(condition: Condition, _today: Today) -> Sql:
    field = FIELD[condition.field]
    table, columns, extra = _HELD.get(field.kind, ("card", (f'"{field.key}"',), ""))
    card = "card"
    if field.kind not in _HELD:
        if field.stored is Stored.EMPLOYMENT:
            table, extra = "employment", "ended_on IS NULL AND "
        else:
            card = "id"
    if condition.how in ("empty", "filled"):
        filled = " OR ".join(f"coalesce({column}, '') != ''" for column in columns)
        statement = f"SELECT {card} FROM {table} WHERE {extra}({filled})"
        return _among(statement, [], condition.how == "filled")
    sql, values = _compared(condition, columns)
    return _among(f"SELECT {card} FROM {table} WHERE {extra}{sql}", values)


_HELD: Mapping[FieldKind, tuple[str, tuple[str, ...], str]] = {
    FieldKind.METHODS: ("method", ("value", "normalized", "display"), ""),
    FieldKind.ADDRESSES: (
        "address",
        ("street", "extended", "city", "region", "postcode", "country", "po_box"),
        "",
    ),
    FieldKind.CUSTOM: ("field_value", ("value",), ""),
}
"""Fields with a table of their own: the table, the columns looked into, a further condition."""


def _compared(condition: Condition, columns: Iterable[str]) -> Sql:
    """Any of the columns holds, or is, any of the values; Latin letters of either case.

    臺 and 台 are one character here, as they are in every address book.
    """
    parts, values = [], []
    for value in condition.values:
        text = str(value).strip().replace("臺", "台")
        for column in columns:
            plain = f"replace({column}, '臺', '台')" if "台" in text else column
            if condition.how == "is":
                parts.append(f"{plain} = ? COLLATE NOCASE")
                values.append(text)
            else:
                parts.append(f"{plain} LIKE ? ESCAPE '\\'")
                escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
                values.append(f"%{escaped}%")
    return f"({' OR '.join(parts)})", list(values)


_MADE: Mapping[str, Callable[[Condition, Today], Sql]] = {
    "tag": _tag,
    "class": _class,
    "state": _state,
    "contact": _contact,
    "field": _field,
    "reach": _reach,
    "place": _place,
    "birthday": _birthday,
    "added": _added,
    "referral": _referral,
}


# orders and columns ------------------------------------------------------------------------


def column_sql(key: str, cadences: Cadences) -> str:
    """What a column is worth for a row of `card_face f` joined with `card_stat s`.

    NULL where a card has nothing there, so that it comes last in either direction.
    """
    from rolodex.store.listing import due_sql

    made = {
        "class": "nullif(s.klass, '')",
        "cadence": cadences.sql(),
        "due": due_sql(cadences),
        "contacts": "s.contacts",
        "last_contact": "s.last_contact",
        # From overdue to on track, which is the order of the days; never contacted ones last.
        "state": f"CASE WHEN s.last_contact IS NOT NULL THEN {due_sql(cadences)} END",
        "birthday": (
            "(SELECT 100 * d.month + d.day FROM special_date d WHERE d.card = f.card "
            f"AND d.label = '{BIRTHDAY}' AND d.calendar = 'solar' ORDER BY d.position, d.id "
            "LIMIT 1)"
        ),
        "referred_by": (
            "(SELECT r.sort_key FROM card c JOIN card_face r ON r.card = c.referred_by "
            "WHERE c.id = f.card)"
        ),
    }
    return made[key] if key in made else text_sql(key)


def text_sql(key: str) -> str:
    """The text of a column that a `CardRow` does not carry, by a lookup for one card."""
    if key in ("company", "title", "department"):
        return (
            f"(SELECT nullif(e.{key}, '') FROM employment e WHERE e.card = f.card "
            "AND e.ended_on IS NULL ORDER BY e.id LIMIT 1)"
        )
    if key in ("phone", "email"):
        return (
            f"(SELECT m.value FROM method m WHERE m.card = f.card AND m.kind = '{key}' "
            'ORDER BY m."primary" DESC, m.position, m.id LIMIT 1)'
        )
    if key in ("city", "region"):
        return (
            f"(SELECT nullif(a.{key}, '') FROM address a WHERE a.card = f.card "
            "ORDER BY a.position, a.id LIMIT 1)"
        )
    if key == "referred_by":
        return (
            "(SELECT r.name FROM card c JOIN card_face r ON r.card = c.referred_by "
            "WHERE c.id = f.card)"
        )
    assert key in ("source", "number"), key
    return f"(SELECT nullif(c.{key}, '') FROM card c WHERE c.id = f.card)"


def order_sql(order: str, cadences: Cadences) -> tuple[str, bool]:
    """What stands behind ORDER BY for a known order, and whether it needs `card_stat s`.

    Cards with nothing in the column come last; equal ones by name.
    """
    key = order.removeprefix("-")
    if order in ("name", "-name"):
        direction = " DESC" if order == "-name" else ""
        return f"f.sort_key{direction}, f.card{direction}", False
    if key == "added":  # by number, as the index runs: the same day has many
        return f"f.card{' DESC' if descends(order) else ''}", False
    direction = "DESC" if descends(order) else "ASC"
    collate = " COLLATE NOCASE" if COLUMN[key].kind == "text" and key != "birthday" else ""
    name = "f.sort_key, f.card"
    return f"{column_sql(key, cadences)}{collate} {direction} NULLS LAST, {name}", True
