"""What a day asks for: the kinds' reminders merged, put in lanes and ordered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rolodex.domain.first_lines import Counted
from rolodex.domain.reminder import JUST_MISSED_DAYS, LATER, TODAY, Day, Mark, Reminder
from rolodex.domain.reminder_kinds import KINDS
from rolodex.domain.reminder_kinds.birthday import DateRow
from rolodex.domain.reminder_kinds.followup import KEY as FOLLOWUP
from rolodex.domain.reminder_kinds.followup import FollowUpRow
from rolodex.domain.reminder_kinds.silence import SilentRow

__all__ = [
    "JUST_MISSED_DAYS",
    "LATER",
    "TODAY",
    "Agenda",
    "DateRow",
    "Day",
    "FollowUpRow",
    "Mark",
    "Reminder",
    "Row",
    "SilentRow",
    "plan_day",
]

Row = SilentRow | DateRow | FollowUpRow
"""What the store aggregates for the kinds, one class for each kind of row."""

_FIXED = frozenset(kind.key for kind in KINDS if kind.fixed)
_RANK = {kind.key: rank for rank, kind in enumerate(KINDS)}
_KIND = {kind.key: kind for kind in KINDS}
_NOTHING = Counted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A day's reminders, today's lane first.

    `later` counts the reminders of the later lane, also those left out of `reminders`;
    `handled` the people already dealt with on the day, `fixed` the people of the fixed kinds,
    `rest` says that it is a rest day. `more` counts by kind what is left out of today's lane,
    `more_people` the people who stand in no line of it.
    """

    reminders: tuple[Reminder, ...] = ()
    later: int = 0
    handled: int = 0
    fixed: int = 0
    rest: bool = False
    more: Mapping[str, int] = field(default_factory=dict)
    more_people: int = 0

    @property
    def waiting(self) -> int:
        """The lines of today's lane, also those left out."""
        return len(self.lane(TODAY)) + sum(self.more.values())

    @property
    def people(self) -> int:
        """The people of today's lane, also those left out."""
        return len({reminder.card_id for reminder in self.lane(TODAY)}) + self.more_people

    def lane(self, lane: str) -> tuple[Reminder, ...]:
        """The reminders of one lane."""
        return tuple(r for r in self.reminders if r.lane == lane)

    def room(self, size: int) -> int:
        """How many more people a day of that size would take; none on a rest day, nor while
        others wait for their turn."""
        if self.rest or self.later:
            return 0
        return max(0, size - self.people - self.handled)


def plan_day(
    rows: Iterable[Row],
    day: Day,
    *,
    size: int = 12,
    handled: Collection[int] = frozenset(),
    silent_total: int | None = None,
    later_limit: int | None = None,
    rest: bool = False,
    today_limit: int | None = None,
    counted: Counted = _NOTHING,
) -> Agenda:
    """The agenda of a day.

    `size` is how many people the day takes, `handled` the ids of cards already dealt with on
    that day. Fixed kinds are always in today's lane; silence and never contacted fill the day
    up to its size by class and lateness, each person counted once whatever the number of
    their lines. Dates are never moved. What the user put off to the day comes before others of
    its kind, and what was put off to an hour of it has a place on any day. On a rest day
    (`rest`) nothing else fills it.

    For large books the store need not hand over every silent card: `silent_total` then says
    how many are listed in all, and `rows` holds at least the `size` first of them in the order
    class, due, card id, and those of the cards that are handled, put off to the day or have a
    fixed line.
    `later_limit` cuts what is returned of the later lane; the count stays whole. So does
    `today_limit` with today's lane: of each kind but follow-ups so many lines are returned, and
    `counted` are those that were not even handed over.
    """
    held = list(rows)
    found = _reminders(held, day)
    # The lanes are those of the day itself; what only a later day lists takes no place.
    current = {_identity(r) for r in _reminders(held, replace(day, days=0))} if day.days else None
    today: list[Reminder] = [r for r in found if r.kind in _FIXED]
    fixed = {r.card_id for r in today if current is None or _identity(r) in current}
    fixed |= counted.people
    back = {mark.key for mark in day.marks if mark.came_back(day.on)}
    at_hour = {mark.key for mark in day.marks if mark.comes_at(day.on)}
    filling = sorted((r for r in found if r.kind not in _FIXED), key=_filling_order)
    filling.sort(key=lambda r: not back or r.key not in back)
    people = fixed | set(handled)
    later: list[Reminder] = []
    for reminder in filling:
        has_place = not rest and (reminder.card_id in people or len(people) < size)
        has_place = has_place or (bool(at_hour) and reminder.key in at_hour)
        if has_place and (current is None or _identity(reminder) in current):
            people.add(reminder.card_id)
            today.append(replace(reminder, lane=TODAY))
        else:
            later.append(reminder)
    listed = len(filling) if silent_total is None else silent_total
    placed = (
        len(filling)
        - len(later)
        + sum(count for kind, count in counted.lines.items() if kind not in _FIXED)
    )
    later_count = max(listed - placed, len(later))
    today.sort(key=lambda r: _order(r, day))
    first, more = _cut(today, today_limit)
    everybody = {r.card_id for r in today} | counted.people
    shown = sorted(later[:later_limit], key=lambda r: _order(r, day))
    return Agenda(
        reminders=(*first, *shown),
        later=later_count,
        handled=len(set(handled)),
        fixed=len(fixed),
        rest=rest,
        more=+(more + Counter(counted.lines)),
        more_people=len(everybody) - len({r.card_id for r in first}),
    )


def _cut(today: list[Reminder], limit: int | None) -> tuple[list[Reminder], Counter[str]]:
    """The first of each kind, and how many of each are left."""
    if limit is None:
        return today, Counter()
    seen: Counter[str] = Counter()
    first = []
    for reminder in today:
        seen[reminder.kind] += 1
        if reminder.kind == FOLLOWUP or seen[reminder.kind] <= limit:
            first.append(reminder)
    return first, seen - Counter(r.kind for r in first)


def _reminders(rows: Iterable[Row], day: Day) -> list[Reminder]:
    by_row: dict[type[Any], list[Any]] = {}
    for kind in KINDS:
        by_row.setdefault(kind.row, []).append(kind)
    return [
        reminder
        for row in rows
        for kind in by_row.get(type(row), ())
        for reminder in kind.reminders(row, day)
    ]


def _identity(reminder: Reminder) -> tuple[Any, ...]:
    return (reminder.kind, reminder.card_id, reminder.subject, reminder.due)


def _filling_order(reminder: Reminder) -> tuple[Any, ...]:
    return _KIND[reminder.kind].order(reminder)


def _order(reminder: Reminder, day: Day) -> tuple[Any, ...]:
    # Appointments that still come open the day; a missed one is an overdue follow-up.
    appointment = reminder.time is not None and reminder.due >= day.on
    return (not appointment, _RANK[reminder.kind], *_KIND[reminder.kind].order(reminder))
