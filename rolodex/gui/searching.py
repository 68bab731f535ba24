"""What typing into the search field of the window does to list and card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rolodex.gui import places

if TYPE_CHECKING:
    from rolodex.gui.main_window import MainWindow
    from rolodex.gui.widgets.search_box import SearchBox


class Searching(QObject):
    """Carries a search field's words to the list, and the keyboard from one to the other."""

    def __init__(self, window: MainWindow, search: SearchBox) -> None:
        super().__init__(search)
        self._window = window
        self._met: int | None = None  # the card that only the typing has brought up
        search.query_changed.connect(self.show_query)
        search.opened.connect(self._on_opened)
        search.left_downwards.connect(self._on_left_downwards)
        search.cleared.connect(self._on_cleared)

    def show_query(self, query: str) -> None:
        """List what is found, from any screen."""
        window, cards = self._window, self._window.cards
        if window.place().screen != "cards":
            window.stack.show_place(places.CARDS)
            window.rail.show_place(places.CARDS)
        window.show_list()
        cards.show_query(query)
        # With somebody on the phone the one that is found is meant, and not who was shown before.
        found = cards.model
        if query and found.card_count() == 1 and (card := found.id_at(0)) is not None:
            cards.go_to_card(card)
            if window.shown_card() != card:
                self._met = card
            window.show_card(card)
        elif query and not found.card_count() and self._met is not None:
            # A contact would be logged with somebody who was never meant.
            if window.shown_card() == self._met:
                window.show_card(None)
            self._met = None

    def _on_opened(self) -> None:
        self._on_left_downwards()
        card = self._window.cards.list.current_id()
        if card is not None:
            self._met = None
            self._window.enter_card(card)

    def _on_left_downwards(self) -> None:
        window = self._window
        if window.place().screen == "cards":
            window.cards.list.setFocus()
            if not window.cards.list.currentIndex().isValid():
                window.cards.list.go_to_row(0)
        else:
            window.stack.focus()

    def _on_cleared(self) -> None:
        if self._window.cards.query():
            self._window.cards.show_query("")
        self._window.stack.focus()
