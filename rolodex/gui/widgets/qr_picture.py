"""A QR code on the screen, dark on white in both themes: many cameras read no other."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rolodex.gui import theme

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks for."""


class QrPicture(QWidget):
    """Draws modules in whole pixels, in a square of a given side."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("qr_picture")
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_modules(self, modules: tuple[tuple[bool, ...], ...]) -> None:
        """Show another code; without one the picture is not there."""
        self._modules = modules
        self.setVisible(bool(modules))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White ground, then each dark module."""
        if not self._modules:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)  # so that a module is whole pixels of the screen
        side = round(self.width() * ratio)
        painter.fillRect(0, 0, side, side, Qt.GlobalColor.white)
        count = len(self._modules) + 2 * QUIET
        pixels = max(side // count, 1)
        first = (side - pixels * len(self._modules)) // 2
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    spot = QRect(first + x * pixels, first + y * pixels, pixels, pixels)
                    painter.fillRect(spot, Qt.GlobalColor.black)
        painter.end()
