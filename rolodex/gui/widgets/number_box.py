"""A whole number to type, with arrows; empty of frames inside frames."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from rolodex.gui import theme

WIDTH = 112


class NumberBox(QSpinBox):
    """A spin box that the wheel changes only while the keys are in it."""

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        without_frame(self.lineEdit())
        self.setFixedWidth(theme.px(WIDTH))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the user is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def without_frame(line: QLineEdit) -> None:
    """The line inside a spin box would get the frame and the height of a field of its own."""
    line.setStyleSheet(
        f"border: none; padding: 0 0 0 {theme.px(6)}px; margin: 0; min-height: 0;"
        " background: transparent;"
    )
