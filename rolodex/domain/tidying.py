"""Making a card fit to keep: blank parts left out, texts clean, methods normalised."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from typing import Any

from rolodex.domain.card import Card, Method, MethodKind
from rolodex.domain.phones import normalize_phone

_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROLS = dict.fromkeys([*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_UNTOUCHED = frozenset(
    {"id", "uid", "kind", "trashed_at", "created_on", "created_at", "modified_at"}
)


def tidied(card: Card, country: str) -> Card:
    """The card as it is kept: NFC, no control or direction characters, no blank parts.

    `country` is the home country of phone numbers written without a country code.
    """
    values: dict[str, Any] = {
        field.name: clean(value, lines=field.name == "notes")
        for field in fields(card)
        if field.name not in _UNTOUCHED and isinstance(value := getattr(card, field.name), str)
    }
    methods = tuple(_method(m, country) for m in card.methods if clean(m.value))
    return replace(
        card,
        **values,
        methods=methods,
        addresses=tuple(replace(a, **_texts(a)) for a in card.addresses if any(_address_words(a))),
        dates=tuple(replace(d, label=clean(d.label)) for d in card.dates),
        tags=tuple(dict.fromkeys(tag for name in card.tags if (tag := clean(name)))),
        relations=tuple(r for r in card.relations if r.other is not None or clean(r.name)),
        custom=tuple(
            replace(c, label=clean(c.label), value=clean(c.value, lines=True))
            for c in card.custom
            if clean(c.label) and clean(c.value, lines=True)
        ),
    )


def clean(text: str, lines: bool = False) -> str:
    """A text as it is kept: trimmed, NFC, without what no one can see or type.

    Direction controls and other C0 controls go, since they can make a name look like another;
    lone surrogates, which no file can hold, become U+FFFD. Without `lines` it is one line.
    """
    if not text:
        return ""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_BIDI)
        text = text.encode("utf-8", "replace").decode() if _surrogate(text) else text
    text = text.translate(_CONTROLS)
    if lines:
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return " ".join(text.split("\n")).replace("\r", " ").replace("\t", " ").strip()


def _surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _method(method: Method, country: str) -> Method:
    value = clean(method.value)
    normalized = ""
    if method.kind is MethodKind.PHONE:
        normalized = normalize_phone(value, country)
    elif method.kind is MethodKind.EMAIL:
        normalized = value.casefold()
    return replace(
        method,
        value=value,
        normalized=normalized,
        label=clean(method.label),
        display=clean(method.display),
    )


def _texts(part: Any) -> dict[str, str]:
    return {
        field.name: clean(value)
        for field in fields(part)
        if isinstance(value := getattr(part, field.name), str)
    }


def _address_words(address: Any) -> list[str]:
    return [value for name, value in _texts(address).items() if name != "label" and value]
