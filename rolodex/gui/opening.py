"""Which book the window opens, and what it says if that book cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from rolodex import paths
from rolodex.domain.problems import BookBusy, Problem
from rolodex.gui.notice import Notice
from rolodex.i18n import _, render

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.gui.machine_settings import MachineSettings
    from rolodex.gui.main_window import MainWindow
    from rolodex.services.book import Book
    from rolodex.services.clock import Clock

RETRY_MS = 300
RETRIES = 30


class Opening:
    """Opens the book that was named, else the one used last, else the usual one.

    A book that is missing is made by `new_book` when something is first put into it, but
    never in the place of one that is only out of reach (another disk) or damaged.
    """

    def __init__(self, named: Path | None, clock: Clock, machine: MachineSettings) -> None:
        self._clock = clock
        last = machine.get("book")
        self._asked = named or (Path(last) if isinstance(last, str) else paths.default_book())
        self._may_create = named is not None or not isinstance(last, str)
        self._problem: Problem | None = None
        self._retries = 0

    @property
    def asked(self) -> Path:
        """The file of the book, whether it is there or not."""
        return self._asked

    def book_if_ready(self) -> Book | None:
        """The open book, or None; `tell` then says why."""
        from rolodex.services.book import Book

        self._problem = None
        if not self._asked.exists():
            return None
        try:
            return Book.open(self._asked, self._clock, wait=0.0)
        except Problem as problem:
            self._problem = problem
            return None

    def new_book(self) -> Book:
        """Make the book that was asked for, or the usual one; opens it if it is there."""
        from rolodex.gui.home_settings import home_settings
        from rolodex.services.book import Book

        if self._problem is not None:
            raise self._problem  # never beside or over a book that is there but unreadable
        path = self._asked if self._may_create else paths.default_book()
        return Book.open(path, self._clock, create=True, wait=0.0, home=home_settings())

    def tell(self, desk: Desk, window: MainWindow) -> None:
        """Say what is wrong with the book and what to do; a busy one is tried again."""
        if isinstance(self._problem, BookBusy) and self._retries < RETRIES:
            self._retries += 1
            QTimer.singleShot(RETRY_MS, window, lambda: self._again(desk, window))
            return
        choose = window.commands.qactions["open_book"].trigger
        if self._problem is not None:
            desk.noticed.emit(
                Notice(render(self._problem.text), _("Open another book…"), choose, True)
            )
        elif not desk.has_book and not self._may_create:
            words = _("The book used last is not there: {path}. Is its disk connected?")
            desk.noticed.emit(
                Notice(words.format(path=self._asked), _("Open another book…"), choose, True)
            )

    def _again(self, desk: Desk, window: MainWindow) -> None:
        if desk.has_book:
            return
        book = self.book_if_ready()
        if book is not None:
            desk.use_book(book)
        self.tell(desk, window)
