"""A list of names to choose from by typing a part of one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget


class ChoiceBox(QComboBox):
    """Keys with names; typing filters by any part of the name or the key.

    With `free` a text that is no name is taken as a key of its own, in capitals.
    Signals: `chosen(str)` with the key, only if it differs from the one shown before.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Iterable[tuple[str, str]], free: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._free = free
        self._key = ""
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for key, name in choices:
            self.addItem(f"{name} ({key})", key)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.activated.connect(lambda _index: self._settle())
        self._line.returnPressed.connect(self._settle)

    def key(self) -> str:
        """The key chosen."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show a key without telling anybody."""
        self._key = key
        index = self.findData(key)
        self.setCurrentIndex(index)
        self.setEditText(self.itemText(index) if index >= 0 else key)
        self._line.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces what is there."""
        super().focusInEvent(event)
        self._line.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts when the field is left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def _settle(self) -> None:
        found = self._found(self.currentText().strip())
        if found and found != self._key:
            self.set_key(found)
            self.chosen.emit(found)
        else:
            self.set_key(self._key)

    def _found(self, typed: str) -> str:
        """The key of a name, of a key, or of the only name with this part in it."""
        folded = typed.casefold()
        exact, parts = "", []
        for number in range(self.count()):
            key, text = str(self.itemData(number)), self.itemText(number).casefold()
            if folded in (key.casefold(), text, text.rsplit(" (", 1)[0]):
                exact = key
            elif folded and folded in text:
                parts.append(key)
        if exact:
            return exact
        if len(parts) == 1:
            return parts[0]
        return typed.upper() if self._free and len(typed) == 3 and typed.isalpha() else ""
