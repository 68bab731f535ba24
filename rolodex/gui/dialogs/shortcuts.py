"""Every action with its keys, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.actions import ACTIONS, MENUS, label
from rolodex.i18n import N_, _

FURTHER = (
    (N_("Open the card that is marked"), "Return"),
    (N_("From the search field into the list"), "Down"),
    (N_("Back, or empty the search"), "Esc"),
)


class ShortcutsDialog(QDialog):
    """A table of keys; nothing to set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle(_("Keyboard shortcuts"))
        page = QWidget()
        page.setProperty("role", "page")
        self._grid = QGridLayout(page)
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(0, 1)
        for key, name, _within in MENUS:
            lines = [a for a in ACTIONS if a.menu == key and a.shortcuts]
            if lines:
                self._add_heading(_(name).replace("&", ""))
            for action in lines:
                self._add_line(label(action), action.shortcuts[0])
        self._add_heading(_("In the lists"))
        for words, keys in FURTHER:
            self._add_line(_(words), keys)
        self._add_line(_("Roll the list to a letter"), "A", "A – Z, ㄅ – ㄩ")
        area = QScrollArea(widgetResizable=True)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.resize(theme.px(460), theme.px(560))

    def _add_heading(self, words: str) -> None:
        heading = QLabel(words)
        theme.set_role(heading, "section")
        heading.setContentsMargins(0, theme.px(8), 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)

    def _add_line(self, words: str, keys: str, shown: str = "") -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(QLabel(words), row, 0)
        native = shown or QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        key = QLabel(native)
        theme.set_role(key, "key")
        self._grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)
