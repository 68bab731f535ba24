"""How a card's name is shown, shortened, addressed and read, by its script."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rolodex.domain.card import Card, CardKind
from rolodex.domain.name_splitting import PARTICLES, SUFFIXES, split_name
from rolodex.domain.readings import Syllable, syllables, typed_syllables
from rolodex.domain.scripts import fold, has_cjk, is_cjk_only, is_han
from rolodex.domain.text import Text
from rolodex.i18n import N_

_WORD = re.compile(r"[^\W_]+")
_LEGAL_FORMS = frozenset(
    {"inc", "ltd", "llc", "llp", "plc", "co", "corp", "corporation", "limited", "company", "the"}
)


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
    shown = _shown(card, composed)
    family, given = _parts(card, shown, composed)
    return Name(shown, composed, family, given, _read(card, family, given))


def display_name(card: Card) -> str:
    """The name the way that person writes it; empty if the card says nothing at all.

    Chinese, Japanese and Korean names have the family name first and no space, others the
    Western order; `display` overrides both. A card without a name shows its company, else
    its first phone number, e-mail address or chat name.
    """
    return _shown(card, composed_name(card))


def _shown(card: Card, composed: str) -> str:
    name = card.display.strip() or composed
    if card.kind is CardKind.COMPANY:
        name = card.display.strip() or card.company.strip() or name
    if name or card.company.strip():
        return name or card.company.strip()
    methods = (*card.phones(), *card.emails(), *card.methods)
    return next((m.display or m.value for m in methods if m.value.strip()), "").strip()


def name_or_placeholder(card: Card) -> str | Text:
    """The display name, or the words that stand for a card without one."""
    return display_name(card) or Text(N_("(no name)"))


def composed_name(card: Card) -> str:
    """The name made of its parts, without prefix, override or company; may be empty."""
    family, given, middle = card.family.strip(), card.given.strip(), card.middle.strip()
    if not (family or given):
        return middle or card.nickname.strip()
    if has_cjk(family) or has_cjk(given):
        if not middle and is_cjk_only(family + given):
            return family + given
        return _joined(family, middle if has_cjk(middle) else "", given)
    suffix = "" if has_cjk(card.suffix) else card.suffix.strip()
    return " ".join(part for part in (given, middle, family, suffix) if part)


def second_name(card: Card) -> str:
    """The name in the other script: `Peter` beside 陳大文, 陳大文 beside `Peter Chan`, or empty.

    It comes from the parts where `display` overrides them, else from nickname or middle name.
    """
    shown = display_name(card)
    candidates = [card.nickname.strip(), card.middle.strip()]
    if card.display.strip():
        candidates.insert(0, composed_name(replace(card, nickname="")))
    for other in candidates:
        if other and has_cjk(other) != has_cjk(shown) and other not in shown:
            return other
    return ""


def formal_name(card: Card) -> str:
    """The name with prefix and suffix, as on an envelope: `Dr Ann Lee PhD`."""
    name, suffix = display_name(card), card.suffix.strip()
    parts = [card.prefix.strip(), name]
    if suffix and not name.endswith(suffix):
        parts.append(suffix)
    return _joined(*parts)


def addressed_name(card: Card) -> str:
    """The name with the form of address the user chose; just the name if none is chosen.

    `先生` makes 王先生, `Mr` makes Mr Lee, 君 follows the whole name; what already holds a
    part of the name (`王董`) stands as it is.
    """
    from rolodex.domain.forms_of_address import AFTER_FULL_NAME

    form, name = card.salutation.strip(), display_name(card)
    family, given = card.family.strip(), card.given.strip()
    if not form or not name:
        return name
    if any(part and part in form for part in (family, given, name)):
        return form
    if has_cjk(form):
        short = family if has_cjk(family) and form not in AFTER_FULL_NAME else name
        return _joined(short, form)
    return f"{form} {family or name}"


def initials(card: Card) -> str:
    """One or two characters for the round picture: 王 for 王小明, PC for Peter Chan.

    A Chinese, Japanese or Korean name gives the first character of the surname, a Western
    one the first letters of its first and last name, in the order in which they are shown.
    """
    shown = display_name(card)
    words: list[str] = _WORD.findall(shown)
    if not words or not (
        card.display or card.family or card.given or card.nickname or card.company
    ):
        return "#" if words else ""
    if card.kind is CardKind.COMPANY or shown == card.company.strip():
        return _company_initials(words)
    if has_cjk(shown):
        return next(c for c in shown if has_cjk(c))
    family: list[str] = _WORD.findall(card.family)
    last = [w for w in family if w.lower() not in PARTICLES] or family
    if last and last[0] in words[1:]:
        return (words[0][0] + last[0][0]).upper()
    suffixes = {w.lower() for w in _WORD.findall(card.suffix)} | SUFFIXES
    words = [w for w in words if w.lower() not in suffixes] or words
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _company_initials(words: list[str]) -> str:
    """`富` for 富邦人壽, `AT` for Acme Trading Ltd."""
    telling = [w for w in words if w.lower() not in _LEGAL_FORMS] or words
    latin = [w for w in telling[:2] if not has_cjk(w)]
    return (telling[0][0] if has_cjk(telling[0]) else "".join(w[0] for w in latin)).upper()


def name_parts(card: Card) -> tuple[str, str]:
    """Family and given name of the name that is shown, by which it is ordered and read."""
    composed = composed_name(card)
    return _parts(card, _shown(card, composed), composed)


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


def _joined(*parts: str) -> str:
    """Join with a space, except between two Chinese, Japanese or Korean characters."""
    name = ""
    for part in filter(None, parts):
        close = name and has_cjk(name[-1]) and has_cjk(part[0])
        name += part if close or not name else f" {part}"
    return name
