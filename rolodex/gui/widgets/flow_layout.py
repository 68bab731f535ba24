"""A layout that puts widgets side by side and goes on in the next line where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; its height follows from its width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item; called by `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at an index, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at that width."""
        return self._arranged(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """As wide as one line takes."""
        shown = self._shown()
        width = sum(item.sizeHint().width() + self._gap for item in shown) - self._gap
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(max(width, 0), height)

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arranged(self, rect: QRect, move: bool) -> int:
        x, y, line_height = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._shown():
            size = item.sizeHint()
            width = min(size.width(), rect.width()) if rect.width() > 0 else size.width()
            if width < size.width() and item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(width))
            if x > rect.x() and x + width > rect.right() + 1:
                if move:
                    _place(line, y, line_height)
                x, y = rect.x(), y + line_height + self._gap
                line, line_height = [], 0
            line.append((item, x, QSize(width, size.height())))
            x += width + self._gap
            line_height = max(line_height, size.height())
        if move:
            _place(line, y, line_height)
        return y + line_height - rect.y()


def _place(line: list[tuple[QLayoutItem, int, QSize]], y: int, height: int) -> None:
    # In the middle of the line: a small chip stands beside a large name.
    for item, x, size in line:
        item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
