"""The list of phrases by category, with a search over title, text and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.phrase import CATEGORIES, Phrase, category_order
from rolodex.gui import theme
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.i18n import LANGUAGES, _

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk

PhraseRole = int(Qt.ItemDataRole.UserRole) + 1
ROW = 48
HEADING = 30


def category_label(category: str) -> str:
    """A category in the language in use; the user's own as it was written."""
    return _(CATEGORIES.get(category, category)) or _("No category")


class PhraseList(QWidget):
    """Phrases under their categories; within each the most used first.

    Signals: `phrase_chosen(id or None)` when another phrase becomes current, `submitted()` on
    Enter in the search or the list.
    """

    phrase_chosen = Signal(object)
    submitted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phrase_list")
        self._desk = desk
        self._language = ""
        self._first_category = ""
        self.search = _SearchLine()
        self.search.setObjectName("phrase_search")
        self.search.setPlaceholderText(_("Find a phrase"))
        self.search.setAccessibleName(_("Find a phrase"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self.reload())
        self.search.submitted.connect(self.submitted)
        self.search.moved.connect(self.step)
        self.language = QComboBox()
        self.language.setObjectName("phrase_language")
        self.language.setAccessibleName(_("Language of the phrases"))
        self.language.activated.connect(self._on_language_activated)
        self.list = _List()
        self.list.setObjectName("phrases")
        self.list.setAccessibleName(_("Phrases"))
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.submitted.connect(self.submitted)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.search, 1)
        top.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)

    def show_phrases(self, language: str, first_category: str = "") -> None:
        """Show the phrases of a language, or all if it has none; one category goes first."""
        languages = self._desk.read(lambda: self._desk.book.phrases.languages(), [])
        self._language = language if language in languages else ""
        self._first_category = first_category
        self.reload()

    def reload(self, keep: int | None = None) -> None:
        """Read the phrases anew; the current one (or `keep`) stays current if it is there."""
        desk, wanted = self._desk, keep if keep is not None else self.current_id()
        self._show_languages()
        query = self.search.text()
        found = desk.read(lambda: desk.book.phrases.all(query, language=self._language), [])
        groups: dict[str, list[Phrase]] = {}
        for phrase in found:
            groups.setdefault(phrase.category, []).append(phrase)
        order = sorted(groups, key=lambda c: (c != self._first_category, category_order(c)))
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for category in order:
            self._add_heading(category_label(category))
            for phrase in groups[category]:
                self._add(phrase)
        row = self._row_of(wanted)
        self.list.setCurrentRow(row if row is not None else self._first_row())
        self.list.blockSignals(blocked)
        self._on_current_changed()

    def current_id(self) -> int | None:
        """The phrase that is current."""
        row = self.list.currentRow()
        phrase = self._phrase_at(row) if row >= 0 else None
        return phrase.id if phrase is not None else None

    def choose(self, number: int | None) -> None:
        """Make a phrase current without telling anybody."""
        row = self._row_of(number)
        blocked = self.list.blockSignals(True)
        self.list.setCurrentRow(-1 if row is None else row)
        self.list.blockSignals(blocked)

    def count(self) -> int:
        """How many phrases are listed."""
        return sum(self._phrase_at(n) is not None for n in range(self.list.count()))

    def step(self, by: int) -> None:
        """Make the next or the one before it current."""
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count() and self._phrase_at(row) is None:
            row += by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _show_languages(self) -> None:
        languages = self._desk.read(lambda: self._desk.book.phrases.languages(), [])
        self.language.clear()
        self.language.addItem(_("All languages"), "")
        for code in languages:
            self.language.addItem(LANGUAGES.get(code, code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(self._language)))
        self.language.setVisible(len(languages) > 1)

    def _on_language_activated(self, _index: int) -> None:
        self._language = str(self.language.currentData())
        self.reload()

    def _add_heading(self, label: str) -> None:
        item = QListWidgetItem(label)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, theme.px(HEADING)))
        self.list.addItem(item)

    def _add(self, phrase: Phrase) -> None:
        item = QListWidgetItem(phrase.title)
        item.setData(PhraseRole, phrase)
        item.setToolTip(phrase.title)
        item.setSizeHint(QSize(0, theme.px(ROW)))
        self.list.addItem(item)

    def _phrase_at(self, row: int) -> Phrase | None:
        found: Phrase | None = self.list.item(row).data(PhraseRole)
        return found

    def _row_of(self, number: int | None) -> int | None:
        for row in range(self.list.count()):
            phrase = self._phrase_at(row)
            if phrase is not None and phrase.id == number:
                return row
        return None

    def _first_row(self) -> int:
        rows = (n for n in range(self.list.count()) if self._phrase_at(n) is not None)
        return next(rows, -1)

    def _on_current_changed(self, *_items: object) -> None:
        self.phrase_chosen.emit(self.current_id())


class _SearchLine(ComposingLine):
    """The arrows move in the list while one types."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not self.is_composing():
            self.moved.emit(step)
            event.accept()
            return
        super().keyPressEvent(event)


class _List(QListWidget):
    """Enter submits."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_PhraseDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class _PhraseDelegate(QStyledItemDelegate):
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
        words = " ".join(phrase.text.split())[:200]
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(below, place, small.elidedText(words, elide, inner.width()))
        painter.setFont(theme.theme().font(14))
        painter.setPen(theme.colour(colours.text))
        room = inner.width() - width - theme.px(8)
        painter.drawText(
            top, place, theme.theme().metrics(14).elidedText(phrase.title, elide, room)
        )
