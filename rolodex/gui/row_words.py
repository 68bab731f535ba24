"""What a row of a list says in words: the chip, the second line, and the whole row read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rolodex.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from rolodex.services.card_lists import CardRow

STATES = {
    "on_track": N_("on track"),
    "due": N_("due"),
    "overdue": N_("overdue"),
    "never": N_("never"),
}


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
        return ", ".join(part for part in (name, second_line(row), state) if part)  # type: ignore[arg-type]
    return ", ".join(part for part in (name, getattr(row, "text", "")) if part)
