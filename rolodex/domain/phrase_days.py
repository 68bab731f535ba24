"""Days as they are written in a message, in the language of the message and not of the screen."""

from __future__ import annotations

from datetime import date

from rolodex.domain.card_parts import Calendar, SpecialDate

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DIGITS = "零一二三四五六七八九十"


def is_chinese(language: str) -> bool:
    """Whether a locale is a Chinese one."""
    return language.startswith("zh")


def day_text(day: date, language: str) -> str:
    """Day and month: `25 September`, `9月25日`."""
    if is_chinese(language):
        return f"{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]}"


def short_day_text(day: date, language: str) -> str:
    """Day and month in short: `25 Sep`, `9/25`."""
    if is_chinese(language):
        return f"{day.month}/{day.day}"
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def long_day_text(day: date, language: str) -> str:
    """With the year: `25 September 2026`, `2026年9月25日`."""
    if is_chinese(language):
        return f"{day.year}年{day_text(day, language)}"
    return f"{day_text(day, language)} {day.year}"


def weekday_text(day: date, language: str) -> str:
    """The day of the week: `Friday`, `星期五`."""
    if is_chinese(language):
        return f"星期{'一二三四五六日'[day.weekday()]}"
    return _WEEKDAYS[day.weekday()]


def lunar_day_text(special: SpecialDate, language: str) -> str:
    """A lunar date in Chinese, where it is said as such: `農曆八月十五`; empty otherwise."""
    if special.calendar is not Calendar.LUNAR or not is_chinese(language):
        return ""
    simplified = language == "zh_CN"
    leap = ("闰" if simplified else "閏") if special.leap else ""
    month = "正" if special.month == 1 and not special.leap else chinese_number(special.month)
    day = f"初{chinese_number(special.day)}" if special.day <= 10 else chinese_number(special.day)
    return f"{'农历' if simplified else '農曆'}{leap}{month}月{day}"


def chinese_number(number: int) -> str:
    """A number from 1 to 30 in characters: `十五`, `二十`."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _DIGITS[number]
    head = "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
