"""How a row of the list of phrases is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rolodex.domain.phrase import Phrase
from rolodex.gui import theme
from rolodex.i18n import language

PhraseRole = int(Qt.ItemDataRole.UserRole) + 1


class PhraseDelegate(QStyledItemDelegate):
    """Draws a heading, or a title with the beginning of its text and how often it was used."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        phrase: Phrase | None = index.data(PhraseRole)
        colours, rect = theme.current(), option.rect
        inner = rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        if phrase is None:
            painter.setPen(theme.colour(colours.muted))
            painter.setFont(theme.theme().font(12, bold=True))
            place = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(inner.adjusted(0, theme.px(6), 0, 0), place, str(index.data()))
        else:
            self._phrase(painter, option, inner, phrase)
        painter.restore()

    @staticmethod
    def _phrase(
        painter: QPainter, option: QStyleOptionViewItem, inner: QRect, phrase: Phrase
    ) -> None:
        from rolodex.domain.phrase_language import gist

        colours, state = theme.current(), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour(colours.on_accent))
            bar = QRect(option.rect.left(), option.rect.top(), theme.px(3), option.rect.height())
            painter.fillRect(bar, theme.colour(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour(colours.hover))
        place = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        half = inner.height() // 2
        used = f"{phrase.uses}×" if phrase.uses else ""
        small = theme.theme().metrics(12)
        painter.setFont(theme.theme().font(12))
        painter.setPen(theme.colour(colours.muted))
        width = small.horizontalAdvance(used)
        top = QRect(inner.left(), inner.top() + theme.px(4), inner.width(), half - theme.px(2))
        painter.drawText(top, place | Qt.AlignmentFlag.AlignRight, used)
        below = QRect(inner.left(), inner.top() + half, inner.width(), half - theme.px(4))
        words = gist(phrase.text, phrase.language or language())[:200]
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(below, place, small.elidedText(words, elide, inner.width()))
        painter.setFont(theme.theme().font(14))
        painter.setPen(theme.colour(colours.text))
        room = inner.width() - width - theme.px(8)
        painter.drawText(
            top, place, theme.theme().metrics(14).elidedText(phrase.title, elide, room)
        )
