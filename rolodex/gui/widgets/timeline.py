"""The history of a card, newest first, grouped by month, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.interaction import Interaction
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.card_words import contact_day, month_words
from rolodex.gui.widgets.timeline_entry import TimelineEntry
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, ngettext

FIRST_PAGE = 15
PAGE = 50

Item = TypeVar("Item", TimelineEntry, WrapLabel)


class Timeline(QWidget):
    """The contacts of one card; entries are used again for the next card.

    Signals: `edit_requested(interaction id)`, `remove_requested(interaction id)`.
    """

    edit_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._desk = desk
        self._card: int | None = None
        self._total = 0
        self._shown: list[Interaction] = []
        self._items: list[TimelineEntry | WrapLabel] = []
        self._used = 0
        self._month: tuple[int, int] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 8, 20, 16)
        self._column.setSpacing(0)
        self.empty = WrapLabel(
            _("Nothing noted yet. Write above what you last spoke about."), "muted"
        )
        self.empty.setObjectName("timeline_empty")
        self._column.addWidget(self.empty)
        self.older = QPushButton()
        self.older.setObjectName("timeline_older")
        self.older.setProperty("role", "link")
        self.older.clicked.connect(self.show_older)
        self._column.addWidget(self.older)
        self._column.addStretch(1)

    def entries(self) -> list[TimelineEntry]:
        """The entries that are shown, newest first."""
        return [item for item in self._items[: self._used] if isinstance(item, TimelineEntry)]

    def preparations(self) -> Iterator[None]:
        """Make the entries of a page, one at each step, before the first card needs them."""
        while len(self._items) < FIRST_PAGE:
            entry = self._new_entry(self._desk.clock.zone())
            entry.setVisible(False)
            self._column.insertWidget(1 + len(self._items), entry)
            self._items.append(entry)
            entry.ensurePolished()
            yield

    def show_card(self, card: int | None, keep: bool = False) -> None:
        """Show the newest contacts of a card; with `keep` as many as are shown already."""
        wanted = max(FIRST_PAGE, len(self._shown)) if keep and card == self._card else FIRST_PAGE
        self._card = card
        self._shown, self._used, self._total, self._month = [], 0, 0, None
        found: list[Interaction] = []
        if card is not None:
            self._total = self._desk.read(lambda: self._desk.book.history.count(card), 0)
            found = self._read(wanted, None)
        self._add(found)

    def show_older(self) -> None:
        """Show one page more."""
        if self._shown:
            self._add(self._read(PAGE, self._shown[-1]))

    def _read(self, limit: int, before: Interaction | None) -> list[Interaction]:
        card = self._card
        assert card is not None
        return self._desk.read(
            lambda: self._desk.book.history.timeline(card, limit=limit, before=before), []
        )

    def _add(self, interactions: list[Interaction]) -> None:
        self._column.setEnabled(False)  # else each that comes or goes lays out all the others
        today, zone = self._desk.clock.today(), self._desk.clock.zone()
        for interaction in interactions:
            day = contact_day(interaction, zone)
            if (day.year, day.month) != self._month:
                self._month = (day.year, day.month)
                label = self._next(WrapLabel) or self._new_month()
                label.setText(month_words(day))
                self._put(label)
            entry = self._next(TimelineEntry) or self._new_entry(zone)
            entry.show_contact(interaction, today)
            self._put(entry)
        self._shown += interactions
        for item in self._items[self._used :]:
            item.setVisible(False)
        self._show_rest()
        self._column.setEnabled(True)
        self._column.update()

    def _next(self, kind: type[Item]) -> Item | None:
        """One of the kind that was in use for the card before, best where it stands now."""
        return next((item for item in self._items[self._used :] if isinstance(item, kind)), None)

    def _put(self, item: TimelineEntry | WrapLabel) -> None:
        at = self._used
        if at == len(self._items) or self._items[at] is not item:
            if item in self._items:
                self._items.remove(item)
                self._column.removeWidget(item)
            self._items.insert(at, item)
            self._column.insertWidget(1 + at, item)
        item.setVisible(True)
        self._used += 1

    def _new_month(self) -> WrapLabel:
        label = WrapLabel("", "section", self)
        label.setContentsMargins(0, 10, 0, 2)
        return label

    def _new_entry(self, zone: str) -> TimelineEntry:
        entry = TimelineEntry(zone, self)
        entry.edit_requested.connect(self.edit_requested)
        entry.remove_requested.connect(self.remove_requested)
        return entry

    def _show_rest(self) -> None:
        self.empty.setVisible(not self._shown)
        rest = self._total - len(self._shown)
        self.older.setVisible(rest > 0)
        if rest > 0:
            page = min(PAGE, rest)
            self.older.setText(
                ngettext("Show {page} older of {n}", "Show {page} older of {n}", rest).format(
                    page=page, n=rest
                )
            )


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between parts."""
    line = QFrame(parent)
    line.setProperty("role", "line")
    return line
