"""What every editor of a card's field can do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.card import Field
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.focus_watch import FocusWatch
from rolodex.i18n import _


class FieldEditor(QWidget):
    """Edits the value of one line of the field table.

    Signals: `edited()` on every change by the user, `left()` when the keyboard goes elsewhere
    (that is when the form saves), `finished()` when Enter says that the value is complete.
    """

    edited = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.desk = desk
        self.setObjectName(f"editor_{field.key}")
        self.setAccessibleName(_(field.label))
        self._watch = FocusWatch(self)
        self._watch.left.connect(self.left)

    def value(self) -> Any:
        """What the user typed, as the card keeps it; raises `Problem` if it cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; `edited` is not emitted."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        raise NotImplementedError
