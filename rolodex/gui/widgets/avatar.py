"""Portraits for lists and cards: the photo if there is one, else initials in a circle."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QImage, QImageReader, QPainter, QPainterPath, QPixmap

from rolodex.gui import theme

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.services.changes import Changes

KEPT = 256
SIDE = 96
"""Pixels of the pictures kept: enough for a row on a screen of high density."""
LARGEST_MB = 64
"""A picture that would need more memory than this to decode is not shown."""


class Portraits(QObject):
    """Photos of cards, read one at a time between other events, so that no list waits for them.

    Signals: `loaded(card id)`.
    """

    loaded = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._wanted: deque[int] = deque(maxlen=32)  # what was scrolled past is not read
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._load_one)
        desk.hub.changed.connect(self._on_changed)

    def photo(self, card: int) -> QPixmap | None:
        """The round photo of a card if it was read already; else it is read soon."""
        if card in self._kept:
            self._kept.move_to_end(card)
            return self._kept[card]
        if card not in self._wanted:
            self._wanted.append(card)
            self._timer.start()
        return None

    def _load_one(self) -> None:
        if not self._wanted:
            self._timer.stop()
            return
        card = self._wanted.pop()
        photo = self._desk.read(lambda: self._desk.book.cards.photo(card), None)
        image = read_picture(photo.data, SIDE) if photo is not None else None
        self._kept[card] = rounded(image, SIDE) if image is not None else None
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.loaded.emit(card)

    def _on_changed(self, changes: Changes) -> None:
        for card in [kept for kept in self._kept if changes.touches("card", kept)]:
            del self._kept[card]


def read_picture(data: bytes, side: int) -> QImage | None:
    """Decode a picture no larger than it is shown; None if it is none or would be huge."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(LARGEST_MB)
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else image


def rounded(image: QImage, side: int, radius: float | None = None) -> QPixmap:
    """The middle of a picture as a square with round corners (a circle without `radius`)."""
    square = image.scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    corner = side / 2 if radius is None else radius
    path.addRoundedRect(QRectF(0, 0, side, side), corner, corner)
    painter.setClipPath(path)
    painter.drawImage((side - square.width()) // 2, (side - square.height()) // 2, square)
    painter.end()
    return result


def draw_avatar(
    painter: QPainter,
    rect: QRectF,
    initials: str,
    photo: QPixmap | None = None,
    radius: float | None = None,
) -> None:
    """Draw a portrait into a square: the photo, or initials on a pale ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if photo is not None:
        painter.drawPixmap(rect, photo, QRectF(photo.rect()))
    else:
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colours.on_accent))
        corner = rect.width() / 2 if radius is None else radius
        painter.drawRoundedRect(rect, corner, corner)
        font = QFont(theme.theme().font(bold=True))
        share = 0.42 if len(initials) < 2 else 0.36
        font.setPixelSize(max(8, round(rect.height() * share)))
        painter.setFont(font)
        painter.setPen(theme.colour(colours.accent))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()
