"""How a row of the list of phrases is drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from rolodex.domain.phrase import Phrase
from rolodex.gui import theme
from rolodex.gui.widgets.headed_delegate import HeadedDelegate
from rolodex.i18n import language


class PhraseDelegate(HeadedDelegate):
    """Draws the title of a phrase, the beginning of its text and how often it was used."""

    def draw_row(self, painter: QPainter, inner: QRect, phrase: Phrase) -> None:
        """The title and its uses over the text."""
        from rolodex.domain.phrase_language import gist

        colours = theme.current()
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
