"""What a column of a table may be said to hold: the choices of a person who corrects a mapping."""

from __future__ import annotations

from rolodex.domain.card import FIELD
from rolodex.domain.card_parts import PHONE_LABELS, PLACE_LABELS, RELATION_KINDS
from rolodex.domain.column_names import CUSTOM, SKIP, Target
from rolodex.domain.text import Text
from rolodex.i18n import N_

_TEXTS = (
    "family", "given", "middle", "prefix", "suffix", "nickname", "display", "reading",
    "salutation", "company", "title", "department",
)  # fmt: skip
_LATER = ("gender", "language", "best_time", "source", "number", "cadence_days", "notes")
_CHATS = ("LINE", "WeChat", "WhatsApp", "Telegram", "Messenger", "Instagram", "QQ")
_PARTS = (
    ("street", N_("street")),
    ("city", N_("city")),
    ("region", N_("state or county")),
    ("postcode", N_("postal code")),
    ("country", N_("country")),
)


def choices() -> list[tuple[Target, Text]]:
    """Every target with its words, in the order of a menu; `describe_target` knows the rest."""
    found = [SKIP, CUSTOM, Target("name"), *(Target(key) for key in _TEXTS)]
    phones = ["", *(key for key, _ in PHONE_LABELS)]
    found += [Target("methods", "phone", label) for label in phones]
    places = ["", *(key for key, _ in PLACE_LABELS)]
    found += [Target("methods", "email", label) for label in places]
    found += [Target("methods", "web")]
    found += [Target("methods", "chat", service) for service in _CHATS]
    found += [
        Target("addresses", "", label, part, label or "plain")
        for label in places
        for part, _ in _PARTS
    ]
    found += [
        Target("dates", label="birthday"),
        Target("dates", "lunar", "birthday"),
        Target("dates", label="anniversary"),
        Target("last_contact"),
        Target("tags"),
        Target("tags", "class"),
        Target("referred"),
        Target("relations", "spouse"),
        Target("relations", "child"),
    ]
    found += [Target(key) for key in _LATER]
    return [(target, describe_target(target)) for target in found]


def describe_target(target: Target) -> Text:
    """What a column is taken for, in words: `phone (mobile)`, `address: city (home)`."""
    if target.field == "relations" and target.kind in RELATION_KINDS:
        words = Text(RELATION_KINDS[target.kind][0])
    elif target.field in _WORDS:
        words = Text(_WORDS[target.field])
    elif target.field == "methods":
        words = Text(_METHODS[target.kind])
    elif target.field == "addresses":
        part = dict(_PARTS).get(target.part)
        words = Text(N_("Address: {part}"), {"part": Text(part) if part else target.part})
    elif target.field == "dates":
        words = _date(target)
    elif target.field in FIELD:
        words = Text(FIELD[target.field].label)
    else:
        words = Text("{word}", {"word": target.field})
    if target.field == "tags" and target.kind == "class":
        return Text(N_("Class (A, B, C), as a tag"))
    if target.field in ("methods", "addresses") and target.label:
        known = dict((*PHONE_LABELS, *PLACE_LABELS)).get(target.label)
        label = Text(known) if known else target.label
        return Text(N_("{what} ({label})"), {"what": words, "label": label})
    return words


def _date(target: Target) -> Text:
    if target.label == "birthday":
        return Text(N_("Birthday (lunar)")) if target.kind == "lunar" else Text(N_("Birthday"))
    return Text(N_("Anniversary")) if target.label == "anniversary" else Text(N_("Other date"))


_WORDS = {
    "skip": N_("Leave out"),
    "custom": N_("Own field"),
    "name": N_("Name (whole)"),
    "file_as": N_("Filed as"),
    "referred": N_("Introduced by"),
    "last_contact": N_("Last contact"),
    "uid": N_("Number of the card in its book"),
    "kind": N_("Person or company"),
    "relations": N_("Related person"),
}
_METHODS = {
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "web": N_("Web page"),
    "chat": N_("Chat"),
}
