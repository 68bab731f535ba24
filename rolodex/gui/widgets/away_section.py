"""The part of the Today screen about the days on which the program did not run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rolodex.domain.absence import Absence
from rolodex.domain.reminder import Reminder
from rolodex.gui.absence_words import missed_words
from rolodex.gui.widgets.reminder_section import ReminderSection
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, format_month_day


class AwaySection(ReminderSection):
    """One sentence with the numbers; its rows come when they are asked for.

    Signals: `read()` when the user has seen it.
    """

    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("away", _("While you were away"), parent)
        self.is_open = False
        self.words = WrapLabel("", "")
        self.words.setObjectName("away_words")
        self.put_under_head(self.words)
        self.seen = QPushButton(_("Got it"))
        self.seen.setObjectName("away_seen")
        self.seen.setProperty("role", "link")
        self.seen.clicked.connect(lambda _checked=False: self.read.emit())
        self.head.addWidget(self.seen)

    def tell(self, absence: Absence | None, missed: Sequence[Reminder]) -> frozenset[str]:
        """Say what fell due; the keys of the reminders that stand here and nowhere else."""
        self.setVisible(absence is not None and bool(missed))
        if absence is None or not missed:
            self.is_open = False
            self.show_reminders(())
            return frozenset()
        words = _("The program last ran on {day}. Since then {what}.")
        day = format_month_day(absence.since.month, absence.since.day)
        self.words.setText(words.format(day=day, what=missed_words(missed)))
        self.show_reminders(missed if self.is_open else (), len(missed) if self.is_open else 0)
        self.say(_("Hide") if self.is_open else _("Show"))
        return frozenset(reminder.key for reminder in missed) if self.is_open else frozenset()
