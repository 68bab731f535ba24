"""The colours a tag may have, readable in both themes, and the marks that show them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from rolodex.gui import theme
from rolodex.i18n import N_

DOT = 8
COLOURS: tuple[tuple[str, str, str, str], ...] = (
    # key kept in the book, name, colour in the light theme, in the dark one
    ("", N_("no colour"), "", ""),
    ("teal", N_("teal"), "#0B6E86", "#57B6CC"),
    ("blue", N_("blue"), "#3257A8", "#8CAAF0"),
    ("violet", N_("violet"), "#6B4FA0", "#B9A2EC"),
    ("olive", N_("olive"), "#5F6B1D", "#B4C265"),
    ("amber", N_("amber"), "#9A5B00", "#F0B35A"),
    ("orange", N_("orange"), "#B5410F", "#FF9A6B"),
    ("brown", N_("brown"), "#6F4E37", "#C9A58B"),
    ("grey", N_("grey"), "#626A71", "#A0A7AD"),
)


def colour_of(key: str) -> QColor | None:
    """A tag's colour in the theme in use; None for no colour or one that is not known."""
    dark = theme.current().name == "dark"
    for name, _label, light_hex, dark_hex in COLOURS:
        if name == key and name:
            return QColor(dark_hex if dark else light_hex)
    return None


def draw_dot(painter: QPainter, middle: QPointF, key: str) -> None:
    """A small dot of a tag's colour; a ring if it has none."""
    colour, half = colour_of(key), theme.px(DOT) / 2
    painter.setPen(theme.colour(theme.current().muted) if colour is None else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if colour is None else colour)
    painter.drawEllipse(middle, half, half)


def draw_letter(painter: QPainter, area: QRectF, name: str, key: str, radius: float) -> None:
    """The first character of a name on a tag's colour, or in a ring if it has none."""
    colour = colour_of(key)
    colours = theme.current()
    painter.setPen(theme.colour(colours.muted) if colour is None else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if colour is None else colour)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(theme.colour(colours.text if colour is None else colours.surface))
    painter.setFont(theme.theme().font(12, bold=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name.strip()[:1].upper())


def swatch(key: str) -> QIcon:
    """A dot of a tag's colour; a ring if it has none."""
    side = theme.px(14)
    picture = QPixmap(2 * side, 2 * side)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = colour_of(key)
    painter.setPen(QColor(theme.current().muted) if colour is None else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if colour is None else colour)
    painter.drawEllipse(QRectF(1.5, 1.5, side - 3, side - 3))
    painter.end()
    return QIcon(picture)
