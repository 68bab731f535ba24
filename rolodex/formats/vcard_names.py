"""Names of vCards: the parts of N, and what FN says beyond them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rolodex.domain.card import Card, CardKind
from rolodex.domain.scripts import CJK, HAN

Split = Callable[[str], tuple[str, str]]
"""Cuts a whole name into family and given name."""

_CJK_NAME = re.compile(f"[{CJK}]+")
_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le",
     "el", "al", "bin", "ibn", "ben", "ter", "ten", "zu")
)  # fmt: skip
_BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))


def split_name(full: str) -> tuple[str, str]:
    """Family and given name of a name written in one piece.

    Chinese: a compound surname, else the first character. Western: the last word with the
    particles before it, or what stands before a comma. A single word is the given name.
    """
    full = " ".join(full.split())
    if _CJK_NAME.fullmatch(full):
        if not _HAN_NAME.fullmatch(full):
            return "", full
        from rolodex.domain.scripts import fold
        from rolodex.domain.surnames import compound_surnames

        cut = 2 if len(full) > 2 and fold(full[:2]) in compound_surnames() else 1
        return full[:cut], full[cut:]
    family, comma, given = full.partition(",")
    if comma and given.strip():
        return family.strip(), given.strip()
    words = full.split(" ")
    if len(words) == 1:
        return "", full
    if _CJK_NAME.match(full):
        return words[0], " ".join(words[1:])
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return " ".join(words[cut:]), " ".join(words[:cut])


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
        family, given = split(family or given)
    return family, given, middle, prefix, suffix


def plain(text: str) -> str:
    """A name in one line, without marks that turn the reading direction."""
    if not text:
        return ""
    if text.isascii() and "\n" not in text and "\t" not in text and "  " not in text:
        return text.strip()
    return " ".join(text.translate(_BIDI).split())


def override(full: str, names: tuple[str, str, str, str, str]) -> str:
    """What FN shows if the parts of the name do not show the same; else "".

    Order, spaces, punctuation and case do not matter, and titles and middle names may be
    left out: a family name and a given name are shown by the rules of their script.
    """
    if not full:
        return ""
    family, given = names[:2]
    if full in (family + given, f"{given} {family}"):
        return ""
    joined = "".join(names)
    if not joined:
        return full
    whole = _bare(full)
    if whole == _bare(joined) or whole == _bare(given + family):
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
