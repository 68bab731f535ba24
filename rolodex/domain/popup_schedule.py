"""When the pop-up must show: once a day, once for each appointment, whatever the clock does.

Nothing here waits for a moment. Asked at any time, the rule compares the clock with what has
been shown already, so a night asleep, a clock set back or a program killed and started again
neither lose a reminder nor repeat one. All moments are the user's wall clock, naive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from rolodex.domain.absence import Absence

SNOOZE = timedelta(hours=1)
KEPT_DAYS = 60
KEPT_APPOINTMENTS = 400
SET_BACK = timedelta(minutes=5)
"""A clock that goes back by less was only put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Something that has an hour of its own: `key` says what, and its mark changes with the hour.

    One that was put off pops up when that is over, however near its hour was then. What had no
    hour and was put off to one has that as both.
    """

    key: str
    at: datetime
    snoozed_until: datetime | None = None

    def pops_at(self, minutes: int) -> datetime:
        """The moment it pops up, `minutes` before its hour or when its snooze ends."""
        early = self.at - timedelta(minutes=minutes)
        return max(early, self.snoozed_until) if self.snoozed_until else early

    @property
    def mark(self) -> str:
        """What is noted once it has popped up; putting it off makes another of it."""
        until = self.snoozed_until.isoformat(timespec="minutes") if self.snoozed_until else ""
        return f"{self.key}@{self.at.isoformat(timespec='minutes')}/{until}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the settings ask for: the hour of the day, minutes before an appointment, and the
    weekdays (1 Monday to 7 Sunday) on which the day does not show by itself."""

    at: time = time(9)
    minutes: int = 15
    wanted: bool = True
    rest_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PopupState:
    """What has been shown, and what the user wanted not to be shown.

    Days are kept one by one, not as "until": a clock that once stood years ahead must not
    silence the days between. `away_since` is the last day the program ran before days on
    which it did not, until the pop-up told that; `gone_since` and `back_on` are the last such
    absence, until it was read on the Today screen or its day is over.
    """

    shown: tuple[date, ...] = ()
    muted: tuple[date, ...] = ()
    popped: tuple[str, ...] = ()
    snoozed_at: datetime | None = None
    snoozed_until: datetime | None = None
    seen_on: date | None = None
    away_since: date | None = None
    gone_since: date | None = None
    back_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What must show now: the whole day, or only appointments; and how long one was away.

    `away_since` is the last day before an absence that has not been told, else None.
    """

    day: bool
    appointments: tuple[Appointment, ...] = ()
    away_since: date | None = None


def observed(state: PopupState, today: date) -> PopupState:
    """The state with a note that the program runs on this day."""
    if state.seen_on == today:
        return state
    away, gone = state.away_since, None
    if state.seen_on and today - state.seen_on > timedelta(days=1):
        gone = state.seen_on
    away = away or gone
    if away is not None and away >= today:
        away = None  # the clock had been ahead
    back = today if gone else None
    return replace(state, seen_on=today, away_since=away, gone_since=gone, back_on=back)


def absence(state: PopupState, today: date) -> Absence | None:
    """The days without the program that this day has to tell of; None if there are none."""
    since, back = observed(state, today).gone_since, observed(state, today).back_on
    return Absence(since=since, back=back) if since and back == today else None


def absence_read(state: PopupState, today: date) -> PopupState:
    """The state after the absence was read on the Today screen."""
    return replace(observed(state, today), gone_since=None, back_on=None)


def due(
    state: PopupState, now: datetime, wish: Wish, appointments: Iterable[Appointment] = ()
) -> Due | None:
    """What must show at this moment; None if nothing.

    The day comes once, at its hour or at the first look after it, and again when a snooze of
    the same day is over. What has an hour of its own comes once, that of today even when its
    hour has passed unseen. On a rest day the day itself does not come, on a muted one nothing.
    """
    today = now.date()
    if not wish.wanted or today in state.muted:
        return None
    coming = tuple(
        a
        for a in sorted(appointments, key=lambda a: (a.at, a.key))
        if a.at.date() >= today and a.pops_at(wish.minutes) <= now and a.mark not in state.popped
    )
    rests = today.isoweekday() in wish.rest_days
    by_itself = not rests and today not in state.shown and now.time() >= wish.at
    day = by_itself or _snooze_is_over(state, now)
    if not day and not coming:
        return None
    return Due(day=day, appointments=coming, away_since=state.away_since if day else None)


def _snooze_is_over(state: PopupState, now: datetime) -> bool:
    at, until = state.snoozed_at, state.snoozed_until
    if at is None or until is None or at.date() != now.date():
        return False  # none, or of another day, which has a reminder of its own
    # Of a clock that was set back nobody knows how much of the hour is over.
    return now >= until or now < at - SET_BACK


def shown(state: PopupState, now: datetime, what: Due) -> PopupState:
    """The state after something was shown; to be kept before anything else happens."""
    marks = [a.mark for a in what.appointments if a.mark not in state.popped]
    state = replace(state, popped=(*state.popped, *marks)[-KEPT_APPOINTMENTS:])
    if not what.day:
        return state
    return replace(
        state,
        shown=_with_day(state.shown, now.date()),
        snoozed_at=None,
        snoozed_until=None,
        away_since=None,
    )


def snoozed(state: PopupState, now: datetime) -> PopupState:
    """The state after "in an hour"; also a day not yet shown counts as shown until then."""
    return replace(
        state,
        shown=_with_day(state.shown, now.date()),
        snoozed_at=now,
        snoozed_until=now + SNOOZE,
    )


def muted(state: PopupState, today: date, mute: bool = True) -> PopupState:
    """The state after "not today", or after that was taken back."""
    if mute:
        return replace(state, muted=_with_day(state.muted, today))
    return replace(state, muted=tuple(day for day in state.muted if day != today))


def _with_day(days: tuple[date, ...], day: date) -> tuple[date, ...]:
    return (*(other for other in days if other != day), day)[-KEPT_DAYS:]


# -- as JSON


def to_json(state: PopupState) -> dict[str, Any]:
    """The state as a JSON object."""
    moments = {
        "snoozed_at": state.snoozed_at,
        "snoozed_until": state.snoozed_until,
        "seen_on": state.seen_on,
        "away_since": state.away_since,
        "gone_since": state.gone_since,
        "back_on": state.back_on,
    }
    return {
        "shown": [day.isoformat() for day in state.shown],
        "muted": [day.isoformat() for day in state.muted],
        "popped": list(state.popped),
        **{key: value.isoformat() for key, value in moments.items() if value},
    }


def from_json(value: object) -> PopupState:
    """The state that `to_json` gave; what is not of that form is left out."""
    if not isinstance(value, Mapping):
        return PopupState()
    return PopupState(
        shown=_days(value.get("shown")),
        muted=_days(value.get("muted")),
        popped=tuple(mark for mark in _list(value.get("popped")) if isinstance(mark, str)),
        snoozed_at=_moment(value.get("snoozed_at")),
        snoozed_until=_moment(value.get("snoozed_until")),
        seen_on=_day(value.get("seen_on")),
        away_since=_day(value.get("away_since")),
        gone_since=_day(value.get("gone_since")),
        back_on=_day(value.get("back_on")),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _days(value: object) -> tuple[date, ...]:
    days = (_day(item) for item in _list(value))
    return tuple(day for day in days if day is not None)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return None if moment.tzinfo else moment
