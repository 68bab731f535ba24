"""Never contacted: the card was added a cadence or more ago and nobody was reached yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rolodex.domain.reminder import Day, Reminder
from rolodex.domain.reminder_kinds.silence import (
    NEVER,
    SilentRow,
    asking,
    by_class_and_lateness,
    is_listed,
)
from rolodex.i18n import N_

_REASONS = (
    N_("never contacted, added today, {rhythm}"),
    N_("never contacted, added yesterday, {rhythm}"),
    N_("never contacted, added {n} days ago, {rhythm}"),
)


class Never:
    """Cards without a contact that counts, due a cadence after they were added."""

    key = NEVER
    label = N_("Never contacted")
    fixed = False
    row = SilentRow

    def reminders(self, row: SilentRow, day: Day) -> Iterable[Reminder]:
        """One line for a card that nobody has reached since it was added."""
        if row.last_contact is None and is_listed(row, NEVER, day):
            yield asking(row, day, NEVER, self.label, _REASONS)

    def order(self, reminder: Reminder) -> tuple[Any, ...]:
        """By class, then lateness."""
        return by_class_and_lateness(reminder)


NEVER_KIND = Never()
