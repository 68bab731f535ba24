"""A window that is always high enough for what wraps in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog

from rolodex.gui.on_screen import room_for

EDGE = 60
"""What the frame of a window and a panel of the desktop take of the screen, at most."""


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its usual size, as far as the screen has it."""
    room = room_for(dialog)
    dialog.resize(min(width, room.width() - EDGE), min(height, room.height() - EDGE))


class FittedDialog(QDialog):
    """Qt fits a window to the width its parts would like, not to the lines they then take.

    What it grew for a line that came it gives back when the line goes.
    """

    _own_height = 0
    """What it had before it grew."""

    def event(self, event: QEvent) -> bool:
        """Fit again when a part asks for another size."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before the window is seen."""
        self.fit()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower window must be higher."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that the layout needs at this width, as far as the screen has it."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        needed = layout.totalHeightForWidth(max(self.width(), self.minimumWidth()))
        needed = min(needed, room_for(self).height() - EDGE)
        before, height = self.minimumHeight(), self.height()
        if needed == before:
            return
        if needed > height and (height != before or not self._own_height):
            self._own_height = height
        self.setMinimumHeight(needed)
        if height == before and needed < before:
            self.resize(self.width(), max(needed, self._own_height))
