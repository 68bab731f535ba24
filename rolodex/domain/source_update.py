"""Bringing a card up to date from its source: what changed there and was not changed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rolodex.domain.card import COLUMNS, Card
from rolodex.domain.card_parts import Address, CustomValue, Relation, SpecialDate
from rolodex.domain.merging import Difference, Merged, method_key

_SCALARS = (*(f.key for f in COLUMNS if f.key != "referred_by"), "company", "title", "department")


def update_from_source(base: Card, current: Card, incoming: Card) -> Merged:
    """A three-way merge: `base` is what the source said before, `incoming` what it says now.

    A value that changed at the source and not here is taken over, also when it was removed
    there; one that was changed on both sides stays as it is here and is reported.
    """
    taken: dict[str, Any] = {}
    differences: list[Difference] = []
    for key in _SCALARS:
        old, here, new = (getattr(card, key) for card in (base, current, incoming))
        if new in (old, here):
            continue
        if here == old or here in ("", None):
            taken[key] = new
        else:
            differences.append(Difference(key, str(here), str(new)))
    for attribute, key_of in _LISTS.items():
        old, here, new = (getattr(card, attribute) for card in (base, current, incoming))
        merged = _list(old, here, new, key_of)
        if merged != here:
            taken[attribute] = merged
    return Merged(replace(current, **taken), tuple(differences))


def _list(
    base: tuple[Any, ...],
    current: tuple[Any, ...],
    incoming: tuple[Any, ...],
    key_of: Callable[[Any], Any],
) -> tuple[Any, ...]:
    before = {key_of(row) for row in base}
    now = {key_of(row) for row in incoming}
    here = {key_of(row) for row in current}
    kept = [row for row in current if key_of(row) not in before - now]
    for row in incoming:
        key = key_of(row)
        if key not in before and key not in here:
            here.add(key)
            kept.append(row)
    return tuple(kept)


def _address(row: Address) -> Any:
    return replace(row, id=None)


def _date(row: SpecialDate) -> Any:
    return replace(row, id=None, lead_days=None)


def _relation(row: Relation) -> Any:
    return (row.kind, row.name)


def _custom(row: CustomValue) -> Any:
    return (row.label, row.value)


_LISTS: dict[str, Callable[[Any], Any]] = {
    "methods": method_key,
    "addresses": _address,
    "dates": _date,
    "tags": str,
    "relations": _relation,
    "custom": _custom,
}
