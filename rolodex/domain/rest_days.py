"""Rest days: the weekdays on which nothing is asked of the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The weekdays in the order of ISO 8601, as a setting holds them."""
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_rest_days(text: str) -> frozenset[int]:
    """The weekdays (1 Monday to 7 Sunday) that a text names: `sat,sun`, `Sunday`, `none`.

    Raises `ValueError` for any other word.
    """
    words = text.casefold().replace(",", " ").split()
    return frozenset() if words == ["none"] else frozenset(_number(word) for word in words)


def write_rest_days(days: Iterable[int]) -> str:
    """The text of a setting: `sat,sun`, empty if there are none."""
    return ",".join(CODES[number - 1] for number in sorted(set(days)))


def is_rest_day(day: date, rest_days: str) -> bool:
    """Whether a day falls on a weekday that the setting names."""
    return day.isoweekday() in read_rest_days(rest_days)


def _number(word: str) -> int:
    for number, name in enumerate(_NAMES, 1):
        if len(word) >= 3 and name.startswith(word):
            return number
    raise ValueError(word)
