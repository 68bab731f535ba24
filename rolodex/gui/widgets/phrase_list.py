"""The list of phrases by category, with a search over title, text and tags, and filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.phrase import CATEGORIES, CHANNELS, Phrase, category_order, most_used
from rolodex.gui import theme
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.headed_delegate import RowRole
from rolodex.gui.widgets.phrase_delegate import PhraseDelegate
from rolodex.i18n import LANGUAGES, _

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk

GroupRole = RowRole + 1
ROW = 48
HEADING = 30
MOST_USED_GROUP = "\0most used"
"""The group on top; no category can be called so."""


def category_label(category: str) -> str:
    """A category in the language in use; the user's own as it was written."""
    return _(CATEGORIES.get(category, category)) or _("No category")


def region_label(code: str) -> str:
    """A country in the language in use; its code if it has no name."""
    from rolodex.domain.countries import COUNTRIES

    return _(dict(COUNTRIES).get(code, code))


class PhraseList(QWidget):
    """The few that are used most, then all under their categories, in each the most used first.

    What narrows the list is shown only where there is something to choose from.

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
        self._first: tuple[str, ...] = ()
        self.search = _SearchLine()
        self.search.setObjectName("phrase_search")
        self.search.setPlaceholderText(_("Find a phrase"))
        self.search.setAccessibleName(_("Find a phrase"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self.reload())
        self.search.submitted.connect(self.submitted)
        self.search.moved.connect(self.step)
        self.language = self._box("phrase_language", _("Language of the phrases"))
        self.channel = self._box("phrase_channel", _("How the phrases are sent"))
        self.region = self._box("phrase_region", _("Region of the phrases"))
        self.list = _List()
        self.list.setObjectName("phrases")
        self.list.setAccessibleName(_("Phrases"))
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.submitted.connect(self.submitted)
        self._filters = QWidget()
        flow = FlowLayout(self._filters, gap=theme.px(8))
        for box in (self.language, self.channel, self.region):
            flow.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.search)
        column.addWidget(self._filters)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)

    def _box(self, name: str, label: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setToolTip(label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._on_filter_activated)
        return box

    def show_phrases(self, language: str, first_categories: tuple[str, ...] = ()) -> None:
        """Show the phrases of a language, or all if it has none; some categories go first."""
        languages = self._desk.read(lambda: self._desk.book.phrases.languages(), [])
        self._language = language if language in languages else ""
        self._first = first_categories
        for box in (self.channel, self.region):
            box.setCurrentIndex(0)
        self.reload()

    def reload(self, keep: int | None = None) -> None:
        """Read the phrases anew; the current one (or `keep`) stays current if it is there."""
        desk, wanted = self._desk, keep if keep is not None else self.current_id()
        group = self._group_at(self.list.currentRow())
        self._show_filters()
        found = desk.read(self._find, [])
        groups: dict[str, list[Phrase]] = {}
        for phrase in found:
            groups.setdefault(phrase.category, []).append(phrase)
        first = [category for category in self._first if category in groups]
        rest = sorted((c for c in groups if c not in first), key=category_order)
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for category in first:
            self._add_group(category_label(category), category, groups[category])
        if not self.search.text().strip():
            self._add_group(_("Most used"), MOST_USED_GROUP, most_used(found))
        for category in rest:
            self._add_group(category_label(category), category, groups[category])
        row = self._row_of(wanted, group)
        self.list.setCurrentRow(row if row is not None else self._first_row())
        self.list.blockSignals(blocked)
        self._on_current_changed()

    def _find(self) -> list[Phrase]:
        channel, region = self.channel.currentData() or "", self.region.currentData() or ""
        return self._desk.book.phrases.all(
            self.search.text(), language=self._language, channel=channel, region=region
        )

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
        """How many phrases are listed, each counted once."""
        return len(self._listed())

    def _listed(self) -> set[int | None]:
        found = (self._phrase_at(row) for row in range(self.list.count()))
        return {phrase.id for phrase in found if phrase is not None}

    def step(self, by: int) -> None:
        """Make the next or the one before it current."""
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count() and self._phrase_at(row) is None:
            row += by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _show_filters(self) -> None:
        desk = self._desk
        languages = desk.read(lambda: desk.book.phrases.languages(), [])
        spoken = desk.read(lambda: desk.book.phrases.all(language=self._language), [])
        there = {phrase.channel for phrase in spoken}
        channels = [key for key in CHANNELS if key and key in there]
        regions = sorted({phrase.region for phrase in spoken} - {""})
        self._offer(self.language, _("All languages"), languages, lambda c: LANGUAGES.get(c, c))
        self._offer(self.channel, _("Any way"), channels, lambda c: _(CHANNELS[c]))
        self._offer(self.region, _("All regions"), regions, region_label)
        self.language.setCurrentIndex(max(0, self.language.findData(self._language)))
        self._filters.setVisible(any(len(found) > 1 for found in (languages, channels, regions)))

    @staticmethod
    def _offer(
        box: QComboBox, every: str, keys: Iterable[str], label: Callable[[str], str]
    ) -> None:
        """Fill a box anew; what was chosen stays chosen, unless it is gone."""
        chosen, offered = box.currentData(), list(keys)
        box.clear()
        box.addItem(every, "")
        for key in offered:
            box.addItem(label(key), key)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setVisible(len(offered) > 1)

    def _on_filter_activated(self, _index: int) -> None:
        self._language = str(self.language.currentData() or "")
        self.reload()

    def _add_group(self, label: str, group: str, phrases: list[Phrase]) -> None:
        if phrases:
            self._add_heading(label)
        for phrase in phrases:
            self._add(phrase, group)

    def _add_heading(self, label: str) -> None:
        item = QListWidgetItem(label)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, theme.px(HEADING)))
        self.list.addItem(item)

    def _add(self, phrase: Phrase, group: str) -> None:
        item = QListWidgetItem(phrase.title)
        item.setData(RowRole, phrase)
        item.setData(GroupRole, group)
        item.setToolTip(phrase.title)
        item.setSizeHint(QSize(0, theme.px(ROW)))
        self.list.addItem(item)

    def _phrase_at(self, row: int) -> Phrase | None:
        found: Phrase | None = self.list.item(row).data(RowRole)
        return found

    def _group_at(self, row: int) -> str:
        item = self.list.item(row) if row >= 0 else None
        return str(item.data(GroupRole) or "") if item is not None else ""

    def _row_of(self, number: int | None, group: str = "") -> int | None:
        """The row of a phrase, in a group if it is there too."""
        rows = range(self.list.count())
        found = [row for row in rows if (p := self._phrase_at(row)) is not None and p.id == number]
        same = (row for row in found if self._group_at(row) == group)
        return next(same, found[0] if found else None)

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
        self.setItemDelegate(PhraseDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            event.accept()
            return
        super().keyPressEvent(event)
