"""The editor of a field that names another card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rolodex.domain.card import Field
from rolodex.domain.problems import bad_value
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.card_picker import CardPicker
from rolodex.gui.widgets.field_editor import FieldEditor
from rolodex.gui.widgets.text_editors import filled
from rolodex.i18n import N_, _


class CardEditor(FieldEditor):
    """Another card, found by typing, or none."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, desk, parent)
        self.picker = CardPicker(desk)
        self.picker.setObjectName(field.key)
        self.picker.setAccessibleName(_(field.label))
        self.picker.picked.connect(lambda _card: self.edited.emit())
        self.picker.cleared.connect(self.edited)
        filled(self, self.picker)

    def value(self) -> object:
        """The id of the card or None."""
        typed = self.picker.text().strip()
        if self.picker.card() is None and typed:
            raise bad_value(
                N_("Choose a card from the list, or leave it empty: “{name}”."), name=typed
            )
        return self.picker.card()

    def set_value(self, value: object) -> None:
        """Show a card by its id."""
        self.picker.set_card(value if isinstance(value, int) else None)

    def focus_first(self) -> None:
        """Into the line."""
        self.picker.setFocus()
        self.picker.selectAll()
