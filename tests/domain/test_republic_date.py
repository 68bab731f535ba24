"""Dates of a column: 民國 years and western ones, and no guess that is not said to be one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from rolodex.domain.partial_date import to_spelling
from rolodex.domain.republic_date import (
    DateEvidence,
    DateReading,
    read_column_date,
    read_day,
)

REPUBLIC = DateReading("republic")


def decide_reading(values: Iterable[str], taiwanese: bool, country: str = "") -> DateReading:
    evidence = DateEvidence()
    for value in values:
        evidence.take(value)
    return evidence.reading(taiwanese, country)


def spelt(text: str, reading: DateReading = REPUBLIC, lunar: bool = False) -> str:
    found = read_column_date(text, "birthday", reading, lunar)
    return to_spelling(found.special) if found else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("65/3/14", "1976-03-14"),
        ("0650314", "1976-03-14"),
        ("650314", "1976-03-14"),
        ("50314", "1916-03-14"),
        ("1050302", "2016-03-02"),
        ("65.03.14", "1976-03-14"),
        ("65-3-14", "1976-03-14"),
        ("６５／３／１４", "1976-03-14"),
        ("民國65年3月14日", "1976-03-14"),
        ("民国65年3月14日", "1976-03-14"),
        ("中華民國65年3月14日", "1976-03-14"),
        ("民國六十五年三月十四日", "1976-03-14"),
        ("民65.3.14", "1976-03-14"),
        ("R.O.C. 65/3/14", "1976-03-14"),
        ("65年3月14號", "1976-03-14"),
        ("065/03/14", "1976-03-14"),
        ("65/03/14(日)", "1976-03-14"),
        ("65/3/14 00:00:00", "1976-03-14"),
        ("77/2/29", "1988-02-29"),
        ("農8/15", "lunar:--08-15"),
        ("農曆65/8/15", "lunar:1976-08-15"),
        ("農65年閏8月3日", "lunar:1976-L08-03"),
        ("閏4/10", "lunar:--L04-10"),
        ("農曆八月十五", "lunar:--08-15"),
        ("3/14", "--03-14"),
        ("3月14日", "--03-14"),
        ("1976/3/14", "1976-03-14"),
        ("1976-03-14", "1976-03-14"),
        ("19760314", "1976-03-14"),
        ("西元1976/3/14", "1976-03-14"),
        ("14 Mar 1976", "1976-03-14"),
        ("27833", "1976-03-14"),
        ("27833.5", "1976-03-14"),
        ("14.3.1976", "1976-03-14"),
        ("3.4.1976", "1976-04-03"),
    ],
)
def test_a_birthday_of_a_taiwanese_sheet_is_read(text: str, expected: str) -> None:
    assert spelt(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "不詳",
        "65/2/30",
        "65/13/1",
        "0/0/00",
        "6503",
        "-",
        "x" * 99,
        "110101198506070011年1月2日",
    ],
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert spelt(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("8/15", "lunar:--08-15"), ("65/8/15", "lunar:1976-08-15"), ("八月十五", "lunar:--08-15"),
     ("國曆3/14", "--03-14")],
)  # fmt: skip
def test_a_column_of_lunar_dates_is_lunar_unless_the_cell_says_otherwise(
    text: str, expected: str
) -> None:
    assert spelt(text, lunar=True) == expected


def test_short_years_of_a_taiwanese_column_are_years_of_the_republic() -> None:
    assert decide_reading(["65/3/14", "78/12/1"], True) == REPUBLIC


def test_short_years_beside_long_ones_are_read_so_too_but_not_for_sure() -> None:
    reading = decide_reading(["65/3/14", "1976/1/2"], True)
    assert (reading.era, reading.sure) == ("republic", False)


@pytest.mark.parametrize("value", ["105/3/2", "0650314", "民國65/3/14"])
def test_one_cell_that_can_only_be_of_the_republic_settles_it_anywhere(value: str) -> None:
    assert decide_reading(["65/3/14", value], False).era == "republic"


def test_elsewhere_short_years_are_western() -> None:
    reading = decide_reading(["65/3/14"], False)
    assert (reading.era, reading.sure) == ("western", False)
    assert spelt("65/3/14", reading) == "1965-03-14"
    assert spelt("05/3/14", reading) == "2005-03-14"


@pytest.mark.parametrize(
    ("values", "country", "order", "sure"),
    [
        (["20/01/1991", "3/4/1990"], "TW", "dmy", True),
        (["3/4/1990", "12/25/1990"], "GB", "mdy", True),
        (["3/4/1990"], "TW", "mdy", False),
        (["3/4/1990"], "GB", "dmy", False),
        (["3/14/65", "12/3/70"], "US", "mdy", True),
    ],
)
def test_day_and_month_change_places_by_the_evidence_of_the_whole_column(
    values: list[str], country: str, order: str, sure: bool
) -> None:
    reading = decide_reading(values, country == "TW", country)
    assert reading.order == order
    if "/19" in values[0]:
        assert reading.sure is sure


def test_one_foreign_date_or_number_of_a_day_leaves_the_column_as_it_is() -> None:
    for odd in ("14.3.1976", "27833", "3/14/1976"):
        reading = decide_reading(["65/03/14", "70/5/5", odd], True, "TW")
        assert (reading.era, reading.order) == ("republic", "ymd"), odd
        assert spelt("65/03/14", reading) == spelt(odd, reading) == "1976-03-14"


def test_a_last_contact_is_not_of_the_time_before_the_war() -> None:
    evidence = DateEvidence()
    evidence.take("10/1/26")
    reading = evidence.reading(True, "TW", recent=True)
    assert (read_day("10/1/26", reading), reading.sure) == (date(2026, 10, 1), False)
    evidence.take("115/10/1")
    assert evidence.reading(True, "TW", recent=True).era == "republic"


def test_the_reading_that_was_chosen_is_followed() -> None:
    assert spelt("3/4/1990", DateReading(order="dmy")) == "1990-04-03"
    assert spelt("3/4/1990", DateReading(order="mdy")) == "1990-03-04"
    assert spelt("25/4/1990", DateReading(order="mdy")) == "1990-04-25"


def test_how_a_cell_was_read_is_told() -> None:
    short = read_column_date("65/3/14", "birthday", REPUBLIC, False)
    said = read_column_date("民國65/3/14", "birthday", REPUBLIC, False)
    full = read_column_date("1976/3/14", "birthday", REPUBLIC, False)
    assert short and said and full
    assert (short.republic, short.guessed) == (True, True)
    assert (said.republic, said.guessed) == (True, False)
    assert (full.republic, full.guessed) == (False, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("105/3/2 拜訪 談醫療險", date(2016, 3, 2)),
        ("114.1.7", date(2025, 1, 7)),
        ("2026-10-01 14:30:00", date(2026, 10, 1)),
        ("3/14", None),
        ("農8/15", None),
        ("昨天", None),
    ],
)
def test_the_day_of_a_contact_has_a_year(text: str, expected: date | None) -> None:
    assert read_day(text, REPUBLIC) == expected
