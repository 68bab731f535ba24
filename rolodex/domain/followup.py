"""Something promised to a customer for a day, with or without a time and a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

OPEN, DONE, SKIPPED = "open", "done", "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A promise; with a `time` it is an appointment of `minutes` (None: not said).

    `due` and `time` are wall clock in `zone` (IANA name; empty means wherever the user is).
    `snoozed_until` is local wall clock; midnight means the whole day. `origin` says what
    made it: "" by hand, `interaction:ID` when promised while logging.
    """

    card: int
    due: date
    text: str = ""
    time: time | None = None
    zone: str = ""
    minutes: int | None = None
    place: str = ""
    origin: str = ""
    state: str = OPEN
    snoozed_until: datetime | None = None
    id: int | None = None
    uid: str = ""
