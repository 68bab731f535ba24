"""A scrolled page of which one part stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

LARGEST_SHARE = 0.75
"""A part higher than this share of the view scrolls with the rest instead."""


class StickyScroll(QScrollArea):
    """Widgets under each other; the sticky one never leaves the view.

    It has its place in the order, and where that place is scrolled out of sight the widget
    stops at the nearest edge.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QWidget()
        self._sticky: QWidget | None = None
        self.setWidgetResizable(True)
        self.page = QWidget()
        self.page.setProperty("role", "surface")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(self.page)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.settle)
        self.verticalScrollBar().valueChanged.connect(self.settle)
        self._place.installEventFilter(self)

    def add_sticky(self, widget: QWidget) -> None:
        """Put the widget that stays in sight here in the order."""
        self._sticky = widget
        widget.setParent(self.viewport())
        widget.installEventFilter(self)
        self.column.addWidget(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sticky part is as wide as the page."""
        super().resizeEvent(event)
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the place, and the height that the sticky part wants."""
        moved = event.type() in (QEvent.Type.Move, QEvent.Type.Resize)
        asked = event.type() == QEvent.Type.LayoutRequest
        if (watched is self._place and moved) or (watched is self._sticky and asked):
            self._timer.start()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Put the sticky part where it belongs now."""
        sticky = self._sticky
        if sticky is None:
            return
        width, view = self.viewport().width(), self.viewport().height()
        height = sticky.heightForWidth(width)
        if height < 0:
            height = sticky.sizeHint().height()
        if self._place.height() != height:
            self._place.setFixedHeight(height)
            self.column.activate()
        top = self._place.mapTo(self.page, self._place.rect().topLeft()).y()
        top -= self.verticalScrollBar().value()
        if height <= view * LARGEST_SHARE:
            top = max(0, min(top, view - height))
        sticky.setGeometry(0, top, width, height)
        sticky.raise_()
