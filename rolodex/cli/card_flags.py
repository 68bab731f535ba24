"""The options of `add` and `edit`: one for each field of the field table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from rolodex.cli.base import Option
from rolodex.domain.card import FIELDS, Card, CardKind, Field, FieldKind
from rolodex.domain.card_parts import (
    BIRTHDAY,
    CHAT_SERVICES,
    PHONE_LABELS,
    PLACE_LABELS,
    RELATION_KINDS,
    Address,
    CustomValue,
    Method,
    MethodKind,
    Relation,
)
from rolodex.domain.problems import bad_value
from rolodex.i18n import N_

if TYPE_CHECKING:
    from rolodex.services.book import Book

ALIASES = {
    "cadence_days": ("--cadence",),
    "notes": ("--note",),
    "referred_by": ("--introduced-by",),
    "tags": ("--tag",),
    "addresses": ("--address",),
    "relations": ("--relation",),
    "custom": ("--field",),
}
"""Shorter spellings beside `--key`; lists are named by one of theirs."""

Setter = Callable[["Book", Card, Iterable[str]], Card]


@dataclass(frozen=True)
class Flag:
    """An option, and how its values (as typed) change a card."""

    names: tuple[str, ...]
    apply: Setter
    help: str
    metavar: str = "TEXT"
    many: bool = False

    @property
    def parameter(self) -> str:
        """The name under which click hands the values over."""
        return self.names[0].lstrip("-").replace("-", "_")

    def option(self) -> click.Option:
        """The option for click."""
        return Option(
            [*self.names, self.parameter],
            multiple=self.many,
            metavar=self.metavar,
            help=self.help,
        )


def flags() -> list[Flag]:
    """All of them, in the order of the field table."""
    kind = Flag(("--kind",), _kind, N_("person or company"))
    return [kind, *(flag for field in FIELDS for flag in _flags_of(field))]


def options() -> list[click.Option]:
    """The options of `add` and `edit`."""
    return [flag.option() for flag in flags()]


def given(values: dict[str, Any]) -> bool:
    """Whether any of the options was used."""
    return any(value not in (None, ()) for value in values.values())


def apply(book: Book, card: Card, values: dict[str, Any]) -> Card:
    """The card with what the options say. Raises `Problem` for what cannot be read."""
    for flag in flags():
        value = values.get(flag.parameter)
        if value not in (None, ()):
            card = flag.apply(book, card, value if flag.many else (value,))
    return card


def _flags_of(field: Field) -> list[Flag]:
    key = f"--{field.key.replace('_', '-')}"
    names = (*ALIASES.get(field.key, ()), key)
    help = field.label
    match field.kind:
        case FieldKind.METHODS:
            return [
                Flag(
                    (f"--{kind.value}",),
                    _methods(kind),
                    N_("Phone, e-mail, chat, web"),
                    "[LABEL:]VALUE",
                    many=True,
                )
                for kind in MethodKind
            ]
        case FieldKind.DATES:
            return [
                Flag(("--birthday",), _birthday, N_("Birthday"), "DATE"),
                Flag(("--date",), _dates, help, "LABEL:DATE", many=True),
            ]
        case FieldKind.TAGS:
            return [Flag(names, _tags, help, "TAG", many=True)]
        case FieldKind.ADDRESSES:
            return [Flag(names, _addresses, help, "[LABEL:]TEXT", many=True)]
        case FieldKind.RELATIONS:
            return [Flag(names, _relations, help, "KIND:CARD", many=True)]
        case FieldKind.CUSTOM:
            return [Flag(names, _custom, help, "LABEL=VALUE", many=True)]
        case FieldKind.CARD:
            return [Flag(names, _card(field.key), help, "CARD")]
        case FieldKind.DAYS:
            return [Flag(names, _days(field.key), help, "DAYS")]
        case FieldKind.CHOICE:
            metavar = "|".join(value for value, _label in field.choices if value)
            return [Flag(names, _choice(field), help, metavar)]
        case FieldKind.TEXT | FieldKind.NOTE:
            return [Flag(names, _text(field.key), help)]


def _only(values: Iterable[str]) -> str:
    (value,) = values
    return value


def _kind(_book: Book, card: Card, values: Iterable[str]) -> Card:
    value = _only(values)
    if value not in list(CardKind):
        raise click.BadParameter(f"{value!r}: person, company", param_hint="--kind")
    return replace(card, kind=CardKind(value))


def _set(card: Card, key: str, value: Any) -> Card:
    changed: dict[str, Any] = {key: value}
    return replace(card, **changed)


def _text(key: str) -> Setter:
    return lambda _book, card, values: _set(card, key, _only(values))


def _choice(field: Field) -> Setter:
    def apply_choice(_book: Book, card: Card, values: Iterable[str]) -> Card:
        value = _only(values)
        allowed = [key for key, _label in field.choices]
        if value not in allowed:
            words = ", ".join(filter(None, allowed))
            raise click.BadParameter(f"{value!r}: {words}", param_hint=f"--{field.key}")
        return _set(card, field.key, value)

    return apply_choice


def _days(key: str) -> Setter:
    def apply_days(_book: Book, card: Card, values: Iterable[str]) -> Card:
        value = _only(values).strip()
        if value and not value.isdecimal():
            raise click.BadParameter(f"{value!r}", param_hint=f"--{key}")
        return _set(card, key, int(value) if value else None)

    return apply_days


def _card(key: str) -> Setter:
    def apply_card(book: Book, card: Card, values: Iterable[str]) -> Card:
        value = _only(values)
        return _set(card, key, book.cards.resolve(value) if value else None)

    return apply_card


def _methods(kind: MethodKind) -> Setter:
    labels = {
        MethodKind.PHONE: [key for key, _ in PHONE_LABELS],
        MethodKind.CHAT: list(CHAT_SERVICES),
    }.get(kind, [key for key, _ in PLACE_LABELS])

    def apply_methods(_book: Book, card: Card, values: Iterable[str]) -> Card:
        methods = list(card.methods)
        for text in values:
            if not text:
                methods = [method for method in methods if method.kind is not kind]
                continue
            label, value = _labelled(text, labels)
            if not any(m.kind is kind and m.value == value for m in methods):
                methods.append(Method(kind=kind, value=value, label=label))
        return replace(card, methods=tuple(methods))

    return apply_methods


def _birthday(_book: Book, card: Card, values: Iterable[str]) -> Card:
    from rolodex.domain.partial_date import parse_date

    value = _only(values)
    others = tuple(special for special in card.dates if special.label != BIRTHDAY)
    if not value:
        return replace(card, dates=others)
    old = card.birthday()
    parsed = parse_date(value, BIRTHDAY)
    kept = replace(parsed, id=old.id, lead_days=old.lead_days) if old else parsed
    return replace(card, dates=(kept, *others))


def _dates(_book: Book, card: Card, values: Iterable[str]) -> Card:
    from rolodex.domain.partial_date import parse_date

    dates = list(card.dates)
    for text in values:
        if not text:
            dates = [special for special in dates if special.label == BIRTHDAY]
            continue
        label, colon, spelling = text.partition(":")
        if not colon or label == "lunar":
            raise bad_value(N_("Write {form}, not {value}."), form="LABEL:DATE", value=text)
        dates.append(parse_date(spelling, label))
    return replace(card, dates=tuple(dates))


def _tags(_book: Book, card: Card, values: Iterable[str]) -> Card:
    tags = list(card.tags)
    for tag in values:
        tags = [*tags, tag] if tag else []
    return replace(card, tags=tuple(dict.fromkeys(tags)))


def _addresses(_book: Book, card: Card, values: Iterable[str]) -> Card:
    addresses = list(card.addresses)
    for text in values:
        if not text:
            addresses = []
            continue
        label, street = _labelled(text, [key for key, _ in PLACE_LABELS])
        addresses.append(Address(label=label, street=street))
    return replace(card, addresses=tuple(addresses))


def _relations(book: Book, card: Card, values: Iterable[str]) -> Card:
    relations = list(card.relations)
    for text in values:
        if not text:
            relations = []
            continue
        kind, _colon, other = text.partition(":")
        if kind not in RELATION_KINDS or not other:
            allowed = ", ".join(RELATION_KINDS)
            raise click.BadParameter(f"{text!r}: KIND:CARD ({allowed})", param_hint="--relation")
        relations.append(Relation(kind=kind, other=book.cards.resolve(other)))
    return replace(card, relations=tuple(relations))


def _custom(_book: Book, card: Card, values: Iterable[str]) -> Card:
    custom = list(card.custom)
    for text in values:
        if not text:
            custom = []
            continue
        label, equals, value = text.partition("=")
        if not equals or not label.strip():
            raise bad_value(N_("Write {form}, not {value}."), form="LABEL=VALUE", value=text)
        kept = [c for c in custom if c.label != label]
        custom = [*kept, CustomValue(label=label, value=value)] if value else kept
    return replace(card, custom=tuple(custom))


def _labelled(text: str, labels: Iterable[str]) -> tuple[str, str]:
    """Label and value of `work:02-2345-6789`; what is no label belongs to the value."""
    label, colon, value = text.partition(":")
    known = {name.lower(): name for name in labels}
    if colon and label.lower() in known:
        return known[label.lower()], value
    return "", text
