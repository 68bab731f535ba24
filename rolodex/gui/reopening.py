"""A card that was open when it went to the trash is open again when that is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow
    from rolodex.services.changes import Changes


class Reopening:
    """Remembers the card, until somebody chooses another."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk = desk
        self._window = window
        self._gone: int | None = None
        self._instead: int | None = None

    def remember(self, card: int, instead: int | None) -> None:
        """This card went to the trash, and the program itself opened another, or none."""
        self._gone, self._instead = card, instead

    def on_changed(self, changes: Changes) -> None:
        """Open the card that is back, unless the user has gone on to another."""
        card, window = self._gone, self._window
        if card is None or not changes.touches("card"):
            return
        if window.shown_card() not in (None, self._instead) or window.pane.is_editing():
            self._gone = None
            return
        there = self._desk.read(lambda: self._desk.book.cards.get(card), None)
        if there is not None and not there.trashed_at:
            self._gone = None
            window.show_card(card)
            if window.place().screen == "cards":
                window.cards.go_to_card(card)

    def forget(self) -> None:
        """Another book: the same number is somebody else there."""
        self._gone = None
