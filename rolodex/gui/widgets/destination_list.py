"""The list of what one can go to: headings, and lines with an icon, a title and a detail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from rolodex.gui import theme
from rolodex.gui.destinations import GROUPS, Destination
from rolodex.gui.icons import pixmap
from rolodex.gui.widgets.headed_delegate import HeadedDelegate, RowRole
from rolodex.i18n import _

ROW = 36
HEADING = 30
ICON = 18


class DestinationList(QListWidget):
    """Destinations under the headings of their groups; the first is current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("destinations")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_DestinationDelegate(self))

    def show_destinations(self, found: Sequence[Destination]) -> None:
        """List these instead."""
        self.clear()
        group = ""
        for destination in found:
            if destination.group != group:
                group = destination.group
                heading = QListWidgetItem(_(GROUPS[group]))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setSizeHint(QSize(0, theme.px(HEADING)))
                self.addItem(heading)
            item = QListWidgetItem(destination.title)
            item.setData(RowRole, destination)
            item.setToolTip(destination.title)
            item.setSizeHint(QSize(0, theme.px(ROW)))
            self.addItem(item)
        self.setCurrentRow(1 if found else -1)

    def current(self) -> Destination | None:
        """The destination that Enter goes to."""
        return self.item(self.currentRow()).data(RowRole) if self.currentRow() >= 0 else None

    def step(self, by: int) -> None:
        """Make the next or the one before it current, headings left out."""
        row = self.currentRow() + by
        while 0 <= row < self.count() and self.item(row).data(RowRole) is None:
            row += by
        if 0 <= row < self.count():
            self.setCurrentRow(row)
            if row == 1:
                self.scrollToTop()  # so that the first heading is seen again


class _DestinationDelegate(HeadedDelegate):
    """Draws the icon and title of a destination, and its detail at the right."""

    def draw_row(self, painter: QPainter, inner: QRect, shown: Destination) -> None:
        """All in one line; the detail gives way."""
        colours = theme.current()
        side = theme.px(ICON)
        picture = pixmap(shown.icon, side, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.left(), inner.center().y() - side // 2, side, side, picture)
        left = inner.left() + side + theme.px(12)
        room = inner.right() - left
        place = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        large, small = theme.theme().metrics(14), theme.theme().metrics(12)
        elide = Qt.TextElideMode.ElideRight
        title = large.elidedText(shown.title, elide, room)
        taken = large.horizontalAdvance(title)
        painter.setFont(theme.theme().font(14))
        painter.setPen(theme.colour(colours.text))
        painter.drawText(QRect(left, inner.top(), room, inner.height()), place, title)
        rest = room - taken - theme.px(16)
        if shown.detail and rest > theme.px(40):
            painter.setFont(theme.theme().font(12))
            painter.setPen(theme.colour(colours.muted))
            right = QRect(inner.right() - rest, inner.top(), rest, inner.height())
            words = small.elidedText(shown.detail, elide, rest)
            painter.drawText(right, place | Qt.AlignmentFlag.AlignRight, words)
