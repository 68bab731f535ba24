"""Follow-ups: what was promised for a day, with a time an appointment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from rolodex.domain.followup import OPEN, FollowUp
from rolodex.domain.reminder import Day, Reminder
from rolodex.domain.text import Text
from rolodex.i18n import N_

KEY = "followup"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A follow-up with the card it was promised to."""

    card_id: int
    uid: str
    name: str
    followup: FollowUp
    klass: str = ""


def at_home(followup: FollowUp, home: str) -> tuple[date, time | None]:
    """Day and hour of a follow-up in the zone the user is in; the day may shift.

    A zone this computer does not know leaves the wall clock as it is, so that nothing is lost.
    """
    due, hour = followup.due, followup.time
    if hour is None or not followup.zone or not home or followup.zone == home:
        return due, hour
    from zoneinfo import ZoneInfo

    try:
        there, here = ZoneInfo(followup.zone), ZoneInfo(home)
    except (KeyError, ValueError, OSError):
        return due, hour
    moment = datetime.combine(due, hour, tzinfo=there).astimezone(here)
    return moment.date(), moment.time()


class Promised:
    """Open follow-ups due by the day; overdue ones stay until done or skipped."""

    key = KEY
    label = N_("Follow-up")
    fixed = True
    row = FollowUpRow

    def reminders(self, row: FollowUpRow, day: Day) -> Iterable[Reminder]:
        """One line for an open follow-up that has come and is not snoozed."""
        followup = row.followup
        due, hour = at_home(followup, day.zone)
        if followup.state != OPEN or due > day.last or not day.awake(followup.snoozed_until):
            return
        yield Reminder(
            kind=KEY,
            card_id=row.card_id,
            uid=row.uid,
            name=row.name,
            label=followup.text or Text(self.label),
            due=due,
            time=hour,
            days=(due - day.on).days,
            reason=_reason(due, hour, day),
            subject=followup.id or 0,
            klass=row.klass,
            place=followup.place,
        )

    def order(self, reminder: Reminder) -> tuple[Any, ...]:
        """The longest overdue first, in a day by the hour and those without one last."""
        return (
            reminder.due,
            reminder.time is None,
            reminder.time or time.min,
            reminder.subject,
        )


def _reason(due: date, hour: time | None, day: Day) -> Text:
    if hour is not None:
        if due == day.on:
            return Text(N_("appointment at {time}"), {"time": hour})
        return Text(N_("appointment on {date} at {time}"), {"date": due, "time": hour})
    if due == day.on:
        return Text(N_("promised for today"))
    return Text(N_("promised for {date}"), {"date": due})


FOLLOWUP_KIND = Promised()
