"""What differs between two states of a card, field by field, in words."""

from __future__ import annotations

from typing import Any

from rolodex.domain.card import FIELDS, Card
from rolodex.domain.card_parts import Address, CustomValue, Method, Relation, SpecialDate
from rolodex.domain.text import Text
from rolodex.i18n import N_

Difference = tuple[Text, Text | str, Text | str]
"""The label of a field, its old and its new value; dates are texts to be rendered."""


def differences(before: Card, after: Card) -> tuple[Difference, ...]:
    """Every field of the field table that differs; lists as their words, joined by commas."""
    found = []
    for field in FIELDS:
        old, new = _told(getattr(before, field.key)), _told(getattr(after, field.key))
        if old != new:
            found.append((Text(field.label), old, new))
    return tuple(found)


def _told(value: Any) -> Text | str:
    if not (isinstance(value, tuple) and value and isinstance(value[0], SpecialDate)):
        return words(value)
    from rolodex.domain.partial_date import describe

    whole = describe(value[0])
    for special in value[1:]:
        whole = Text(N_("{names}, {name}"), {"names": whole, "name": describe(special)})
    return whole


def words(value: Any) -> str:
    """A value of a card as plain words."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(words, value)))
    if isinstance(value, Method):
        return value.value
    if isinstance(value, Address):
        return " ".join(
            part
            for part in (
                value.po_box, value.extended, value.street, value.city,
                value.region, value.postcode, value.country,
            )
            if part
        )  # fmt: skip
    if isinstance(value, Relation):
        return value.name
    if isinstance(value, CustomValue):
        return f"{value.label}: {value.value}"
    return str(value)
