"""Fill the blanks of a card from another record of the same person, overwriting nothing."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from rolodex.domain.card import COLUMNS, Card
from rolodex.domain.card_parts import (
    BIRTHDAY,
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.name_display import composed_name, display_name
from rolodex.domain.scripts import fold

_NAME = ("family", "given", "middle", "display")
_WORK = ("company", "title", "department")
_PLACE = tuple(f.name for f in fields(Address) if f.name not in ("id", "label"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A field (a key of the field table) in which two records of one person disagree."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A card with its blanks filled, and what is left for a person to decide."""

    card: Card
    differences: tuple[Difference, ...]


def merge_blanks(existing: Card, incoming: Card) -> Merged:
    """Fill what `existing` leaves blank and add the rows it lacks; its own values all stay.

    Name parts are taken as a whole, and title and department only with their company, since
    half of one record and half of another make a person who does not exist.
    """
    differences: list[Difference] = []
    filled: dict[str, object] = {}
    _name(existing, incoming, filled, differences)
    _work(existing, incoming, filled, differences)
    for field in COLUMNS:
        if field.key not in _NAME:
            _scalar(field.key, existing, incoming, filled, differences)
    filled["methods"] = _methods(existing.methods, incoming.methods)
    filled["addresses"] = _addresses(existing.addresses, incoming.addresses)
    filled["dates"] = _dates(existing.dates, incoming.dates, differences)
    filled["tags"] = _tags(existing.tags, incoming.tags)
    filled["relations"] = _relations(existing.relations, incoming.relations)
    filled["custom"] = _custom(existing.custom, incoming.custom, differences)
    return Merged(replace(existing, **filled), tuple(differences))  # type: ignore[arg-type]


def method_key(method: Method) -> str:
    """What two ways to reach somebody share if they are the same; empty for an empty one."""
    value = method.normalized or method.value.strip()
    if method.kind is MethodKind.PHONE and not method.normalized:
        value = "".join(c for c in value if c.isdigit())
    if not value:
        return ""
    service = fold(method.label) if method.kind is MethodKind.CHAT else ""
    return f"{method.kind}:{service}:{fold(value)}"


def _name(
    existing: Card, incoming: Card, filled: dict[str, object], differences: list[Difference]
) -> None:
    if not (composed_name(existing) or existing.display):
        filled.update({key: getattr(incoming, key) for key in _NAME})
        return
    if not (composed_name(incoming) or incoming.display):
        return
    old, new = display_name(existing), display_name(incoming)
    if _same(old, new):
        if existing.family == incoming.family and existing.given == incoming.given:
            filled["middle"] = existing.middle or incoming.middle
    else:
        differences.append(Difference("display", old, new))


def _work(
    existing: Card, incoming: Card, filled: dict[str, object], differences: list[Difference]
) -> None:
    same_firm = not (existing.company and incoming.company) or _same(
        existing.company, incoming.company
    )
    for key in (*_WORK, "company_card"):
        old, new = getattr(existing, key), getattr(incoming, key)
        if not new or _same(str(old), str(new)):
            continue
        if not old and same_firm:
            filled[key] = new
        elif key != "company_card":
            differences.append(Difference(key, old, new))


def _scalar(
    key: str,
    existing: Card,
    incoming: Card,
    filled: dict[str, object],
    differences: list[Difference],
) -> None:
    old, new = getattr(existing, key), getattr(incoming, key)
    if new in ("", None) or old == new:
        return
    if old in ("", None):
        filled[key] = new
    elif not _same(str(old), str(new)) and not (key == "notes" and str(new).strip() in str(old)):
        differences.append(Difference(key, str(old), str(new)))


def _methods(old: tuple[Method, ...], new: tuple[Method, ...]) -> tuple[Method, ...]:
    rows = list(old)
    places = {method_key(m): at for at, m in reversed(list(enumerate(rows))) if method_key(m)}
    has_primary = {m.kind for m in old if m.primary}
    for method in new:
        key = method_key(method)
        if not key:
            continue
        if key in places:
            mine = rows[places[key]]
            rows[places[key]] = replace(
                mine, label=mine.label or method.label, display=mine.display or method.display
            )
        else:
            places[key] = len(rows)
            primary = method.primary and method.kind not in has_primary
            rows.append(replace(method, id=None, primary=primary))
    return tuple(rows)


def _addresses(old: tuple[Address, ...], new: tuple[Address, ...]) -> tuple[Address, ...]:
    def words(address: Address) -> str:
        return "|".join(fold(getattr(address, part)).strip() for part in _PLACE)

    known = {words(address) for address in old}
    added = []
    for address in new:
        if words(address).strip("|") and words(address) not in known:
            known.add(words(address))
            added.append(replace(address, id=None))
    return (*old, *added)


def _dates(
    old: tuple[SpecialDate, ...], new: tuple[SpecialDate, ...], differences: list[Difference]
) -> tuple[SpecialDate, ...]:
    rows = list(old)
    for day in new:
        at = next((i for i, mine in enumerate(rows) if _same_date(mine, day)), None)
        mine = rows[at] if at is not None else None
        if at is None or mine is None:
            birthday = next((d for d in rows if d.label == BIRTHDAY == day.label), None)
            if birthday is None or birthday.calendar is not day.calendar:
                rows.append(replace(day, id=None))
            else:
                differences.append(Difference("dates", _spelt(birthday), _spelt(day)))
        elif mine.year is None:
            rows[at] = replace(mine, year=day.year)
        elif day.year not in (None, mine.year):
            differences.append(Difference("dates", _spelt(mine), _spelt(day)))
    return tuple(rows)


def _same_date(a: SpecialDate, b: SpecialDate) -> bool:
    return (a.label, a.calendar, a.month, a.day, a.leap) == (
        *(b.label, b.calendar, b.month, b.day, b.leap),
    )


def _spelt(day: SpecialDate) -> str:
    month = f"L{day.month:02}" if day.leap else f"{day.month:02}"
    year = "-" if day.year is None else f"{day.year:04}"
    lunar = "lunar:" if day.calendar is Calendar.LUNAR else ""
    return f"{lunar}{year}-{month}-{day.day:02}"


def _tags(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    known = {tag.casefold() for tag in old}
    added = {tag.casefold(): tag for tag in reversed(new) if tag.casefold() not in known}
    return (*old, *(tag for tag in new if added.pop(tag.casefold(), None)))


def _relations(old: tuple[Relation, ...], new: tuple[Relation, ...]) -> tuple[Relation, ...]:
    known = {(r.kind, r.other, fold(r.name)) for r in old}
    added = []
    for relation in new:
        key = (relation.kind, relation.other, fold(relation.name))
        if key not in known:
            known.add(key)
            added.append(replace(relation, id=None))
    return (*old, *added)


def _custom(
    old: tuple[CustomValue, ...], new: tuple[CustomValue, ...], differences: list[Difference]
) -> tuple[CustomValue, ...]:
    rows = list(old)
    for value in new:
        mine = [row for row in rows if _same(row.label, value.label)]
        if any(_same(row.value, value.value) for row in mine):
            continue
        if mine:
            differences.append(Difference("custom", mine[0].value, value.value))
        else:
            rows.append(replace(value, id=None))
    return tuple(rows)


def _same(a: str, b: str) -> bool:
    return fold(a).split() == fold(b).split()
