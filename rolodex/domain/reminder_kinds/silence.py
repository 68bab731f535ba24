"""Out of touch: the last contact is a cadence or more ago."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from rolodex.domain.reminder import LATER, Day, Reminder
from rolodex.domain.text import Text
from rolodex.i18n import N_

KEY, NEVER = "silence", "never"
CLASSES = ("A", "B", "C")


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentRow:
    """A card with its last contact, as the store aggregates it.

    `last_contact` is the local date of the newest interaction that counts, or None; `created`
    the local date on which the card was added; `cadence` the days in force, at least 1.
    """

    card_id: int
    uid: str
    name: str
    created: date
    cadence: int
    last_contact: date | None = None
    klass: str = ""

    @property
    def due(self) -> date:
        """The day on which the card asks for a contact."""
        return (self.last_contact or self.created) + timedelta(days=self.cadence)


def is_listed(row: SilentRow, kind: str, day: Day) -> bool:
    """Whether a silent card is due and neither snoozed nor put off by done or skip.

    Done and skip hide it for one cadence from the day they were said, so that nobody is lost.
    """
    due = row.due
    if due > day.last:
        return False
    if not day.marks:
        return True
    mark = day.mark(kind, row.card_id, 0, due)
    if mark is not None and not day.awake(mark.snoozed_until):
        return False
    rest = timedelta(days=row.cadence)
    closed = [m.on or m.due for m in day.marks_of((KEY, NEVER), row.card_id) if m.closed]
    return not closed or max(closed) + rest <= day.last


def by_class_and_lateness(reminder: Reminder) -> tuple[Any, ...]:
    """Class A, B, C, none; in each the longest overdue first; then the older card."""
    return (class_rank(reminder.klass), reminder.due, reminder.card_id)


def class_rank(klass: str) -> int:
    """0 for A to 3 for none, the order in which a day fills up."""
    return CLASSES.index(klass) if klass in CLASSES else len(CLASSES)


@lru_cache(maxsize=256)
def rhythm(cadence: int, klass: str) -> Text:
    """How often a card wants a contact, in words."""
    if cadence == 1:
        words = Text(N_("every day"))
    else:
        words = Text(N_("every {days} days"), {"days": cadence})
    if klass in CLASSES:
        return Text(N_("class {klass}: {rhythm}"), {"klass": klass, "rhythm": words})
    return words


def asking(
    row: SilentRow, day: Day, kind: str, label: str, reasons: tuple[str, str, str]
) -> Reminder:
    """The line of a silent card; `reasons` are for today, yesterday and {n} days ago."""
    due = row.due
    ago = (day.on - (row.last_contact or row.created)).days
    reason = reasons[min(max(ago, 0), 2)]
    return Reminder(
        kind=kind,
        card_id=row.card_id,
        uid=row.uid,
        name=row.name,
        label=Text(label),
        due=due,
        days=(due - day.on).days,
        reason=Text(reason, {"n": ago, "rhythm": rhythm(row.cadence, row.klass)}),
        lane=LATER,
        klass=row.klass,
    )


_REASONS = (
    N_("last contact today, {rhythm}"),
    N_("last contact yesterday, {rhythm}"),
    N_("last contact {n} days ago, {rhythm}"),
)


class Silence:
    """Cards whose last contact plus cadence has come."""

    key = KEY
    label = N_("Out of touch")
    fixed = False
    row = SilentRow

    def reminders(self, row: SilentRow, day: Day) -> Iterable[Reminder]:
        """One line for a card once contacted and silent for its cadence."""
        if row.last_contact is not None and is_listed(row, KEY, day):
            yield asking(row, day, KEY, self.label, _REASONS)

    def order(self, reminder: Reminder) -> tuple[Any, ...]:
        """By class, then lateness."""
        return by_class_and_lateness(reminder)


SILENCE_KIND = Silence()
