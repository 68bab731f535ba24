"""Which part of which screen a window has, and how it is kept there."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def room_for(window: QWidget) -> QRect:
    """What of its screen a window can have, in logical pixels, panels of the desktop left out.

    Never by `QWidget.screen()`: PySide makes the screen a child of the widget that was asked
    last, and when that widget is collected as garbage, it can delete the screen with it.
    """
    shown, owner = window.window(), window.parentWidget()
    if not shown.isVisible() and owner is not None:
        shown = owner.window()
    screen = QGuiApplication.screenAt(shown.frameGeometry().center())
    return (screen or QGuiApplication.primaryScreen()).availableGeometry()


def keep_on_screen(window: QWidget) -> None:
    """Make a window that is larger than its screen as large as that.

    How thick its frame is, only a window that is shown knows.
    """
    if not window.isVisible() or window.isMaximized() or window.isFullScreen():
        return
    room, frame = room_for(window), window.frameGeometry()
    wide, high = frame.width() - room.width(), frame.height() - room.height()
    if wide > 0 or high > 0:
        window.resize(window.width() - max(0, wide), window.height() - max(0, high))
        window.move(room.topLeft())
