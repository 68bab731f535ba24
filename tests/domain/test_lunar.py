"""The lunar calendar against the Observatory's almanac."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.lunar import (
    FIRST_DAY,
    LAST_DAY,
    LunarDay,
    LunarProblem,
    describe_lunar,
    leap_month,
    month_length,
    new_year,
    to_lunar,
    to_solar,
)
from rolodex.i18n import render


def test_every_day_from_1901_to_2100_converts_both_ways_as_the_observatory_has_it(
    corpora: Path,
) -> None:
    wrong = []
    lines = (corpora / "lunar" / "hko_1901_2100.tsv").read_text("ascii").splitlines()
    for line in lines:
        iso, lunar, leap = line.split("\t")
        solar = date.fromisoformat(iso)
        year, month, day = map(int, lunar.split("-"))
        expected = LunarDay(year, month, day, leap == "1")
        if to_lunar(solar) != expected or to_solar(expected) != solar:
            wrong.append(line)
    assert not wrong
    assert len(lines) == 73_049


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_lunar_days_follow_one_another_and_come_back(day: date) -> None:
    lunar = to_lunar(day)
    assert to_solar(lunar) == day
    assert 1 <= lunar.day <= month_length(lunar.year, lunar.month, lunar.leap)
    if day < LAST_DAY:
        after = to_lunar(day + timedelta(days=1))
        assert after.day == lunar.day + 1 or after.day == 1


@pytest.mark.parametrize("day", [date(1900, 1, 30), date(2101, 1, 29), date.min, date.max])
def test_a_day_outside_the_known_years_is_refused_in_plain_words(day: date) -> None:
    with pytest.raises(LunarProblem) as problem:
        to_lunar(day)
    assert render(problem.value.text) == (
        f"Lunar dates are known from 1900 to 2100, not for {day.year}."
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (LunarDay(2021, 4, 10, True), "Lunar year 2021 has no leap month 4."),
        (LunarDay(2026, 12, 30), "Month 12 of lunar year 2026 has 29 days."),
        (LunarDay(2026, 1, 0), "Month 1 of lunar year 2026 has 30 days."),
        (LunarDay(2026, 13, 1), "There is no lunar month 13."),
        (LunarDay(2101, 1, 1), "Lunar dates are known from 1900 to 2100, not for 2101."),
    ],
)
def test_a_lunar_day_that_does_not_exist_is_refused(day: LunarDay, words: str) -> None:
    with pytest.raises(LunarProblem) as problem:
        to_solar(day)
    assert render(problem.value.text) == words


def test_leap_months_and_new_years() -> None:
    assert [leap_month(year) for year in (2020, 2023, 2025, 2026, 2033)] == [4, 2, 6, 0, 11]
    assert new_year(2027) == date(2027, 2, 6)
    assert month_length(2025, 6) == 30
    assert month_length(2025, 6, leap=True) == 29


def test_a_lunar_date_is_told_in_words() -> None:
    assert render(describe_lunar(8, 15)) == "lunar 8/15"
    assert render(describe_lunar(4, 10, leap=True)) == "lunar leap 4/10"
    assert render(describe_lunar(8, 15, year=1988)) == "lunar 1988/8/15"
    assert render(describe_lunar(4, 10, leap=True, year=2020)) == "lunar 2020/leap 4/10"
