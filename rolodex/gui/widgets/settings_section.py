"""A titled part of the settings, and the rows in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from rolodex.gui import theme
from rolodex.gui.widgets.wrap_label import WrapLabel


class SettingsSection(QWidget):
    """A heading over a frame with rows of a label and a field."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(heading, "heading")
        frame = QFrame()
        frame.setProperty("role", "bar")
        self._grid = QGridLayout(frame)
        self._grid.setContentsMargins(*[theme.px(16)] * 4)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._quiet = QuietWheel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(heading)
        column.addWidget(frame)

    def add_row(self, label: str, field: QWidget, hint: str = "") -> None:
        """A field with its label before it, and perhaps a sentence under it."""
        words = QLabel(label, wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        if hint:
            words.setContentsMargins(0, theme.px(6), 0, 0)  # on the line of the field's text
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter if not hint else top)
        self._grid.addWidget(field, row, 1)
        if hint:
            self._grid.addWidget(WrapLabel(hint, "small"), row + 1, 1)
        self._quiet.watch(field)

    def add_wide(self, field: QWidget) -> None:
        """A widget over the whole width."""
        self._grid.addWidget(field, self._grid.rowCount(), 0, 1, 2)


class QuietWheel(QObject):
    """Lets the wheel roll the page instead of changing the field that it passes over."""

    def watch(self, field: QWidget) -> None:
        """Keep a field still unless the keys are in it."""
        if isinstance(field, QComboBox):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page."""
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return False
