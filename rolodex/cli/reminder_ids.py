"""How reminders are named on the command line.

A follow-up is named by its number. The others have no number of their own: the agenda shows
a short name (`birthday-12`), and scripts make one from its JSON (`birthday:UID:2026-12-01`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rolodex.domain.problems import Ambiguous, NotFound
from rolodex.domain.reminder import Reminder
from rolodex.domain.text import Text
from rolodex.i18n import N_

if TYPE_CHECKING:
    from rolodex.services.book import Book

FOLLOWUP = "followup"


def short_id(reminder: Reminder) -> str:
    """`17` for a follow-up; kind and number of the date or card for the others."""
    if reminder.kind == FOLLOWUP:
        return str(reminder.subject)
    return f"{reminder.kind}-{reminder.subject or reminder.card_id}"


def find_reminder(book: Book, name: str) -> Reminder | int:
    """The reminder that a name means; a follow-up that no day lists yet comes as its number.

    Raises `NotFound`, and `Ambiguous` for two promises to one card on one day.
    """
    if name.isdecimal():
        return int(name)
    parts = name.split(":")
    if len(parts) == 3:
        kind, uid, due = parts
        try:
            day = date.fromisoformat(due)
        except ValueError:
            raise _unknown(name) from None
        # Today lists what is late, its own day what is still to come.
        for asked in (book.clock.today(), day):
            found = [
                reminder
                for reminder in book.agenda.due(on=asked).reminders
                if (reminder.kind, reminder.uid, reminder.due) == (kind, uid, day)
            ]
            if len(found) > 1:
                raise Ambiguous(Text(N_("“{name}” means several reminders."), {"name": name}))
            if found:
                return found[0]
        raise _unknown(name)
    for reminder in book.agenda.due().reminders:
        if short_id(reminder) == name:
            return reminder
    raise _unknown(name)


def _unknown(name: str) -> NotFound:
    return NotFound(Text(N_("There is no reminder {name} today."), {"name": name}))
