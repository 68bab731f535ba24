"""Tells when a window was first on the screen; what nobody sees at once waits for that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

AFTER_MS = 10
"""A breath between the paint and the rest, in which a key that was pressed goes first."""
AT_MOST_MS = 3000
"""A window that starts out of sight is never painted; its work must not wait for ever."""


class FirstPaint(QObject):
    """Watches one window. Signals: `passed()`, once."""

    passed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, singleShot=True, interval=AT_MOST_MS)
        self._timer.timeout.connect(self._pass)
        self._timer.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._timer.start(AFTER_MS)
        return False

    def _pass(self) -> None:
        self._window.removeEventFilter(self)
        self.passed.emit()
        self.deleteLater()
