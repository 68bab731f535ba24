"""A part of the Today screen: a heading and its reminders, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.reminder import Reminder
from rolodex.gui.theme import px
from rolodex.gui.widgets.reminder_row import ReminderRow, is_appointment
from rolodex.i18n import ngettext

PAGE = 40
"""Rows that are made at a time; a list of thousands is never made into widgets at once."""


SECTIONS = {
    "followup": "followups",
    "birthday": "birthdays",
    "anniversary": "birthdays",
    "silence": "silence",
    "never": "never",
}
"""The part of the screen in which a kind of today stands, appointments apart."""


class ReminderSection(QWidget):
    """Heading, rows, and a button for the next page.

    Signals: `row_added(ReminderRow)`; `row_kept(ReminderRow)` for one that is shown on, since to
    make a row takes far longer than to keep it; `aside_clicked()` on the words at the right of the
    heading; `more_requested()` when a page beyond the reminders at hand is asked for;
    `rows_wanting()` when `make_rows` has something to do outside `show_reminders`.
    """

    row_added = Signal(object)
    row_kept = Signal(object)
    aside_clicked = Signal()
    more_requested = Signal()
    rows_wanting = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"section_{name}")
        self.rows: list[ReminderRow] = []
        self._reminders: tuple[Reminder, ...] = ()
        self._shown: tuple[Reminder, ...] = ()
        self._total = 0
        self._wanted = PAGE
        self.title = QLabel(title)
        self.title.setProperty("role", "section")
        self.aside = QPushButton()
        self.aside.setObjectName(f"{name}_aside")
        self.aside.setProperty("role", "link")
        self.aside.clicked.connect(self.aside_clicked)
        self.aside.setVisible(False)
        self.count = QLabel()
        self.count.setProperty("role", "section")
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.count)
        self.head.addWidget(self.aside)
        self.more = QPushButton()
        self.more.setObjectName(f"{name}_more")
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._on_more_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(6), 0, px(4))
        self._column.setSpacing(px(6))
        self._column.addLayout(self.head)
        self._first = 1
        self._column.addWidget(self.more)

    def put_under_head(self, widget: QWidget) -> None:
        """A widget between the heading and the rows."""
        self._column.insertWidget(self._first, widget)
        self._first += 1

    def say(self, aside: str) -> None:
        """The words at the right of the heading, in place of the count."""
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))
        self.count.setVisible(not aside)

    def show_reminders(self, reminders: Sequence[Reminder], total: int | None = None) -> None:
        """Show reminders; `total` counts those too that were not handed over.

        Rows that are there stay and say what is new; `make_rows` makes the others.
        """
        self._reminders = tuple(reminders)
        self._total = len(self._reminders) if total is None else total
        self._shown = self._reminders[: max(PAGE, min(self._wanted, len(self._reminders)))]
        there = {row.reminder.key: row for row in self._let_go()}
        self.rows = []
        for reminder in self._shown:
            row = there.get(reminder.key)
            if row is not None:
                self._keep(row, reminder)
        self.count.setText(f"{self._total:,}")
        self._show_more()

    def make_rows(self, limit: int) -> int:
        """Make the first `limit` rows that are still wanting; how many were made."""
        if len(self.rows) == len(self._shown):
            return 0
        made, there = 0, {row.reminder.key for row in self.rows}
        for place, reminder in enumerate(self._shown):
            if made < limit and reminder.key not in there:
                self._make(place, reminder)
                made += 1
        return made

    def _let_go(self) -> list[ReminderRow]:
        """Remove the rows whose reminder is gone; those that stay."""
        wanted = {reminder.key for reminder in self._shown}
        staying = []
        for row in self.rows:
            if row.reminder.key in wanted:
                staying.append(row)
                continue
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        return staying

    def _keep(self, row: ReminderRow, reminder: Reminder) -> None:
        place = self._first + len(self.rows)
        self.rows.append(row)
        row.tell(reminder)
        if self._column.indexOf(row) != place:
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
        self.row_kept.emit(row)

    def reset(self) -> None:
        """Back to one page."""
        self._wanted = PAGE

    def _make(self, place: int, reminder: Reminder) -> None:
        row = ReminderRow(reminder, self)
        self.rows.insert(place, row)
        self._column.insertWidget(self._first + place, row)
        self.row_added.emit(row)

    def _show_more(self) -> None:
        rest = self._total - len(self._shown)
        self.more.setVisible(rest > 0)
        page = min(PAGE, rest)
        self.more.setText(
            ngettext("Show {page} of {n} more", "Show {page} of {n} more", rest).format(
                page=page, n=rest
            )
        )

    def _on_more_clicked(self) -> None:
        self._wanted = len(self._shown) + PAGE
        if self._wanted > len(self._reminders) < self._total:
            self.more_requested.emit()
            return
        self.show_reminders(self._reminders, self._total)
        self.rows_wanting.emit()

    def wanted(self) -> int:
        """How many reminders the section would show now."""
        return self._wanted


def section_of(reminder: Reminder) -> str:
    """The part of the screen in which a reminder of today stands."""
    return "appointments" if is_appointment(reminder) else SECTIONS[reminder.kind]
