"""Whom Today could take beyond those who are waiting: the people who were never contacted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rolodex.domain.agenda import TODAY, Agenda
from rolodex.gui import places
from rolodex.gui.theme import px
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import time

    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book

Step = tuple[str, str, Callable[[], None]]
"""A button as `EmptyState` takes it."""


class LeftOut(QWidget):
    """A line beneath a day that is not filled; what it counts also leads on an empty day.

    Who was never contacted falls due a cadence after the card came into the book, which after
    an import is months away: until then nobody would ask for them.

    Signals: `counted()` when the numbers are others, `place_requested(Place)`.
    """

    counted = Signal()
    place_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left_out")
        self._desk = desk
        self._agenda = Agenda()
        self._size = 0
        self._numbers = (0, 0, 0)
        self.words = WrapLabel("", "muted")
        self.words.setObjectName("left_out_words")
        self.begin = QPushButton(_("Begin with them"))
        self.begin.setObjectName("left_out_begin")
        self.begin.setProperty("role", "link")
        self.begin.clicked.connect(self._on_begin_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(8), 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.begin)
        self.setVisible(False)

    def consider(self, agenda: Agenda) -> None:
        """Look whether the day has room, and count for whom; `counted` comes when it is known."""
        desk = self._desk
        self._agenda = agenda
        self._size = desk.read(lambda: desk.book.settings.get("day_size"), 0)
        if agenda.room(self._size):
            at = desk.clock.local_now().time()
            desk.run(lambda book, _p, _c: _count(book, at), self._on_counted)
        self._show()

    def sentence(self) -> str:
        """Says on an empty day how many were never contacted; empty if the day has no room."""
        never = self._never()
        words = ngettext(
            "{n} person was never contacted.", "{n} people were never contacted.", never
        )
        return words.format(n=f"{never:,}") if never else ""

    def steps(self) -> list[Step]:
        """What can be done on an empty day: begin with them, see whose birthday is near."""
        found: list[Step] = []
        if self._never():
            found.append(("today_begin", _("Begin with them"), self._on_begin_clicked))
        birthdays = self._numbers[1] if self._has_room() else 0
        if birthdays:
            words = _("Upcoming birthdays: {n}").format(n=f"{birthdays:,}")
            found.append(("today_birthdays", words, self._on_birthdays_clicked))
        return found

    def _has_room(self) -> bool:
        return self._agenda.room(self._size) > 0

    def _never(self) -> int:
        """All who were never contacted, if the day has room and does not list them anyway."""
        never, _birthdays, listed = self._numbers
        return never if self._has_room() and never > listed else 0

    def _show(self) -> None:
        waiting = self._agenda.people
        never = self._never()
        self.setVisible(bool(waiting and never))
        words = ngettext(
            "{size} a day, {waiting} waiting: {n} person was never contacted",
            "{size} a day, {waiting} waiting: {n} people were never contacted",
            never,
        )
        self.words.setText(words.format(size=self._size, waiting=waiting, n=f"{never:,}"))

    def _on_counted(self, numbers: tuple[int, int, int]) -> None:
        if numbers != self._numbers:
            self._numbers = numbers
            self._show()
            self.counted.emit()

    def _on_begin_clicked(self) -> None:
        self.place_requested.emit(places.NEVER)

    def _on_birthdays_clicked(self) -> None:
        self.place_requested.emit(places.BIRTHDAYS)


def _count(book: Book, at: time) -> tuple[int, int, int]:
    """Who was never contacted, whose birthday is near, and how many of the first are listed."""
    from rolodex.services.card_lists import CardFilter

    listed = {r.card_id for r in book.agenda.due(at=at, later_limit=0).lane(TODAY)}

    never, birthdays = (
        book.cards.listing(CardFilter(kind=place.kind), limit=0).count
        for place in (places.NEVER, places.BIRTHDAYS)
    )
    rows = book.card_lists.rows(tuple(listed))
    return never, birthdays, sum(row.last_contact is None for row in rows)
