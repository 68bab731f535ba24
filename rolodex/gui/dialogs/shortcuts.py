"""Every action with its keys, from the table of actions."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.actions import ACTIONS, MENUS, label
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.fitted_dialog import open_at
from rolodex.i18n import N_, _

OTHER_KEYS = (
    (N_("Go from part to part"), ("Tab", "Shift+Tab")),
    (N_("Open what is selected"), ("Return",)),
    (N_("Back, or close"), ("Esc",)),
    (N_("Select several"), ("Shift+Down", "Shift+Up")),
)
"""Keys that are no actions of the window."""


class ShortcutsDialog(QDialog):
    """A list of keys by menu, filtered by typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle(_("Keyboard shortcuts"))
        open_at(self, theme.px(520), theme.px(560))
        title = QLabel(_("Keyboard shortcuts"))
        theme.set_role(title, "title")
        self.search = ComposingLine()
        self.search.setObjectName("shortcuts_search")
        self.search.setPlaceholderText(_("Find an action"))
        self.search.setAccessibleName(_("Find an action"))
        self.search.textChanged.connect(self._on_text_changed)
        self.tree = QTreeWidget()
        self.tree.setObjectName("shortcuts")
        self.tree.setAccessibleName(_("Keyboard shortcuts"))
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setHeaderLabels([_("Action"), _("Keys")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(theme.px(12))
        self.tree.setStyleSheet(f"QTreeWidget::item {{ padding: {theme.px(3)}px; }}")
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._fill()
        close = leave_button(_("Close"), "shortcuts_close", self.accept)
        close.setDefault(True)
        column = dialog_column(self)
        column.addWidget(title)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(foot_of(close))

    def _fill(self) -> None:
        for key, menu, _above in MENUS:
            lines = [
                (label(action), action.shortcuts)
                for action in ACTIONS
                if action.menu == key and action.shortcuts
            ]
            self._add_group(_plain(_(menu)), lines)
        self._add_group(_("Everywhere"), [(_(text), keys) for text, keys in OTHER_KEYS])

    def _add_group(self, name: str, lines: list[tuple[str, tuple[str, ...]]]) -> None:
        if not lines:
            return
        top = QTreeWidgetItem([name])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = theme.theme().font(12, bold=True)
        top.setFont(0, font)
        self.tree.addTopLevelItem(top)
        items: list[QTreeWidgetItem] = []
        self._groups.append((top, items))
        for text, keys in lines:
            # As the platform writes them: ⌘Z on macOS, Ctrl+Z elsewhere.
            shown = [QKeySequence(one).toString(_native()) for one in keys]
            items.append(QTreeWidgetItem([_plain(text), "  ·  ".join(shown)]))
        top.addChildren(items)
        top.setFirstColumnSpanned(True)
        top.setExpanded(True)

    def _on_text_changed(self, text: str) -> None:
        wanted = text.strip().casefold()
        for top, items in self._groups:
            shown = 0
            for item in items:
                hidden = wanted not in f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(hidden)
                shown += not hidden
            top.setHidden(not shown)


def _plain(words: str) -> str:
    """A label without its underlined letter, which in Chinese stands behind in brackets."""
    return re.sub(r"\(&\w\)|&", "", words)


def _native() -> QKeySequence.SequenceFormat:
    return QKeySequence.SequenceFormat.NativeText
