"""What this computer keeps of the days: on which the program ran, and what popped up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolodex import paths
from rolodex.domain import popup_schedule
from rolodex.domain.absence import Absence
from rolodex.domain.popup_schedule import PopupState

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk


class DayRecord:
    """The state of `popup_schedule` for the open book, in the machine's settings.

    They hold it and not the book: what popped up on this computer says nothing about another
    that opens the same book, and noting it must not wait for the book's lock.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> PopupState:
        """What is noted about the open book."""
        return popup_schedule.from_json(self._desk.machine.get(self._key()))

    def keep(self, state: PopupState) -> None:
        """Note it, in the file, before anything else happens."""
        if self._key():
            self._desk.machine.set(self._key(), popup_schedule.to_json(state))

    def absence(self) -> Absence | None:
        """The days without the program of which today has to tell."""
        if not self._desk.has_book:
            return None
        return popup_schedule.absence(self.state(), self._desk.clock.today())

    def absence_read(self) -> None:
        """It was told; tell it no more."""
        self.keep(popup_schedule.absence_read(self.state(), self._desk.clock.today()))

    def _key(self) -> str:
        path = self._desk.book_path
        return f"popup {paths.book_mark(path)}" if path is not None else ""
