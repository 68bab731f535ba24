"""Dates of vCard properties: every spelling of a birthday that programs write, and back."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from rolodex.domain.card_parts import Calendar, SpecialDate

OMITTED_YEAR = 1604
"""The leap year that Apple writes when there is none (`X-APPLE-OMIT-YEAR=1604`)."""

# Fixed counts only, so that no value can make the match slow.
_WITH_YEAR = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})"
    r"|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?![\d])"
)
_WITHOUT_YEAR = re.compile(r"--?(\d{2})-?(\d{2})(?![\d])|(\d{1,2})月(\d{1,2})日?")
_OWN = re.compile(r"(?:(\d{4})|-)-(L?)(\d{2})-(\d{2})")

Parts = tuple[int | None, int, int]


@lru_cache(maxsize=4096)
def parse(text: str, omitted: str = "") -> Parts | None:
    """Year or None, month and day of a solar date; None if it names no day of the year.

    Reads `19880229`, `1988-02-29`, with a time after it, `--0229`, `--02-29`, `1988/2/29`,
    `1988年2月29日`. `omitted` is the year that stands for no year.
    """
    text = text.strip()[:40]
    found = _WITH_YEAR.match(text)
    year: int | None = None
    if found is not None:
        if not _time_or_nothing(text[found.end() :]):
            return None
        numbers = [int(group) for group in found.groups() if group is not None]
        year, month, day = numbers
        if year in (0, OMITTED_YEAR) or (omitted.isascii() and omitted == str(year)):
            year = None
    else:
        found = _WITHOUT_YEAR.match(text)
        if found is None or not _time_or_nothing(text[found.end() :]):
            return None
        month, day = (int(group) for group in found.groups() if group is not None)
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return year, month, day


def _time_or_nothing(rest: str) -> bool:
    return not rest or rest[0] in "Tt " or rest in ("Z", "z")


def solar(text: str, label: str, omitted: str = "", lead: int | None = None) -> SpecialDate | None:
    """A solar special date from a property's value."""
    parts = parse(text, omitted)
    if parts is None:
        return None
    year, month, day = parts
    return SpecialDate(label=label, year=year, month=month, day=day, lead_days=lead)


def own(parts: list[str]) -> SpecialDate | None:
    """The date of `X-ROLODEX-DATE:label;calendar;1988-L04-15;lead days`, None if unreadable."""
    if len(parts) < 3:
        return None
    found = _OWN.fullmatch(parts[2])
    if found is None or parts[1] not in ("solar", "lunar"):
        return None
    year = int(found[1]) if found[1] else None
    month, day, leap = int(found[3]), int(found[4]), bool(found[2])
    lead = int(parts[3]) if len(parts) > 3 and parts[3].isascii() and parts[3].isdigit() else None
    if parts[1] == "solar":
        return solar(f"{found[1] or '-'}-{found[3]}-{found[4]}", parts[0], lead=lead)
    return lunar(parts[0], year, month, day, leap, lead)


def lunar(
    label: str, year: int | None, month: int, day: int, leap: bool = False, lead: int | None = None
) -> SpecialDate | None:
    """A lunar special date, None if there is no such day."""
    from rolodex.domain.partial_date import checked
    from rolodex.domain.problems import Problem

    try:
        return checked(
            SpecialDate(
                label=label,
                calendar=Calendar.LUNAR,
                year=year,
                month=month,
                day=day,
                leap=leap,
                lead_days=lead,
            )
        )
    except Problem:
        return None


def own_value(special: SpecialDate) -> str:
    """The date part of `X-ROLODEX-DATE`."""
    year = "-" if special.year is None else f"{special.year:04d}"
    return f"{year}-{'L' if special.leap else ''}{special.month:02d}-{special.day:02d}"


def value(
    special: SpecialDate, version: str
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], str]:
    """Parameters and value of a solar date as that version of vCard writes it.

    A date without a year is `--0229` in 4.0 (RFC 6350), `--02-29` in 2.1, and in 3.0, which
    has no such dates, 1604 marked as omitted, as telephones write and read it.
    """
    month, day = special.month, special.day
    if special.year is not None:
        joint = "" if version == "4.0" else "-"
        return (), f"{special.year:04d}{joint}{month:02d}{joint}{day:02d}"
    if version == "4.0":
        return (), f"--{month:02d}{day:02d}"
    if version == "3.0":
        year = str(OMITTED_YEAR)
        return (("X-APPLE-OMIT-YEAR", (year,)),), f"{year}-{month:02d}-{day:02d}"
    return (), f"--{month:02d}-{day:02d}"
