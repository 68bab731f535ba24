"""The top of the Today screen: which day it is, how many people it asks for, its paper version."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.agenda import Agenda
from rolodex.gui.desk import Desk
from rolodex.gui.icons import icon
from rolodex.gui.theme import px
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, format_long_day, ngettext, render


class DayHead(QWidget):
    """The date, under it one line about the day.

    Signals: `print_requested()`.
    """

    print_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day = QLabel()
        self.day.setObjectName("today_day")
        self.day.setProperty("role", "title")
        self.summary = WrapLabel("", "muted")
        self.summary.setObjectName("today_summary")
        self.paper = QPushButton(icon("print"), _("Print today's page"))
        self.paper.setObjectName("today_print")
        self.paper.setProperty("role", "quiet")
        self.paper.clicked.connect(self.print_requested)
        line = QHBoxLayout()
        line.addWidget(self.day, 1)
        line.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(line)
        column.addWidget(self.summary)

    def tell(self, agenda: Agenda, cards: int) -> None:
        """Say the day; `cards` is how many there are in the book."""
        self.day.setText(format_long_day(self._desk.clock.today()))
        parts = [self._lunar(), _people(agenda) if cards else ""]
        if cards and agenda.rest:
            parts.append(_("rest day"))
        words = " · ".join(part for part in parts if part)
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        self.paper.setVisible(agenda.waiting > 0)

    def _lunar(self) -> str:
        desk = self._desk
        if not desk.read(lambda: desk.book.settings.get("lunar_dates"), False):
            return ""
        from rolodex.domain.lunar import describe_lunar, to_lunar

        lunar = to_lunar(desk.clock.today())
        return render(describe_lunar(lunar.month, lunar.day, lunar.leap))


def _people(agenda: Agenda) -> str:
    waiting, people = agenda.waiting, agenda.people
    words = ngettext("{n} person today", "{n} people today", people).format(n=people)
    if waiting != people:  # the number in the rail counts these
        reminders = ngettext("{n} reminder", "{n} reminders", waiting)
        reminders = reminders.format(n=waiting)
        words = _("{people}, {reminders}").format(people=words, reminders=reminders)
    if agenda.handled:
        done = ngettext("{n} done", "{n} done", agenda.handled).format(n=agenda.handled)
        words = _("{people}, {done}").format(people=words, done=done)
    return words
