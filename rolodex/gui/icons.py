"""The program's own icons, tinted with the colours of the theme in use."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImageReader, QPainter, QPixmap

from rolodex import paths
from rolodex.gui import theme


def icon(name: str, tint: str = "") -> QIcon:
    """The icon of `resources/icons/<name>.svg`; it changes its colour with the theme.

    `tint` names a colour of the palette (`accent`, `on_accent`, `muted`); without it the
    icon has the colour of muted text, of the accent when selected or checked.
    """
    return QIcon(_Engine(name, tint))


def pixmap(name: str, size: int, tint: str = "muted", ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` device-independent pixels, in a colour of the palette."""
    return _drawn(name, round(size * ratio), getattr(theme.current(), tint), ratio)


def icon_file(name: str) -> Path:
    """The file of an icon; tests check that every name in use has one."""
    return paths.resource("icons") / f"{name}.svg"


class _Engine(QIconEngine):
    """Draws one icon in the colour that its state has in the theme of this moment."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        picture = self._picture(side, mode, state, ratio)
        left = rect.x() + (rect.width() - side) // 2
        painter.drawPixmap(left, rect.y() + (rect.height() - side) // 2, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._picture(min(size.width(), size.height()), mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = round(min(size.width(), size.height()) / scale)
        return self._picture(side, mode, state, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tint)

    def _picture(self, side: int, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        palette = theme.current()
        if mode is QIcon.Mode.Disabled:
            colour = palette.disabled
        elif self._tint:
            colour = getattr(palette, self._tint)
        elif state is QIcon.State.On or mode is QIcon.Mode.Selected:
            colour = palette.accent
        else:
            colour = palette.muted
        return _drawn(self._name, round(side * ratio), colour, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, pixels: int, colour: str, ratio: float) -> QPixmap:
    # QImageReader reaches the SVG plug-in without importing QtSvg, which start-up would feel.
    buffer = QBuffer()
    buffer.setData(QByteArray(_source(name).replace("currentColor", colour).encode()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    picture = QPixmap.fromImageReader(reader)
    if picture.isNull():
        picture = QPixmap(pixels, pixels)
        picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return icon_file(name).read_text(encoding="utf-8")
