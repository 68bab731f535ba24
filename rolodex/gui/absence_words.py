"""How an absence is told: since when, and how much of what fell due meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from rolodex.domain.absence import missed_by_kind
from rolodex.domain.reminder import Reminder
from rolodex.i18n import _, ngettext


def missed_words(reminders: Iterable[Reminder]) -> str:
    """How many appointments, promises, birthdays and other days; "" if there are none."""
    parts = []
    for kind, n in missed_by_kind(reminders).items():
        if kind == "appointment":
            words = ngettext("{n} appointment was missed", "{n} appointments were missed", n)
        elif kind == "followup":
            words = ngettext("{n} follow-up fell due", "{n} follow-ups fell due", n)
        elif kind == "birthday":
            words = ngettext("{n} birthday passed", "{n} birthdays passed", n)
        else:
            words = ngettext("{n} anniversary passed", "{n} anniversaries passed", n)
        parts.append(words.format(n=n))
    return _(", ").join(parts)
