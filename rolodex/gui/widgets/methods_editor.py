"""The editor of phone numbers, e-mail addresses, chat handles and web pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.card_parts import CHAT_SERVICES, PHONE_LABELS, PLACE_LABELS, Method, MethodKind
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.rows_editor import (
    ItemRow,
    RowsEditor,
    chosen_label,
    label_box,
    show_label,
    shrink,
)
from rolodex.i18n import N_, _

METHOD_KINDS: tuple[tuple[MethodKind, str], ...] = (
    (MethodKind.PHONE, N_("Phone")),
    (MethodKind.EMAIL, N_("E-mail")),
    (MethodKind.CHAT, N_("Chat")),
    (MethodKind.WEB, N_("Web page")),
)
VALUE_HINTS = {
    MethodKind.PHONE: N_("number, as you dial it"),
    MethodKind.EMAIL: N_("name@example.com"),
    MethodKind.CHAT: N_("handle or number"),
    MethodKind.WEB: N_("address of the page"),
}
LABELS: dict[MethodKind, Sequence[tuple[str, str]]] = {
    MethodKind.PHONE: PHONE_LABELS,
    MethodKind.EMAIL: PLACE_LABELS,
    MethodKind.CHAT: tuple((service, service) for service in CHAT_SERVICES),
    MethodKind.WEB: PLACE_LABELS,
}


class MethodRow(ItemRow):
    """Kind, label, value, whether it is the first choice, and the name a chat shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._method: Method | None = None
        self.kind_box = QComboBox()
        self.kind_box.setObjectName("method_kind")
        self.kind_box.setAccessibleName(_("Kind"))
        shrink(self.kind_box)
        for kind, label in METHOD_KINDS:
            self.kind_box.addItem(_(label), kind)
        self.label_box = label_box((), "method_label", _("Label"))
        self.value_line = ComposingLine()
        self.value_line.setObjectName("method_value")
        self.display_line = ComposingLine()
        self.display_line.setObjectName("method_display")
        self.display_line.setPlaceholderText(_("name shown in the chat"))
        self.display_line.setAccessibleName(_("Name shown in the chat"))
        self.first = self.tool("method_primary", "star", _("First choice"))
        self.first.setCheckable(True)

        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.kind_box, 1)
        top.addWidget(self.label_box, 1)
        top.addWidget(self.first)
        self.tools(top, ordered=True)
        bottom = QHBoxLayout()
        bottom.setSpacing(6)
        bottom.addWidget(self.value_line, 3)
        bottom.addWidget(self.display_line, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(bottom)

        self.kind_box.activated.connect(self._on_kind_chosen)
        self.label_box.editTextChanged.connect(lambda _text: self.edited.emit())
        self.first.clicked.connect(lambda _on: self.edited.emit())
        for line in (self.value_line, self.display_line):
            line.textEdited.connect(lambda _text: self.edited.emit())
            line.submitted.connect(self.completed)

    def kind(self) -> MethodKind:
        """The kind that is chosen."""
        return MethodKind(self.kind_box.currentData())

    def item(self) -> Method | None:
        """The method, None while its value is blank."""
        value = self.value_line.text().strip()
        display = self.display_line.text().strip() if self.kind() is MethodKind.CHAT else ""
        if not value and not display:
            return None
        before = self._method or Method(kind=self.kind(), value="")
        unchanged = before.value == value and before.kind is self.kind()
        return replace(
            before,
            kind=self.kind(),
            label=chosen_label(self.label_box),
            value=value,
            normalized=before.normalized if unchanged else "",
            display=display,
            primary=self.first.isChecked(),
        )

    def set_item(self, item: Any) -> None:
        """Show a method."""
        method = item or Method(kind=MethodKind.PHONE, value="", label="mobile")
        self._method = method
        with QSignalBlocker(self.label_box):
            self.kind_box.setCurrentIndex(self.kind_box.findData(method.kind))
            self._offer_labels()
            show_label(self.label_box, method.label)
        for line, text in ((self.value_line, method.value), (self.display_line, method.display)):
            if line.text().strip() != text:
                line.setText(text)
                line.setCursorPosition(0)
        self.first.setChecked(method.primary)

    def focus_first(self) -> None:
        """Into the value."""
        self.value_line.setFocus()

    def _offer_labels(self) -> None:
        kind = self.kind()
        self.label_box.clear()
        for key, label in LABELS[kind]:
            self.label_box.addItem(_(label), key)
        self.display_line.setVisible(kind is MethodKind.CHAT)
        self.value_line.setPlaceholderText(_(VALUE_HINTS[kind]))
        self.value_line.setAccessibleName(_(dict(METHOD_KINDS)[kind]))

    def _on_kind_chosen(self) -> None:
        with QSignalBlocker(self.label_box):
            self._offer_labels()
        self.edited.emit()


class MethodsEditor(RowsEditor):
    """All ways to reach a card; one of each kind may be the first choice."""

    def starters(self) -> Sequence[tuple[str, str, Any]]:
        """One button a kind."""
        first_label = {
            MethodKind.PHONE: "mobile",
            MethodKind.EMAIL: "work",
            MethodKind.CHAT: "LINE",
            MethodKind.WEB: "work",
        }
        return [
            (
                f"add_{kind.value}",
                _("+ {what}").format(what=_(label)),
                Method(kind=kind, value="", label=first_label[kind]),
            )
            for kind, label in METHOD_KINDS
        ]

    def make_row(self) -> ItemRow:
        """A blank row; choosing it as the first of its kind takes that from the others."""
        row = MethodRow(self)
        row.first.clicked.connect(lambda on: self._on_first_chosen(row, on))
        return row

    def _on_first_chosen(self, chosen: MethodRow, on: bool) -> None:
        for row in self.rows:
            other = isinstance(row, MethodRow) and row is not chosen
            if on and other and isinstance(row, MethodRow) and row.kind() is chosen.kind():
                row.first.setChecked(False)
