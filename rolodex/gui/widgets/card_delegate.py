"""Draws the rows of the card list: portrait, name, work, and the state in words and colour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rolodex.gui import theme
from rolodex.gui.paged_model import RowRole
from rolodex.gui.row_words import Heading, chip_words, second_line
from rolodex.gui.widgets.avatar import Portraits, draw_avatar
from rolodex.gui.widgets.chip import draw_chip
from rolodex.i18n import _, format_date

if TYPE_CHECKING:
    from rolodex.services.card_lists import CardRow
    from rolodex.services.search import HistoryHit

ROW = 56
AVATAR = 36
MARGIN = 14


class CardDelegate(QStyledItemDelegate):
    """Draws a `CardRow`, a `HistoryHit` or a `Heading`; nothing in it is ever markup."""

    def __init__(self, portraits: Portraits, today: Callable[[], date], parent: Any = None) -> None:
        super().__init__(parent)
        self._portraits = portraits
        self._today = today

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.px(240), theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(RowRole)
        painter.save()
        self._ground(painter, option, row)
        if isinstance(row, Heading):
            self._heading(painter, option.rect, row)
        elif row is None:
            self._placeholder(painter, option.rect)
        elif hasattr(row, "state"):
            self._card(painter, option, row)
        else:
            self._hit(painter, option.rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        colours = theme.current()
        state, rect = option.state, option.rect
        if isinstance(row, Heading):
            painter.fillRect(rect, theme.colour(colours.bg))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour(colours.on_accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour(colours.hover))
        else:
            painter.fillRect(rect, theme.colour(colours.surface))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(colours.line)
        )
        if state & QStyle.StateFlag.State_HasFocus:
            edge = QRect(rect.left(), rect.top(), max(3, theme.px(3)), rect.height())
            painter.fillRect(edge, theme.colour(colours.accent))

    def _card(self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        side, margin = theme.px(AVATAR), theme.px(MARGIN)
        box = QRectF(rect.left() + margin, rect.center().y() - side / 2, side, side)
        photo = self._portraits.photo(row.id) if row.has_photo else None
        draw_avatar(painter, box, row.initials, photo)
        words, state = chip_words(row, self._today())
        right = draw_chip(painter, rect.right() - margin, rect.center().y(), words, state, selected)
        left = round(box.right()) + margin
        self._two_lines(painter, rect, left, right - margin, row.name, row.name2, second_line(row))

    def _hit(self, painter: QPainter, rect: QRect, row: HistoryHit) -> None:
        from rolodex.domain.interaction import KINDS

        margin = theme.px(MARGIN)
        when = " · ".join((_(KINDS.get(row.kind, row.kind)), format_date(row.date)))
        first = row.text.strip().replace("\n", " ")
        self._two_lines(
            painter, rect, rect.left() + margin, rect.right() - margin, row.name, when, first
        )

    def _heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        painter.setFont(theme.theme().font(12, bold=True))
        painter.setPen(theme.colour(theme.current().muted))
        inner = rect.adjusted(theme.px(MARGIN), 0, -theme.px(MARGIN), -theme.px(8))
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, row.text)

    def _placeholder(self, painter: QPainter, rect: QRect) -> None:
        side, margin = theme.px(AVATAR), theme.px(MARGIN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().bg))
        top = rect.center().y() - side // 2
        painter.drawEllipse(rect.left() + margin, top, side, side)
        left = rect.left() + side + 2 * margin
        painter.drawRoundedRect(left, top + theme.px(4), theme.px(120), theme.px(10), 4, 4)
        painter.drawRoundedRect(left, top + theme.px(22), theme.px(180), theme.px(8), 4, 4)

    def _two_lines(
        self,
        painter: QPainter,
        rect: QRect,
        left: int,
        right: int,
        name: str,
        beside: str,
        below: str,
    ) -> None:
        colours = theme.current()
        bold, plain = theme.theme().font(14, bold=True), theme.theme().font(13)
        line = theme.px(20)
        top = rect.center().y() - (line if below else line // 2)
        width = max(0, right - left)
        name = name or _("(no name)")
        used = self._text(painter, left, top, width, line, bold, colours.text, name)
        if beside and width - used > theme.px(40):
            gap = theme.px(8)
            self._text(
                painter, left + used + gap, top, width - used - gap, line, plain,
                colours.muted, beside,
            )  # fmt: skip
        if below:
            self._text(painter, left, top + line, width, line, plain, colours.muted, below)

    @staticmethod
    def _text(
        painter: QPainter,
        left: int,
        top: int,
        width: int,
        height: int,
        font: QFont,
        colour: str,
        text: str,
    ) -> int:
        metrics = QFontMetrics(font)
        # Only the beginning can ever be seen; measuring a very long name costs a frame.
        shown = metrics.elidedText(text[:300], Qt.TextElideMode.ElideRight, width)
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            QRect(left, top, width, height), int(flags) | int(Qt.TextFlag.TextSingleLine), shown
        )
        return metrics.horizontalAdvance(shown)
