"""Whether somebody types or answers a dialog just now, so that what can wait does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

TYPED = frozenset((QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod))
"""Keys, those of shortcuts, and what an input method makes of keys that it swallows."""
TYPING_MS = 5_000
"""So long after a key somebody is still typing."""
ASK_MS = 1_000
LONGEST_MS = 600_000
"""A dialog left open holds up a reminder no longer: an appointment must still be in time."""


class AtWork(QObject):
    """Watches the keys of the program's windows, and puts things off until they rest."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._key = QElapsedTimer()
        self._put_off = QElapsedTimer()
        self._action: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=ASK_MS)
        self._timer.timeout.connect(self._ask)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusObjectChanged.connect(self._watch)
        self._watch(QGuiApplication.focusObject())

    def is_busy(self) -> bool:
        """Whether somebody types, or has a dialog or a menu open that was not forgotten."""
        if self._key.isValid() and self._key.elapsed() < TYPING_MS:
            return True
        forgotten = self._put_off.isValid() and self._put_off.elapsed() > LONGEST_MS
        return not forgotten and _asks_something()

    def put_off(self, action: Callable[[], None]) -> None:
        """Do this as soon as nobody is busy."""
        self._action = action
        if not self._timer.isActive():
            self._put_off.start()
            self._timer.start()

    def stop(self) -> None:
        """Do nothing any more."""
        self._timer.stop()
        self._put_off.invalidate()
        self._action = None

    def _ask(self) -> None:
        if self.is_busy():
            return
        self._timer.stop()
        action, self._action = self._action, None
        if action is not None:
            action()  # it asks again, so how long it waited is forgotten only after it
        if not self._timer.isActive():
            self._put_off.invalidate()

    def _watch(self, focus: QObject | None) -> None:
        # Where the keyboard is, and not the whole program: every event would pass through here.
        if focus is not None:
            focus.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when a key was pressed; it goes on to where it belongs."""
        if event.type() in TYPED:
            self._key.start()
        return False


def _asks_something() -> bool:
    if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
        return True
    return any(
        isinstance(window, QDialog) and window.isVisible() and not window.isMinimized()
        for window in QApplication.topLevelWidgets()
    )
