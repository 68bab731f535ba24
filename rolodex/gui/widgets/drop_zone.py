"""The place where files are dropped or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from rolodex.gui import theme
from rolodex.gui.icons import pixmap


class DropZone(QFrame):
    """A frame with an icon, a sentence and a button.

    Signals: `files_dropped(list of Path)`, `button_pressed()`.
    """

    files_dropped = Signal(list)
    button_pressed = Signal()

    def __init__(
        self, symbol: str, sentence: str, hint: str, button: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("drop_zone")
        self.setProperty("role", "bar")
        self.setAcceptDrops(True)
        self._symbol = symbol
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        middle = Qt.AlignmentFlag.AlignCenter
        words = QLabel(sentence, alignment=middle, wordWrap=True)
        theme.set_role(words, "heading")
        small = QLabel(hint, alignment=middle, wordWrap=True)
        theme.set_role(small, "muted")
        for label in (words, small):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(button)
        self.button.setObjectName("choose_files")
        self.button.setProperty("role", "primary")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.button_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(words)
        column.addWidget(small)
        column.addSpacing(theme.px(8))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only, and show that they would be taken."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on the files."""
        self._mark(False)
        event.acceptProposedAction()
        self.files_dropped.emit(local_files(event.mimeData()))

    def _mark(self, over: bool) -> None:
        self.setProperty("current", over)
        theme.set_role(self, "box" if over else "bar")

    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(self._symbol, theme.px(40), "muted", ratio))


def local_files(mime: QMimeData) -> list[Path]:
    """The files of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
