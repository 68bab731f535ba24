"""Reading a calendar date the way people write it, with or without a year, solar or lunar."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rolodex.domain.card_parts import Calendar
from rolodex.domain.chinese_numbers import NUMERALS, read_number
from rolodex.domain.problems import BadValue, bad_value
from rolodex.domain.text import Text
from rolodex.i18n import N_

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
"""English names as they are typed; their first three letters are the words of the catalogues."""

LONGEST = 100
"""Characters; a longer text is no date, and reading it as one would take long."""
REPUBLIC = 1911
"""What is added to a year of the Republic of China (民國)."""


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a spelling says; whether there is such a day is not looked at."""

    month: int
    day: int
    year: int | None = None
    calendar: Calendar = Calendar.SOLAR
    leap: bool = False


class UnreadableDate(BadValue):
    """A text that is no date in any spelling known."""


_LUNAR = r"(?:lunar|農曆|农历|陰曆|阴历|舊曆|旧历|農|农)[:\s]*"
_SOLAR = r"(?:solar\b|國曆|国历|陽曆|阳历|公曆|公历|新曆|新历|西曆|西历|西元|公元)[:\s]*"
_REPUBLIC = r"(?:中華)?(?:民國|民国)\s*|r\.?o\.?c\.?\s*(?=\d)"

_N = rf"[0-9{NUMERALS}]+"
_LEAP = r"(?P<leap>(?:閏|闰|leap\s*|l(?=\d))?)"
_MONTH_WORD = "(?P<name>" + "|".join(f"{n[:3]}(?:{n[3:]})?" for n in MONTH_NAMES) + r"|sept)\.?"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_CHINESE_MONTH = rf"{_LEAP}(?P<month>{_N}|正|冬|臘|腊)\s*月\s*"
_UNIT = "(?P<unit>[日號号]?)"
_PATTERNS = (
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    rf"--?{_LEAP}(?P<month>\d{{1,2}})-?(?P<day>\d{{2}})",
    rf"{_LEAP}(?P<month>\d{{1,2}})\s*[-/.]\s*(?P<day>\d{{1,2}})",
    rf"(?P<year>\d{{1,4}})\s*[-/.]\s*{_LEAP}(?P<month>\d{{1,2}})\s*[-/.]\s*(?P<day>\d{{1,2}})",
    r"(?P<first>\d{1,2})\s*[-/.]\s*(?P<second>\d{1,2})\s*[-/.]\s*(?P<year>\d{4})",
    rf"(?:(?P<year>{_N})\s*年\s*)?{_CHINESE_MONTH}(?P<mark>初?)(?P<day>{_N})\s*{_UNIT}",
    rf"{_ORDINAL}\s*(?:of\s+|-)?{_MONTH_WORD}(?:[\s,-]+(?P<year>\d{{2,4}}))?",
    rf"{_MONTH_WORD}\s*{_ORDINAL}(?:[\s,]+(?P<year>\d{{2,4}}))?",
)
_LUNAR_MONTHS = {"正": 1, "冬": 11, "臘": 12, "腊": 12}


def read_parts(text: str) -> DateParts:
    """The date a spelling means; `BadValue` in plain words if it is none or says too little.

    Years have four digits, or 民國 (ROC) before them; a year such as `65` or `88` alone is
    refused, since it may be either. Without a year `2/3` is month and day. A lunar date says
    so (農曆, 农历, lunar) or is recognised by what only lunar dates have (閏, 初, 正月, 廿).
    """
    if len(text) > LONGEST:
        raise _unreadable(text[:LONGEST] + "…")
    rest = unicodedata.normalize("NFKC", text).casefold().strip()
    calendar: Calendar | None = None
    if match := re.match(_LUNAR, rest):
        calendar, rest = Calendar.LUNAR, rest[match.end() :]
    elif match := re.match(_SOLAR, rest):
        calendar, rest = Calendar.SOLAR, rest[match.end() :]
    republic = re.match(_REPUBLIC, rest)
    if republic:
        rest = rest[republic.end() :]
    for pattern in _patterns():
        if match := pattern.fullmatch(rest.strip()):
            return _parts(match.groupdict(default=""), calendar, republic is not None, text)
    raise _unreadable(text)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _PATTERNS)


def _parts(
    found: dict[str, str], calendar: Calendar | None, republic: bool, text: str
) -> DateParts:
    if "first" in found:
        month, day = _month_and_day(int(found["first"]), int(found["second"]), text)
    elif "name" in found:
        month = next(i for i, n in enumerate(MONTH_NAMES, 1) if n.startswith(found["name"][:3]))
        day = int(found["day"])
    else:
        month = _LUNAR_MONTHS.get(found["month"]) or _number(found["month"], text)
        day = _number(found["day"], text)
    leap = bool(found.get("leap"))
    year = _year(found.get("year", ""), republic, text)
    if calendar is None:
        calendar = _calendar(found, text)
    if calendar is Calendar.SOLAR and year is None and month > 12 and day <= 12:
        month, day = day, month  # 29/2 can only be the British order
    return DateParts(month, day, year, calendar, leap)


def _calendar(found: dict[str, str], text: str) -> Calendar:
    day = found.get("day", "")
    lunar_only = found.get("mark") or found.get("month") in _LUNAR_MONTHS or "廿" in day
    if found.get("leap") or lunar_only:
        return Calendar.LUNAR
    if "unit" in found and not found["unit"] and not day.isdecimal():
        # 八月十五 is nearly always the lunar day, but a wrong guess is a month off.
        raise bad_value(
            N_("“{text}” may be lunar or solar: write 農曆 before it or 日 after it."), text=text
        )
    return Calendar.SOLAR


def _year(digits: str, republic: bool, text: str) -> int | None:
    if not digits:
        if republic:
            raise _unreadable(text)
        return None
    year = _number(digits, text)
    if republic:
        return year + REPUBLIC
    if year < 1000:
        raise bad_value(
            N_("“{text}”: write the year with four digits, or 民國 before it."), text=text
        )
    return year


def _month_and_day(first: int, second: int, text: str) -> tuple[int, int]:
    if first > 12 or first == second:
        return second, first
    if second > 12:
        return first, second
    raise bad_value(
        N_("“{text}” may be read two ways: write the year first, or the month as a word."),
        text=text,
    )


def _number(text: str, whole: str) -> int:
    value = read_number(text)
    if value is None:
        raise _unreadable(whole)
    return value


def _unreadable(text: str) -> UnreadableDate:
    return UnreadableDate(
        Text(
            N_("“{text}” is no date. Write it as 1988-02-29, 29 Feb, 2月29日 or 農曆八月十五."),
            {"text": text.strip()},
        )
    )
