"""A contact with customers that happened or was tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rolodex.i18n import N_

KINDS: dict[str, str] = {
    "call": N_("Call"),
    "visit": N_("Visit"),
    "message": N_("Message"),
    "email": N_("E-mail"),
    "meeting": N_("Meeting"),
    "gift": N_("Gift"),
    "complaint": N_("Complaint"),
    "note": N_("Note"),
}
OUTCOMES: dict[str, str] = {
    "reached": N_("Reached"),
    "no_answer": N_("No answer"),
    "message_left": N_("Message left"),
    "wrong_number": N_("Wrong number"),
    "not_now": N_("Not now"),
}
REACHING_OUTCOMES = frozenset({"reached", "not_now"})
"""Outcomes in which one spoke with the person; a message left or no answer did not reach."""
DIRECTIONS: dict[str, str] = {"out": N_("outgoing"), "in": N_("incoming")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One contact; `at` is an aware UTC datetime, `local_date` the day where it happened.

    `counts` says whether it moves the last contact of its cards; the service sets it.
    `cost` is in minor units of the book's currency.
    """

    cards: tuple[int, ...]
    kind: str = "call"
    outcome: str = "reached"
    direction: str = "out"
    broadcast: bool = False
    counts: bool = True
    text: str = ""
    place: str = ""
    cost: int | None = None
    at: datetime | None = None
    zone: str = ""
    local_date: date | None = None
    id: int | None = None
    uid: str = ""


def counts_as_contact(kind: str, outcome: str, broadcast: bool) -> bool:
    """Whether an interaction reached the person, one to one.

    A note is about the person, not with them, and never counts; a message or e-mail that
    was sent with outcome `reached` does.
    """
    return not broadcast and kind != "note" and outcome in REACHING_OUTCOMES
