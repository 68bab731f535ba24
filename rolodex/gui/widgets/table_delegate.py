"""Draws the cells of the table of cards: names strong, states as chips, the rest as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rolodex.domain.list_columns import COLUMN
from rolodex.gui import theme
from rolodex.gui.cell_words import cell_words
from rolodex.gui.paged_model import ColumnRole, RowRole
from rolodex.gui.row_words import Heading
from rolodex.gui.widgets.chip import chip_width, draw_chip

ROW = 36
PAD = 8
LONGEST = 200


class TableDelegate(QStyledItemDelegate):
    """Draws a `CardRow` by columns; a heading or a hit in the history runs over the first."""

    def __init__(self, today: Callable[[], date], parent: Any = None) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.px(80), theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, key = index.data(RowRole), index.data(ColumnRole)
        rect: QRect = option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option, row, selected)
        inner = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        if row is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(theme.current().bg))
            middle = rect.center().y() - theme.px(5)
            painter.drawRoundedRect(
                QRect(inner.left(), middle, min(inner.width(), theme.px(90)), theme.px(10)), 4, 4
            )
        elif not hasattr(row, "state"):
            if index.column() == 0:
                words = row.text if isinstance(row, Heading) else f"{row.name} · {row.text}"
                self._text(painter, inner, words, isinstance(row, Heading), muted=True)
        elif key == "state":
            words = cell_words(row, key, self._today())
            width = min(chip_width(words), inner.width())
            draw_chip(painter, inner.left() + width, rect.center().y(), words, row.state, selected)
        else:
            words = cell_words(row, key, self._today())
            right = COLUMN[key].kind == "number"
            self._text(painter, inner, words, key == "name", key != "name", right)
        painter.restore()

    @staticmethod
    def _ground(
        painter: QPainter, option: QStyleOptionViewItem, row: object, selected: bool
    ) -> None:
        colours, rect = theme.current(), option.rect
        ground = colours.surface
        if isinstance(row, Heading):
            ground = colours.bg
        elif selected:
            ground = colours.on_accent
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = colours.hover
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(colours.line)
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            edge = QRect(rect.left(), rect.top(), max(3, theme.px(3)), rect.height())
            painter.fillRect(edge, theme.colour(colours.accent))

    @staticmethod
    def _text(
        painter: QPainter,
        rect: QRect,
        words: str,
        strong: bool,
        muted: bool = False,
        right: bool = False,
    ) -> None:
        colours, size = theme.current(), 14 if strong else 13
        painter.setFont(theme.theme().font(size, bold=strong))
        painter.setPen(theme.colour(colours.muted if muted else colours.text))
        shown = (
            theme.theme()
            .metrics(size, strong)
            .elidedText(
                words[:LONGEST].replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width()
            )
        )
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.AlignmentFlag.AlignVCenter | side) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(rect, flags, shown)
