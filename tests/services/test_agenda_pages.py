"""The first lines of a day are those of the whole day, and its counts too, however few are read."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from rolodex.domain.agenda import LATER, TODAY, Agenda
from rolodex.domain.card_parts import Calendar, SpecialDate
from rolodex.services.book import Book
from rolodex.services.demo import build_demo
from tests.data.agenda_book import noon, play
from tests.data.agenda_case import Case
from tests.data.agenda_cases import CASES

ON = date(2027, 2, 26)
"""Near the 29th of February of a common year."""
HOURS = (time.min, time(9), time(15))


def assert_begins(first: Agenda, whole: Agenda, limit: int) -> None:
    """The one holds the beginning of the other, and counts what it leaves out."""
    seen: Counter[str] = Counter()
    wanted = []
    for reminder in whole.lane(TODAY):
        seen[reminder.kind] += 1
        if seen[reminder.kind] <= limit or reminder.kind == "followup":
            wanted.append(reminder)
    assert list(first.lane(TODAY)) == wanted
    assert first.lane(LATER) == whole.lane(LATER)
    left = seen - Counter(reminder.kind for reminder in wanted)
    assert first.more == left
    assert first.waiting == len(whole.lane(TODAY)) == whole.waiting
    assert first.people == len({reminder.card_id for reminder in whole.lane(TODAY)})
    assert first.people == whole.people
    assert (first.later, first.handled, first.fixed) == (whole.later, whole.handled, whole.fixed)
    assert [first.room(size) for size in (1, 12, 500)] == [whole.room(s) for s in (1, 12, 500)]


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {c.rule}" for n, c in enumerate(CASES)])
def test_the_first_lines_of_each_case_are_those_of_the_whole_day(
    case: Case, tmp_path: Path
) -> None:
    at = time.fromisoformat(case.at) if case.at else None
    on = date.fromisoformat(case.on)
    with play(case, tmp_path / "book.rolodex") as book:
        whole = book.agenda.due(on, case.days, at, later_limit=3)
        for limit in (0, 1, 2, 5):
            first = book.agenda.due(on, case.days, at, later_limit=3, today_limit=limit)
            assert_begins(first, whole, 1_000 if case.days else limit)


def test_a_large_day_of_every_kind_begins_as_the_whole_day_does(tmp_path: Path) -> None:
    path, chance = tmp_path / "book.rolodex", random.Random(5)
    build_demo(path, 300, 3, ON)
    with Book.open(path, noon(ON, "Asia/Taipei")) as book:
        born_near(book, chance)
        for size, rest, lead in ((3, "", 3), (12, "", 20), (100, "", 0), (12, "fri", 3)):
            book.settings.set("day_size", size)
            book.settings.set("rest_days", rest)
            book.settings.set("birthday_lead_days", lead)
            answer_some(book, chance)
            for on in (ON, ON + timedelta(days=3), ON + timedelta(days=10)):
                for later in (0, 7):
                    whole = book.agenda.due(on, at=time(12), later_limit=later)
                    assert len({reminder.kind for reminder in whole.reminders}) > 3
                    for limit in (0, 1, 8, 40, 1_000):
                        first = book.agenda.due(
                            on, at=time(12), later_limit=later, today_limit=limit
                        )
                        assert_begins(first, whole, limit)


def born_near(book: Book, chance: random.Random) -> None:
    """Half the people have dates about the day: of both calendars, some twice, with lead days."""
    ids = book.database.column("SELECT id FROM card WHERE trashed_at IS NULL")
    for number in chance.sample(ids, len(ids) // 2):
        dates = []
        for _ in range(chance.choice((1, 1, 2))):
            day = date(2028, 2, 14) + timedelta(days=chance.randrange(25))
            lunar = chance.random() < 0.3
            dates.append(
                SpecialDate(
                    label=chance.choice(("birthday", "birthday", "wedding", "Opening")),
                    calendar=Calendar.LUNAR if lunar else Calendar.SOLAR,
                    year=chance.choice((None, 1988, 2026, 2027, 2028)) if day.day != 29 else None,
                    month=1 if lunar else day.month,
                    day=day.day,
                    lead_days=chance.choice((None, None, None, 0, 14)),
                )
            )
        book.cards.save(replace(book.cards.get(number), dates=tuple(dates)))


def answer_some(book: Book, chance: random.Random) -> None:
    """Some lines are done, skipped, or put off to a day or an hour."""
    lines = book.agenda.due(later_limit=20).reminders
    for reminder in chance.sample(lines, 12):
        verb = chance.choice(("done", "skip", "snooze", "snooze"))
        if verb == "snooze":
            until = ON + timedelta(days=chance.choice((0, 1, 3, 9, 10)))
            book.agenda.snooze(reminder, datetime.combine(until, chance.choice(HOURS)))
        elif verb == "done":
            book.agenda.done(reminder)
        else:
            book.agenda.skip(reminder)
