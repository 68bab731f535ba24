"""Chance that can be repeated: one seed, one book."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")

ZONE = "Asia/Taipei"
"""Where the salesperson of the sample book works."""


class Draw:
    """A seeded source of choices, days and identifiers around one day `on`."""

    def __init__(self, seed: int, on: date) -> None:
        self.random = random.Random(seed)
        self.on = on
        # Taipei keeps one offset all year, so a million conversions come down to one.
        self._offset = datetime.combine(on, time(12), ZoneInfo(ZONE)).utcoffset() or timedelta()
        self._days: dict[int, date] = {}
        self._count = 0

    def one(self, choices: Sequence[T]) -> T:
        """One of several, each as likely as the others."""
        return choices[int(self.random.random() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, int]]) -> T:
        """One of several by their weights in per cent, which add up to 100."""
        rest = self.random.random() * 100
        for choice, weight in choices:
            rest -= weight
            if rest < 0:
                return choice
        return choices[-1][0]

    def chance(self, probability: float) -> bool:
        """True with this probability, 0 to 1."""
        return self.random.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.random.random() * (high - low + 1))

    def uid(self) -> str:
        """An identifier, the same in each run; they ascend, which keeps the index of uids small.

        The form is that of RFC 9562 version 7, with a count in the place of the time.
        """
        self._count += 1
        bits = self.random.getrandbits(74)
        return (
            f"{self._count >> 16:08x}-{self._count & 0xFFFF:04x}-7{bits >> 62:03x}-"
            f"{0x8000 | bits >> 48 & 0x3FFF:04x}-{bits & 0xFFFFFFFFFFFF:012x}"
        )

    def day(self, ago: int) -> date:
        """The day so many days before `on`; the same object each time."""
        found = self._days.get(ago)
        if found is None:
            found = self._days[ago] = self.on - timedelta(days=ago)
        return found

    def moment(self, ago: int, earliest: int = 9, latest: int = 19) -> datetime:
        """A moment of a day in working hours, in UTC."""
        hour, minute = self.between(earliest, latest), 5 * self.between(0, 11)
        local = datetime.combine(self.day(ago), time(hour, minute), UTC)
        return local - self._offset
