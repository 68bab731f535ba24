"""Reading, checking, spelling and coming round of special dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.card_parts import Calendar, SpecialDate
from rolodex.domain.partial_date import (
    checked,
    describe,
    next_occurrence,
    occurrences,
    parse_date,
    to_spelling,
)
from rolodex.domain.problems import BadValue
from rolodex.i18n import render

SPELLINGS = """
1988-02-29               | 1988-02-29
--02-29                  | --02-29
--0229                   | --02-29
02-29                    | --02-29
2-29                     | --02-29
lunar:1988-08-15         | lunar:1988-08-15
lunar:--08-15            | lunar:--08-15
lunar:2020-L04-10        | lunar:2020-L04-10
lunar:--L04-10           | lunar:--L04-10
Lunar: 8/15              | lunar:--08-15
1988/2/29                | 1988-02-29
1988.2.29                | 1988-02-29
1988 - 2 - 29            | 1988-02-29
１９８８／２／２９       | 1988-02-29
19880229                 | 1988-02-29
29 Feb 1988              | 1988-02-29
29-Feb-1988              | 1988-02-29
Feb 29, 1988             | 1988-02-29
February 29 1988         | 1988-02-29
29th of February         | --02-29
3 Sept                   | --09-03
29/02/1988               | 1988-02-29
02/29/1988               | 1988-02-29
3/3/1988                 | 1988-03-03
2/29                     | --02-29
29/2                     | --02-29
2月29日                  | --02-29
2月29號                  | --02-29
2月29号                  | --02-29
1988年2月29日            | 1988-02-29
一九八八年二月二十九日   | 1988-02-29
民國 65/3/14             | 1976-03-14
民國65年3月14日          | 1976-03-14
民国六十五年三月十四日   | 1976-03-14
ROC 65/3/14              | 1976-03-14
R.O.C. 105.3.2           | 2016-03-02
西元1988年2月29日        | 1988-02-29
國曆八月十五             | --08-15
農曆八月十五             | lunar:--08-15
農曆 八月 十五           | lunar:--08-15
农历8月15                | lunar:--08-15
農曆八月十五日           | lunar:--08-15
陰曆1988年八月十五       | lunar:1988-08-15
農曆民國77年八月十五     | lunar:1988-08-15
農8/15                   | lunar:--08-15
閏四月初十               | lunar:--L04-10
农历闰四月初十           | lunar:--L04-10
農曆2020年閏四月初十     | lunar:2020-L04-10
lunar leap 4/10          | lunar:--L04-10
lunar 2020/leap 4/10     | lunar:2020-L04-10
正月初一                 | lunar:--01-01
臘月廿三                 | lunar:--12-23
腊月三十                 | lunar:--12-30
冬月廿                   | lunar:--11-20
"""

REFUSED = {
    "": "“” is no date.",
    "hello": "“hello” is no date.",
    "65/3/14": "“65/3/14”: write the year with four digits, or 民國 before it.",
    "29 Feb 88": "“29 Feb 88”: write the year with four digits, or 民國 before it.",
    "農曆65/3/14": "“農曆65/3/14”: write the year with four digits, or 民國 before it.",
    "3/4/1988": "“3/4/1988” may be read two ways: write the year first, or the month as a word.",
    "八月十五": "“八月十五” may be lunar or solar: write 農曆 before it or 日 after it.",
    "1987-02-29": "1987 has no 29 February.",
    "2月30日": "Month 2 has no day 30.",
    "--13-14": "There is no month 13.",
    "國曆閏四月初十": "Only lunar dates have leap months.",
    "lunar:2021-L04-10": "Lunar year 2021 has no leap month 4.",
    "lunar:2026-12-30": "Month 12 of lunar year 2026 has 29 days.",
    "lunar:--08-31": "A lunar month has no day 31.",
    "lunar:--13-01": "There is no lunar month 13.",
    "0000-01-01": "“0000-01-01”: write the year with four digits, or 民國 before it.",
    "9" * 5000: "“999",
    "九" * 5000 + "年八月十五": "“九九九",
}


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


def special(spelling: str) -> SpecialDate:
    return parse_date(spelling)


@pytest.mark.parametrize(("typed", "spelling"), table(SPELLINGS))
def test_spellings_that_people_use(typed: str, spelling: str) -> None:
    assert to_spelling(parse_date(typed)) == spelling
    assert parse_date(spelling) == parse_date(typed)


@pytest.mark.parametrize(("typed", "words"), REFUSED.items(), ids=lambda text: text[:20])
def test_what_is_no_date_or_may_be_two_is_refused_in_plain_words(typed: str, words: str) -> None:
    with pytest.raises(BadValue) as problem:
        parse_date(typed)
    assert render(problem.value.text).startswith(words)


DATES = st.builds(
    SpecialDate,
    label=st.just("birthday"),
    month=st.integers(1, 12),
    day=st.integers(1, 30),
    year=st.none() | st.integers(1900, 2100),
    calendar=st.sampled_from(Calendar),
    leap=st.booleans(),
)


def exists(date_: SpecialDate) -> bool:
    try:
        checked(date_)
    except BadValue:
        return False
    return True


@given(DATES)
def test_what_exists_comes_back_from_its_spelling_and_has_words(date_: SpecialDate) -> None:
    if not exists(date_):
        return
    assert parse_date(to_spelling(date_)) == date_
    assert parse_date(render(describe(date_))) == date_


@given(DATES, st.dates(date(1900, 2, 1), date(2099, 1, 1)))
def test_a_date_comes_round_once_a_year_and_never_twice_near(date_: SpecialDate, on: date) -> None:
    if not exists(date_):
        return
    days = [o.day for o in occurrences(date_, on, on + timedelta(days=800))]
    assert days == sorted(days)
    for first, second in pairwise(days):
        assert 353 <= (second - first).days <= 385
    if date_.year is None:
        following = next_occurrence(date_, on)
        assert following is not None
        assert following.day == days[0]
        assert (following.day - on).days <= 385


def test_29_february_is_kept_on_28_february_in_common_years() -> None:
    assert [
        o.day for o in occurrences(special("--02-29"), date(2026, 1, 1), date(2028, 12, 31))
    ] == [
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]


def test_age_on_a_lunar_birthday_counts_lunar_years() -> None:
    eve = special("lunar:1985-12-29")
    (found,) = occurrences(eve, date(2027, 2, 1), date(2027, 2, 28))
    assert (found.day, found.years) == (date(2027, 2, 5), 41)


def test_a_leap_month_birthday_is_kept_in_the_leap_month_if_the_year_has_it() -> None:
    born = special("lunar:2012-L04-10")
    days = [o.day for o in occurrences(born, date(2019, 1, 1), date(2021, 12, 31))]
    assert days == [date(2019, 5, 14), date(2020, 6, 1), date(2021, 5, 21)]


def test_an_event_to_come_has_its_first_day_as_next() -> None:
    found = next_occurrence(special("2030-11-25"), date(2026, 11, 25))
    assert found is not None
    assert (found.day, found.years) == (date(2030, 11, 25), 0)


def test_beyond_the_known_lunar_years_there_is_no_next_day() -> None:
    assert next_occurrence(special("lunar:--08-15"), date(2101, 6, 1)) is None
    assert next_occurrence(special("--08-15"), date(9999, 12, 1)) is None


@pytest.mark.parametrize(
    ("spelling", "words"),
    [
        ("1988-02-29", "29 Feb 1988"),
        ("--02-29", "29 Feb"),
        ("lunar:--08-15", "lunar 8/15"),
        ("lunar:2020-L04-10", "lunar 2020/leap 4/10"),
    ],
)
def test_a_date_is_told_in_words(spelling: str, words: str) -> None:
    assert render(describe(special(spelling))) == words
