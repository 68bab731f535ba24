"""Which editor each kind of field has."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rolodex.domain.card import Field, FieldKind
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.addresses_editor import AddressesEditor
from rolodex.gui.widgets.card_editor import CardEditor
from rolodex.gui.widgets.custom_editor import CustomEditor
from rolodex.gui.widgets.dates_editor import DatesEditor
from rolodex.gui.widgets.field_editor import FieldEditor
from rolodex.gui.widgets.methods_editor import MethodsEditor
from rolodex.gui.widgets.relations_editor import RelationsEditor
from rolodex.gui.widgets.tags_editor import TagsEditor
from rolodex.gui.widgets.text_editors import ChoiceEditor, DaysEditor, NoteEditor, TextEditor

EDITORS: dict[FieldKind, type[FieldEditor]] = {
    FieldKind.TEXT: TextEditor,
    FieldKind.NOTE: NoteEditor,
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.DAYS: DaysEditor,
    FieldKind.CARD: CardEditor,
    FieldKind.METHODS: MethodsEditor,
    FieldKind.ADDRESSES: AddressesEditor,
    FieldKind.DATES: DatesEditor,
    FieldKind.TAGS: TagsEditor,
    FieldKind.RELATIONS: RelationsEditor,
    FieldKind.CUSTOM: CustomEditor,
}


def make_editor(field: Field, desk: Desk, parent: QWidget | None = None) -> FieldEditor:
    """The editor for a line of the field table."""
    return EDITORS[field.kind](field, desk, parent)
