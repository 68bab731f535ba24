"""The numbers in the rail: counted off the window's thread, after the paint and after changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from rolodex.gui import places
from rolodex.gui.places import Place

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.gui.widgets.rail import Rail
    from rolodex.services.book import Book
    from rolodex.services.changes import Changes

Numbers = tuple[dict[Place, int], list[tuple[str, int, str]], list[tuple[str, str, int]]]
"""Counts by place, tags with their cards, saved lists with uid, name and cards."""
WAIT_MS = 200
"""Changes that follow each other this fast are counted once."""
COUNTED_BY = ("card", "interaction", "followup", "tag", "mark", "setting", "list")


class RailCounts(QObject):
    """Keeps the rail's numbers and tags true."""

    def __init__(self, desk: Desk, rail: Rail) -> None:
        super().__init__(rail)
        self._desk = desk
        self._rail = rail
        self._gone = False
        rail.destroyed.connect(self._on_rail_destroyed)
        self._cards = desk.read(lambda: desk.book.card_lists.count(), 0)
        rail.show_counts({places.CARDS: self._cards})
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._count)
        self._timer.start(0)

    def cards(self) -> int:
        """How many cards the book has."""
        return self._cards

    def refresh(self, changes: Changes) -> None:
        """Count again what a change may have moved."""
        if not any(changes.touches(kind) for kind in COUNTED_BY):
            return
        if changes.touches("card"):
            self._cards = self._desk.read(lambda: self._desk.book.card_lists.count(), 0)
            self._rail.show_counts({places.CARDS: self._cards})
        self._timer.start()

    def _count(self) -> None:
        if self._desk.has_book:
            self._desk.run(_numbers, self._show)
        else:
            self._show((dict.fromkeys((places.TODAY, places.CARDS, *places.LISTS), 0), [], []))

    def _on_rail_destroyed(self) -> None:
        self._gone = True

    def _show(self, numbers: Numbers) -> None:
        if self._gone:
            return  # the window was closed or built anew while it was counted
        counts, tags, lists = numbers
        self._rail.show_counts(counts)
        self._rail.show_lists(lists)
        self._rail.show_tags(tags)


def _numbers(book: Book, _progress: Progress, _cancelled: Cancel) -> Numbers:
    from rolodex.services.card_lists import CardFilter

    counts = {
        place: book.cards.listing(CardFilter(kind=place.kind), "name").count
        for place in places.LISTS
    }
    counts[places.TODAY] = book.agenda.count_today()
    counts[places.CARDS] = book.cards.count()
    counts[places.TRASH] = book.cards.listing(CardFilter(kind="trash"), "name").count
    lists = [(saved.uid, saved.name, count) for saved, count in book.lists.counts()]
    return counts, [(tag.name, tag.count, tag.colour) for tag in book.tags.all()], lists
