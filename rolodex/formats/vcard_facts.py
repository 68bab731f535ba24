"""What the properties of a vCard said so far: the ground on which the mapping gathers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from rolodex.domain.card import FIELDS, Card, FieldKind
from rolodex.domain.card_parts import Address, CustomValue, Method, Photo, Relation, SpecialDate
from rolodex.formats import vcard_labels as labels
from rolodex.formats.vcard_names import Split
from rolodex.formats.vcard_property import Property, text_of
from rolodex.i18n import N_

Datum = Method | Address | SpecialDate | Relation | CustomValue | Photo | str | tuple[str, ...]


Value = TypeVar("Value", Method, Address, SpecialDate, Relation, CustomValue, str)


class Fact(NamedTuple):
    """One thing that a property says about a card: the field it belongs to and its value."""

    field: str
    value: Datum


_fact = tuple.__new__
"""Past the constructor of the named tuple, which takes twice as long."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A card made from properties; `trace` has, for each property that says something, its
    index and the fact.

    `referred` is the name of the person who introduced the customer, `links` are relations
    to other cards by their UID.
    """

    card: Card
    photo: Photo | None
    uid: str
    referred: str
    links: tuple[tuple[str, str], ...]
    trace: tuple[tuple[int, Fact], ...]


SCALARS: dict[str, str] = {
    field.vcard: field.key
    for field in FIELDS
    if field.vcard and field.kind in (FieldKind.TEXT, FieldKind.NOTE, FieldKind.CHOICE)
}
"""Properties that carry one plain text field, by the field table."""

UNREADABLE = {
    "birthday": N_("Birthday (as written)"),
    "anniversary": N_("Anniversary (as written)"),
    "": N_("Date (as written)"),
}
"""Labels of own fields for dates that name no day of the year."""

ROLE = N_("Role")


class Findings:
    """What was found on the way through a property list; `at` is where the way has got to."""

    def __init__(self, properties: Sequence[Property], split: Split, version: str) -> None:
        self.split = split
        self.at = 0
        self.trace: list[tuple[int, Fact]] = []
        self.scalars: dict[str, str] = {}
        self.phonetic: dict[str, str] = {}
        self.names: tuple[str, str, str, str, str] | None = None
        self.full = ""
        self.company = ""
        self.department = ""
        self.has_org = False
        self.kind = ""
        self.uid = ""
        self.photo: Photo | None = None
        self.referred = ""
        self.role: tuple[int, str] | None = None
        self.sort_as: tuple[int, str] | None = None
        self.links: list[tuple[str, str]] = []
        self.blocks: list[tuple[int, str, str]] = []
        self.methods: list[Method] = []
        self.addresses: list[Address] = []
        self.dates: list[SpecialDate] = []
        self.tags: list[str] = []
        self.relations: list[Relation] = []
        self.custom: list[CustomValue] = []
        declared = (p.value.strip() for p in properties if p.name.upper() == "VERSION")
        self.old = (version or next(declared, "")).startswith("2")
        self.labels = {
            p.group.lower(): text_of(p) for p in properties if p.group and p.key == "X-ABLABEL"
        }

    def say(self, field: str, value: Datum) -> None:
        """Take down that the property at hand says this."""
        self.trace.append((self.at, _fact(Fact, (field, value))))

    def add(self, field: str, to: list[Value], value: Value) -> None:
        """One more value of a field with several, unless it is there already."""
        if value not in to:
            to.append(value)
        self.trace.append((self.at, _fact(Fact, (field, value))))

    def scalar(self, key: str, text: str) -> None:
        """A plain text field: the first value counts, notes are put together."""
        known = self.scalars.get(key)
        if not text or (known is not None and key != "notes"):
            return
        if known is None:
            self.scalars[key] = text if key == "notes" else " ".join(text.split())
        elif text not in known:
            self.scalars[key] = known + "\n\n" + text
        self.say(key, text)

    def label(self, prop: Property, phone: bool = False) -> str:
        """The label of a way to reach someone: X-ABLabel of its group, else by TYPE."""
        own = self.labels.get(prop.group.lower(), "") if prop.group else ""
        return labels.known(own) if own else labels.label_of(prop.params, phone)


Handler = Callable[[Findings, Property], None]
"""Takes in one property."""
