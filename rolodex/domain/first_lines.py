"""Which lines begin a day in a large book, told by little of each card; the rest is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rolodex.domain.card_parts import BIRTHDAY, Calendar
from rolodex.domain.partial_date import coming_round
from rolodex.domain.reminder import Day
from rolodex.domain.reminder_kinds.birthday import ANNIVERSARY_KIND, BIRTHDAY_KIND, listed_between
from rolodex.domain.reminder_kinds.silence import KEY as SILENCE
from rolodex.domain.reminder_kinds.silence import NEVER, class_rank

_When = tuple[bool, int]
"""Whether it is over, and by how many days: in this order dates are listed."""


class DateFact(NamedTuple):
    """A special date with what tells whether its card is silent too.

    `late` is how many days ago the card's contact was due, negative if it is still to come;
    `never` says that nobody was reached yet.
    """

    calendar: Calendar
    id: int
    card: int
    label: str
    year: int | None
    month: int
    day: int
    leap: bool
    lead_days: int | None
    klass: str
    late: int
    never: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Lines of today's lane that were counted and not read: how many of each kind, and whose
    special dates are among them."""

    lines: Mapping[str, int] = field(default_factory=dict)
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLines:
    """What to read for the first lines: ids of special dates, and silent cards."""

    dates: tuple[int, ...]
    silent: tuple[int, ...]
    counted: Counted


def first_lines(
    facts: Iterable[DateFact], day: Day, limit: int, read: Collection[int], rest: bool
) -> FirstLines:
    """What to read of a single day's special dates for `limit` lines of each kind.

    Whoever has a special date takes a place of the day, and with it the line of their silence.
    `read` are the silent cards whose rows are at hand or which are put off; on a rest day
    (`rest`) nobody has a place for silence. Dates with a mark are always read.
    """
    marked = {m.card for m in day.marks if m.kind in (BIRTHDAY_KIND.key, ANNIVERSARY_KIND.key)}
    rounds: dict[tuple[object, ...], list[tuple[_When, int]]] = {}
    by_kind: dict[str, dict[_When, list[DateFact]]] = {}
    dates: set[int] = set()
    silent: dict[int, DateFact] = {}
    for fact in facts:
        if fact.card in marked:
            dates.add(fact.id)
            continue
        alike = (fact.calendar, fact.month, fact.day, fact.leap, fact.lead_days)
        if alike not in rounds:
            rounds[alike] = _rounds(fact, day)
        of = BIRTHDAY_KIND if fact.label == BIRTHDAY else ANNIVERSARY_KIND
        for when, year in rounds[alike]:
            if fact.year is not None and not of.tells(year - fact.year):
                continue
            by_kind.setdefault(of.key, {}).setdefault(when, []).append(fact)
            if fact.late >= 0 and fact.card not in read and not rest:
                silent[fact.card] = fact
    for days in by_kind.values():
        # Who comes first on a day is told by the name, so days are read whole.
        wanting = limit
        for when in sorted(days):
            if wanting <= 0:
                break
            wanting -= len(days[when])
            dates.update(fact.id for fact in days[when])
    unread = {
        kind: [fact for found in days.values() for fact in found if fact.id not in dates]
        for kind, days in by_kind.items()
    }
    counts = Counter({kind: len(found) for kind, found in unread.items()})
    first: list[int] = []
    for kind in (SILENCE, NEVER):
        waiting = [fact for fact in silent.values() if fact.never == (kind == NEVER)]
        waiting.sort(key=lambda fact: (class_rank(fact.klass), -fact.late, fact.card))
        first += [fact.card for fact in waiting[:limit]]
        counts[kind] += len(waiting[limit:])
    people = frozenset(fact.card for found in unread.values() for fact in found)
    return FirstLines(
        dates=tuple(dates), silent=tuple(first), counted=Counted(lines=counts, people=people)
    )


def _rounds(fact: DateFact, day: Day) -> list[tuple[_When, int]]:
    """When a date comes round in the window, with the year of its calendar."""
    which = (fact.calendar, fact.month, fact.day, bool(fact.leap))
    window = listed_between(day, fact.lead_days)
    found = [((on - day.on).days, year) for on, year in coming_round(which, *window)]
    return [((days < 0, abs(days)), year) for days, year in found]
