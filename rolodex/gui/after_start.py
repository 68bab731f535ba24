"""What can wait until the window is on the screen: the search index warmed, the day's backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book

WARM_MS = 300
BACKUP_MS = 15_000
"""Late enough for the first work of the morning not to notice it."""


class AfterStart(QObject):
    """Begins when it is made; another book that is opened gets the same care."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._warm = QTimer(self, singleShot=True, interval=WARM_MS)
        self._warm.timeout.connect(self.warm)
        self._backup = QTimer(self, singleShot=True, interval=BACKUP_MS)
        self._backup.timeout.connect(self.back_up)
        desk.book_changed.connect(self.begin)
        self.begin()

    def begin(self) -> None:
        """Do it all in a while, once."""
        self._warm.start()
        self._backup.start()

    def stop(self) -> None:
        """Begin nothing any more."""
        self._warm.stop()
        self._backup.stop()

    def warm(self) -> None:
        """Touch the search index, so that the first key pressed need not wait for the disk."""
        if self._desk.has_book and self._desk.book.is_open:
            self._desk.read(lambda: self._desk.book.search.warm(), None)

    def back_up(self) -> None:
        """Make a verified backup if something changed since the last; a problem is shown."""
        if self._desk.has_book and not self._desk.is_busy():
            self._desk.run(_back_up_if_due)


def _back_up_if_due(book: Book, _progress: Progress, _cancelled: Cancel) -> None:
    if book.backups.due():
        book.backups.make()
