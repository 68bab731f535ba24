"""What an import would do, in four groups: new, changed, already there, cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.card import FIELDS
from rolodex.gui import theme
from rolodex.i18n import N_, _, ngettext, render

GROUPS = (
    ("new", N_("New {n:,}"), N_("No new cards.")),
    ("changed", N_("Changed {n:,}"), N_("No card in the book would change.")),
    ("same", N_("Already there {n:,}"), N_("None of them was brought in before.")),
    ("rejected", N_("Cannot be read {n:,}"), N_("Everything could be read.")),
)
SHOWN = 500
"""Rows shown of each group; the numbers on the tabs count all."""
NAME_PARTS = frozenset({"family", "given", "middle", "prefix", "suffix", "display"})
"""Fields that the name of a card shows already."""
TELLING = frozenset({"company", "methods"})
LONGEST_RAW = 20_000
LONGEST_VALUE = 400


class ImportPreview(QWidget):
    """Tabs with numbers, and under them the cards of the chosen group.

    Signals: `save_requested()` for the cards that cannot be read.
    """

    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Any = None
        self.tabs = QTabBar()
        self.tabs.setObjectName("import_groups")
        self.tabs.setAccessibleName(_("What the import would do"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for key, label, _none in GROUPS:
            self.tabs.addTab(_(label).format(n=0))
            self.tabs.setTabData(self.tabs.count() - 1, key)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.tree = _tree("import_cards")
        self.tree.itemSelectionChanged.connect(self._on_selection_changed)
        self.raw = QPlainTextEdit(readOnly=True)
        self.raw.setObjectName("import_raw")
        self.raw.setAccessibleName(_("The card as it stands in the file"))
        self.raw.setPlaceholderText(_("The card as it stands in the file"))
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self.raw.setStyleSheet(f'font-family: "{family}"; font-size: {theme.px(13)}px;')
        self.raw.setTabChangesFocus(True)
        self.save = QPushButton(_("Save these cards to a file…"))
        self.save.setObjectName("import_save_rejected")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.save_requested)
        self._lower = QWidget()
        self._lower.setVisible(False)  # until something cannot be read
        lower = QVBoxLayout(self._lower)
        lower.setContentsMargins(0, theme.px(8), 0, 0)
        lower.setSpacing(theme.px(8))
        lower.addWidget(self.raw, 1)
        lower.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.tree)
        split.addWidget(self._lower)
        split.setSizes([theme.px(200), theme.px(160)])
        split.setChildrenCollapsible(False)
        self._note = QLabel(wordWrap=True)
        self._note.setObjectName("import_note")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self._note, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.tabs)
        column.addWidget(self._note)
        column.addWidget(split, 1)

    def show_preview(self, preview: Any) -> None:
        """Show the `Preview` of a transfer; the first group that is not empty comes first."""
        self._preview = preview
        counts = [self._count(key) for key, _label, _none in GROUPS]
        for number, (_key, label, _none) in enumerate(GROUPS):
            self.tabs.setTabText(number, _(label).format(n=counts[number]))
        kept = self.tabs.currentIndex()
        if kept <= 0 or not counts[kept]:
            kept = next((number for number, count in enumerate(counts) if count), 0)
        if kept == self.tabs.currentIndex():
            self._on_tab_changed(kept)
        else:
            self.tabs.setCurrentIndex(kept)

    def group(self) -> str:
        """The group shown: new, changed, same or rejected."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def _count(self, key: str) -> int:
        value = getattr(self._preview, key)
        return len(value) if isinstance(value, tuple | list) else int(value)

    def _on_tab_changed(self, number: int) -> None:
        if self._preview is None or number < 0:
            return
        key, _label, none = GROUPS[number]
        self.tree.clear()
        self.raw.clear()
        rejected = key == "rejected"
        self._lower.setVisible(rejected and self._count(key) > 0)
        if rejected:
            self._fill_rejected(self._preview.rejected[:SHOWN])
        else:
            items = [item for item in self._preview.samples if item.group == key][:SHOWN]
            {"new": self._fill_new, "changed": self._fill_changed}.get(key, self._fill_same)(items)
        shown, count = self.tree.topLevelItemCount(), self._count(key)
        if not count:
            self._note.setText(_(none))
        elif count > shown:
            words = ngettext(
                "The first {shown:,}; {n:,} more is not shown.",
                "The first {shown:,}; {n:,} more are not shown.",
                count - shown,
            )
            self._note.setText(words.format(shown=shown, n=count - shown))
        self._note.setVisible(not count or count > shown)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _columns(self, *labels: str) -> None:
        self.tree.setColumnCount(len(labels))
        self.tree.setHeaderLabels(labels)
        head = self.tree.header()
        head.setStretchLastSection(True)
        for number in range(len(labels) - 1):
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(number, theme.px(220))

    def _fill_new(self, items: Sequence[Any]) -> None:
        if any(item.remarks for item in items):
            self._columns(_("Name"), _("What the card says"), _("Please look at"))
            self.tree.header().resizeSection(1, theme.px(330))
        else:
            self._columns(_("Name"), _("What the card says"))
        self.tree.setRootIsDecorated(False)
        for item in items:
            values = " · ".join(_telling(item))
            remarks = [" ".join(map(render, item.remarks))] if item.remarks else []
            self.tree.addTopLevelItem(_row(_name(item), values[:LONGEST_VALUE], *remarks))

    def _fill_same(self, items: Sequence[Any]) -> None:
        self._columns(_("Name"), _("Why nothing happens"))
        self.tree.setRootIsDecorated(False)
        for item in items:
            words = " · ".join(_shown(new or old) for _label, old, new in item.detail)
            self.tree.addTopLevelItem(_row(_name(item), words or _("nothing new in it")))

    def _fill_changed(self, items: Sequence[Any]) -> None:
        self._columns(_("Field"), _("In the book"), _("After the import"))
        self.tree.setRootIsDecorated(True)
        for item in items:
            top = _row(_name(item))
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for label, old, new in item.detail:
                top.addChild(_row(_shown(label), _shown(old) or "–", _shown(new) or "–"))
            for remark in item.remarks:
                top.addChild(_row(_("Please look at"), "", render(remark)))
            self.tree.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            top.setExpanded(True)

    def _fill_rejected(self, items: Sequence[Any]) -> None:
        self._columns(_("File"), _("Line"), _("Why it cannot be read"))
        self.tree.header().resizeSection(1, theme.px(72))
        self.tree.setRootIsDecorated(False)
        for item in sorted(items, key=lambda item: item.line > 0):  # whole files first
            line = str(item.line) if item.line else _("all")
            row = _row(str(item.file).rsplit("/", 1)[-1], line, render(item.reason))
            row.setData(0, Qt.ItemDataRole.UserRole, item.raw[:LONGEST_RAW])
            self.tree.addTopLevelItem(row)

    def _on_selection_changed(self) -> None:
        chosen = self.tree.selectedItems()
        raw = chosen[0].data(0, Qt.ItemDataRole.UserRole) if chosen else ""
        self.raw.setPlainText(raw or "")


def _tree(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName(name)
    tree.setAccessibleName(_("Cards in this group"))
    tree.setFrameShape(QFrame.Shape.NoFrame)
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(False)
    tree.setIndentation(theme.px(16))
    tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setTabKeyNavigation(False)
    tree.setStyleSheet(f"QTreeWidget::item {{ padding: {theme.px(4)}px; }}")
    tree.setMinimumHeight(theme.px(96))
    return tree


def _row(*texts: str) -> QTreeWidgetItem:
    return QTreeWidgetItem([text[:LONGEST_VALUE].replace("\n", " ") for text in texts])


def _shown(value: Any) -> str:
    return "" if value is None else render(value)


def _telling(item: Any) -> list[str]:
    """What a new card says beside its name, what tells people apart first.

    The column shows only the beginning.
    """
    places = {
        field.label: (0 if field.key in TELLING else 2 if field.group == "name" else 1, number)
        for number, field in enumerate(FIELDS)
        if field.key not in NAME_PARTS
    }
    told = [
        (places[label.msgid], _shown(new))
        for label, _old, new in item.detail
        if new and label.msgid in places
    ]
    return [words for _place, words in sorted(told) if words != item.name]


def _name(item: Any) -> str:
    return item.name or _("(no name)")
