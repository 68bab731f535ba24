"""The card of a customer, and the one table of its fields."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, make_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any

from rolodex.domain.card_parts import (
    BIRTHDAY,
    Address,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.i18n import N_


class CardKind(StrEnum):
    """What a card stands for."""

    PERSON = "person"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One customer, a person or a company, with everything but photo and history.

    Immutable: change it with `dataclasses.replace` and hand it to `book.cards.save`.
    Scalar attributes are the columns of table `card` (`created_on` is the user's calendar day,
    which cadences count from, `created_at` the moment in UTC); company, title and department are
    the current employment; tuples are rows of their own tables.
    """

    id: int | None = None
    uid: str = ""
    kind: CardKind = CardKind.PERSON
    number: str = ""
    prefix: str = ""
    family: str = ""
    given: str = ""
    middle: str = ""
    suffix: str = ""
    nickname: str = ""
    reading: str = ""
    display: str = ""
    salutation: str = ""
    gender: str = ""
    language: str = ""
    channel: str = ""
    best_time: str = ""
    source: str = ""
    referred_by: int | None = None
    cadence_days: int | None = None
    notes: str = ""
    trashed_at: str | None = None
    created_on: str = ""
    created_at: str = ""
    modified_at: str = ""

    company: str = ""
    company_card: int | None = None
    title: str = ""
    department: str = ""

    methods: tuple[Method, ...] = ()
    addresses: tuple[Address, ...] = ()
    dates: tuple[SpecialDate, ...] = ()
    tags: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    custom: tuple[CustomValue, ...] = ()
    has_photo: bool = False

    def phones(self) -> tuple[Method, ...]:
        """The phone numbers, primary first."""
        return self._methods(MethodKind.PHONE)

    def emails(self) -> tuple[Method, ...]:
        """The e-mail addresses, primary first."""
        return self._methods(MethodKind.EMAIL)

    def birthday(self) -> SpecialDate | None:
        """The first special date labelled `birthday`."""
        return next((d for d in self.dates if d.label == BIRTHDAY), None)

    def _methods(self, kind: MethodKind) -> tuple[Method, ...]:
        return tuple(
            sorted((m for m in self.methods if m.kind is kind), key=lambda m: not m.primary)
        )


_values = attrgetter(*(attribute.name for attribute in fields(Card)))


def made(**values: Any) -> Card:
    """`Card(**values)` in a quarter of the time, for what makes thousands of cards.

    A frozen dataclass sets each of its attributes through a call. A draft of the same
    attributes sets them plainly, and then becomes the card.
    """
    return _finished(_draft()(**values))


def replaced(card: Card, **changes: Any) -> Card:
    """`dataclasses.replace(card, **changes)` in a quarter of the time."""
    draft = _draft()(*_values(card))
    for name, value in changes.items():
        setattr(draft, name, value)
    return _finished(draft)


@cache
def _draft() -> type[Any]:
    attributes = [(a.name, Any, field(default=a.default)) for a in fields(Card)]
    return make_dataclass("CardDraft", attributes, slots=True, eq=False)


def _finished(draft: Any) -> Card:
    draft.__class__ = Card
    card: Card = draft
    return card


class FieldKind(StrEnum):
    """How a field is stored and edited."""

    TEXT = "text"
    NOTE = "note"  # several lines
    CHOICE = "choice"
    DAYS = "days"  # a whole number of days, may be empty
    CARD = "card"  # another card
    METHODS = "methods"
    ADDRESSES = "addresses"
    DATES = "dates"
    TAGS = "tags"
    RELATIONS = "relations"
    CUSTOM = "custom"


class Stored(StrEnum):
    """Which table holds a field."""

    CARD = "card"
    EMPLOYMENT = "employment"
    OWN = "own"  # a table of its own, several rows a card


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A line of the field table, from which form, list, search, vCard and command line follow.

    `vcard` names the vCard property that carries a plain text field (the reader and writer
    treat N, TEL, ADR and other structured ones themselves; empty means handled there);
    `csv` holds the column names under which other programs export it. `search` puts its
    words in the index. `private` fields stay off sheets, exports and pop-ups unless asked.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    group: str = "name"
    stored: Stored = Stored.CARD
    vcard: str = ""
    csv: tuple[str, ...] = ()
    search: bool = True
    private: bool = False
    choices: tuple[tuple[str, str], ...] = ()


GROUPS: tuple[tuple[str, str], ...] = (
    ("name", N_("Name")),
    ("work", N_("Work")),
    ("reach", N_("Contact")),
    ("personal", N_("Personal")),
    ("care", N_("Care")),
    ("notes", N_("Notes")),
)

GENDERS = (("", N_("unknown")), ("F", N_("female")), ("M", N_("male")), ("O", N_("other")))
CHANNELS = (
    ("", N_("no preference")),
    ("phone", N_("phone")),
    ("message", N_("message")),
    ("email", N_("e-mail")),
    ("visit", N_("visit")),
)

FIELDS: tuple[Field, ...] = (
    Field(key="family", label=N_("Family name"), csv=("Last Name", "姓", "姓氏")),
    Field(key="given", label=N_("Given name"), csv=("First Name", "名", "名字")),
    Field(key="middle", label=N_("Middle name"), csv=("Middle Name",)),
    Field(key="prefix", label=N_("Prefix"), csv=("Title", "Name Prefix")),
    Field(key="suffix", label=N_("Suffix"), csv=("Suffix", "Name Suffix")),
    Field(key="nickname", label=N_("Nickname"), vcard="NICKNAME", csv=("Nickname", "暱稱", "昵称")),
    Field(key="display", label=N_("Shown as"), csv=("Display Name",)),
    Field(key="reading", label=N_("Reading"), csv=("Phonetic",)),
    Field(key="salutation", label=N_("Form of address"), vcard="X-ROLODEX-SALUTATION"),
    Field(
        key="company",
        label=N_("Company"),
        group="work",
        stored=Stored.EMPLOYMENT,
        csv=("Company", "Organization", "公司"),
    ),
    Field(
        key="title",
        label=N_("Job title"),
        group="work",
        stored=Stored.EMPLOYMENT,
        vcard="TITLE",
        csv=("Job Title", "職稱", "职务"),
    ),
    Field(
        key="department",
        label=N_("Department"),
        group="work",
        stored=Stored.EMPLOYMENT,
        csv=("Department", "部門", "部门"),
    ),
    Field(
        key="methods",
        label=N_("Phone, e-mail, chat, web"),
        kind=FieldKind.METHODS,
        group="reach",
        stored=Stored.OWN,
    ),
    Field(
        key="addresses",
        label=N_("Address"),
        kind=FieldKind.ADDRESSES,
        group="reach",
        stored=Stored.OWN,
    ),
    Field(
        key="channel",
        label=N_("Preferred channel"),
        kind=FieldKind.CHOICE,
        choices=CHANNELS,
        group="reach",
        vcard="X-ROLODEX-CHANNEL",
        search=False,
    ),
    Field(key="best_time", label=N_("Best time"), group="reach", vcard="X-ROLODEX-BEST-TIME"),
    Field(
        key="dates",
        label=N_("Special dates"),
        kind=FieldKind.DATES,
        group="personal",
        stored=Stored.OWN,
        search=False,
    ),
    Field(
        key="gender",
        label=N_("Gender"),
        kind=FieldKind.CHOICE,
        choices=GENDERS,
        group="personal",
        vcard="GENDER",
        search=False,
    ),
    Field(
        key="language",
        label=N_("Language"),
        group="personal",
        vcard="LANG",
        search=False,
    ),
    Field(
        key="relations",
        label=N_("Family and relations"),
        kind=FieldKind.RELATIONS,
        group="personal",
        stored=Stored.OWN,
    ),
    Field(
        key="tags",
        label=N_("Tags"),
        kind=FieldKind.TAGS,
        group="care",
        stored=Stored.OWN,
        csv=("Categories", "Group Membership", "標籤", "标签"),
    ),
    Field(
        key="cadence_days",
        label=N_("Cadence in days"),
        kind=FieldKind.DAYS,
        group="care",
        vcard="X-ROLODEX-CADENCE",
        search=False,
    ),
    Field(
        key="referred_by",
        label=N_("Introduced by"),
        kind=FieldKind.CARD,
        group="care",
        search=False,
    ),
    Field(key="source", label=N_("Source"), group="care", vcard="X-ROLODEX-SOURCE"),
    Field(key="number", label=N_("Customer number"), group="care", vcard="X-ROLODEX-NUMBER"),
    Field(
        key="custom",
        label=N_("Own fields"),
        kind=FieldKind.CUSTOM,
        group="notes",
        stored=Stored.OWN,
    ),
    Field(
        key="notes",
        label=N_("Notes"),
        kind=FieldKind.NOTE,
        group="notes",
        vcard="NOTE",
        csv=("Notes", "備註", "备注"),
    ),
)

FIELD = {field.key: field for field in FIELDS}
COLUMNS = tuple(f for f in FIELDS if f.stored is Stored.CARD)
"""The fields that are plain columns of table `card`."""
