"""A line in which typing finds a card of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from rolodex.gui.desk import Desk
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.domain.card import Card

MOST_HITS = 12


class CardPicker(ComposingLine):
    """Finds a card as one types, by anything the search knows.

    Signals: `picked(int)` when a card was chosen from the hits, `cleared()` when the text was
    changed so that it names no card any more.
    """

    picked = Signal(int)
    cleared = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: int | None = None
        self._hits: list[tuple[str, int]] = []
        self._leave_out: frozenset[int] = frozenset()
        self.setPlaceholderText(_("Find a card"))
        self.setClearButtonEnabled(True)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_HITS)
        completer.activated[str].connect(self._on_activated)  # type: ignore[index]
        self._completer = completer
        self.setCompleter(completer)
        self.textEdited.connect(self._on_text_edited)

    def card(self) -> int | None:
        """The id of the chosen card."""
        return self._card

    def set_card(self, card: int | None, name: str = "") -> None:
        """Show a card, or with None only a name."""
        self._card = card
        if card is not None and not name:
            name = self._desk.read(lambda: self._desk.book.cards.summary(card).name, "")
        if name != self.text():
            self.setText(name)

    def leave_out(self, cards: frozenset[int]) -> None:
        """Cards that are never offered (the open one, those chosen already)."""
        self._leave_out = cards

    def hits(self) -> list[str]:
        """The names offered just now."""
        return [words for words, _card in self._hits]

    def pick_first(self) -> bool:
        """Choose the first hit, if there is one."""
        if not self._hits:
            return False
        self._choose(*self._hits[0])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the best hit while no card is chosen."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        found = self._card is None and bool(self.text().strip())
        if enter and found and not self.is_composing() and self.pick_first():
            if (popup := self._completer.popup()) is not None:
                popup.hide()
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_text_edited(self, text: str) -> None:
        if self._card is not None:
            self._card = None
            self.cleared.emit()
        query = text.strip()
        found = (
            self._desk.read(lambda: self._desk.book.search.find(query, limit=MOST_HITS).rows, ())
            if query
            else ()
        )
        self._hits = []
        taken: set[str] = set()
        for row in found:
            if row.id in self._leave_out:
                continue
            words = " · ".join(part for part in (row.name, row.name2, row.company) if part)
            number = 2
            unique = words
            while unique in taken:  # two people of one name and firm stay two entries
                unique, number = f"{words} ({number})", number + 1
            taken.add(unique)
            self._hits.append((unique, row.id))
        self._names = {row.id: row.name for row in found}
        self._words.setStringList(self.hits())

    def _on_activated(self, words: str) -> None:
        for unique, card in self._hits:
            if unique == words:
                self._choose(unique, card)
                return

    def _choose(self, _words: str, card: int) -> None:
        self._card = card
        self.setText(self._names.get(card, ""))
        self._hits = []
        self.picked.emit(card)


def name_of(card: Card) -> str:
    """The name of a card, or words in its place."""
    from rolodex.domain.names import display_name

    return display_name(card) or _("(no name)")
