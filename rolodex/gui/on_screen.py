"""Keeps a window, frame and all, on its screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def keep_on_screen(window: QWidget) -> None:
    """Make a window that is larger than its screen as large as that.

    How thick its frame is, only a window that is shown knows.
    """
    if not window.isVisible() or window.isMaximized() or window.isFullScreen():
        return
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    wide, high = frame.width() - room.width(), frame.height() - room.height()
    if wide > 0 or high > 0:
        window.resize(window.width() - max(0, wide), window.height() - max(0, high))
        window.move(room.topLeft())
