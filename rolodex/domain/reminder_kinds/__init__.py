"""The kinds of reminders, one a file; a new kind is a file and a line here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from rolodex.domain.reminder import Day, Reminder
from rolodex.domain.reminder_kinds.birthday import ANNIVERSARY_KIND, BIRTHDAY_KIND
from rolodex.domain.reminder_kinds.followup import FOLLOWUP_KIND
from rolodex.domain.reminder_kinds.never import NEVER_KIND
from rolodex.domain.reminder_kinds.silence import SILENCE_KIND


class ReminderKind(Protocol):
    """A rule that turns the rows it understands into reminders."""

    @property
    def key(self) -> str:
        """The word in JSON and in the marks."""

    @property
    def label(self) -> str:
        """What the kind is called, marked with `N_`."""

    @property
    def fixed(self) -> bool:
        """Whether it is always today's; otherwise it fills the day up to its size."""

    @property
    def row(self) -> type[Any]:
        """The kind of row it reads."""

    def reminders(self, row: Any, day: Day) -> Iterable[Reminder]:
        """What this row asks for on that day: nothing, one line or several.

        Lines of a kind that is not fixed are in the later lane; planning brings them forward.
        """

    def order(self, reminder: Reminder) -> tuple[Any, ...]:
        """The key that sorts its reminders among each other."""


KINDS: tuple[ReminderKind, ...] = (
    FOLLOWUP_KIND,
    BIRTHDAY_KIND,
    ANNIVERSARY_KIND,
    SILENCE_KIND,
    NEVER_KIND,
)
"""In the order in which the agenda shows them, appointments before all (see `agenda`)."""
