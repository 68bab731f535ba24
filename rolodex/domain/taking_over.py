"""Let another record of the same person have its way, as a table that was worked on elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rolodex.domain.card import COLUMNS, Card
from rolodex.domain.card_parts import BIRTHDAY, Method, SpecialDate
from rolodex.domain.merging import Merged, merge_blanks, method_key
from rolodex.domain.scripts import fold

_NAME = ("family", "given", "middle", "display")
_WORK = ("company", "title", "department")
_PLAIN = tuple(f.key for f in COLUMNS if f.key not in (*_NAME, "referred_by"))


def take_over(current: Card, incoming: Card, is_whole: bool) -> Merged:
    """The card with every value that `incoming` has; what that leaves blank stays.

    `is_whole`: the record is this very card as it once went out, with all its numbers,
    addresses and tags. So what it no longer has of a kind that it does have is taken away; of
    any other record such lists are only added to. Its relations are left alone: it knows them
    by name alone, and names change.
    """
    filled = merge_blanks(current, incoming).card
    taken: dict[str, Any] = {
        key: getattr(incoming, key)
        for key in (*_PLAIN, *_WORK)
        if getattr(incoming, key) not in ("", None)
    }
    if incoming.family or incoming.given or incoming.display:
        taken |= {key: getattr(incoming, key) for key in _NAME}
    if taken.get("company", current.company) != current.company:
        taken["company_card"] = incoming.company_card  # the card of the firm of old
    taken["custom"] = _replaced(filled.custom, incoming.custom, lambda row: fold(row.label))
    taken["dates"] = _dates(current, incoming)
    if is_whole:
        taken["methods"] = _methods(current, incoming)
        taken["tags"] = incoming.tags or current.tags
        taken["addresses"] = current.addresses
        if [replace(a, id=None) for a in current.addresses] != list(incoming.addresses):
            taken["addresses"] = incoming.addresses or current.addresses
        taken["relations"] = current.relations or filled.relations
    return Merged(replace(filled, **taken), ())


def _methods(current: Card, incoming: Card) -> tuple[Method, ...]:
    """Of each kind the record's own, in its order; kinds that it does not have stay."""
    known = {method_key(method): method for method in current.methods}
    kinds = {method.kind for method in incoming.methods}
    rows = [method for method in current.methods if method.kind not in kinds]
    for method in incoming.methods:
        mine = known.get(method_key(method))
        if mine is None:
            rows.append(replace(method, id=None))
        else:
            rows.append(replace(mine, label=method.label or mine.label, primary=method.primary))
    same = {replace(row, id=None) for row in rows} == {replace(m, id=None) for m in current.methods}
    return current.methods if same else tuple(rows)


def _dates(current: Card, incoming: Card) -> tuple[SpecialDate, ...]:
    """The birthday gives way, and so does the only date of its label; others are added."""
    rows = list(current.dates)
    for day in incoming.dates:
        of_label = [mine for mine in rows if mine.label == day.label]
        same = [replace(mine, id=None, lead_days=day.lead_days) for mine in of_label]
        if replace(day, id=None) in same:
            continue
        if len(of_label) == 1 or (of_label and day.label == BIRTHDAY):
            mine = of_label[0]
            lead = mine.lead_days if day.lead_days is None else day.lead_days
            rows[rows.index(mine)] = replace(day, id=mine.id, lead_days=lead)
        else:
            rows.append(replace(day, id=None))
    return tuple(rows)


def _replaced(
    rows: tuple[Any, ...], new: tuple[Any, ...], key_of: Callable[[Any], Any]
) -> tuple[Any, ...]:
    values = {key_of(row): row.value for row in new}
    return tuple(replace(row, value=values.get(key_of(row), row.value)) for row in rows)
