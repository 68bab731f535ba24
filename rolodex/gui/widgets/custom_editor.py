"""The editor of the fields that users make up themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.card_parts import CustomValue
from rolodex.domain.problems import bad_value
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.rows_editor import ItemRow, RowsEditor
from rolodex.i18n import N_, _


class CustomRow(ItemRow):
    """The name of a field, its value, and whether it is private."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = CustomValue(label="", value="")
        self.label_line = ComposingLine()
        self.label_line.setObjectName("custom_label")
        self.label_line.setPlaceholderText(_("name of the field"))
        self.label_line.setAccessibleName(_("Name of the field"))
        self.value_line = ComposingLine()
        self.value_line.setObjectName("custom_value")
        self.value_line.setPlaceholderText(_("value"))
        self.value_line.setAccessibleName(_("Value"))
        self.private_box = QCheckBox(_("private"))
        self.private_box.setObjectName("custom_private")
        self.private_box.setToolTip(_("Hidden on the card until clicked; never printed or sent."))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.label_line, 1)
        top.addWidget(self.private_box)
        self.tools(top, ordered=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.value_line)
        for line in (self.label_line, self.value_line):
            line.textEdited.connect(lambda _text: self.edited.emit())
            line.submitted.connect(self.completed)
        self.private_box.clicked.connect(lambda _on: self.edited.emit())

    def item(self) -> CustomValue | None:
        """The value, None while both lines are blank."""
        label, value = self.label_line.text().strip(), self.value_line.text().strip()
        if not value:
            return None
        if not label:
            raise bad_value(N_("Give the field a name for “{value}”."), value=value)
        private = self.private_box.isChecked()
        return replace(self._value, label=label, value=value, private=private)

    def set_item(self, item: Any) -> None:
        """Show a value."""
        self._value = item or CustomValue(label="", value="")
        for line, text in (
            (self.label_line, self._value.label),
            (self.value_line, self._value.value),
        ):
            if line.text().strip() != text:
                line.setText(text)
        self.private_box.setChecked(self._value.private)

    def focus_first(self) -> None:
        """Into the name while there is none, else into the value."""
        (self.value_line if self.label_line.text() else self.label_line).setFocus()


class CustomEditor(RowsEditor):
    """All fields of the user's own on a card."""

    def starters(self) -> Sequence[tuple[str, str, Any]]:
        """One button."""
        return [("add_custom", _("+ Own field"), None)]

    def make_row(self) -> ItemRow:
        """A blank field."""
        return CustomRow(self)
