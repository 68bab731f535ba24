"""Days and hours in plain words: `next wednesday`, `下週三下午三點`, `in 2 hours`, `3天后`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rolodex.domain.date_spelling import LONGEST, MONTH_NAMES
from rolodex.domain.problems import BadValue, bad_value
from rolodex.domain.text import Text
from rolodex.domain.when_days import Reckoning, read_day
from rolodex.domain.when_hours import Hour, read_moment, split_hour
from rolodex.i18n import N_


@dataclass(frozen=True, slots=True)
class When:
    """A day, and an hour of it on the wall clock if one was said."""

    date: date
    time: time | None = None


def parse_when(text: str, now: datetime, past: bool = False) -> When:
    """The day and hour that plain words mean at the naive local moment `now`.

    English, Traditional and Simplified Chinese are understood at once, whatever the language
    of the screens. A follow-up lies ahead: words that mean a day before today are refused.
    With `past`, for the time at which something happened, they are taken, and what may lie on
    either side (`friday`, `12/1`, `5pm`) is the latest one up to now.

    Weeks begin on Monday: `next wednesday` and 下週三 are the Wednesday of the next week,
    `this wednesday` and 這週三 that of this week; a bare `wednesday` or 週三 is the coming
    one, after today. `next week` is its Monday, `next month` its first day. An hour from 1 to
    6 without morning or afternoon, and without a leading zero, is one of the afternoon.

    Raises `BadValue` with what can be written instead.
    """
    if len(text) > LONGEST:
        raise _unreadable(text[:LONGEST] + "…")
    words = _normal(text)
    moment = read_moment(words, now)
    if moment is not None:
        return _allowed(When(moment.date(), moment.time()), text, now, past)
    reckoning = Reckoning(now.date(), past)
    for rest, hour in split_hour(words):
        day = _day(rest, hour, now, reckoning)
        if day is not None:
            if hour is None:
                return _allowed(When(day), text, now, past)
            return _allowed(When(day + timedelta(days=hour.next_day), hour.time), text, now, past)
    raise _unreadable(text)


def describe_when(when: When, today: date) -> Text:
    """The day in words: `today`, `tomorrow at 15:00`, `Wednesday 2 Dec`; another year is named."""
    days = (when.date - today).days
    near = {
        -1: N_("yesterday"),
        0: N_("today"),
        1: N_("tomorrow"),
    }
    if days in near:
        day = Text(near[days])
    elif when.date.year == today.year:
        month = MONTH_NAMES[when.date.month - 1][:3].title()
        day = Text(
            N_("{weekday} {day} {month_name}"),
            {
                "weekday": Text(_WEEKDAYS[when.date.weekday()]),
                "day": when.date.day,
                "month_name": Text(month),
            },
        )
    else:
        weekday = Text(_WEEKDAYS[when.date.weekday()])
        day = Text(N_("{weekday} {date}"), {"weekday": weekday, "date": when.date})
    if when.time is None:
        return day
    return Text(N_("{day} at {time}"), {"day": day, "time": when.time})


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Message ids that `i18n.WEEKDAYS` marks."""

_SIMPLER = str.maketrans(
    "週後點兩號個禮鐘時內過這間農曆陰舊國陽閏臘兒剛現纔",
    "周后点两号个礼钟时内过这间农历阴旧国阳闰腊儿刚现才",
)


def _normal(text: str) -> str:
    """Half-width, lower case, the characters of these phrases simplified, few spaces."""
    words = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLER)
    words = re.sub(r"(?<=\d)t(?=\d\d?:)", " ", words)  # the T of ISO 8601
    for said, meant in (("星期", "周"), ("礼拜", "周"), ("last night", "yesterday evening")):
        words = words.replace(said, meant)
    words = " ".join(words.split())
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^a-z])|(?<=[^a-z]) (?=[^\x00-\x7f])", "", words)


def _day(rest: str, hour: Hour | None, now: datetime, reckoning: Reckoning) -> date | None:
    if rest:
        return read_day(rest, reckoning)
    if hour is None:
        return None
    today = reckoning.today
    moment = datetime.combine(today, hour.time) + timedelta(days=hour.next_day)
    if reckoning.past:
        return today if moment <= now else today - timedelta(days=1)
    return today if moment > now else today + timedelta(days=1)


def _allowed(when: When, text: str, now: datetime, past: bool) -> When:
    if not past and when.date < now.date():
        raise bad_value(N_("“{text}” is in the past."), text=text.strip())
    return when


def _unreadable(text: str) -> BadValue:
    return bad_value(
        N_(
            "“{text}” is no day. Write it as in 3 days, tomorrow 3pm, next wednesday, "
            "下週三, 明天下午三點, 3天后 or 2026-12-01 15:00."
        ),
        text=text.strip(),
    )
