"""The card being edited: it saves field by field, a new card once it holds something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from rolodex.domain.card import Card
from rolodex.gui.alive import is_alive
from rolodex.gui.desk import Desk, Failed
from rolodex.services.changes import Changes

if TYPE_CHECKING:
    from rolodex.domain.problems import Problem


class CardDraft(QObject):
    """A card of the book, or one that is not in it yet.

    Only the field that changed is replaced, on the card as the book has it at that moment,
    so that nothing written elsewhere meanwhile is lost. Signals: `created(int)` when a new
    card came into the book, `saved()` after every write.
    """

    created = Signal(int)
    saved = Signal()

    def __init__(self, desk: Desk, card: Card, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.card = card

    @property
    def is_new(self) -> bool:
        """Whether the card is not in the book yet."""
        return self.card.id is None

    def change(self, refused: Failed | None = None, **values: Any) -> bool:
        """Save what differs from the card; True if something was written or will be.

        If it cannot be written the draft is as before, and `refused(problem)` is told: whoever
        shows the values keeps them. If nobody does any more, the message bar offers to try again.
        """
        if all(getattr(self.card, key) == value for key, value in values.items()):
            return False
        if self.is_new and not any(self._counts(value) for value in values.values()):
            return False
        before = {key: getattr(self.card, key) for key in values}
        self.card = replace(self.card, **values)

        def failed(problem: Problem) -> None:
            self._take_back(before, values)
            if refused is not None and is_alive(refused):
                refused(problem)
            else:
                self._desk.offer_again(problem, lambda: self._try_again(values))

        self._desk.write(self._verb(values), self._on_saved, failed)
        return True

    def _try_again(self, values: dict[str, Any]) -> None:
        self._desk.write(self._verb(values), self._on_saved)

    def _take_back(self, before: dict[str, Any], values: dict[str, Any]) -> None:
        """Hold the old values again where nothing newer was typed meanwhile."""
        old = {key: before[key] for key in before if getattr(self.card, key) == values[key]}
        self.card = replace(self.card, **old)

    def remember(self, **values: Any) -> None:
        """Keep values of a new card that are no reason to save it yet."""
        self.card = replace(self.card, **values)

    def reread(self) -> bool:
        """Take the card as the book has it now; False if it is gone."""
        if self.card.id is None:
            return True
        card_id = self.card.id
        card: Card | None = self._desk.read(lambda: self._desk.book.cards.get(card_id), None)
        if card is None:
            return False
        self.card = card
        return True

    def _verb(self, values: dict[str, Any]) -> Callable[[], Changes]:
        def save() -> Changes:
            # Looked up when its turn comes: an earlier write may have made the card.
            cards = self._desk.book.cards
            card_id = self.card.id
            card = self.card if card_id is None else cards.get(card_id)
            return cards.save(replace(card, **values))

        return save

    def _on_saved(self, changes: Changes) -> None:
        created = self.card.id is None
        if created and changes.new is not None:
            self.card = replace(self.card, id=changes.new)
        self.reread()
        self.saved.emit()
        if created and self.card.id is not None:
            self.created.emit(self.card.id)

    @staticmethod
    def _counts(value: Any) -> bool:
        return value not in ("", None, ())
