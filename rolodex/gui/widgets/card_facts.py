"""The facts of a card, line by line, from the one table of fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rolodex.domain.addresses import address_words
from rolodex.domain.card import FIELDS, Card, CardKind, Field, FieldKind
from rolodex.domain.card_parts import PLACE_LABELS
from rolodex.domain.names import display_name, second_name
from rolodex.gui.widgets.card_words import (
    cadence_words,
    date_label,
    date_words,
    language_name,
    method_label,
    method_value,
)
from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from rolodex.services.book import Book

IN_THE_HEAD = frozenset(
    {"family", "given", "middle", "prefix", "suffix", "display", "company", "title",
     "department", "salutation", "tags"}
)  # fmt: skip
"""What the head of the card shows already."""

PEOPLE_NAMED = 10
"""So many people of a company, or brought by somebody, are named; a search shows all of the
former."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the card: `key` is its field, `link` the card it leads to, `query` a search."""

    key: str
    label: str
    value: str
    link: int | None = None
    private: bool = False
    query: str = ""


def facts_of(card: Card, book: Book, today: date) -> list[Fact]:
    """Everything that is filled in, in the order of the field table."""
    facts: list[Fact] = []
    for field in FIELDS:
        if field.key not in IN_THE_HEAD:
            facts += _facts(field, card, book, today)
    if card.kind is CardKind.COMPANY:
        facts += _people(card, book)
    facts.sort(key=lambda fact: _place(fact.key))
    return facts


_FIRST = ("methods", "dates", "cadence_days", "referred_by", "people")


def _place(key: str) -> int:
    # What a call needs comes first; the rest keeps the order of the table.
    return _FIRST.index(key) if key in _FIRST else len(_FIRST)


def _facts(field: Field, card: Card, book: Book, today: date) -> list[Fact]:
    key, label = field.key, _(field.label)
    match field.kind:
        case FieldKind.METHODS:
            country = book.settings.get("country")
            ordered = sorted(card.methods, key=lambda m: not m.primary)
            kinds = [m.kind for m in ordered]
            return [
                Fact(key, method_label(m, kinds.count(m.kind) > 1), method_value(m, country))
                for m in ordered
            ]
        case FieldKind.ADDRESSES:
            several = len(card.addresses) > 1
            return [
                Fact(key, _address_label(a.label, several), address_words(a))
                for a in card.addresses
            ]
        case FieldKind.DATES:
            return [Fact(key, date_label(d), date_words(d, today)) for d in card.dates]
        case FieldKind.RELATIONS:
            return _relations(card, book)
        case FieldKind.CUSTOM:
            return [Fact(key, c.label, c.value, private=c.private) for c in card.custom]
        case FieldKind.DAYS if key == "cadence_days":
            words = cadence_words(book, card.cadence_days, card.tags)
            return [Fact(key, _("Cadence"), words)]
        case FieldKind.CARD if key == "referred_by":
            return _introduced(card, book)
    value = getattr(card, key)
    if not value or (key == "nickname" and value == second_name(card)):
        return []
    if field.kind is FieldKind.CHOICE:
        value = _(dict(field.choices).get(value, value))
    elif key == "language":
        value = language_name(value)
    elif field.kind is FieldKind.CARD:
        return [Fact(key, label, book.cards.summary(value).name, link=value)]
    return [Fact(key, label, str(value), private=field.private)]


def _address_label(label: str, several: bool) -> str:
    place = _(dict(PLACE_LABELS).get(label, label))
    if not several or not place:
        return _("Address")
    return _("{kind} ({label})").format(kind=_("Address"), label=place)


def _relations(card: Card, book: Book) -> list[Fact]:
    from rolodex.gui.widgets.relation_words import kind_name

    facts = []
    for relation in card.relations:
        name = relation.name
        if relation.other is not None:
            name = book.cards.summary(relation.other).name or _("(no name)")
        label = kind_name(relation.kind)
        label = label[:1].upper() + label[1:]
        facts.append(Fact("relations", label, name, link=relation.other))
    return facts


def _introduced(card: Card, book: Book) -> list[Fact]:
    facts = []
    if card.referred_by is not None:
        name = book.cards.summary(card.referred_by).name or _("(no name)")
        facts.append(Fact("referred_by", _("Introduced by"), name, link=card.referred_by))
    brought = book.cards.introduced(card.id) if card.id is not None else []
    if len(brought) > 1:
        words = ngettext("{n} person", "{n} people", len(brought)).format(n=len(brought))
        facts.append(Fact("brought", _("Brought"), words))
    for row in brought[:PEOPLE_NAMED]:
        label = "" if len(brought) > 1 else _("Brought")
        facts.append(Fact("brought", label, row.name or _("(no name)"), link=row.id))
    return facts


def _people(card: Card, book: Book) -> list[Fact]:
    if card.id is None:
        return []
    count, first = book.cards.people_at(card.id, card.company, PEOPLE_NAMED)
    label = _("People")
    facts = [
        Fact("people", "" if at else label, row.name or _("(no name)"), link=row.id)
        for at, row in enumerate(first)
    ]
    if count > len(first):
        more = count - len(first)
        words = ngettext("{n} more person", "{n} more people", more).format(n=more)
        facts.append(Fact("people", "", words, query=card.company or display_name(card)))
    return facts
