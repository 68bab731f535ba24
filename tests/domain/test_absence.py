"""While you were away: which days count, what is told of them, and how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from rolodex.domain.absence import Absence, missed, missed_by_kind
from rolodex.domain.agenda import DateRow, Day, FollowUpRow, Mark
from rolodex.domain.card_parts import SpecialDate
from rolodex.domain.followup import DONE, FollowUp

Row = FollowUpRow | DateRow
ON = date(2026, 11, 25)
AWAY = Absence(since=date(2026, 11, 5), back=ON)


def promised(day: int, hour: int | None = None, state: str = "open") -> FollowUpRow:
    followup = FollowUp(
        id=day,
        card=day,
        due=date(2026, 11, day),
        state=state,
        time=None if hour is None else time(hour),
    )
    return FollowUpRow(card_id=day, uid=f"u{day}", name="Ida", followup=followup)


def born(month: int, day: int, label: str = "birthday") -> DateRow:
    special = SpecialDate(id=day, label=label, month=month, day=day)
    return DateRow(card_id=100 + day, uid="u", name="Bo", special=special)


def test_the_days_between_are_told_not_the_last_one_nor_today() -> None:
    rows = [promised(day) for day in (4, 5, 6, 24, 25, 26)]
    assert [r.due.day for r in missed(rows, Day(on=ON), AWAY)] == [6, 24]


def test_birthdays_longer_past_than_a_week_are_told_too() -> None:
    rows = [born(11, 4), born(11, 7), born(11, 24), born(11, 25), born(12, 1)]
    assert [r.due.day for r in missed(rows, Day(on=ON), AWAY)] == [24, 7]


def test_what_was_done_meanwhile_or_put_off_is_not_told() -> None:
    greeted = Mark(kind="birthday", card=107, subject=7, due=date(2026, 11, 7), done=True, on=ON)
    later = Mark(
        kind="birthday", card=108, subject=8, due=date(2026, 11, 8),
        snoozed_until=datetime(2026, 11, 27), on=ON,
    )  # fmt: skip
    rows: list[Row] = [born(11, 7), born(11, 8), promised(10, state=DONE)]
    assert missed(rows, Day(on=ON, marks=(greeted, later)), AWAY) == ()


def test_a_promise_is_told_however_long_ago_it_fell_due() -> None:
    absence = Absence(since=date(2024, 1, 1), back=ON)
    row = replace(promised(6), followup=FollowUp(id=1, card=6, due=date(2024, 3, 1)))
    assert len(missed([row], Day(on=ON), absence)) == 1


def test_the_numbers_are_told_by_kind_and_a_promise_with_an_hour_is_an_appointment() -> None:
    rows: list[Row] = [
        promised(6),
        promised(7),
        promised(8, 15),
        born(11, 9),
        born(11, 10, "wedding"),
    ]
    found = missed(rows, Day(on=ON), AWAY)
    assert missed_by_kind(found) == {
        "appointment": 1, "followup": 2, "birthday": 1, "anniversary": 1,
    }  # fmt: skip
    assert missed_by_kind(()) == {}


@pytest.mark.parametrize("days", [1, 2, 400, 4000])
def test_a_birthday_is_told_once_however_long_the_absence(days: int) -> None:
    absence = Absence(since=ON - timedelta(days=days), back=ON)
    yesterday = ON - timedelta(days=1)
    found = missed([born(yesterday.month, yesterday.day)], Day(on=ON), absence)
    assert len(found) == (days > 1)
