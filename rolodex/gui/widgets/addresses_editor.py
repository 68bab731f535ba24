"""The editor of postal addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.card_parts import PLACE_LABELS, Address
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.rows_editor import (
    ItemRow,
    RowsEditor,
    chosen_label,
    label_box,
    show_label,
)
from rolodex.i18n import N_, _

PARTS: tuple[tuple[str, str, int, int, int], ...] = (
    # attribute, label, row, column, columns it takes
    ("street", N_("Street and number"), 0, 0, 4),
    ("extended", N_("Floor, flat"), 1, 0, 2),
    ("po_box", N_("P.O. box"), 1, 2, 2),
    ("postcode", N_("Postcode"), 2, 0, 1),
    ("city", N_("City or district"), 2, 1, 3),
    ("region", N_("County or state"), 3, 0, 2),
    ("country", N_("Country"), 3, 2, 2),
)


class AddressRow(ItemRow):
    """A label and the parts of one address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = Address()
        self.label_box = label_box(PLACE_LABELS, "address_label", _("Label"))
        self.label_box.editTextChanged.connect(lambda _text: self.edited.emit())
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.label_box, 1)
        self.tools(top, ordered=True)
        grid = QGridLayout()
        grid.setSpacing(6)
        self.lines: dict[str, QLineEdit] = {}
        for key, label, row, column, columns in PARTS:
            line = ComposingLine()
            line.setObjectName(f"address_{key}")
            line.setPlaceholderText(_(label))
            line.setAccessibleName(_(label))
            line.textEdited.connect(lambda _text: self.edited.emit())
            line.submitted.connect(self.completed)
            grid.addWidget(line, row, column, 1, columns)
            self.lines[key] = line
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(grid)

    def item(self) -> Address | None:
        """The address, None while all its parts are blank."""
        parts: dict[str, Any] = {key: line.text().strip() for key, line in self.lines.items()}
        if not any(parts.values()):
            return None
        return replace(self._address, label=chosen_label(self.label_box), **parts)

    def set_item(self, item: Any) -> None:
        """Show an address."""
        self._address = item or Address(label="work")
        with QSignalBlocker(self.label_box):
            show_label(self.label_box, self._address.label)
        for key, line in self.lines.items():
            text = getattr(self._address, key)
            if line.text().strip() != text:
                line.setText(text)

    def focus_first(self) -> None:
        """Into the street."""
        self.lines["street"].setFocus()


class AddressesEditor(RowsEditor):
    """All addresses of a card."""

    def starters(self) -> Sequence[tuple[str, str, Any]]:
        """One button."""
        return [("add_address", _("+ Address"), None)]

    def make_row(self) -> ItemRow:
        """A blank address."""
        return AddressRow(self)
