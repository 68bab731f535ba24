"""Birthdays, and the other days that recur every year as anniversaries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from rolodex.domain.card_parts import BIRTHDAY, DATE_LABELS, SpecialDate
from rolodex.domain.partial_date import Occurrence, occurrences
from rolodex.domain.reminder import JUST_MISSED_DAYS, Day, Reminder
from rolodex.domain.text import Text
from rolodex.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A special date with its card."""

    card_id: int
    uid: str
    name: str
    special: SpecialDate
    klass: str = ""


class Recurring:
    """Special dates with the label `birthday`, or all others."""

    fixed = True
    row = DateRow

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label

    def reminders(self, row: DateRow, day: Day) -> Iterable[Reminder]:
        """A line for each occurrence coming within its lead days, today or just missed."""
        special = row.special
        if (special.label == BIRTHDAY) != (self.key == BIRTHDAY):
            return
        seen = []
        for occurrence in occurrences(special, *listed_between(day, special.lead_days)):
            seen.append(occurrence.day)
            if occurrence.years is not None and not self.tells(occurrence.years):
                continue
            mark = day.mark(self.key, row.card_id, special.id or 0, occurrence.day)
            if mark is not None and (mark.closed or not day.awake(mark.snoozed_until)):
                continue
            yield self._reminder(row, occurrence, day)
        if day.marks:
            yield from self._snoozed_past_its_week(row, day, seen)

    def tells(self, years: int) -> bool:
        """Whether a round so many years after the event is told: not the day of birth itself."""
        return years > 0 or (years == 0 and self.key != BIRTHDAY)

    def order(self, reminder: Reminder) -> tuple[Any, ...]:
        """Today's first, then the coming ones, then those just missed, each nearest first."""
        missed = reminder.days < 0
        return (missed, abs(reminder.days), reminder.name, reminder.card_id, reminder.subject)

    def _snoozed_past_its_week(
        self, row: DateRow, day: Day, seen: list[date]
    ) -> Iterable[Reminder]:
        # A snooze moves the listing: put off beyond the seven days after, the birthday is
        # listed from the day it was put off to, for seven days again, else it would be lost.
        subject = row.special.id or 0
        for mark in day.marks_of((self.key,), row.card_id):
            until = mark.snoozed_until
            if mark.subject != subject or mark.closed or until is None or mark.due in seen:
                continue
            until_gone = until.date() + timedelta(days=JUST_MISSED_DAYS)
            if day.on <= until_gone and day.awake(until):
                for occurrence in occurrences(row.special, mark.due, mark.due):
                    yield self._reminder(row, occurrence, day)

    def _reminder(self, row: DateRow, occurrence: Occurrence, day: Day) -> Reminder:
        days = (occurrence.day - day.on).days
        birthday = self.key == BIRTHDAY
        named = row.special.label
        label = _LABELS.get(named) or named or Text(self.label)
        age = occurrence.years
        return Reminder(
            kind=self.key,
            card_id=row.card_id,
            uid=row.uid,
            name=row.name,
            label=label,
            due=occurrence.day,
            days=days,
            reason=_birthday_reason(days, age) if birthday else _reason(label, days, age),
            age=age,
            subject=row.special.id or 0,
            klass=row.klass,
        )


def listed_between(day: Day, lead_days: int | None) -> tuple[date, date]:
    """The first and the last day on which a date may fall to be listed, its own lead days or
    else the book's before it."""
    lead = day.lead_days if lead_days is None else lead_days
    return day.on - timedelta(days=day.missed_days), day.last + timedelta(days=lead)


_LABELS = {key: Text(label) for key, label in DATE_LABELS}


@lru_cache(maxsize=1024)
def _birthday_reason(days: int, age: int | None) -> Text:
    args = {"age": age, "n": abs(days)}
    if days == 0:
        return Text(N_("turns {age} today"), args) if age else Text(N_("birthday today"))
    if days == 1:
        return Text(N_("turns {age} tomorrow"), args) if age else Text(N_("birthday tomorrow"))
    if days > 1:
        if age:
            return Text(N_("turns {age} in {n} days"), args)
        return Text(N_("birthday in {n} days"), args)
    if days == -1:
        return Text(N_("birthday was yesterday"))
    return Text(N_("birthday was {n} days ago"), args)


def _reason(label: Text | str, days: int, years: int | None) -> Text:
    what = label
    if years:
        what = Text(N_("{label} ({years} years)"), {"label": label, "years": years})
        if years == 1:
            what = Text(N_("{label} (one year)"), {"label": label})
    args = {"what": what, "n": abs(days)}
    if days == 0:
        return Text(N_("{what} today"), args)
    if days == 1:
        return Text(N_("{what} tomorrow"), args)
    if days > 1:
        return Text(N_("{what} in {n} days"), args)
    if days == -1:
        return Text(N_("{what} was yesterday"), args)
    return Text(N_("{what} was {n} days ago"), args)


BIRTHDAY_KIND = Recurring(BIRTHDAY, N_("Birthday"))
ANNIVERSARY_KIND = Recurring("anniversary", N_("Anniversary"))
