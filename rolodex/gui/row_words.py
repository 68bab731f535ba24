"""What a row of a list says in words: the chip, the second line, and the whole row read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rolodex.i18n import N_, _, format_month_day, ngettext

if TYPE_CHECKING:
    from rolodex.domain.partial_date import Occurrence
    from rolodex.services.card_lists import CardRow

STATES = {
    "on_track": N_("on track"),
    "due": N_("due"),
    "overdue": N_("overdue"),
    "never": N_("never"),
}


SOON_DAYS = 7
"""Birthdays up to so many days ahead stand out."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that only says what follows."""

    text: str
    is_heading: bool = True


def state_words(row: CardRow, today: date) -> str:
    """How long since the last contact, and the state of the card, for its chip."""
    state = _(STATES.get(row.state, STATES["on_track"]))
    if row.last_contact is None:
        return state
    days = max(0, (today - row.last_contact).days)
    if days == 0 and row.state == "on_track":
        return _("today")
    return ngettext("{n} d · {state}", "{n} d · {state}", days).format(n=days, state=state)


def chip_words(row: CardRow, today: date) -> tuple[str, str]:
    """What the chip of a row says, and the state whose colour it has: the next birthday where
    the list is about that, else the last contact."""
    if row.birthday is None:
        return state_words(row, today), row.state
    days = (row.birthday.day - today).days
    state = "due" if days <= SOON_DAYS else "never"
    if days == 0:
        return " · ".join([_("today"), *_age(row.birthday)]), state
    ahead = ngettext("in {n} day", "in {n} days", days).format(n=days)
    if days == 1:
        ahead = _("tomorrow")
    return " · ".join([ahead, _day(row.birthday), *_age(row.birthday)]), state


def _day(coming: Occurrence) -> str:
    return format_month_day(coming.day.month, coming.day.day)


def _age(coming: Occurrence) -> list[str]:
    return [_("turns {age}").format(age=coming.years)] if coming.years else []


def second_line(row: CardRow) -> str:
    """Job title and company, as far as they say more than the name; else the tags."""
    parts = [part for part in (row.title, row.company) if part and part != row.name]
    return " · ".join(parts) if parts else " · ".join(row.tags)


def spoken(row: object) -> str:
    """A row as one line, for screen readers and for what is copied."""
    if row is None:
        return ""
    if isinstance(row, Heading):
        return row.text
    name = getattr(row, "name", "")
    if hasattr(row, "state"):
        state = _(STATES.get(row.state, STATES["on_track"]))
        coming: Occurrence | None = getattr(row, "birthday", None)
        if coming is not None:
            state = ", ".join([_("Birthday"), _day(coming), *_age(coming)])
        return ", ".join(part for part in (name, second_line(row), state) if part)  # type: ignore[arg-type]
    return ", ".join(part for part in (name, getattr(row, "text", "")) if part)
