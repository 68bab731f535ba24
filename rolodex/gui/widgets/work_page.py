"""What a dialog shows while it works: what it does, how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from rolodex.gui import theme

WIDTH = 360


class WorkPage(QWidget):
    """A sentence, a bar and a number in the middle of the space it gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work_page")
        middle = Qt.AlignmentFlag.AlignCenter
        self._words = QLabel(alignment=middle, wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self._words, "heading")
        self.bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.bar.setObjectName("work_progress")
        self.bar.setFixedWidth(theme.px(WIDTH))
        self._number = QLabel(alignment=middle)
        theme.set_role(self._number, "muted")
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addStretch(2)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.bar)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._number)
        column.addStretch(3)

    def begin(self, words: str) -> None:
        """Say what is done now, with nothing done yet."""
        self._words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self._number.clear()

    def advance(self, done: int, total: int | None) -> None:
        """Say how far it is; `total` None means that nobody knows the end."""
        if total:
            self.bar.setRange(0, 1000)
            self.bar.setValue(min(1000, 1000 * done // total))
            self._number.setText(f"{min(100, 100 * done // total)} %")
        else:
            self.bar.setRange(0, 0)
            self._number.setText(f"{done:,}")
