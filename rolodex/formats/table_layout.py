"""The columns of a table that this program writes: Google's names, numbered as needed.

Google Contacts reads them, and so does this program, without loss; what Google has no column
for is called `Rolodex uid` and the like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rolodex.domain.card import Card
from rolodex.domain.card_parts import (
    BIRTHDAY,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    SpecialDate,
)
from rolodex.domain.partial_date import to_spelling
from rolodex.formats.vcard_patch import Entry

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet takes for those of a formula."""

_TEXTS = (
    ("First Name", "given"), ("Middle Name", "middle"), ("Last Name", "family"),
    ("Name Prefix", "prefix"), ("Name Suffix", "suffix"), ("Nickname", "nickname"),
    ("Organization Name", "company"), ("Organization Title", "title"),
    ("Organization Department", "department"),
)  # fmt: skip
_OWN_TEXTS = (
    "uid", "kind", "number", "display", "reading", "salutation", "gender", "language", "channel",
    "best_time", "source",
)  # fmt: skip
_METHODS = (("E-mail", MethodKind.EMAIL), ("Phone", MethodKind.PHONE), ("Website", MethodKind.WEB))
_ADDRESS = (
    ("Label", "label"), ("Street", "street"), ("Extended Address", "extended"), ("City", "city"),
    ("Region", "region"), ("Postal Code", "postcode"), ("Country", "country"),
    ("PO Box", "po_box"),
)  # fmt: skip


@dataclass(slots=True)
class Layout:
    """How many numbered columns of each kind the cards need; see `take`."""

    private: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Make room for a card."""
        card = entry.card
        needs = {name: len(_of(card, kind)) for name, kind in _METHODS}
        needs["IM"] = len(_of(card, MethodKind.CHAT))
        needs["Address"] = len(card.addresses)
        needs["Event"] = len(_events(card))
        needs["Relation"] = len(card.relations)
        needs["Custom Field"] = len(self._custom(card))
        for name, need in needs.items():
            if need > self.counts.get(name, 0):
                self.counts[name] = need

    def headers(self) -> list[str]:
        """The names of the columns."""
        names = [name for name, _ in _TEXTS]
        names += ["Birthday", "Notes", "Labels"]
        for name, _ in _METHODS:
            names += self._numbered(name, ("Label", "Value"))
        names += self._numbered("IM", ("Service", "Value", "Name"))
        names += self._numbered("Address", [part for part, _ in _ADDRESS])
        names += self._numbered("Event", ("Label", "Value", "Lead Days"))
        names += self._numbered("Relation", ("Label", "Value"))
        names += self._numbered("Custom Field", ("Label", "Value", *self._private_part))
        names += [f"Rolodex {name}" for name in (*_OWN_TEXTS, "referred", "cadence_days")]
        return names

    def row(self, entry: Entry, phone: Callable[[Method], str]) -> list[str]:
        """The cells of a card under `headers`; `phone` writes a number."""
        card = entry.card
        cells = [str(getattr(card, name)) for _, name in _TEXTS]
        birthday = card.dates[0] if card.dates and _is_plain_birthday(card.dates[0]) else None
        cells += [to_spelling(birthday) if birthday else "", card.notes, _tags(card.tags)]
        for name, kind in _METHODS:
            rows = [
                [_marked(m), phone(m) if kind is MethodKind.PHONE else m.value]
                for m in _of(card, kind)
            ]
            cells += self._filled(name, rows, 2)
        chats = [[_marked(m), m.value, m.display] for m in _of(card, MethodKind.CHAT)]
        cells += self._filled("IM", chats, 3)
        places = [[getattr(a, part) for _, part in _ADDRESS] for a in card.addresses]
        cells += self._filled("Address", places, len(_ADDRESS))
        events = [
            [d.label, to_spelling(d), "" if d.lead_days is None else str(d.lead_days)]
            for d in _events(card)
        ]
        cells += self._filled("Event", events, 3)
        people = [[r.kind, r.name or entry.names.get(r.other or 0, "")] for r in card.relations]
        cells += self._filled("Relation", people, 2)
        custom = [
            [c.label, c.value, *(("private" if c.private else "",) if self.private else ())]
            for c in self._custom(card)
        ]
        cells += self._filled("Custom Field", custom, 2 + len(self._private_part))
        cells += [str(getattr(card, name)) for name in _OWN_TEXTS]
        cells += [entry.referred, "" if card.cadence_days is None else str(card.cadence_days)]
        # The reader takes one apostrophe from before what would be a formula.
        return [
            "'" + cell if cell[:1] == "'" and cell[1:2] in ("'", *FORMULA) and cell[1:] else cell
            for cell in cells
        ]

    @property
    def _private_part(self) -> tuple[str, ...]:
        return ("Private",) if self.private else ()

    def _custom(self, card: Card) -> list[CustomValue]:
        return [c for c in card.custom if self.private or not c.private]

    def _numbered(self, name: str, parts: Iterable[str]) -> list[str]:
        return [
            f"{name} {number} - {part}"
            for number in range(1, self.counts.get(name, 0) + 1)
            for part in parts
        ]

    def _filled(self, name: str, rows: list[list[str]], width: int) -> list[str]:
        """The rows one after the other, blank up to the room there is."""
        cells = [cell for row in rows for cell in row]
        return cells + [""] * (self.counts.get(name, 0) * width - len(cells))


def _of(card: Card, kind: MethodKind) -> list[Method]:
    return [method for method in card.methods if method.kind is kind]


def _tags(tags: tuple[str, ...]) -> str:
    """All tags; one with a comma in it gets the colons that say it is one."""
    ends = len(tags) == 1 and any(char in tags[0] for char in ",，;；、|")
    return " ::: ".join(tags) + (" :::" if ends else "")


def _marked(method: Method) -> str:
    return f"* {method.label}" if method.primary else method.label


def _is_plain_birthday(special: SpecialDate) -> bool:
    plain = special.calendar is Calendar.SOLAR and special.lead_days is None
    return plain and special.label == BIRTHDAY


def _events(card: Card) -> tuple[SpecialDate, ...]:
    return card.dates[1:] if card.dates and _is_plain_birthday(card.dates[0]) else card.dates
