"""Merging the pieces of the search index, a little at a time, when nobody has written a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from rolodex.domain.problems import Problem
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book

QUIET_MS = 5_000
"""After a write it is left alone this long: the next one must not find the book locked."""
BETWEEN_MS = 400
"""From one step to the next, in which a write finds its place."""


class IndexTidying(QObject):
    """Asks for a step after a quiet time, and for the next ones until nothing is left."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent or desk)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_quiet)
        desk.hub.changed.connect(self.wait)
        self.wait()

    def wait(self) -> None:
        """Begin after a quiet time from now on."""
        self._timer.start(QUIET_MS)

    def _on_quiet(self) -> None:
        if self._desk.is_busy():
            self.wait()
        elif self._desk.has_book:
            self._desk.run(_step, self._on_stepped, self._on_failed)

    def _on_stepped(self, more: bool) -> None:
        if more and not self._timer.isActive():
            self._timer.start(BETWEEN_MS)

    def _on_failed(self, _problem: Problem) -> None:
        """Another program writes, or the disk refuses: after the next change is soon enough."""


def _step(book: Book, _progress: Progress, cancelled: Cancel) -> bool:
    return not cancelled() and book.search.tidy()
