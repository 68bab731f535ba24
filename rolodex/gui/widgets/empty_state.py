"""What an empty screen says: why it is empty and the next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rolodex.gui import theme
from rolodex.gui.icons import pixmap

WIDEST = 420


class EmptyState(QWidget):
    """A picture, a title, a sentence and buttons, in the middle of the space it gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._symbol = "cards"
        self._said: tuple[object, ...] = ()
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._title.setObjectName("empty_title")
        theme.set_role(self._title, "heading")
        self._text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        theme.set_role(self._text, "muted")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        for label in (self._picture, self._title, self._text):
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(label, 1)
            row.addStretch()
            label.setMaximumWidth(theme.px(WIDEST))
            column.addLayout(row)
        column.addSpacing(theme.px(8))
        column.addLayout(self._buttons)
        column.addStretch(3)
        theme.theme().changed.connect(self._on_theme_changed)

    def say(
        self,
        symbol: str,
        title: str,
        text: str,
        steps: list[tuple[str, str, Callable[[], None]]] | None = None,
    ) -> None:
        """Show a message; `steps` are buttons as (object name, label, what it does)."""
        if self._said == (symbol, title, text, steps):
            return  # new buttons would take the keyboard from the old ones
        self._said = (symbol, title, text, steps)
        self._symbol = symbol
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch()
        for number, (name, label, step) in enumerate(steps or []):
            button = QPushButton(label)
            button.setObjectName(name)
            if number == 0:
                button.setProperty("role", "primary")
            button.clicked.connect(lambda _checked=False, step=step: step())
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(self._symbol, theme.px(40), "muted", ratio))
