"""An hour of the day to type, with arrows; its twin is the `NumberBox`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTimeEdit, QWidget

from rolodex.gui import theme
from rolodex.gui.widgets.number_box import WIDTH, without_frame


class HourBox(QTimeEdit):
    """A time field that the wheel changes only while the keys are in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        without_frame(self.lineEdit())
        self.setFixedWidth(theme.px(WIDTH))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves the field, as it leaves every other; arrows go from hour to minute."""
        return QWidget.focusNextPrevChild(self, next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the user is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
