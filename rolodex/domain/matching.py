"""Are two cards the same person? A score with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import MethodKind
from rolodex.domain.merging import Difference, Merged, merge_blanks, method_key
from rolodex.domain.name_display import composed_name, display_name
from rolodex.domain.name_reading import name_syllables
from rolodex.domain.scripts import fold
from rolodex.domain.text import Text
from rolodex.domain.text_tokens import PART
from rolodex.i18n import N_

__all__ = ["Difference", "Match", "Merged", "keys", "match", "merge_blanks"]

_SHARED = {
    MethodKind.PHONE: (N_("same phone number"), 45),
    MethodKind.EMAIL: (N_("same e-mail address"), 45),
    MethodKind.CHAT: (N_("same chat name"), 40),
}
_SHORTEST = 6
_CERTAIN_KINDS = (MethodKind.PHONE, MethodKind.EMAIL)


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two cards are one person: 0 to 100, and the reasons in words.

    `certain` asks for the same name and a shared phone number or e-mail address, and that no
    full birthday speaks against it, as with father and son of one name on one number; only
    such cards are merged unasked.
    """

    score: int
    certain: bool
    reasons: tuple[Text, ...]


def match(a: Card, b: Card) -> Match:
    """Compare two cards; traditional and simplified characters, width and case are alike."""
    reasons: list[Text] = []
    score = 0
    names = own_name(a), own_name(b)
    same_name = bool(names[0]) and names[0] == names[1] and a.kind is b.kind
    if same_name:
        reasons.append(Text(N_("same name")))
        score += 50
    elif all(names) and a.kind is b.kind and _same_sound(a, b):
        reasons.append(Text(N_("names sound the same")))
        score += 30
    elif all(names):
        score -= 30
    shared = {key.split(":", 1)[0] for key in _reachable(a) & _reachable(b)}
    for kind, (words, points) in _SHARED.items():
        if kind.value in shared:
            reasons.append(Text(words))
            score += points
    score += _circumstances(a, b, reasons)
    certain = (
        same_name
        and any(kind.value in shared for kind in _CERTAIN_KINDS)
        and not born_apart(full_birthday(a), full_birthday(b))
    )
    return Match(max(0, min(100, score)), certain, tuple(reasons))


Birthday = tuple[str, int, int, int]
"""Calendar, year, month and day."""


def full_birthday(card: Card) -> Birthday | None:
    """The birthday of a card if its year is known."""
    born = card.birthday()
    if born is None or born.year is None:
        return None
    return (str(born.calendar), born.year, born.month, born.day)


def born_apart(a: Birthday | None, b: Birthday | None) -> bool:
    """Whether two full birthdays of one calendar differ; one that is missing says nothing."""
    return a is not None and b is not None and a[0] == b[0] and a != b


def keys(card: Card) -> list[str]:
    """Strings of which two cards share at least one if `match` could call them certain.

    Phone numbers and e-mail addresses, and the name for cards that have neither. Two cards
    with no key in common need not be compared.
    """
    found = sorted(
        key for key in _reachable(card) if not key.startswith(f"{MethodKind.CHAT.value}:")
    )
    name = own_name(card)
    return [*found, f"name:{name}"] if name else found


def own_name(card: Card) -> str:
    """The folded name without blanks; empty if the card only shows a company or a number."""
    if card.kind is CardKind.PERSON and not (composed_name(card) or card.display.strip()):
        return ""
    return "".join(PART.findall(fold(display_name(card))))


def _reachable(card: Card) -> frozenset[str]:
    found = (method_key(method) for method in card.methods if method.kind in _SHARED)
    # Shorter ones are extensions and service numbers, which many people share.
    return frozenset(key for key in found if key and len(key.rsplit(":", 1)[1]) >= _SHORTEST)


def _circumstances(a: Card, b: Card, reasons: list[Text]) -> int:
    points = 0
    if a.company and fold(a.company) == fold(b.company) and a.kind is CardKind.PERSON:
        reasons.append(Text(N_("same company")))
        points += 15
    mine, theirs = a.birthday(), b.birthday()
    if mine and theirs and mine.calendar is theirs.calendar:
        if (mine.month, mine.day, mine.leap) == (theirs.month, theirs.day, theirs.leap):
            reasons.append(Text(N_("same birthday")))
            points += 20
        else:
            points -= 20
    return points


def _same_sound(a: Card, b: Card) -> bool:
    """Whether one is in Chinese characters and the other its pinyin, in either order."""
    read = (name_syllables(a), name_syllables(b))
    if bool(read[0]) == bool(read[1]):
        return False
    chinese, latin = (read[0], b) if read[0] else (read[1], a)
    spelt = [s.pinyin for s in chinese]
    name = own_name(latin)
    return name in ("".join(spelt), "".join(spelt[1:] + spelt[:1]))
