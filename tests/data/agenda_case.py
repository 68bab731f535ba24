"""A case of the agenda: what is on the cards, what the user did, a day, the lines it must show."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class C:
    """A card. Dates are ISO days; `created` empty is the day before the one asked for.

    tags: (name, class, cadence or None); contacts: (day, kind, outcome, broadcast);
    dates: (label, spelling, lead days or None); followups: (text, due, time, zone).
    """

    name: str
    birthday: str = ""
    dates: tuple[tuple[str, str, int | None], ...] = ()
    tags: tuple[tuple[str, str, int | None], ...] = ()
    cadence: int | None = None
    created: str = ""
    contacts: tuple[tuple[str, str, str, bool], ...] = ()
    followups: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True)
class Act:
    """What the user did with a line: `verb` is done, skip or snooze (`until` day or moment)."""

    day: str
    name: str
    kind: str
    verb: str
    until: str = ""


@dataclass(frozen=True)
class E:
    """An expected line."""

    name: str
    kind: str
    due: str
    days: int
    age: int | None = None
    time: str = ""
    lane: str = "today"


@dataclass(frozen=True)
class Case:
    """The rule in words, the day, the cards, and what the agenda must say."""

    rule: str
    on: str
    cards: tuple[C, ...]
    expect: tuple[E, ...] = ()
    acts: tuple[Act, ...] = ()
    days: int = 0
    at: str = ""
    zone: str = "Asia/Taipei"
    later: int = 0
    settings: dict[str, int] = field(default_factory=dict)


A = (("VIP", "A", None),)
B = (("Good", "B", None),)
KLASS_C = (("Rare", "C", None),)


def reached(*days: str) -> tuple[tuple[str, str, str, bool], ...]:
    """Calls that reached the person."""
    return tuple((day, "call", "reached", False) for day in days)


def bday(due: str, days: int, age: int | None = None) -> E:
    """The line of Ann's birthday."""
    return E("Ann", "birthday", due, days, age)


def quiet(due: str, days: int, kind: str = "silence") -> E:
    """The line of Ann's silence."""
    return E("Ann", kind, due, days)


def promise(due: str, days: int, time: str = "") -> E:
    """The line of what Ann was promised."""
    return E("Ann", "followup", due, days, time=time)


SINCE = reached("2026-10-26")
"""Thirty days before 25 November."""
