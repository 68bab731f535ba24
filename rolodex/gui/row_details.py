"""Gives the rows of the Today screen what is read for them after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from rolodex.gui.desk import Desk
from rolodex.gui.widgets.avatar import Portraits
from rolodex.gui.widgets.reminder_details import Details, read_details
from rolodex.gui.widgets.reminder_row import ReminderRow

AT_ONCE = 4
"""Rows whose phone and notes are read in one go between other events."""


class RowDetails(QObject):
    """Reads phone, notes and portrait, a few rows at a time; `rows` gives those on the page."""

    def __init__(self, desk: Desk, rows: Callable[[], Iterable[ReminderRow]], parent: QObject):
        super().__init__(parent)
        self._desk = desk
        self._rows = rows
        self._waiting: list[ReminderRow] = []
        self._known: dict[int, Details] = {}
        self._portraits = Portraits(desk, self)
        self._portraits.loaded.connect(self._on_portrait_loaded)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_some)
        desk.book_changed.connect(self._forget_book)

    def drop(self) -> None:
        """The rows are about to go."""
        self._waiting = []

    def add(self, row: ReminderRow) -> None:
        """A row to be read, which shows meanwhile what was known of its card."""
        known = self._known.get(row.reminder.card_id)
        if known is not None:
            row.show_details(known)
        self._waiting.append(row)
        self.begin()

    def _forget_book(self) -> None:
        # A method of the dict itself would keep it for as long as the desk lives.
        self._known.clear()

    def begin(self) -> None:
        """Read as soon as there is time."""
        self._desk.when_free(self._start)

    def _start(self) -> None:
        if not self._timer.isActive():  # else rows that keep being added would put it off
            self._timer.start()

    def _read_some(self) -> None:
        for _number in range(AT_ONCE):
            if not self._waiting:
                self._timer.stop()
                return
            row = self._waiting.pop(0)
            details = self._read(row.reminder.card_id)
            if details is not None:
                self._known[row.reminder.card_id] = details
                row.show_details(details)

    def _read(self, card_id: int) -> Details | None:
        desk = self._desk
        return desk.read(lambda: read_details(desk.book, card_id, self._portraits), None)

    def _on_portrait_loaded(self, card_id: int) -> None:
        if self._portraits.photo(card_id) is None:
            return
        for row in self._rows():
            if row.reminder.card_id == card_id and row.details.photo is None:
                self._waiting.append(row)
        self.begin()
