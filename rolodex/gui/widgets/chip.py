"""A chip: a state in words on a ground of its colour, as a label or drawn into a list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rolodex.gui import theme
from rolodex.gui.tag_colours import DOT, colour_of, draw_dot

PAD = 8
HEIGHT = 20


class Chip(QLabel):
    """A chip as a widget; `state` is on_track, due, overdue, never or tag.

    That of a tag has a dot of the tag's colour.
    """

    def __init__(self, text: str = "", state: str = "tag", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._colour = ""
        self.show_state(text, state)

    def show_state(self, text: str, state: str) -> None:
        """Say another state; an empty text hides the chip."""
        self.setText(text)
        self.setVisible(bool(text))
        theme.set_role(self, f"chip-{state}")

    def show_tag(self, name: str, colour: str) -> None:
        """Show a tag with the key of its colour, empty for none."""
        self._colour = colour if colour_of(colour) is not None else ""
        self.setIndent(theme.px(DOT + 5) if self._colour else -1)
        self.setText(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and before them the dot."""
        super().paintEvent(event)
        if self._colour:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(theme.px(PAD) + theme.px(DOT) / 2, self.height() / 2)
            draw_dot(painter, middle, self._colour)


def chip_width(text: str) -> int:
    """The pixels a drawn chip needs."""
    return theme.theme().metrics(12).horizontalAdvance(text) + 2 * theme.px(PAD)


def draw_chip(
    painter: QPainter, right: int, middle: int, text: str, state: str, selected: bool = False
) -> int:
    """Draw a chip that ends at `right`, centred on the line `middle`; returns its left edge.

    On a selected row the pale chips would drown, so there they stand on the surface's colour.
    """
    colours = theme.current().chip(state)
    ground = theme.current().surface if selected else colours.bg
    width, height = chip_width(text), theme.px(HEIGHT)
    rect = QRectF(right - width, middle - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setFont(theme.theme().font(12))
    painter.setPen(theme.colour(colours.fg))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return round(rect.left())
