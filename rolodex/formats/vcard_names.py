"""Names of vCards: the parts of N, and what FN says beyond them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from rolodex.domain.card import Card, CardKind
from rolodex.domain.name_splitting import NameParts
from rolodex.domain.scripts import CJK, HAN

Split = Callable[[str], NameParts]
"""Cuts a name that comes in one piece into its parts."""

_CJK_NAME = re.compile(f"[{CJK}]+")
_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))


def name_parts(parts: Sequence[str], split: Split) -> tuple[str, str, str, str, str]:
    """Family, given, middle, prefix and suffix from the components of N.

    Telephones write a whole Chinese name into whichever component comes first: a single
    one of two to four characters is cut in two, and a middle name without a given one is
    the given name.
    """
    family, given, middle, prefix, suffix = ([*(plain(p) for p in parts), *[""] * 5])[:5]
    if not given and middle and (not family or _CJK_NAME.fullmatch(middle)):
        given, middle = middle, ""
    if bool(family) != bool(given) and not middle and _HAN_NAME.fullmatch(family or given):
        whole = split(family or given)
        if whole.family + whole.given == family + given:
            family, given = whole.family, whole.given
    return family, given, middle, prefix, suffix


def plain(text: str) -> str:
    """A name in one line, without marks that turn the reading direction."""
    if not text:
        return ""
    if text.isprintable():  # so it holds no such marks, and no blank but the ordinary one
        return " ".join(text.split()) if " " in text else text
    turned = text.translate(_BIDI)
    if turned != text:  # a base and its accent may have come together
        turned = unicodedata.normalize("NFC", turned)
    return " ".join(turned.split())


def override(full: str, names: tuple[str, str, str, str, str]) -> str:
    """What FN shows if the parts of the name do not show the same; else "".

    Order, spaces, punctuation and case do not matter, and titles and middle names may be
    left out: a family name and a given name are shown by the rules of their script.
    """
    if not full:
        return ""
    family, given, middle, prefix, suffix = names
    if full in (family + given, f"{given} {family}"):
        return ""
    joined = "".join(names)
    if not joined:
        return full
    whole = _bare(full)
    orders = (joined, given + family, prefix + family + given + middle + suffix)
    if whole in map(_bare, orders):
        return ""
    words, known = set(_words(full)), set(_words(" ".join(names)))
    needed = set(_words(f"{family} {given}"))
    return "" if words <= known and needed <= words else full


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _bare(text: str) -> str:
    return "".join(_words(text))


_WORD = re.compile(r"[^\W_]+")


def formatted(card: Card) -> str:
    """What FN says: the name as its script writes it, else whatever the card is known by."""
    if card.display:
        return card.display
    if card.kind is CardKind.COMPANY and card.company:
        return card.company
    if _CJK_NAME.fullmatch(card.family + card.given + card.middle):
        name = card.family + card.given + card.middle
    else:
        parts = (card.prefix, card.given, card.middle, card.family, card.suffix)
        name = " ".join(part for part in parts if part)
    known = name or card.nickname or card.company
    return known or next((method.value for method in card.methods), "")
