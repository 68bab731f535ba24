"""A phrase: a reusable text with placeholders, and the record of who got it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rolodex.i18n import N_

CATEGORIES: dict[str, str] = {
    "birthday": N_("Birthday"),
    "birthday_early": N_("Birthday coming up"),
    "birthday_missed": N_("Birthday just missed"),
    "first": N_("Getting in touch"),
    "followup": N_("Following up"),
    "thanks": N_("Thanks"),
    "referral": N_("Referrals"),
    "appointment": N_("Appointments"),
    "offer": N_("Offers and news"),
    "payment": N_("Payments and renewals"),
    "holiday": N_("Holidays"),
    "season": N_("Seasons"),
    "care": N_("Care and sympathy"),
    "complaint": N_("Complaints"),
}
"""The categories of the starter phrases, in the order of the list; others are free text."""

CHANNELS: dict[str, str] = {
    "": N_("any way"),
    "message": N_("message"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
    "letter": N_("letter"),
}
"""How a phrase is meant to be sent."""

REGIONS = ("TW", "CN", "HK", "MO", "SG", "MY", "GB", "IE", "US", "CA", "AU", "NZ", "ZA", "IN")
"""Countries for which one writes in a language that phrases come in; any other may stand there."""

LONGEST_TITLE = 120
LONGEST_SUBJECT = 200
MOST_USED = 5
"""How many phrases stand on top of the list because they are used most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A text in the phrase language with its title.

    `category` is a key of `CATEGORIES` or free text, `language` a locale such as `zh_TW` or
    empty, `region` a country code for which it was written or empty, `channel` a key of
    `CHANNELS`. `subject` stands above an e-mail, in the phrase language too; the title is the
    user's own and never reaches the customer. `uses` is how often it was handed over; it is
    counted, never written.
    """

    title: str
    text: str
    subject: str = ""
    category: str = ""
    language: str = ""
    region: str = ""
    channel: str = ""
    tags: tuple[str, ...] = ()
    id: int | None = None
    uid: str = ""
    uses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseUse:
    """A phrase that a card got: the moment in UTC, and the day it was there."""

    phrase: int
    card: int
    at: datetime
    local_date: date
    id: int | None = None


def category_order(category: str) -> tuple[int, str]:
    """The known categories in their order, then the user's own by name, nameless last."""
    known = list(CATEGORIES)
    if category in CATEGORIES:
        return known.index(category), ""
    return len(known) + (0 if category else 1), category


def most_used(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The few that are used most, oftenest first; none where all are few enough to see."""
    if len(phrases) <= MOST_USED:
        return []
    used = [phrase for phrase in phrases if phrase.uses]
    return sorted(used, key=lambda phrase: -phrase.uses)[:MOST_USED]
