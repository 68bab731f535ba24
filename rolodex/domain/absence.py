"""While you were away: what fell due on the days on which the program did not run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rolodex.domain.agenda import DateRow, Day, FollowUpRow, Reminder, plan_day

LONGEST = timedelta(days=366)
"""Birthdays longer past than this came round again meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Days without the program: it ran on `since`, and not again before `back`."""

    since: date
    back: date

    @property
    def first(self) -> date:
        """The first day of it whose birthdays are told, a year before its end at most."""
        return max(self.since + timedelta(days=1), self.back - LONGEST)

    def holds(self, day: date) -> bool:
        """Whether the program did not run on that day."""
        return self.since < day < self.back


def missed(
    rows: Iterable[FollowUpRow | DateRow], day: Day, absence: Absence
) -> tuple[Reminder, ...]:
    """The promises, birthdays and other days that fell due meanwhile and are still open.

    They are told as they stand on `day`, in the order of the agenda: a birthday of three weeks
    ago too, which the day itself lists no longer. One that came round twice is told once, as
    the later one.
    """
    asked = replace(day, missed_days=max((day.on - absence.first).days, 0))
    told: dict[tuple[str, int, int], Reminder] = {}
    for reminder in plan_day(rows, asked).reminders:
        if absence.holds(reminder.due):  # the nearest of a birthday comes first
            told.setdefault((reminder.kind, reminder.card_id, reminder.subject), reminder)
    return tuple(told.values())


def missed_by_kind(reminders: Iterable[Reminder]) -> dict[str, int]:
    """How many of each kind: `appointment` (a promise with an hour), `followup`, `birthday`,
    `anniversary`; in this order, those of which there are none left out."""
    counts = dict.fromkeys(("appointment", "followup", "birthday", "anniversary"), 0)
    for reminder in reminders:
        counts["appointment" if reminder.time is not None else reminder.kind] += 1
    return {kind: count for kind, count in counts.items() if count}
