"""Rest days: how the setting is written, and what they ask of the agenda."""

from __future__ import annotations

from datetime import date

import pytest

from rolodex.domain.rest_days import is_rest_day, read_rest_days, write_rest_days

SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", set()),
        ("none", set()),
        ("sat,sun", {6, 7}),
        ("Sun, Saturday", {6, 7}),
        ("mon tue wed thu fri sat sun", {1, 2, 3, 4, 5, 6, 7}),
    ],
)
def test_weekdays_are_read_by_their_english_names_in_any_order(text: str, days: set[int]) -> None:
    assert read_rest_days(text) == days
    assert read_rest_days(write_rest_days(days)) == days


@pytest.mark.parametrize("text", ["sa", "someday", "7", "sat;sun", "none sat"])
def test_any_other_word_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_rest_days(text)


def test_they_are_written_in_the_order_of_the_week() -> None:
    assert write_rest_days([7, 6, 6]) == "sat,sun"


def test_a_day_rests_by_its_weekday() -> None:
    assert is_rest_day(SATURDAY, "sat,sun")
    assert not is_rest_day(SATURDAY, "sun")
