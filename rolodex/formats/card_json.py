"""Cards as JSON for scripts: the field table's keys, written and read side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rolodex.domain.card import FIELDS, Card, CardKind, Field, FieldKind
from rolodex.domain.card_parts import (
    RELATION_KINDS,
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.names import display_name, split_name
from rolodex.domain.partial_date import checked
from rolodex.domain.problems import bad_value
from rolodex.formats import json_shapes as shape
from rolodex.i18n import N_

ADDRESS_PARTS = (
    "label", "po_box", "extended", "street", "city", "region", "postcode", "country",
)  # fmt: skip
_DERIVED = ("uid", "name")
"""Keys that are written, and that change nothing on a card that has its name already."""
_NAMING = ("family", "given", "middle", "suffix", "prefix", "nickname", "display", "company")
LONGEST_DAYS = 36500
"""The longest cadence, in days."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who a card's id stands for in the JSON of another card."""

    uid: str
    name: str


def card_to_json(card: Card, people: Mapping[int, Person]) -> dict[str, Any]:
    """The card as `{"uid", "kind", "name", ...}` with every key of the field table.

    `people` names the cards that relations and `referred_by` point to, by id.
    """
    written: dict[str, Any] = {
        "uid": card.uid,
        "kind": card.kind.value,
        "name": display_name(card),
    }
    for field in FIELDS:
        written[field.key] = _WRITERS[field.kind](getattr(card, field.key), people)
    return written


def card_from_json(
    data: object, base: Card | None, find: Callable[[str], int], trusted_uid: bool = False
) -> Card:
    """A card with the values of a JSON object over those of `base` (None: a new card).

    Keys that are missing keep the base's value; lists replace lists, and rows that are still
    there keep their identity. Normal forms are worked out anew when the card is saved, and a
    new card with nothing but a `name` gets its parts from it. `find` turns the uid of another
    card into its id. `trusted_uid` takes the uid of the object for a new card. Raises
    `BadValue` on any other shape.
    """
    if not isinstance(data, dict):
        raise bad_value(N_("A card is a JSON object, not {found}."), found=shape.kind_of(data))
    fields = {field.key: field for field in FIELDS}
    card = base or Card()
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key in _DERIVED:
            continue
        if key == "kind":
            values["kind"] = shape.member(CardKind, value, "kind")
        elif key in fields:
            values[key] = _read(fields[key], value, card, find)
        else:
            raise bad_value(N_("A card has no field {key}."), key=key)
    if base is None:
        if trusted_uid and data.get("uid"):
            values["uid"] = shape.text(data["uid"], "uid")
        if data.get("name") and not any(values.get(key) for key in _NAMING):
            values.update(_named(shape.text(data["name"], "name"), values.get("kind")))
    return replace(card, **values)


def _named(name: str, kind: CardKind | None) -> dict[str, str]:
    """The name of a new card that a script gives whole."""
    if kind is CardKind.COMPANY:
        return {"company": name}
    found = split_name(name)
    return {key: getattr(found, key) for key in _NAMING if getattr(found, key, "")}


def _read(field: Field, value: object, card: Card, find: Callable[[str], int]) -> Any:
    old = getattr(card, field.key)
    match field.kind:
        case FieldKind.TEXT | FieldKind.NOTE:
            return "" if value is None else shape.text(value, field.key)
        case FieldKind.CHOICE:
            return shape.one_of(
                [key for key, _ in field.choices],
                field.key,
                "" if value is None else shape.text(value, field.key),
            )
        case FieldKind.DAYS:
            return None if value is None else shape.number(value, field.key, 1, LONGEST_DAYS)
        case FieldKind.CARD:
            return find(shape.text(value, field.key)) if value else None
        case FieldKind.TAGS:
            return tuple(
                dict.fromkeys(shape.text(v, field.key) for v in shape.items(value, field.key))
            )
        case FieldKind.METHODS:
            read = tuple(_method(item) for item in shape.items(value, field.key))
            return _same(read, old, lambda m: (m.kind, m.value))
        case FieldKind.ADDRESSES:
            read_addresses = tuple(_address(item) for item in shape.items(value, field.key))
            return _same(read_addresses, old, _address_key)
        case FieldKind.DATES:
            dates = tuple(_date(item) for item in shape.items(value, field.key))
            return _same(dates, old, _date_key)
        case FieldKind.RELATIONS:
            relations = tuple(_relation(item, find) for item in shape.items(value, field.key))
            return _same(relations, old, lambda r: (r.kind, r.other or r.name))
        case FieldKind.CUSTOM:
            custom = tuple(_custom(item) for item in shape.items(value, field.key))
            return _same(custom, old, lambda c: (c.label, c.value))


def _same(read: tuple[Any, ...], old: tuple[Any, ...], key: Callable[[Any], Any]) -> Any:
    """What was read, with the ids of the rows that the card already has."""
    known = {key(row): row.id for row in reversed(old)}
    return tuple(replace(row, id=known.pop(key(row), None)) for row in read)


def _method(item: object) -> Method:
    parts = shape.parts(
        item, "methods", {"kind", "label", "value", "normalized", "display", "primary"}
    )
    if not shape.text(parts.get("value", ""), "value").strip():
        raise bad_value(N_("{key} needs a value."), key="methods")
    return Method(
        kind=shape.member(MethodKind, parts.get("kind"), "methods"),
        value=shape.text(parts["value"], "value"),
        label=shape.text(parts.get("label") or "", "label"),
        display=shape.text(parts.get("display") or "", "display"),
        primary=shape.truth(parts.get("primary", False), "primary"),
    )


def _address(item: object) -> Address:
    parts = shape.parts(item, "addresses", set(ADDRESS_PARTS))
    values: dict[str, Any] = {
        part: shape.text(parts.get(part) or "", part) for part in ADDRESS_PARTS
    }
    return Address(**values)


def _address_key(address: Address) -> tuple[str, ...]:
    return tuple(getattr(address, part) for part in ADDRESS_PARTS)


def _date(item: object) -> SpecialDate:
    keys = {"label", "calendar", "year", "month", "day", "leap", "lead_days"}
    parts = shape.parts(item, "dates", keys)
    lead, year = parts.get("lead_days"), parts.get("year")
    return checked(
        SpecialDate(
            label=shape.text(parts.get("label") or "birthday", "label"),
            calendar=shape.member(Calendar, parts.get("calendar", "solar"), "calendar"),
            year=None if year is None else shape.number(year, "year", 1, 9999),
            month=shape.number(parts.get("month"), "month", 1, 12),
            day=shape.number(parts.get("day"), "day", 1, 31),
            leap=shape.truth(parts.get("leap", False), "leap"),
            lead_days=None if lead is None else shape.number(lead, "lead_days", 0, 366),
        )
    )


def _date_key(special: SpecialDate) -> tuple[Any, ...]:
    return (
        special.label, special.calendar, special.year, special.month, special.day, special.leap
    )  # fmt: skip


def _relation(item: object, find: Callable[[str], int]) -> Relation:
    parts = shape.parts(item, "relations", {"kind", "uid", "name"})
    kind = shape.text(parts.get("kind") or "other", "kind")
    if kind not in RELATION_KINDS:
        raise bad_value(N_("There is no relation {value}."), value=kind)
    name = shape.text(parts.get("name") or "", "name")
    if parts.get("uid"):
        # The name comes along so that an unchanged relation compares equal.
        return Relation(kind=kind, other=find(shape.text(parts["uid"], "uid")), name=name)
    if not name.strip():
        raise bad_value(N_("{key} needs a value."), key="relations")
    return Relation(kind=kind, name=name)


def _custom(item: object) -> CustomValue:
    parts = shape.parts(item, "custom", {"label", "value", "private"})
    label = shape.text(parts.get("label") or "", "label")
    if not label.strip():
        raise bad_value(N_("{key} needs a value."), key="custom")
    return CustomValue(
        label=label,
        value=shape.text(parts.get("value") or "", "value"),
        private=shape.truth(parts.get("private", False), "private"),
    )


def _plain(value: Any, _: Mapping[int, Person]) -> Any:
    return value


def _card(value: int | None, people: Mapping[int, Person]) -> str | None:
    return None if value is None else people[value].uid


def _methods(methods: tuple[Method, ...], _: Mapping[int, Person]) -> list[dict[str, Any]]:
    written = []
    seen: set[MethodKind] = set()
    for method in methods:
        parts: dict[str, Any] = {
            "kind": method.kind.value,
            "label": method.label,
            "value": method.value,
            "normalized": method.normalized,
        }
        if method.display:
            parts["display"] = method.display
        # The first of its kind is the primary one anyway.
        if method.primary and method.kind in seen:
            parts["primary"] = True
        seen.add(method.kind)
        written.append(parts)
    return written


def _addresses(addresses: tuple[Address, ...], _: Mapping[int, Person]) -> list[dict[str, Any]]:
    return [{part: getattr(address, part) for part in ADDRESS_PARTS} for address in addresses]


def _dates(dates: tuple[SpecialDate, ...], _: Mapping[int, Person]) -> list[dict[str, Any]]:
    return [
        {
            "label": special.label,
            "calendar": special.calendar.value,
            "year": special.year,
            "month": special.month,
            "day": special.day,
            "leap": special.leap,
            **({} if special.lead_days is None else {"lead_days": special.lead_days}),
        }
        for special in dates
    ]


def _relations(relations: tuple[Relation, ...], people: Mapping[int, Person]) -> list[Any]:
    written = []
    for relation in relations:
        other = people[relation.other] if relation.other is not None else Person("", relation.name)
        written.append({"kind": relation.kind, "uid": other.uid or None, "name": other.name})
    return written


def _customs(values: tuple[CustomValue, ...], _: Mapping[int, Person]) -> list[dict[str, Any]]:
    return [{"label": v.label, "value": v.value, "private": v.private} for v in values]


def _tags(tags: tuple[str, ...], _: Mapping[int, Person]) -> list[str]:
    return list(tags)


_WRITERS: dict[FieldKind, Callable[[Any, Mapping[int, Person]], Any]] = {
    FieldKind.TEXT: _plain,
    FieldKind.NOTE: _plain,
    FieldKind.CHOICE: _plain,
    FieldKind.DAYS: _plain,
    FieldKind.CARD: _card,
    FieldKind.METHODS: _methods,
    FieldKind.ADDRESSES: _addresses,
    FieldKind.DATES: _dates,
    FieldKind.TAGS: _tags,
    FieldKind.RELATIONS: _relations,
    FieldKind.CUSTOM: _customs,
}
