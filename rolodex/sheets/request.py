"""What a sheet is asked for, and the objects it prints."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rolodex.domain.card import FIELD, Card
from rolodex.domain.card_parts import PHONE_LABELS, Method, MethodKind
from rolodex.domain.reminder import Reminder
from rolodex.i18n import _
from rolodex.sheets.fonts import cleaned

LANDSCAPE = "landscape"
"""The key of the option, of sheets that have it, to print on paper that lies on its long side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something about a sheet that can be chosen; `choices` are (value, label) pairs.

    Without choices it is a yes or no.
    """

    key: str
    label: str
    default: Any
    choices: tuple[tuple[Any, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A card on a sheet of many: `group` is the heading it stands under, empty for none."""

    card: Card
    name: str
    group: str = ""
    last_contact: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A reminder of the day with its card and the newest notes about it."""

    reminder: Reminder
    card: Card
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How to print: the day, the home country of phone numbers, and the options chosen."""

    today: date
    country: str = "TW"
    options: Mapping[str, Any] = field(default_factory=dict)


def name_words(name: str) -> str:
    """A name as it is printed; one without anything that can be drawn is said to be none."""
    return name if cleaned(name) else _("(no name)")


def role_words(card: Card, known: Collection[str], second_name: str = "") -> str:
    """The line under a name: the name in the other script, company and title.

    A company that is `known` from what stands above is left out.
    """
    company = card.company if card.company not in known else ""
    parts = (second_name, _open("company", company), _open("title", card.title))
    return " · ".join(part.strip() for part in parts if part.strip())


def phone_words(method: Method, country: str) -> tuple[str, str]:
    """A phone number as the screen groups it, and what kind of phone it is."""
    from rolodex.domain.phones import format_phone

    value = format_phone(method.value, method.normalized, country)
    return value, _(dict(PHONE_LABELS).get(method.label, method.label))


def methods_of(card: Card, kind: MethodKind) -> tuple[Method, ...]:
    """The methods of a kind that may be printed, primary first."""
    if FIELD["methods"].private:
        return ()
    return card.phones() if kind is MethodKind.PHONE else card.emails()


def _open(key: str, value: str) -> str:
    return "" if FIELD[key].private else value
