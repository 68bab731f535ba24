"""How a card's name is shown, shortened, addressed and read, by its script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from rolodex.domain.name_words import PARTICLES, SUFFIXES
from rolodex.domain.scripts import has_cjk, is_cjk_only
from rolodex.domain.text import Text
from rolodex.i18n import N_

if TYPE_CHECKING:
    from rolodex.domain.card import Card

_COMPANY = "company"
_WORD = re.compile(r"[^\W_]+")
_AFTER_FULL_NAME = frozenset({"君", "收", "閣下", "阁下"})
"""Forms of address that follow the whole name, not the surname."""
_LEGAL_FORMS = frozenset(
    {"inc", "ltd", "llc", "llp", "plc", "co", "corp", "corporation", "limited", "company", "the"}
)


class Named(Protocol):
    """The fields of a card that its name is made of; lists have no whole cards."""

    @property
    def kind(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def given(self) -> str: ...
    @property
    def middle(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def nickname(self) -> str: ...
    @property
    def display(self) -> str: ...
    @property
    def company(self) -> str: ...


def display_name(card: Card) -> str:
    """The name the way that person writes it; empty if the card says nothing at all.

    Chinese, Japanese and Korean names have the family name first and no space, others the
    Western order; `display` overrides both. A card without a name shows its company, else
    its first phone number, e-mail address or chat name.
    """
    return shown_name(card, composed_name(card))


def shown_name(card: Card, composed: str) -> str:
    """`display_name` of a card whose `composed_name` is known."""
    name = card.display.strip() or composed
    if card.kind == _COMPANY:
        name = card.display.strip() or card.company.strip() or name
    if name or card.company.strip():
        return name or card.company.strip()
    methods = (*card.phones(), *card.emails(), *card.methods)
    return next((m.display or m.value for m in methods if m.value.strip()), "").strip()


def name_or_placeholder(card: Card) -> str | Text:
    """The display name, or the words that stand for a card without one."""
    return display_name(card) or Text(N_("(no name)"))


def composed_name(card: Named) -> str:
    """The name made of its parts, without prefix, override or company; may be empty."""
    return _composed(card) or card.nickname.strip()


def _composed(card: Named) -> str:
    family, given, middle = card.family.strip(), card.given.strip(), card.middle.strip()
    if not (family or given):
        return middle
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
    return second_name_beside(card, display_name(card))


def second_name_beside(card: Named, shown: str) -> str:
    """`second_name` of a card whose `display_name` is known."""
    candidates = [card.nickname.strip(), card.middle.strip()]
    if card.display.strip():
        candidates.insert(0, _composed(card))
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
    form, name = card.salutation.strip(), display_name(card)
    family, given = card.family.strip(), card.given.strip()
    if not form or not name:
        return name
    if any(part and part in form for part in (family, given, name)):
        return form
    if has_cjk(form):
        short = family if has_cjk(family) and form not in _AFTER_FULL_NAME else name
        return _joined(short, form)
    return f"{form} {family or name}"


def initials(card: Card) -> str:
    """One or two characters for the round picture: 王 for 王小明, PC for Peter Chan.

    A Chinese, Japanese or Korean name gives the first character of the surname, a Western
    one the first letters of its first and last name, in the order in which they are shown.
    """
    return initials_of(card, display_name(card))


def initials_of(card: Named, shown: str) -> str:
    """`initials` of a card whose `display_name` is known."""
    words: list[str] = _WORD.findall(shown)
    if not words or not (
        card.display or card.family or card.given or card.nickname or card.company
    ):
        return "#" if words else ""
    if card.kind == _COMPANY or shown == card.company.strip():
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


def _joined(*parts: str) -> str:
    """Join with a space, except between two Chinese, Japanese or Korean characters."""
    name = ""
    for part in filter(None, parts):
        close = name and has_cjk(name[-1]) and has_cjk(part[0])
        name += part if close or not name else f" {part}"
    return name
