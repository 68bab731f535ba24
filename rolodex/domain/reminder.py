"""A line of the agenda, the mark a user leaves on it, and the day it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rolodex.domain.text import Text

TODAY, LATER = "today", "later"
"""The two lanes."""
JUST_MISSED_DAYS = 7
"""How many days after it a birthday is still listed."""
COME_BACK_DAYS = 7
"""So long what was put off to a day is asked for before others of its kind."""


def reminder_key(kind: str, card: int, subject: int, due: date) -> str:
    """A word for exactly one reminder; a follow-up is told by its own number alone."""
    return str(subject) if kind == "followup" else f"{kind}:{card}:{subject}:{due.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One line of the agenda: one card, one reason, one date.

    `kind` is a key of `reminder_kinds.KINDS`; `days` is due minus the day asked for, negative
    when overdue. `time` and `place` are those of an appointment, in the user's own zone.
    `age` is the years a birthday or anniversary completes, None when the year is unknown.
    `subject` is the id of the special date or follow-up, 0 for silence and never contacted.
    """

    kind: str
    card_id: int
    uid: str
    name: str
    label: Text | str
    due: date
    days: int
    reason: Text
    time: time | None = None
    lane: str = TODAY
    age: int | None = None
    subject: int = 0
    klass: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """The word for exactly this reminder."""
        return reminder_key(self.kind, self.card_id, self.subject, self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the user did with a reminder that has no state of its own (all but follow-ups).

    `snoozed_until` is local wall clock, midnight meaning the whole day before it; `on` is the
    local day on which the reminder was done or dismissed (skipped).
    """

    kind: str
    card: int
    due: date
    subject: int = 0
    snoozed_until: datetime | None = None
    done: bool = False
    dismissed: bool = False
    on: date | None = None

    @property
    def closed(self) -> bool:
        """Whether the reminder was done or skipped."""
        return self.done or self.dismissed

    @property
    def key(self) -> str:
        """The word for the reminder it is on."""
        return reminder_key(self.kind, self.card, self.subject, self.due)

    def came_back(self, on: date) -> bool:
        """Whether it was put off to that day, or to one of the week before it."""
        if self.snoozed_until is None or self.closed:
            return False
        return timedelta(0) <= on - self.snoozed_until.date() < timedelta(days=COME_BACK_DAYS)

    def comes_at(self, on: date) -> datetime | None:
        """The hour of that day to which it was put off; None if there is none."""
        until = None if self.closed else self.snoozed_until
        return until if has_hour(until, on) else None


def has_hour(until: datetime | None, on: date) -> bool:
    """Whether a snooze ends at an hour of that day, not with the night before it."""
    return until is not None and until.date() == on and until.time() != time.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The question to the agenda: a day, perhaps the hour, and how many days after it.

    Listed is what any of the days `on` to `on + days` lists. Without `at` the whole day
    counts, so a reminder snoozed until this afternoon is listed. `lead_days` is the book's
    setting for birthdays, `missed_days` how many days they stay after their day, `zone` the
    user's IANA zone (empty: take appointments as local).
    """

    on: date
    at: time | None = None
    days: int = 0
    lead_days: int = 3
    missed_days: int = JUST_MISSED_DAYS
    zone: str = ""
    marks: tuple[Mark, ...] = ()
    _by_occurrence: dict[tuple[str, int, int, date], Mark] = field(init=False, repr=False)
    _by_card: dict[tuple[str, int], list[Mark]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_occurrence = {(m.kind, m.card, m.subject, m.due): m for m in self.marks}
        by_card: dict[tuple[str, int], list[Mark]] = {}
        for mark in self.marks:
            by_card.setdefault((mark.kind, mark.card), []).append(mark)
        object.__setattr__(self, "_by_occurrence", by_occurrence)
        object.__setattr__(self, "_by_card", by_card)

    @property
    def last(self) -> date:
        """The last day asked for."""
        return self.on + timedelta(days=self.days)

    @property
    def moment(self) -> datetime:
        """The latest wall-clock moment asked for; what is snoozed beyond it is not listed."""
        if self.at is not None and not self.days:
            return datetime.combine(self.on, self.at)
        return datetime.combine(self.last, time.max)

    def mark(self, kind: str, card: int, subject: int, due: date) -> Mark | None:
        """The mark on exactly this reminder."""
        return self._by_occurrence.get((kind, card, subject, due))

    def marks_of(self, kinds: Iterable[str], card: int) -> list[Mark]:
        """All marks of these kinds on a card, whatever their due date."""
        return [mark for kind in kinds for mark in self._by_card.get((kind, card), ())]

    def awake(self, snoozed_until: datetime | None) -> bool:
        """Whether a snooze is over at the moment asked for."""
        return snoozed_until is None or snoozed_until <= self.moment
