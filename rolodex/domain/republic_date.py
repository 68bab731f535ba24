"""Dates of a table: 民國 years, and day and month in either order, by all cells of a column."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from rolodex.domain.card_parts import Calendar, SpecialDate
from rolodex.domain.date_spelling import REPUBLIC
from rolodex.domain.partial_date import checked, parse_date
from rolodex.domain.problems import Problem
from rolodex.i18n import N_

REPUBLIC_ERA, WESTERN_ERA = "republic", "western"
ERAS = {
    REPUBLIC_ERA: N_("short years are 民國 years (65 = 1976)"),
    WESTERN_ERA: N_("short years are western years (65 = 1965)"),
}
YEAR_FIRST, MONTH_FIRST, DAY_FIRST = "ymd", "mdy", "dmy"
ORDERS = {
    YEAR_FIRST: N_("year, month, day"),
    MONTH_FIRST: N_("month, day, year"),
    DAY_FIRST: N_("day, month, year"),
}
RECENT = 80
"""The 民國 year from which on customers may have been called last."""
LAST_REPUBLIC_YEAR = 130
"""A higher number is no 民國 year of anybody's birth or visit."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """How the dates of a column are read: what a short year is, and the order of three numbers.

    `sure` is False where the cells leave it open and a custom decided, so that a person looks.
    """

    era: str = WESTERN_ERA
    order: str = YEAR_FIRST
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A cell read as a date; `republic` if its year was written as 民國, `guessed` if the
    year was short and nothing in the cell itself says which."""

    special: SpecialDate
    republic: bool = False
    guessed: bool = False


@dataclass(slots=True)
class DateEvidence:
    """What the cells of a column say about how they are to be read; counts only."""

    long_years: int = 0
    marked: int = 0
    short_first: int = 0
    impossible_first: int = 0
    beyond_century: int = 0
    day_first: int = 0
    month_first: int = 0
    year_last: int = 0
    short_last: int = 0
    year_first: int = 0
    recent: int = 0
    examples: list[str] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Look at one cell."""
        text = plain(text)
        if not text:
            return
        if len(self.examples) < 5 and text not in self.examples:
            self.examples.append(text)
        if _MARK.match(text):
            self.marked += 1
        elif triple := _TRIPLE.fullmatch(_LUNAR.sub("", text)):
            self._take_triple(triple)
        elif _SERIAL.fullmatch(text):
            return
        elif _COMPACT.fullmatch(text):
            year, month, day = _compact(text)
            self.short_first += 1
            self.recent += RECENT <= year <= LAST_REPUBLIC_YEAR
            if len(text) == 7 and text[0] in "01":
                self.beyond_century += 1
            if not (month <= 12 and day <= 31 and year):
                self.impossible_first += 1
        elif re.match(r"\d{4}(?!\d)|\d{8}\b", text):
            self.long_years += 1

    def _take_triple(self, triple: re.Match[str]) -> None:
        first, second, third = (int(n) for n in triple.groups())
        if len(triple[1]) == 4:
            self.long_years += 1
            return
        if len(triple[3]) == 4:
            self.long_years += 1
            if "." in triple[0]:
                return  # 14.3.1976 has one order all over the world
            self.year_last += 1
            self.day_first += first > 12 >= second
            self.month_first += second > 12 >= first
            return
        self.short_first += 1
        self.recent += RECENT <= first <= LAST_REPUBLIC_YEAR
        self.year_first += first > 31 and second <= 12 and third <= 31
        # 065/3/14 and 105/3/2 can only be years of the republic, 3/14/65 can be none.
        self.beyond_century += len(triple[1]) == 3
        if not (1 <= first <= LAST_REPUBLIC_YEAR and 1 <= second <= 12 and 1 <= third <= 31):
            self.impossible_first += 1
        if third > 31:
            self.short_last += 1
            self.day_first += first > 12 >= second
            self.month_first += second > 12 >= first

    def reading(self, taiwanese: bool, country: str, recent: bool = False) -> DateReading:
        """The reading that fits all cells, by custom of the country where several do.

        In a Taiwanese table years of 1 to 130 with no sign to the contrary are 民國 years; 民國
        before one of them, or a year of three digits, settles it wherever the table comes from.
        `recent` columns hold days of the last decades, such as those of last contacts.
        """
        last = self.year_last or self.short_last > self.short_first // 2
        last = last and self.year_first <= self.short_last
        order = YEAR_FIRST
        sure = True
        if last:
            sure = (self.day_first > 0) != (self.month_first > 0)
            if sure:
                order = DAY_FIRST if self.day_first else MONTH_FIRST
            else:
                day_first = self.day_first > self.month_first
                by_custom = country not in _MONTH_FIRST and not self.month_first
                order = DAY_FIRST if day_first or by_custom else MONTH_FIRST
        if self.marked or self.beyond_century:
            return DateReading(REPUBLIC_ERA, order, sure)
        if recent and self.short_first and not last and not self.recent and not self.year_first:
            # 10/1/26 would be 1921 or 2010 by its first number.
            return DateReading(WESTERN_ERA, DAY_FIRST if self.day_first else MONTH_FIRST, False)
        if self.short_first and not last and taiwanese:
            fits = self.impossible_first * 10 <= self.short_first
            return DateReading(REPUBLIC_ERA if fits else WESTERN_ERA, order, not self.long_years)
        return DateReading(WESTERN_ERA, order, sure and not self.short_first)


def read_column_date(text: str, label: str, reading: DateReading, lunar: bool) -> ReadDate | None:
    """A cell as a special date; None if it names no day. `lunar` for a column of lunar dates.

    Reads `65/3/14`, `0650314`, `65.03.14`, `民國65年3月14日`, `65-3-14`, `農8/15`, full-width
    digits, `3/14`, western dates in the order of `reading`, and all that `parse_date` knows.
    """
    text = plain(text)
    if not text or len(text) > 60 or not _HAS_DAY.search(text) or _NO_DATE.fullmatch(text):
        return None
    marked = _LUNAR.match(text)
    if marked:
        text, lunar = text[marked.end() :].strip(), True
    elif solar := _SOLAR.match(text):
        text, lunar = text[solar.end() :].strip(), False
    said = _MARK.match(text)
    body = text[said.end() :].strip() if said else text
    found = _numbers(body, reading, said is not None)
    if found is None:
        by_column = reading.era == REPUBLIC_ERA and said is None and _SHORT_YEAR.match(text)
        return _spelt(f"民國{text}" if by_column else text, label, lunar)
    year, month, day, leap, short = found
    republic = short and (said is not None or reading.era == REPUBLIC_ERA)
    if short and year is not None:
        year = year + REPUBLIC if republic else _western(year)
    calendar = Calendar.LUNAR if lunar or leap else Calendar.SOLAR
    guessed = short and said is None
    special = _checked(SpecialDate(
        label=label, year=year, month=month, day=day, calendar=calendar, leap=leap
    ))  # fmt: skip
    return ReadDate(special, republic, guessed) if special else None


def read_day(text: str, reading: DateReading) -> date | None:
    """A cell as a calendar day with its year, such as that of a last contact; None if it is none.

    Words after the date (`105/3/2 拜訪`) do not matter.
    """
    text = plain(text)
    head = re.match(r"(?:民國|民国|民)?[\d./年月日-]+", text)
    found = read_column_date(text, "", reading, False)
    if found is None and head:
        found = read_column_date(head[0].rstrip("./-"), "", reading, False)
    if found is None or found.special.year is None or found.special.calendar is Calendar.LUNAR:
        return None
    return date(found.special.year, found.special.month, found.special.day)


def plain(text: str) -> str:
    """The cell in half width, without a time of day or weekday after the date."""
    text = unicodedata.normalize("NFKC", text[:200]).strip().lstrip("'")
    text = _AFTER.sub("", text).strip()
    return text[:-2] if re.fullmatch(r"\d{5,8}\.0", text) else text


def _numbers(
    text: str, reading: DateReading, said: bool
) -> tuple[int | None, int, int, bool, bool] | None:
    """Year, month, day, leap, and whether the year is short; None for another spelling."""
    if triple := _TRIPLE.fullmatch(text):
        first, second, third = (int(n) for n in triple.groups())
        if len(triple[1]) == 4:
            return first, second, third, False, False
        by_order = reading.order != YEAR_FIRST and not said and first <= 31
        if len(triple[3]) == 4 or by_order:
            day_first = reading.order == DAY_FIRST or (len(triple[3]) == 4 and "." in text)
            month, day = (second, first) if day_first else (first, second)
            if month > 12 >= day:
                month, day = day, month
            return third, month, day, False, len(triple[3]) < 4
        return first, second, third, False, True
    if _SERIAL.fullmatch(text) and not said:
        day_of = _EPOCH + timedelta(days=int(float(text)))
        return day_of.year, day_of.month, day_of.day, False, False
    if _COMPACT.fullmatch(text) and (said or reading.era == REPUBLIC_ERA or len(text) == 6):
        year, month, day = _compact(text)
        return year, month, day, False, True
    if chinese := _CHINESE.fullmatch(text):
        leap = bool(chinese["leap"])
        year_text = chinese["year"] or ""
        return (
            int(year_text) if year_text else None,
            int(chinese["month"]),
            int(chinese["day"]),
            leap,
            bool(year_text) and len(year_text) < 4,
        )
    return None


def _compact(text: str) -> tuple[int, int, int]:
    return int(text[:-4]), int(text[-4:-2]), int(text[-2:])


def _spelt(text: str, label: str, lunar: bool) -> ReadDate | None:
    for spelling in (f"農曆{text}", text) if lunar else (text,):
        try:
            special = parse_date(spelling, label)
        except Problem:
            continue
        return ReadDate(special, republic=bool(_MARK.match(text)))
    return None


def _checked(special: SpecialDate) -> SpecialDate | None:
    if special.year is not None and not 1000 <= special.year <= 2999:
        return None
    try:
        return checked(special)
    except Problem:
        return None


def _western(year: int) -> int:
    """The western year of two digits, 1930 to 2029; three digits and more are no such year."""
    return year if year > 99 else year + (2000 if year < 30 else 1900)


_MARK = re.compile(r"(?:中華)?(?:民國|民国|民)\s*|r\.?o\.?c\.?\s*(?=\d)", re.IGNORECASE)
_LUNAR = re.compile(
    r"(?:lunar|農曆|农历|陰曆|阴历|舊曆|旧历|農|农|陰|阴)[:\s]*|\((?:農|农|農曆|农历)\)\s*",
    re.IGNORECASE,
)
_SOLAR = re.compile(r"(?:國曆|国历|陽曆|阳历|公曆|公历|新曆|新历|西曆|西历|西元|公元|國|陽)[:\s]*")
_SEP = r"\s*[-/.、]\s*"
_TRIPLE = re.compile(rf"(\d{{1,4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,4}})\.?")
_COMPACT = re.compile(r"\d{5,7}")
_SERIAL = re.compile(r"(?:[1-3]\d|4[0-7])\d{3}(?:\.\d+)?")
"""Excel's number of a day from 1927 to 2031; as a 民國 date its year would have one digit."""
_EPOCH = date(1899, 12, 30)
_CHINESE = re.compile(
    r"(?:(?P<year>\d{1,4})\s*年\s*)?(?P<leap>[閏闰]?)(?P<month>\d{1,2})\s*月\s*"
    r"(?P<day>\d{1,2})\s*[日號号]?"
)
_SHORT_YEAR = re.compile(r"[〇一二三四五六七八九十百]{1,5}年")
_HAS_DAY = re.compile(r"\d|[一二三四五六七八九十]")
_NO_DATE = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}")
_AFTER = re.compile(
    r"(?:(?<=\d)T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?(?:z|[+-]\d\d:?\d\d)?$"
    r"|\s*\((?:週|周|星期|[一二三四五六日]|mon|tue|wed|thu|fri|sat|sun)[^)]{0,6}\)$",
    re.IGNORECASE,
)
_MONTH_FIRST = frozenset({"US", "TW", "CN", "HK", "JP", "KR", "CA", "PH", ""})
"""Where `3/4/1988` more often is 4 March; elsewhere 3 April."""
