"""Plain words for days and hours, in three languages at once."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from rolodex.domain.problems import BadValue
from rolodex.domain.when import When, describe_when, parse_when
from rolodex.i18n import render

NOW = datetime(2026, 11, 25, 10, 20, 31)
"""A Wednesday morning."""

AHEAD = """
today                      | 2026-11-25
Tomorrow                   | 2026-11-26
tmr                        | 2026-11-26
the day after tomorrow     | 2026-11-27
in 3 days                  | 2026-11-28
in three days              | 2026-11-28
3 days                     | 2026-11-28
3d                         | 2026-11-28
3 days later               | 2026-11-28
5 days from now            | 2026-11-30
in a week                  | 2026-12-02
in two weeks               | 2026-12-09
2w                         | 2026-12-09
in a fortnight             | 2026-12-09
in a month                 | 2026-12-25
in 3 months                | 2027-02-25
in six months              | 2027-05-25
in 1 year                  | 2027-11-25
in 0 days                  | 2026-11-25
wednesday                  | 2026-12-02
fri                        | 2026-11-27
on Friday                  | 2026-11-27
this friday                | 2026-11-27
coming friday              | 2026-11-27
Mon                        | 2026-11-30
tues                       | 2026-12-01
thurs                      | 2026-11-26
next wednesday             | 2026-12-02
next monday                | 2026-11-30
next Sunday                | 2026-12-06
next week friday           | 2026-12-04
friday next week           | 2026-12-04
next week                  | 2026-11-30
next month                 | 2026-12-01
next year                  | 2027-01-01
this weekend               | 2026-11-28
next weekend               | 2026-12-05
end of month               | 2026-11-30
at the end of the month    | 2026-11-30
end of next month          | 2026-12-31
end of the year            | 2026-12-31
the 5th                    | 2026-12-05
28th                       | 2026-11-28
the 5th of next month      | 2026-12-05
next month on the 15th     | 2026-12-15
1 Dec                      | 2026-12-01
1st December               | 2026-12-01
Dec 1                      | 2026-12-01
December 1st, 2027         | 2027-12-01
24 Nov                     | 2027-11-24
25 Nov                     | 2026-11-25
12/1                       | 2026-12-01
1/5                        | 2027-01-05
2026-12-01                 | 2026-12-01
2026/12/1                  | 2026-12-01
20261201                   | 2026-12-01
31/12/2026                 | 2026-12-31
29 Feb                     | 2028-02-29
lunar 12/8                 | 2027-01-15
今天                       | 2026-11-25
明天                       | 2026-11-26
明日                       | 2026-11-26
後天                       | 2026-11-27
后天                       | 2026-11-27
大後天                     | 2026-11-28
大后天                     | 2026-11-28
3天后                      | 2026-11-28
3天後                      | 2026-11-28
三天後                     | 2026-11-28
三天之后                   | 2026-11-28
過三天                     | 2026-11-28
十天后                     | 2026-12-05
两周后                     | 2026-12-09
兩週後                     | 2026-12-09
兩個星期後                 | 2026-12-09
一個禮拜後                 | 2026-12-02
一个月后                   | 2026-12-25
三個月後                   | 2027-02-25
半個月後                   | 2026-12-10
半年後                     | 2027-05-25
一年后                     | 2027-11-25
週五                       | 2026-11-27
周五                       | 2026-11-27
星期五                     | 2026-11-27
禮拜五                     | 2026-11-27
週三                       | 2026-12-02
這週五                     | 2026-11-27
本周五                     | 2026-11-27
下週三                     | 2026-12-02
下周三                     | 2026-12-02
下星期三                   | 2026-12-02
下個禮拜三                 | 2026-12-02
下個星期天                 | 2026-12-06
下週日                     | 2026-12-06
下下週一                   | 2026-12-07
下週                       | 2026-11-30
週末                       | 2026-11-28
下周末                     | 2026-12-05
月底                       | 2026-11-30
本月底                     | 2026-11-30
下個月底                   | 2026-12-31
月初                       | 2026-12-01
月中                       | 2026-12-15
年底                       | 2026-12-31
明年底                     | 2027-12-31
下個月                     | 2026-12-01
下个月5号                  | 2026-12-05
下個月5號                  | 2026-12-05
下個月十五號               | 2026-12-15
這個月30號                 | 2026-11-30
5號                        | 2026-12-05
28日                       | 2026-11-28
12月1日                    | 2026-12-01
12月1號                    | 2026-12-01
十二月一日                 | 2026-12-01
2026年12月1日              | 2026-12-01
民國115年12月1日           | 2026-12-01
明年3月5日                 | 2027-03-05
農曆臘月初八               | 2027-01-15
农历十二月初八             | 2027-01-15
tomorrow 3pm               | 2026-11-26 15:00
tomorrow at 3              | 2026-11-26 15:00
3pm tomorrow               | 2026-11-26 15:00
tomorrow at 3 pm           | 2026-11-26 15:00
tomorrow 3 p.m.            | 2026-11-26 15:00
tomorrow 9.30am            | 2026-11-26 09:30
tomorrow morning           | 2026-11-26 09:00
tomorrow morning at 10     | 2026-11-26 10:00
tomorrow at 4 in the afternoon | 2026-11-26 16:00
tomorrow at noon           | 2026-11-26 12:00
tonight                    | 2026-11-25 19:00
tonight at 8               | 2026-11-25 20:00
this afternoon             | 2026-11-25 14:00
fri 15:30                  | 2026-11-27 15:30
fri 3:30                   | 2026-11-27 15:30
fri 03:30                  | 2026-11-27 03:30
15:30 on friday            | 2026-11-27 15:30
friday, 12am               | 2026-11-27 00:00
in 3 days at 10            | 2026-11-28 10:00
next wednesday 14:00       | 2026-12-02 14:00
3pm                        | 2026-11-25 15:00
9am                        | 2026-11-26 09:00
12:00                      | 2026-11-25 12:00
2026-12-01 15:00           | 2026-12-01 15:00
2026-12-01T15:00           | 2026-12-01 15:00
12/1 3pm                   | 2026-12-01 15:00
1 Dec 10:30                | 2026-12-01 10:30
in 2 hours                 | 2026-11-25 12:20
in an hour                 | 2026-11-25 11:20
in half an hour            | 2026-11-25 10:50
in 45 minutes              | 2026-11-25 11:05
20 min                     | 2026-11-25 10:40
in 1.5 hours               | 2026-11-25 11:50
in 20 hours                | 2026-11-26 06:20
now                        | 2026-11-25 10:20
明天下午三點               | 2026-11-26 15:00
明天下午三点               | 2026-11-26 15:00
明天下午 3 點              | 2026-11-26 15:00
明天下午3:30               | 2026-11-26 15:30
明天三點半                 | 2026-11-26 15:30
明天上午                   | 2026-11-26 09:00
明早九點                   | 2026-11-26 09:00
明晚七點半                 | 2026-11-26 19:30
今晚八點                   | 2026-11-25 20:00
今晚                       | 2026-11-25 19:00
今天中午十二點             | 2026-11-25 12:00
中午                       | 2026-11-25 12:00
後天早上                   | 2026-11-27 09:00
下周三下午三点             | 2026-12-02 15:00
下週三下午3點半            | 2026-12-02 15:30
週五上午十點半             | 2026-11-27 10:30
周三三点                   | 2026-12-02 15:00
星期二十點                 | 2026-12-01 10:00
星期五二十點               | 2026-11-27 20:00
週五下午兩點一刻           | 2026-11-27 14:15
周五15點45分               | 2026-11-27 15:45
週五晚上十二點             | 2026-11-28 00:00
週五凌晨一點               | 2026-11-27 01:00
下午三點                   | 2026-11-25 15:00
早上九點                   | 2026-11-26 09:00
下午三点下周三             | 2026-12-02 15:00
12月1日下午兩點            | 2026-12-01 14:00
十二月五日十點             | 2026-12-05 10:00
2026年12月1日15:30         | 2026-12-01 15:30
三天後下午三點             | 2026-11-28 15:00
半小時後                   | 2026-11-25 10:50
半个小时后                 | 2026-11-25 10:50
兩小時後                   | 2026-11-25 12:20
2个小时后                  | 2026-11-25 12:20
一個半小時後               | 2026-11-25 11:50
三十分鐘後                 | 2026-11-25 10:50
一刻鐘後                   | 2026-11-25 10:35
５天後                     | 2026-11-30
"""

BACK = """
yesterday                  | 2026-11-24
yesterday 5pm              | 2026-11-24 17:00
last night at 8            | 2026-11-24 20:00
last friday                | 2026-11-20
friday                     | 2026-11-20
wednesday                  | 2026-11-18
monday 14:30               | 2026-11-23 14:30
3 days ago                 | 2026-11-22
two weeks ago              | 2026-11-11
2 hours ago                | 2026-11-25 08:20
half an hour ago           | 2026-11-25 09:50
9am                        | 2026-11-25 09:00
5pm                        | 2026-11-24 17:00
12/1                       | 2025-12-01
20 Nov                     | 2026-11-20
the 20th                   | 2026-11-20
2026-11-20 10:30           | 2026-11-20 10:30
just now                   | 2026-11-25 10:20
昨天                       | 2026-11-24
昨天下午五點               | 2026-11-24 17:00
昨晚八點                   | 2026-11-24 20:00
前天                       | 2026-11-23
大前天                     | 2026-11-22
三天前                     | 2026-11-22
上週五                     | 2026-11-20
上周五下午三点             | 2026-11-20 15:00
上個月5號                  | 2026-10-05
兩小時前                   | 2026-11-25 08:20
半小时前                   | 2026-11-25 09:50
剛才                       | 2026-11-25 10:20
一個月前                   | 2026-10-25
今天早上九點               | 2026-11-25 09:00
"""

NOTHING = (
    "", "   ", "soon", "hello tomorrow", "tomorrow tomorrow", "32/13", "25:00", "tomorrow 25:00",
    "next", "下", "週八", "三點三點", "in days", "13pm", "2026-13-01", "在", "in 99999999999 days",
    "99999999999999 hours", "十十天後", "31號號", "February 30",
    "九" * 5000 + "天後", "1" * 5000 + " days",
)  # fmt: skip


def table(text: str) -> list[tuple[str, When]]:
    rows = []
    for line in text.strip().splitlines():
        words, meant = (part.strip() for part in line.split("|"))
        day, _, hour = meant.partition(" ")
        clock = time.fromisoformat(hour) if hour else None
        rows.append((words, When(date.fromisoformat(day), clock)))
    return rows


@pytest.mark.parametrize(("words", "meant"), table(AHEAD))
def test_words_for_what_lies_ahead(words: str, meant: When) -> None:
    assert parse_when(words, NOW) == meant


@pytest.mark.parametrize(("words", "meant"), table(BACK))
def test_words_for_what_has_happened(words: str, meant: When) -> None:
    assert parse_when(words, NOW, past=True) == meant


@pytest.mark.parametrize("words", NOTHING)
def test_what_is_no_day_is_refused_in_plain_words(words: str) -> None:
    with pytest.raises(BadValue) as problem:
        parse_when(words, NOW)
    assert render(problem.value.text)


@pytest.mark.parametrize("words", ["yesterday", "2020-12-01", "上週五", "3 days ago", "昨天"])
def test_a_follow_up_cannot_be_promised_for_the_past(words: str) -> None:
    with pytest.raises(BadValue) as problem:
        parse_when(words, NOW)
    assert render(problem.value.text) == f"“{words}” is in the past."


@pytest.mark.parametrize("today", [date(2026, 11, 23 + day) for day in range(7)])
def test_next_wednesday_is_the_wednesday_of_the_week_after_whatever_the_day(today: date) -> None:
    now = datetime.combine(today, time(8))
    for words in ("next wednesday", "下週三", "下周三", "下個星期三", "next week wednesday"):
        assert parse_when(words, now).date == date(2026, 12, 2)


def test_a_bare_weekday_is_never_today() -> None:
    assert parse_when("wed 23:00", NOW).date == date(2026, 12, 2)
    assert parse_when("週三", NOW).date == date(2026, 12, 2)


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert parse_when("in a month", datetime(2027, 1, 31, 9)).date == date(2027, 2, 28)
    assert parse_when("一個月後", datetime(2028, 1, 31, 9)).date == date(2028, 2, 29)


def test_half_an_hour_before_midnight_reaches_into_the_next_day() -> None:
    late = datetime(2026, 12, 31, 23, 45)
    assert parse_when("半小時後", late) == When(date(2027, 1, 1), time(0, 15))
    assert parse_when("tomorrow", late).date == date(2027, 1, 1)


def test_every_spelling_is_understood_without_regard_to_case_and_spaces() -> None:
    assert parse_when("  NEXT   Wednesday ", NOW).date == date(2026, 12, 2)
    assert parse_when("下 週 三 下午 三 點", NOW) == When(date(2026, 12, 2), time(15))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(date(2026, 11, 25)), "today"),
        (When(date(2026, 11, 26), time(15)), "tomorrow at 15:00"),
        (When(date(2026, 11, 24), time(9, 5)), "yesterday at 09:05"),
        (When(date(2026, 12, 2)), "Wednesday 2 Dec"),
        (When(date(2027, 1, 4)), "Monday 4 Jan 2027"),
    ],
)
def test_a_day_is_told_in_words(when: When, words: str) -> None:
    assert render(describe_when(when, NOW.date())) == words
