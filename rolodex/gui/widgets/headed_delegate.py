"""How a list with headings between its rows is drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rolodex.gui import theme

RowRole = int(Qt.ItemDataRole.UserRole) + 1
"""What a row is about; a heading is about nothing and has only its words."""


class HeadedDelegate(QStyledItemDelegate):
    """Draws the headings and the ground of a row; what stands on it is `draw_row`'s."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A heading, or a row that shows whether it is selected or under the pointer."""
        painter.save()
        about, colours = index.data(RowRole), theme.current()
        inner = option.rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        if about is None:
            painter.setPen(theme.colour(colours.muted))
            painter.setFont(theme.theme().font(12, bold=True))
            place = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(inner.adjusted(0, theme.px(6), 0, 0), place, str(index.data()))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, theme.colour(colours.on_accent))
                bar = QRect(option.rect)
                bar.setWidth(theme.px(3))
                painter.fillRect(bar, theme.colour(colours.accent))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(option.rect, theme.colour(colours.hover))
            self.draw_row(painter, inner, about)
        painter.restore()

    def draw_row(self, painter: QPainter, inner: QRect, about: Any) -> None:
        """Draw what a row is about within its margins."""
        raise NotImplementedError
