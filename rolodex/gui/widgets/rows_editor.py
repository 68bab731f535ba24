"""An editor of several things of one kind: rows that can be added, removed and put in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.card import Field
from rolodex.domain.problems import Problem
from rolodex.gui.desk import Desk
from rolodex.gui.icons import icon
from rolodex.gui.theme import px
from rolodex.gui.widgets.field_editor import FieldEditor
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.i18n import _


class ItemRow(QFrame):
    """One item of a `RowsEditor`.

    Signals: `edited()`, `remove_requested()`, `up_requested()`, `completed()` when Enter was
    pressed in one of its lines.
    """

    edited = Signal()
    remove_requested = Signal()
    up_requested = Signal()
    completed = Signal()

    def item(self) -> Any:
        """What the row holds, None if it is blank; raises `Problem` if it cannot be read."""
        raise NotImplementedError

    def set_item(self, item: Any) -> None:
        """Show an item, or with None a blank row."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        raise NotImplementedError

    def tool(self, name: str, symbol: str, words: str) -> QToolButton:
        """A small button with a symbol and its words for the tip and the screen reader."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(symbol))
        button.setIconSize(QSize(px(16), px(16)))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("role", "quiet")
        return button

    def tools(self, layout: QHBoxLayout, ordered: bool) -> None:
        """Add the buttons that move the row up and remove it."""
        if ordered:
            up = self.tool("row_up", "arrow-up", _("Move up"))
            up.clicked.connect(self.up_requested)
            layout.addWidget(up)
        remove = self.tool("row_remove", "close", _("Remove"))
        remove.clicked.connect(self.remove_requested)
        layout.addWidget(remove)


class RowsEditor(FieldEditor):
    """Rows over buttons that add one; blank rows count for nothing."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, desk, parent)
        self.rows: list[ItemRow] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        outer.addLayout(self._list)
        adders = QWidget()
        self._buttons = FlowLayout(adders, gap=6)
        outer.addWidget(adders)
        self._adders: list[QPushButton] = []
        for name, label, item in self.starters():
            button = QPushButton(label)
            button.setObjectName(name)
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, item=item: self.add(item))
            self._buttons.addWidget(button)
            self._adders.append(button)

    def starters(self) -> Sequence[tuple[str, str, Any]]:
        """The buttons that add a row: object name, words, what the new row begins with."""
        raise NotImplementedError

    def make_row(self) -> ItemRow:
        """A blank row."""
        raise NotImplementedError

    def value(self) -> Any:
        """The items in their order, as a tuple."""
        return tuple(item for row in self.rows if (item := row.item()) is not None)

    def set_value(self, value: Any) -> None:
        """Show items; rows are used again, and blank ones stay, so that no cursor is lost."""
        items = tuple(value or ())
        filled = [row for row in self.rows if not is_blank(row)]
        while len(filled) > len(items):
            self._drop(filled.pop())
        while len(filled) < len(items):
            filled.append(self._append())
        for row, item in zip(filled, items, strict=True):
            row.set_item(item)

    def add(self, item: Any = None) -> ItemRow:
        """Add a row that begins with `item` and put the cursor into it."""
        row = self._append()
        row.set_item(item)
        row.focus_first()
        return row

    def begin_blank(self, *items: Any) -> None:
        """Add rows that wait to be filled; the cursor stays where it is."""
        for item in items:
            self._append().set_item(item)

    def focus_first(self) -> None:
        """Into the first row, or onto the button that adds one."""
        if self.rows:
            self.rows[0].focus_first()
        elif self._adders:
            self._adders[0].setFocus()

    def _append(self) -> ItemRow:
        row = self.make_row()
        row.setProperty("role", "box")
        row.edited.connect(self.edited)
        row.completed.connect(self.finished)
        row.remove_requested.connect(lambda: self._on_remove_requested(row))
        row.up_requested.connect(lambda: self._on_up_requested(row))
        self.rows.append(row)
        self._list.addWidget(row)
        row.show()
        return row

    def _drop(self, row: ItemRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_remove_requested(self, row: ItemRow) -> None:
        # The keyboard stays in the editor: on the row that takes the place, or the button.
        index = self.rows.index(row)
        if index + 1 < len(self.rows):
            self.rows[index + 1].setFocus()
            self.rows[index + 1].focus_first()
        elif self._adders:
            self._adders[0].setFocus()
        self._drop(row)
        self.edited.emit()

    def _on_up_requested(self, row: ItemRow) -> None:
        index = self.rows.index(row)
        if index:
            self.rows.insert(index - 1, self.rows.pop(index))
            self._list.removeWidget(row)
            self._list.insertWidget(index - 1, row)
            self.edited.emit()


def is_blank(row: ItemRow) -> bool:
    """Whether nothing is typed in a row; what cannot be read is something."""
    try:
        return row.item() is None
    except Problem:
        return False


def label_box(labels: Sequence[tuple[str, str]], name: str, words: str) -> QComboBox:
    """A box of labels in which one's own word can be typed too."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    shrink(box)
    for key, label in labels:
        box.addItem(_(label), key)
    return box


def shrink(box: QComboBox) -> None:
    """Let a box become narrower than its longest choice."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.setMinimumWidth(px(64))


def chosen_label(box: QComboBox) -> str:
    """The key of the label that is shown, or the user's own word."""
    typed = box.currentText().strip()
    index = box.findText(typed, Qt.MatchFlag.MatchExactly)
    return str(box.itemData(index)) if index >= 0 else typed


def show_label(box: QComboBox, key: str) -> None:
    """Show a label by its key, or the user's own word."""
    index = box.findData(key)
    if index >= 0:
        box.setCurrentIndex(index)
    else:
        box.setCurrentIndex(-1)
        box.setEditText(key)
