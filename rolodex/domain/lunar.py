"""The Chinese lunar calendar of 1900 to 2100 as the Hong Kong Observatory publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rolodex.domain.problems import BadValue
from rolodex.domain.text import Text
from rolodex.i18n import N_

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The lunar years that can be converted."""
FIRST_DAY, LAST_DAY = date(1900, 1, 31), date(2101, 1, 28)
"""The solar days that can be converted."""

_OBSERVATORY = {
    # The new moons of these months fall within three minutes of midnight in Beijing; borax
    # puts them a day later than the Observatory does.
    (2057, 9): date(2057, 9, 28),
    (2089, 8): date(2089, 9, 4),
    (2097, 7): date(2097, 8, 7),
}


@dataclass(frozen=True, slots=True, order=True)
class LunarDay:
    """A day of the lunar calendar: `month` 1-12, `leap` for the leap month after it, `day` 1-30.

    `year` is the solar year in which the lunar year begins.
    """

    year: int
    month: int
    day: int
    leap: bool = False


class LunarProblem(BadValue):
    """A lunar date that does not exist or lies outside the years that can be converted."""


@dataclass(frozen=True, slots=True)
class _Month:
    number: int
    leap: bool
    start: date
    length: int


def to_lunar(day: date) -> LunarDay:
    """The lunar day of a solar date; `LunarProblem` outside 1900-01-31 to 2101-01-28."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise _out_of_range(day.year)
    year = day.year if day.year <= LAST_YEAR and day >= new_year(day.year) else day.year - 1
    for month in reversed(_months(year)):
        if month.start <= day:
            return LunarDay(year, month.number, (day - month.start).days + 1, month.leap)
    raise AssertionError("a lunar year begins at its first month")


def to_solar(day: LunarDay) -> date:
    """The solar date of a lunar day; `LunarProblem` if there is no such day."""
    month = _month(day.year, day.month, day.leap)
    if not 1 <= day.day <= month.length:
        raise LunarProblem(
            Text(
                N_("Month {month} of lunar year {year} has {days} days."),
                {"month": day.month, "year": day.year, "days": month.length},
            )
        )
    return month.start + timedelta(days=day.day - 1)


def new_year(year: int) -> date:
    """The solar date on which a lunar year begins."""
    return _months(year)[0].start


def leap_month(year: int) -> int:
    """The number of the leap month of a lunar year, 0 if it has none."""
    return next((month.number for month in _months(year) if month.leap), 0)


def month_length(year: int, month: int, leap: bool = False) -> int:
    """The days of a lunar month, 29 or 30; `LunarProblem` if there is no such month."""
    return _month(year, month, leap).length


def describe_lunar(month: int, day: int, leap: bool = False, year: int | None = None) -> Text:
    """A lunar date for screens: `lunar 8/15`, `農曆八月十五`, with its year if given."""
    within = Text(_MONTHS[month - 1], {"day": Text(_DAYS[day - 1])})
    if year is None:
        template = N_("lunar leap {date}") if leap else N_("lunar {date}")
        return Text(template, {"date": within})
    template = N_("lunar {year}/leap {date}") if leap else N_("lunar {year}/{date}")
    return Text(template, {"year": year, "date": within})


def _month(year: int, number: int, leap: bool) -> _Month:
    for month in _months(year):
        if month.number == number and month.leap == leap:
            return month
    if leap and 1 <= number <= 12:
        raise LunarProblem(
            Text(
                N_("Lunar year {year} has no leap month {month}."),
                {"year": year, "month": number},
            )
        )
    raise LunarProblem(Text(N_("There is no lunar month {month}."), {"month": number}))


@cache
def _months(year: int) -> tuple[_Month, ...]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _out_of_range(year)
    from borax.calendars.lunardate import LCalendars, LunarDate

    start = LunarDate(year, 1, 1).to_solar_date()
    found = []
    for number, length, leap in LCalendars.iter_year_month(year):
        found.append((number, bool(leap), start))
        start += timedelta(days=length)
    starts = [
        first if leap else _OBSERVATORY.get((year, number), first) for number, leap, first in found
    ]
    ends = [*starts[1:], start]
    return tuple(
        _Month(number, leap, first, (end - first).days)
        for (number, leap, _), first, end in zip(found, starts, ends, strict=True)
    )


def _out_of_range(year: int) -> LunarProblem:
    return LunarProblem(
        Text(
            N_("Lunar dates are known from {first} to {last}, not for {year}."),
            {"first": FIRST_YEAR, "last": LAST_YEAR, "year": year},
        )
    )


_MONTHS = (
    N_("1/{day}"), N_("2/{day}"), N_("3/{day}"), N_("4/{day}"), N_("5/{day}"), N_("6/{day}"),
    N_("7/{day}"), N_("8/{day}"), N_("9/{day}"), N_("10/{day}"), N_("11/{day}"), N_("12/{day}"),
)  # fmt: skip
"""Templates, because Chinese names the months (正月) and writes them with characters."""
_DAYS = (
    N_("1"), N_("2"), N_("3"), N_("4"), N_("5"), N_("6"), N_("7"), N_("8"), N_("9"), N_("10"),
    N_("11"), N_("12"), N_("13"), N_("14"), N_("15"), N_("16"), N_("17"), N_("18"), N_("19"),
    N_("20"), N_("21"), N_("22"), N_("23"), N_("24"), N_("25"), N_("26"), N_("27"), N_("28"),
    N_("29"), N_("30"),
)  # fmt: skip
"""Days of a lunar month, which Chinese writes 初一 to 三十."""
