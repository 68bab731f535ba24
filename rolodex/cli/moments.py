"""Days and moments as typed: ISO spellings first, then the plain words of the window."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from rolodex.domain.problems import bad_value
from rolodex.i18n import N_
from rolodex.services.clock import Clock


def read_day(text: str, clock: Clock) -> date:
    """A calendar day: `2026-12-01` or `tomorrow`. Raises `BadValue`."""
    return read_when(text, clock)[0]


def read_when(text: str, clock: Clock) -> tuple[date, time | None]:
    """A day and perhaps an hour: `2026-12-01T15:00`, `in 3 days`, `明天下午三點`."""
    try:
        if "T" in text or " " in text:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is not None:
                moment = moment.astimezone(ZoneInfo(clock.zone()))
            return moment.date(), moment.time().replace(tzinfo=None)
        return date.fromisoformat(text), None
    except ValueError:
        from rolodex.domain.when import parse_when

        when = parse_when(text, clock.local_now())
        return when.date, when.time


def read_moment(text: str, clock: Clock) -> datetime:
    """A moment that has been, aware in UTC: local time, or with an offset of its own.

    A day without an hour is taken at noon.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise bad_value(
            N_("Write the moment as {form}, not {value}."), form="2026-11-20T10:30", value=text
        ) from None
    if len(text) == len("2026-11-20"):
        moment = moment.replace(hour=12)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(clock.zone()))
    return moment.astimezone(UTC)
