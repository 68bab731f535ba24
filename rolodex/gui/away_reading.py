"""Reads what fell due while the program did not run, beside the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rolodex.domain.absence import Absence

if TYPE_CHECKING:
    from rolodex.domain.problems import Problem
    from rolodex.domain.reminder import Reminder
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book

    Answer = tuple[object, tuple[Reminder, ...], bool]


class AwayReading(QObject):
    """Keeps the last answer until there is a newer one: after a year away it takes seconds.

    Signals: `came()` when an answer came later than `ask` and says something else.
    """

    came = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: object = None
        self._is_reading = self._again = self._asking = False
        self.absence: Absence | None = None
        self.missed: tuple[Reminder, ...] = ()

    def ask(self, absence: Absence | None) -> None:
        """Read what is still open of an absence; None: there was none."""
        about = (self._desk.book_path, absence)
        if about != self._asked:
            self.missed = ()
        self._asked, self.absence = about, absence
        if absence is None or not self._desk.has_book:
            self.missed = ()
        elif self._is_reading:
            self._again = True  # what is being read may be older than what changed just now
        else:
            self._asking = True
            self._read(absence)
            self._asking = False

    def forget(self, reminder: Reminder) -> None:
        """It was dealt with: it is not to stay until everything has been read again."""
        self.missed = tuple(known for known in self.missed if known.key != reminder.key)

    def _read(self, absence: Absence) -> None:
        asked, before = self._asked, self.missed
        self._is_reading, self._again = True, False

        def read(book: Book, _progress: Progress, _cancelled: Cancel) -> Answer:
            missed = book.agenda.missed(absence)
            return asked, missed, missed != before  # of a large book that takes long too

        self._desk.run(read, self._on_read, self._on_failed)

    def _on_read(self, answer: Answer) -> None:
        asked, missed, is_new = answer
        self._is_reading = False
        if asked != self._asked or self._again:
            self._again = False
            if self.absence is not None:
                self._read(self.absence)
        elif is_new or len(missed) != len(self.missed):
            self.missed = missed
            if not self._asking:
                self.came.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._is_reading = self._again = False
        self._desk.show_problem(problem)
