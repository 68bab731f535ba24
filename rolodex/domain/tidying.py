"""Making a card fit to keep: blank parts left out, texts clean, methods normalised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace
from operator import attrgetter, is_
from typing import Any

from rolodex.domain.card import Card, replaced
from rolodex.domain.card_parts import Address, Method, MethodKind
from rolodex.domain.phones import normalize_phone

_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROLS = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)])
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
"""Ends of a line other than the plain one, NEL and the separators of Unicode among them."""
_UNTOUCHED = ("id", "uid", "kind", "trashed_at", "created_on", "created_at", "modified_at")
_CARD_TEXTS = tuple(
    field.name for field in fields(Card) if field.default == "" and field.name not in _UNTOUCHED
)
_ADDRESS_TEXTS = tuple(field.name for field in fields(Address) if field.default == "")
assert _ADDRESS_TEXTS[0] == "label"  # the one text that is no word of an address
_card_texts, _address_texts = attrgetter(*_CARD_TEXTS), attrgetter(*_ADDRESS_TEXTS)
_LINES = ("notes", "value")
"""Texts that may have several lines: the notes of a card, the value of an own field."""


def tidied(card: Card, country: str) -> Card:
    """The card as it is kept: NFC, no control or direction characters, no blank parts.

    `country` is the home country of phone numbers written without a country code. An import
    calls this for every card, so what is tidy already is not copied.
    """
    changed = _changed(card, _CARD_TEXTS, _card_texts(card))
    if card.methods:
        _note(changed, "methods", card.methods, [
            _method(m, value, country) for m in card.methods if (value := clean(m.value))
        ])  # fmt: skip
    if card.addresses:
        _note(changed, "addresses", card.addresses, [
            _tidy(a, _ADDRESS_TEXTS, texts)
            for a in card.addresses
            if any(map(clean, (texts := _address_texts(a))[1:]))
        ])  # fmt: skip
    if card.dates:
        _note(changed, "dates", card.dates, [_tidy(d, ("label",), (d.label,)) for d in card.dates])
    if card.tags:
        _note(changed, "tags", card.tags,
              list(dict.fromkeys(tag for name in card.tags if (tag := clean(name)))))  # fmt: skip
    if card.relations:
        _note(changed, "relations", card.relations,
              [r for r in card.relations if r.other is not None or clean(r.name)])  # fmt: skip
    if card.custom:
        _note(changed, "custom", card.custom, [
            _tidy(c, ("label", "value"), (c.label, c.value))
            for c in card.custom
            if clean(c.label) and clean(c.value, lines=True)
        ])  # fmt: skip
    return replaced(card, **changed) if changed else card


def _note(changed: dict[str, Any], name: str, old: Sequence[Any], new: Sequence[Any]) -> None:
    """Note parts that are others now; what is tidy is the same object still."""
    if len(old) != len(new) or not all(map(is_, old, new)):
        changed[name] = tuple(new)


def _changed(part: Any, names: tuple[str, ...], texts: tuple[str, ...]) -> dict[str, Any]:
    """The texts of a part that are not tidy, as they should be."""
    changed: dict[str, Any] = {}
    for name, text in zip(names, texts, strict=True):
        if text and (tidy := clean(text, lines=name in _LINES)) != text:
            changed[name] = tidy
    return changed


def _tidy(part: Any, names: tuple[str, ...], texts: tuple[str, ...]) -> Any:
    changed = _changed(part, names, texts)
    return replace(part, **changed) if changed else part


def clean(text: str, lines: bool = False) -> str:
    """A text as it is kept: trimmed, NFC, without what no one can see or type.

    Direction controls and other C0 and C1 controls go, since they can make a name look like
    another and steer a terminal; lone surrogates, which no file can hold, become U+FFFD.
    Without `lines` it is one line.
    """
    if not text:
        return ""
    if text.isprintable():  # so it holds none of them
        if text.isascii():
            return text.strip()
        return unicodedata.normalize("NFC", text).strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_BIDI)
        text = text.encode("utf-8", "replace").decode() if _surrogate(text) else text
    text = _BREAKS.sub("\n", text).translate(_CONTROLS)
    return text.strip() if lines else text.replace("\n", " ").replace("\t", " ").strip()


def _surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _method(method: Method, value: str, country: str) -> Method:
    label, display = clean(method.label), clean(method.display)
    normalized = ""
    if method.kind is MethodKind.PHONE:
        normalized = normalize_phone(value, country)
    elif method.kind is MethodKind.EMAIL:
        normalized = value.casefold()
    tidy = (value, label, normalized, display)
    if tidy == (method.value, method.label, method.normalized, method.display):
        return method
    return Method(
        kind=method.kind,
        value=value,
        label=label,
        normalized=normalized,
        display=display,
        primary=method.primary,
        id=method.id,
    )
