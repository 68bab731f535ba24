"""Days that recur every year, with or without a year: checked, described, and when next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from rolodex.domain.card_parts import BIRTHDAY, Calendar, SpecialDate
from rolodex.domain.date_spelling import MONTH_NAMES, read_parts
from rolodex.domain.lunar import (
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    LunarDay,
    LunarProblem,
    describe_lunar,
    leap_month,
    month_length,
    to_lunar,
    to_solar,
)
from rolodex.domain.problems import bad_value
from rolodex.domain.text import Text
from rolodex.i18n import N_

_LEAP_YEAR = 2000
"""Any leap year, so that 29 February without a year is a day."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One year's coming round of a special date.

    `years` since the event (a person's age on a birthday), None when the year is unknown.
    For lunar dates lunar years are counted.
    """

    day: date
    years: int | None


def parse_date(text: str, label: str = BIRTHDAY) -> SpecialDate:
    """The special date of a spelling; `BadValue` in plain words if there is no such day.

    Reads the command line's `1988-02-29`, `--02-29`, `lunar:2020-L04-10` and what people type
    into the form: `29 Feb 1988`, `2月29日`, `民國 77/2/29`, `農曆八月十五`, `閏四月初十`.
    """
    parts = read_parts(text)
    return checked(
        SpecialDate(
            label=label,
            year=parts.year,
            month=parts.month,
            day=parts.day,
            calendar=parts.calendar,
            leap=parts.leap,
        )
    )


def checked(special: SpecialDate) -> SpecialDate:
    """The date itself if it exists; `BadValue` in plain words if it does not."""
    if special.calendar is Calendar.LUNAR:
        _check_lunar(special)
        return special
    if special.leap:
        raise bad_value(N_("Only lunar dates have leap months."))
    _solar(special.year or _LEAP_YEAR, special.month, special.day)
    return special


def to_spelling(special: SpecialDate) -> str:
    """The command-line spelling: `1988-02-29`, `--02-29`, `lunar:2020-L04-10`."""
    year = "-" if special.year is None else f"{special.year:04d}"
    leap = "L" if special.leap else ""
    calendar = "lunar:" if special.calendar is Calendar.LUNAR else ""
    return f"{calendar}{year}-{leap}{special.month:02d}-{special.day:02d}"


def describe(special: SpecialDate) -> Text:
    """The date for screens: `29 Feb 1988`, `29 Feb`, `lunar 8/15`, `農曆八月十五`."""
    if special.calendar is Calendar.LUNAR:
        return describe_lunar(special.month, special.day, special.leap, special.year)
    if special.year is not None:
        return Text("{date}", {"date": date(special.year, special.month, special.day)})
    month = MONTH_NAMES[special.month - 1][:3].title()
    # The same template as a month and day have everywhere (see i18n.format_month_day).
    return Text(N_("{day} {month_name}"), {"day": special.day, "month_name": Text(month)})


def occurrences(special: SpecialDate, first: date, last: date) -> list[Occurrence]:
    """Every coming round from `first` to `last`, both included, never before the event.

    29 February is kept on 28 February in common years. A lunar date keeps to these customs:
    born in a leap month, one celebrates in the leap month if the year has it, else in the
    ordinary month of that number; born on day 30, on day 29 of a short month. Lunar years
    that cannot be converted give nothing.
    """
    born = special.year
    if born is None:
        return [Occurrence(day, None) for day, _ in coming_round(_every_year(special), first, last)]
    return [
        Occurrence(day, year - born)
        for day, year in coming_round(_every_year(special), first, last)
        if year >= born
    ]


def _every_year(special: SpecialDate) -> tuple[Calendar, int, int, bool]:
    return (special.calendar, special.month, special.day, special.leap)


@lru_cache(maxsize=2048)
def coming_round(
    which: tuple[Calendar, int, int, bool], first: date, last: date
) -> tuple[tuple[date, int], ...]:
    """The days on which a month and day of a calendar, perhaps of a leap month, come round, and
    the year of that calendar; kept, since a large book has many born on the same few days."""
    calendar, month, day, leap = which
    if calendar is Calendar.LUNAR:
        first, last = max(first, FIRST_DAY), min(last, LAST_DAY)
        if first > last:
            return ()
        years = range(to_lunar(first).year, to_lunar(last).year + 1)
        days = [(lunar_day_in(month, day, leap, year), year) for year in years]
    else:
        years = range(first.year, last.year + 1)
        days = [(solar_day_in(month, day, year), year) for year in years]
    return tuple((on, year) for on, year in days if first <= on <= last)


def next_occurrence(special: SpecialDate, on: date) -> Occurrence | None:
    """The first coming round on or after a day; None beyond the years that can be converted."""
    if special.year is not None and special.year > on.year:
        on = date(special.year, 1, 1)
    # The longest gap is that to a leap month: 13 lunar months, some 385 days.
    last = min(on.toordinal() + 400, date.max.toordinal())
    return next(iter(occurrences(special, on, date.fromordinal(last))), None)


def solar_day_in(month: int, day: int, year: int) -> date:
    """The day on which a solar date is kept in a year."""
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def lunar_day_in(month: int, day: int, leap: bool, year: int) -> date:
    """The solar day on which a lunar date is kept in a lunar year, 1900 to 2100."""
    leap = leap and leap_month(year) == month
    return to_solar(LunarDay(year, month, min(day, month_length(year, month, leap)), leap))


def _solar(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        name = {"year": year, "month": month, "day": day}
        if not 1 <= month <= 12:
            raise bad_value(N_("There is no month {month}."), **name) from None
        if (month, day) == (2, 29):
            raise bad_value(N_("{year} has no 29 February."), **name) from None
        raise bad_value(N_("Month {month} has no day {day}."), **name) from None


def _check_lunar(special: SpecialDate) -> None:
    if not 1 <= special.month <= 12:
        raise LunarProblem(Text(N_("There is no lunar month {month}."), {"month": special.month}))
    if not 1 <= special.day <= 30:
        raise bad_value(N_("A lunar month has no day {day}."), day=special.day)
    if special.year is not None and FIRST_YEAR <= special.year <= LAST_YEAR:
        to_solar(LunarDay(special.year, special.month, special.day, special.leap))
