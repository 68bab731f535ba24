"""Days in plain words: `next wednesday`, `in two weeks`, `end of month`, 下個月5號, 大後天."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rolodex.domain.card_parts import Calendar, SpecialDate
from rolodex.domain.chinese_numbers import NUMERALS, read_number
from rolodex.domain.date_spelling import UnreadableDate, read_parts
from rolodex.domain.late_pattern import LatePattern
from rolodex.domain.partial_date import checked, lunar_day_in, occurrences


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The day from which one reckons; with `past`, words without a year look back."""

    today: date
    past: bool = False

    def nearest(self, candidates: list[date]) -> date | None:
        """The first candidate from today on, or the last up to today when looking back."""
        if self.past:
            return max((c for c in candidates if c <= self.today), default=None)
        return min((c for c in candidates if c >= self.today), default=None)


def read_day(words: str, reckoning: Reckoning) -> date | None:
    """The day that normalised words mean, or None.

    `BadValue` if it looks like a date that does not exist, as 30 February.
    """
    words = _FILLERS.sub(" ", words)
    spaced = " ".join(words.split())
    dense = re.sub(r"[\s、的]", "", spaced)  # Chinese needs no spaces, English has them
    for pattern, reader in _readers():
        match = pattern.fullmatch(spaced) or pattern.fullmatch(dense)
        if match:
            try:
                day = reader(match, reckoning)
            except (ValueError, OverflowError):
                return None
            if day is not None:
                return day
    return _calendar_date(spaced, reckoning)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_FILLERS = LatePattern(r"\b(?:on|at|the|by|around|about)\b|[,@]|大约|左右|[在于约]")
_N = rf"(?:\d+|[{NUMERALS}]+)"
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r?s?(?:day)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
)
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_WEEKDAYS = {
    "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5,
    "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6,
}  # fmt: skip
_NEAR = {
    "today": 0, "tonight": 0, "今天": 0, "今日": 0, "今": 0, "今晚": 0, "本日": 0,
    "tomorrow": 1, "tmr": 1, "tmrw": 1, "tomorow": 1, "明天": 1, "明日": 1, "明": 1, "明儿": 1,
    "day after tomorrow": 2, "overmorrow": 2, "后天": 2, "后日": 2,
    "大后天": 3, "大后日": 3,
    "yesterday": -1, "last night": -1, "昨天": -1, "昨日": -1, "昨": -1,
    "day before yesterday": -2, "前天": -2, "前日": -2, "大前天": -3,
}  # fmt: skip


def _amount(words: str) -> int:
    named = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
             "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "couple of": 2,
             "a couple of": 2}  # fmt: skip
    number = named.get(words, read_number(words))
    if number is None:
        raise ValueError(words)
    return number


def _near(match: re.Match[str], r: Reckoning) -> date:
    return r.today + timedelta(days=_NEAR[match[0]])


def _span(match: re.Match[str], r: Reckoning) -> date:
    found = match.groupdict()
    sign = -1 if found.get("ago") else 1
    unit = found["unit"]
    half = bool(found.get("half"))
    more = bool(found.get("more"))
    amount = 0 if half else _amount(found["n"])
    if unit[0] == "d" or unit in "天日":
        if half or more:
            raise ValueError(unit)
        return r.today + timedelta(days=sign * amount)
    if unit[0] == "w" or unit == "周":
        if half or more:
            raise ValueError(unit)
        return r.today + timedelta(weeks=sign * amount)
    if unit.startswith("fort"):
        return r.today + timedelta(weeks=2 * sign * amount)
    if unit[0] == "y" or unit == "年":
        return add_months(r.today, sign * (12 * amount + (6 if half or more else 0)))
    if half:  # half a month is a fortnight and a day, as 半個月 is meant
        return r.today + timedelta(days=15 * sign)
    return add_months(r.today, sign * amount) + timedelta(days=15 * sign if more else 0)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekday(match: re.Match[str], r: Reckoning) -> date:
    found = match.groupdict()
    name = found["weekday"][:3]
    wanted = _NAMES.index(name) if name in _NAMES else _CHINESE_WEEKDAYS[name]
    which = (found["which"] or "").removesuffix("个")
    here = _monday(r.today) + timedelta(days=wanted)
    if which in {"this", "本", "这", "今"}:
        return here
    if which == "last":  # the latest one gone by
        return here if here < r.today else here - timedelta(weeks=1)
    weeks = {"next": 1, "下": 1, "下下": 2, "上": -1, "上上": -2}.get(which)
    if weeks is not None:
        return here + timedelta(weeks=weeks)
    if r.past:
        return here if here < r.today else here - timedelta(weeks=1)
    return here if here > r.today else here + timedelta(weeks=1)


def _week(match: re.Match[str], r: Reckoning) -> date:
    weeks = {"下": 1, "next": 1, "下下": 2, "上": -1, "last": -1, "this": 0, "本": 0, "这": 0}
    which = match["which"].removesuffix("个")
    return _monday(r.today) + timedelta(weeks=weeks[which])


def _weekend(match: re.Match[str], r: Reckoning) -> date:
    saturday = _monday(r.today) + timedelta(days=5)
    if match["which"] == "next":
        return saturday + timedelta(weeks=1)
    return max(saturday, r.today)


_MONTHS_AHEAD = {"": 0, "this": 0, "本": 0, "这": 0, "今": 0, "next": 1, "下": 1, "下下": 2,
                 "last": -1, "上": -1,}  # fmt: skip


def _month_ahead(which: str | None, r: Reckoning) -> date:
    ahead = _MONTHS_AHEAD[(which or "").removesuffix("个")]
    return add_months(r.today.replace(day=1), ahead)


def _month_part(match: re.Match[str], r: Reckoning) -> date:
    found = match.groupdict()
    first = _month_ahead(found["which"], r)
    part = found.get("part") or "end"
    if part in {"end", "底", "末"}:
        return add_months(first, 1) - timedelta(days=1)
    day = first.replace(day=15) if part in {"中", "middle"} else first
    said = found["which"]
    # 月初 said in the middle of a month is the start of the next.
    return add_months(day, 1) if not said and not r.past and day < r.today else day


def _whole_month(match: re.Match[str], r: Reckoning) -> date:
    return _month_ahead(match["which"], r)


def _day_of_month(match: re.Match[str], r: Reckoning) -> date | None:
    found = match.groupdict()
    number = _amount(found["day"])
    which = found["which"]
    if which:
        return _month_ahead(which, r).replace(day=number)
    first = r.today.replace(day=1)
    candidates = []
    for ahead in range(-3, 4):
        month = add_months(first, ahead)
        if 1 <= number <= calendar.monthrange(month.year, month.month)[1]:
            candidates.append(month.replace(day=number))
    return r.nearest(candidates)


_YEARS_AHEAD = {"": 0, "this": 0, "今": 0, "next": 1, "明": 1, "后": 2, "last": -1, "去": -1}


def _year_end(match: re.Match[str], r: Reckoning) -> date:
    return date(r.today.year + _YEARS_AHEAD[match["which"] or ""], 12, 31)


def _year_start(match: re.Match[str], r: Reckoning) -> date:
    return date(r.today.year + _YEARS_AHEAD[match["which"]], 1, 1)


def _day_of_named_year(match: re.Match[str], r: Reckoning) -> date:
    year = r.today.year + _YEARS_AHEAD[match["which"]]
    return date(year, _amount(match["month"]), _amount(match["day"]))


_ENGLISH_UNIT = r"(?P<unit>days?|d|weeks?|wks?|w|fortnights?|months?|years?|yrs?|y)"
_ENGLISH_N = (
    r"(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:a )?couple of)"
)
_CHINESE_N = rf"(?:(?P<n>{_N})|(?P<half>半))个?(?P<more>半)?"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_WHICH = r"(?P<which>下下个?|下个?|上个?|本|这个?)"

Reader = Callable[[re.Match[str], Reckoning], date | None]
_TABLE: tuple[tuple[str, Reader], ...] = (
    ("|".join(_NEAR), _near),
    (rf"(?:in )?{_ENGLISH_N}\s*{_ENGLISH_UNIT}(?: later| from now| from today)?", _span),
    (rf"{_ENGLISH_N}\s*{_ENGLISH_UNIT} (?P<ago>ago)", _span),
    (rf"(?:再?过)?{_CHINESE_N}(?P<unit>[天日周月年])[之以]?后", _span),
    # Without 后 a number before 月 or 日 is a date: 3月 is March, 3個月 three months.
    (rf"(?:再?过)?{_CHINESE_N}(?P<unit>[天周]|(?<=[个半])月|(?<=半)年)(?:[之以]?内)?", _span),
    (rf"{_CHINESE_N}(?P<unit>[天日周月年])(?P<ago>[之以]?前)", _span),
    (rf"(?:(?P<which>next|this|coming|last) )?{_WEEKDAY}", _weekday),
    (rf"(?P<which>next|this|last) week {_WEEKDAY}", _weekday),
    (rf"{_WEEKDAY} (?:of )?(?P<which>next|this|last) week", _weekday),
    (r"(?P<which>(?:下下|下|上上|上|这)个?|本)?周(?P<weekday>[一二三四五六日天末1-7])", _weekday),
    (r"(?P<which>next|this|last) week", _week),
    (rf"{_WHICH}周", _week),
    (r"(?:(?P<which>this|next) )?weekend", _weekend),
    (r"(?:end of|month end)(?: (?P<which>this|next|last))?(?: month)?", _month_part),
    (r"(?P<part>start|beginning|middle) of (?:(?P<which>this|next|last) )?month", _month_part),
    (rf"{_WHICH}?月(?P<part>[底末初中])", _month_part),
    (r"(?P<which>next|this|last) month", _whole_month),
    (rf"{_WHICH}月", _whole_month),
    (rf"(?:{_WHICH}月)?(?P<day>{_N})[号日]", _day_of_month),
    (rf"{_ORDINAL}(?: (?:of )?(?P<which>next|this|last) month)?", _day_of_month),
    (rf"(?P<which>next|this|last) month {_ORDINAL}", _day_of_month),
    (r"end of (?:(?P<which>this|next|last) )?year", _year_end),
    (r"(?P<which>[今明后去])?年[底末]", _year_end),
    (r"(?P<which>next|明|后)\s?(?:year|年初?)", _year_start),
    (rf"(?P<which>[今明后去])年(?P<month>{_N})月(?P<day>{_N})[号日]?", _day_of_named_year),
)


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((re.compile(pattern), reader) for pattern, reader in _TABLE)


def _calendar_date(words: str, r: Reckoning) -> date | None:
    try:
        parts = read_parts(words)
    except UnreadableDate:
        return None
    special = checked(
        SpecialDate(
            label="",
            year=parts.year,
            month=parts.month,
            day=parts.day,
            calendar=parts.calendar,
            leap=parts.leap,
        )
    )
    if special.calendar is Calendar.LUNAR:
        if special.year is not None:
            return lunar_day_in(special.month, special.day, special.leap, special.year)
        about = timedelta(days=400)
        return r.nearest([o.day for o in occurrences(special, r.today - about, r.today + about)])
    if special.year is not None:
        return date(special.year, special.month, special.day)
    years = range(r.today.year - 8, r.today.year + 9)  # 29 February comes after 8 at the latest
    return r.nearest(
        [
            date(year, special.month, special.day)
            for year in years
            if special.day <= calendar.monthrange(year, special.month)[1]
        ]
    )
