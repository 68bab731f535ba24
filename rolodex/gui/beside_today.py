"""Beside Today: the outlined row is the one whose card is shown, or no row is outlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolodex.gui import places

if TYPE_CHECKING:
    from rolodex.gui.main_window import MainWindow
    from rolodex.gui.screens.today import TodayScreen


class BesideToday:
    """Keeps rows and card together: what the actions take is whom one sees marked."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def follow(self) -> None:
        """Show the card of the current row, unless somebody writes on the one that is shown."""
        today = self._today()
        if today is None:
            return
        if not self._is_at_work_on_card():
            card = today.card_at_hand()
            if card is not None:
                self._window.show_card(card)
        today.show_beside(self._window.shown_card())

    def agree(self) -> None:
        """The rows are others, or the room: go along only if the card was that of a row."""
        today, window = self._today(), self._window
        if today is None:
            return
        card = window.shown_card()
        if card is None or today.has_lost_its_row() or window.sides.is_card_behind():
            self.follow()
        else:
            today.show_beside(card)

    def on_card_shown(self, card: int | None) -> None:
        """Somebody else's card is shown, from wherever that was asked."""
        today = self._today()
        if today is not None:
            today.show_beside(card)

    def on_row_opened(self, card: int) -> None:
        """Where list and card take turns it is the card's now; else the keyboard stays."""
        if self._window.sides.is_narrow():
            self._window.enter_card(card)

    def _today(self) -> TodayScreen | None:
        if self._window.place() != places.TODAY:
            return None
        screen: TodayScreen = self._window.stack.screen_named("today")
        return screen

    def _is_at_work_on_card(self) -> bool:
        pane = self._window.pane_if_made()
        if pane is None or self._window.sides.is_card_behind():
            return False
        has_keys = pane.isAncestorOf(self._window.focusWidget() or self._window)
        return pane.is_editing() or (has_keys and pane.card() is not None)
