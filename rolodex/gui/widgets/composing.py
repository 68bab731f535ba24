"""Text fields that leave Enter to the input method while it composes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_LINES = 6


class ComposingLine(QLineEdit):
    """A line whose Enter is the user's only when no character is being composed.

    Signals: `submitted()` on Enter.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    def is_composing(self) -> bool:
        """Whether the input method holds a character that is not finished."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a character is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits unless the input method is composing."""
        if event.key() in ENTER:
            if not self._composing:
                self.submitted.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class GrowingText(QPlainTextEdit):
    """A text of one line that grows to a few; Enter submits, Shift+Enter begins a line.

    Signals: `submitted()` on Enter.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None, least_lines: int = 1) -> None:
        super().__init__(parent)
        self._composing = False
        self._least_lines = least_lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def sizeHint(self) -> QSize:
        """As high as its lines, within limits."""
        lines = max(self._least_lines, min(self._line_count(), MOST_LINES))
        frame = self.height() - self.viewport().height() if self.isVisible() else 10
        margin = round(2 * self.document().documentMargin())
        return QSize(120, lines * self.fontMetrics().lineSpacing() + margin + max(frame, 4))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`, so that no line is cut."""
        return QSize(60, self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a character is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits unless composing or with Shift; Esc is left to the window."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not self._composing:
                self.submitted.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _line_count(self) -> int:
        return max(1, round(self.document().size().height()))

    def _on_size_changed(self) -> None:
        lines = self._line_count()
        always, never = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded,
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        self.setVerticalScrollBarPolicy(always if lines > MOST_LINES else never)
        self.updateGeometry()
