"""The clock that is handed to everything, and one that stands still for tests and samples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; nothing else in the program may ask the system for it."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    def zone(self) -> str:
        """The IANA name of the user's time zone."""

    def local_now(self) -> datetime:
        """The user's wall clock, naive."""

    def today(self) -> date:
        """The user's calendar day."""


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for tests, samples and `--on DATE`."""

    at: datetime
    name: str = "Asia/Taipei"

    def now(self) -> datetime:
        """The moment it stands at, in UTC."""

        return self.at.astimezone(UTC)

    def zone(self) -> str:
        """The zone it was given."""
        return self.name

    def local_now(self) -> datetime:
        """Its wall clock in its zone, naive."""
        from zoneinfo import ZoneInfo

        return self.at.astimezone(ZoneInfo(self.name)).replace(tzinfo=None)

    def today(self) -> date:
        """Its calendar day in its zone."""
        return self.local_now().date()
