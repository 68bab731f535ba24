"""Shares the room between list and card: side by side, or in turns where there is little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rolodex.gui import theme

if TYPE_CHECKING:
    from rolodex.gui.widgets.card_pane import CardPane

CARD_WIDTH = 460
"""Width of the card beside the list, at the usual size of text, until the user draws the line
elsewhere."""
NARROW = 780
"""Below this width of the window (at the usual size of text) one list and card take turns."""


class Sides(QSplitter):
    """The screens on the left, the ground of the card on the right, there before the card is."""

    def __init__(self, left: QWidget, card_width: object) -> None:
        super().__init__(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.setObjectName("splitter")
        kept = isinstance(card_width, int) and card_width > 0
        self._card_width: int = card_width if kept else CARD_WIDTH  # type: ignore[assignment]
        self._narrow = False
        self._card_in_front = False
        self._left = left
        self._right = QWidget()
        self._right.setProperty("role", "surface")
        self._right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ground = QVBoxLayout(self._right)
        self._ground.setContentsMargins(0, 0, 0, 0)
        self.addWidget(left)
        self.addWidget(self._right)
        self.setStretchFactor(0, 1)
        left.setMinimumWidth(theme.px(280))  # the card knows itself how much it needs
        self.splitterMoved.connect(self._on_splitter_moved)

    def put_card(self, pane: CardPane) -> None:
        """The card, once it is made."""
        self._ground.addWidget(pane)

    def card_width(self) -> int:
        """What the user gave the card, in pixels at the usual size of text: it grows with it."""
        return self._card_width

    def is_narrow(self) -> bool:
        """Whether list and card take turns."""
        return self._narrow

    def is_card_in_front(self) -> bool:
        """Whether it is the card's turn, should they take turns."""
        return self._card_in_front

    def is_card_behind(self) -> bool:
        """Whether the card cannot be seen for the list."""
        return self._narrow and not self._card_in_front

    def bring_card(self, in_front: bool) -> None:
        """Whose turn it is from the next `fit` on."""
        self._card_in_front = in_front

    def fit(self, window_width: int, is_card_at_issue: bool) -> None:
        """Show both, or whose turn it is; no card at issue leaves the list alone."""
        self._narrow = window_width < theme.px(NARROW)
        side_by_side = is_card_at_issue and not self._narrow
        self._left.setVisible(not self._narrow or not self._card_in_front)
        was_hidden = self._right.isHidden()
        self._right.setVisible(side_by_side or self._card_in_front)
        if side_by_side and was_hidden:
            # A pane that comes back would get what the list leaves it: next to nothing.
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes what is gained or lost; before the first time nothing was known."""
        super().resizeEvent(event)
        if not (self._narrow or self._left.isHidden() or self._right.isHidden()):
            self._share()

    def _share(self) -> None:
        card = theme.px(self._card_width)
        self.setSizes([max(self.width() - card, 1), card])

    def _on_splitter_moved(self) -> None:
        if self._left.isVisible() and self._right.isVisible():
            self._card_width = round(self.sizes()[1] * 1000 / theme.px(1000))
