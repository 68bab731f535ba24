"""Never contacted: the card was added a cadence or more ago and nobody was reached yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rolodex.domain.reminder import LATER, Day, Reminder
from rolodex.domain.reminder_kinds.silence import (
    NEVER,
    SilentRow,
    by_class_and_lateness,
    is_listed,
    rhythm,
)
from rolodex.domain.text import Text
from rolodex.i18n import N_


class Never:
    """Cards without a contact that counts, due a cadence after they were added."""

    key = NEVER
    label = N_("Never contacted")
    fixed = False
    row = SilentRow

    def reminders(self, row: SilentRow, day: Day) -> Iterable[Reminder]:
        """One line for a card that nobody has reached since it was added."""
        if row.last_contact is not None or not is_listed(row, NEVER, day):
            return
        due = row.due
        ago = (day.on - row.created).days
        args: dict[str, Any] = {"n": ago, "rhythm": rhythm(row.cadence, row.klass)}
        if ago == 1:
            reason = Text(N_("never contacted, added yesterday, {rhythm}"), args)
        elif ago <= 0:
            reason = Text(N_("never contacted, added today, {rhythm}"), args)
        else:
            reason = Text(N_("never contacted, added {n} days ago, {rhythm}"), args)
        yield Reminder(
            kind=NEVER,
            card_id=row.card_id,
            uid=row.uid,
            name=row.name,
            label=Text(self.label),
            due=due,
            days=(due - day.on).days,
            reason=reason,
            lane=LATER,
            klass=row.klass,
        )

    def order(self, reminder: Reminder) -> tuple[Any, ...]:
        """By class, then lateness."""
        return by_class_and_lateness(reminder)


NEVER_KIND = Never()
