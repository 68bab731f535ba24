"""The editor of family and other relations to people with or without a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.card_parts import RELATION_KINDS, Relation
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.card_picker import CardPicker
from rolodex.gui.widgets.relation_words import kind_name, reverse_kind
from rolodex.gui.widgets.rows_editor import (
    ItemRow,
    RowsEditor,
    chosen_label,
    label_box,
    show_label,
)
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _


class RelationRow(ItemRow):
    """What the other is to this person, who it is, and how it reads on their card."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relation = Relation(kind="spouse")
        self.kind_box = label_box(
            [(key, label) for key, (label, _reverse) in RELATION_KINDS.items()],
            "relation_kind",
            _("Relation"),
        )
        self.picker = CardPicker(desk)
        self.picker.setObjectName("relation_other")
        self.picker.setAccessibleName(_("Who"))
        self.picker.setPlaceholderText(_("a card, or only a name"))
        self.reverse_label = WrapLabel("", "muted")
        self.reverse_label.setObjectName("relation_reverse")
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.kind_box, 1)
        self.tools(top, ordered=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.picker)
        layout.addWidget(self.reverse_label)
        self.kind_box.editTextChanged.connect(self._on_edited)
        self.picker.textEdited.connect(self._on_edited)
        self.picker.picked.connect(self._on_edited)
        self.picker.submitted.connect(self.completed)

    def item(self) -> Relation | None:
        """The relation, None while it names nobody."""
        name = self.picker.text().strip()
        if not name:
            return None
        other = self.picker.card()
        kept = self._relation.name if other == self._relation.other else ""
        return replace(
            self._relation,
            kind=chosen_label(self.kind_box) or "other",
            other=other,
            name=name if other is None else kept,
        )

    def set_item(self, item: Any) -> None:
        """Show a relation."""
        self._relation = item or Relation(kind="spouse")
        with QSignalBlocker(self.kind_box):
            show_label(self.kind_box, self._relation.kind)
        self.picker.set_card(self._relation.other, self._relation.name)
        self._show_reverse()

    def focus_first(self) -> None:
        """Into the line that finds the other."""
        self.picker.setFocus()

    def _on_edited(self, _value: object = None) -> None:
        self._show_reverse()
        self.edited.emit()

    def _show_reverse(self) -> None:
        kind = chosen_label(self.kind_box)
        name = self.picker.text().strip()
        linked = self.picker.card() is not None and bool(kind)
        self.reverse_label.setVisible(linked)
        if linked:
            self.reverse_label.setText(
                _("On the card of {name}: {relation}").format(
                    name=name, relation=kind_name(reverse_kind(kind))
                )
            )


class RelationsEditor(RowsEditor):
    """All relations of a card."""

    def starters(self) -> Sequence[tuple[str, str, Any]]:
        """One button."""
        return [("add_relation", _("+ Relation"), None)]

    def make_row(self) -> ItemRow:
        """A blank relation."""
        return RelationRow(self.desk, self)
