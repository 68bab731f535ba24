"""What a name is ordered, searched and read by: its parts and the sounds of its characters."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.card import Card, CardKind
from rolodex.domain.name_display import composed_name, shown_name
from rolodex.domain.name_splitting import split_name
from rolodex.domain.readings import Syllable, syllables, typed_syllables
from rolodex.domain.scripts import fold, has_cjk, is_han


@dataclass(frozen=True, slots=True)
class Name:
    """What the fields of a name come to, worked out once for keys, tokens and order.

    `shown` is `display_name`, `composed` is `composed_name`, `family` and `given` are
    `name_parts`, `syllables` is `name_syllables`.
    """

    shown: str
    composed: str
    family: str
    given: str
    syllables: tuple[Syllable, ...]


def name_of(card: Card) -> Name:
    """Everything that keys, tokens and order ask of a card's name."""
    composed = composed_name(card)
    shown = shown_name(card, composed)
    family, given = _parts(card, shown, composed)
    return Name(shown, composed, family, given, _read(card, family, given))


def name_parts(card: Card) -> tuple[str, str]:
    """Family and given name of the name that is shown, by which it is ordered and read."""
    composed = composed_name(card)
    return _parts(card, shown_name(card, composed), composed)


def _parts(card: Card, shown: str, composed: str) -> tuple[str, str]:
    if card.kind is CardKind.COMPANY or not (composed or card.display.strip()):
        return "", shown
    same = shown == composed or fold(shown).replace(" ", "") == fold(composed).replace(" ", "")
    if same and card.family.strip():
        return card.family.strip(), " ".join(
            filter(None, (card.given.strip(), card.middle.strip()))
        )
    if same and not has_cjk(composed):
        return "", shown
    parts = split_name(shown)
    if not parts.family:
        return "", shown
    return parts.family, " ".join(p for p in (parts.given, parts.middle) if p)


def name_syllables(card: Card) -> tuple[Syllable, ...]:
    """How the Chinese characters of the shown name are read; the user's reading goes first."""
    return _read(card, *name_parts(card))


def _read(card: Card, family: str, given: str) -> tuple[Syllable, ...]:
    text = family + given
    if not is_han(text):
        return ()
    if card.reading.strip() and (typed := typed_syllables(card.reading, text)):
        return typed
    return syllables(text, family)


def reading_of(name: str) -> str:
    """The pinyin of a Chinese name in the form for the reading field: `Ouyang Xiu`."""
    parts = split_name(name)
    read = [s.pinyin.replace("v", "ü") for s in syllables(parts.family + parts.given, parts.family)]
    count = sum(map(is_han, parts.family))
    return " ".join("".join(p).capitalize() for p in (read[:count], read[count:]) if p)
