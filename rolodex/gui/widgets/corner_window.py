"""A small window without a frame in the corner of the screen that never takes the keyboard."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame

from rolodex.gui.theme import px

MARGIN = 16


class CornerWindow(QFrame):
    """Shown without being activated; once it was clicked, Esc closes it.

    Signals: `dismissed()` when the user closed it.
    """

    dismissed = Signal()

    def __init__(self, name: str) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName(name)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def appear(self) -> None:
        """Show it in its corner, above everything, with the keyboard where it was."""
        self.to_corner()
        self.show()
        self._stand_above_dialogs()
        self.raise_()

    def event(self, event: QEvent) -> bool:
        """Stay in the corner when something in it comes, goes or wraps."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.to_corner()
        return handled

    def to_corner(self) -> None:
        """Fit it to what is in it: at the bottom right, on macOS at the top right."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.resize(self.width(), self.sizeHint().height())
        free = QGuiApplication.primaryScreen().availableGeometry()
        gap = px(MARGIN)
        left = free.right() - gap - self.width() + 1
        top = free.top() + gap
        if sys.platform != "darwin":
            top = free.bottom() - gap - self.height() + 1
        self.move(QPoint(max(free.left(), left), max(free.top(), top)))

    def _stand_above_dialogs(self) -> None:
        # A dialog that waits for an answer blocks every window that does not belong to it.
        dialog = QApplication.activeModalWidget()
        owner = dialog.windowHandle() if dialog is not None else None
        if owner is not None:
            self.windowHandle().setTransientParent(owner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the user closed it."""
        super().closeEvent(event)
        self.dismissed.emit()
