"""The editor of a card's tags: chips, and a line that completes the tags there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QToolButton, QVBoxLayout, QWidget

from rolodex.domain.card import Field
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.field_editor import FieldEditor
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.i18n import _

SEPARATORS = (",", ";", "，", "、", "；")


class TagsEditor(FieldEditor):
    """Enter or a comma adds what is typed, Backspace in the empty line removes the last."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, desk, parent)
        self._tags: list[str] = []
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips)
        self.line = ComposingLine()
        self.line.setObjectName(field.key)
        self.line.setAccessibleName(_("Add a tag"))
        self.line.setPlaceholderText(_("Add a tag"))
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        completer.activated[str].connect(  # type: ignore[index]
            self._on_completed, Qt.ConnectionType.QueuedConnection
        )
        self.line.textEdited.connect(self._on_text_edited)
        self.line.submitted.connect(self._on_return_pressed)
        self.line.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.chips)
        layout.addWidget(self.line)

    def value(self) -> object:
        """The tags, the one in the line included."""
        typed = self.line.text().strip()
        rest = (typed,) if typed and typed not in self._tags else ()
        return (*self._tags, *rest)

    def set_value(self, value: object) -> None:
        """Show tags."""
        self.line.clear()
        tags = [str(tag) for tag in value] if isinstance(value, tuple | list) else []
        if tags != self._tags or not tags:
            self._tags = tags
            self._rebuild()
        names = self.desk.read(lambda: [tag.name for tag in self.desk.book.tags.all()], [])
        self._words.setStringList(names)

    def focus_first(self) -> None:
        """Into the line."""
        self.line.setFocus()

    def add(self, name: str) -> None:
        """Add a tag if the card does not have it."""
        name = name.strip()
        self.line.clear()
        if name and name not in self._tags:
            self._tags.append(name)
            self._rebuild()
            self.edited.emit()

    def remove(self, name: str) -> None:
        """Take a tag away."""
        self._tags.remove(name)
        self._rebuild()
        self.line.setFocus()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty line removes the last tag."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and self._tags
        ):
            self.remove(self._tags[-1])
            return True
        return super().eventFilter(watched, event)

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in self._tags:
            chip = QToolButton()
            chip.setText(f"{name}  ×".replace("&", "&&"))
            chip.setProperty("role", "toggle")
            chip.setToolTip(_("Remove tag {name}").format(name=name))
            chip.setAccessibleName(_("Remove tag {name}").format(name=name))
            chip.clicked.connect(lambda _checked=False, name=name: self.remove(name))
            self._flow.addWidget(chip)
        self.chips.setVisible(bool(self._tags))
        self.chips.updateGeometry()

    def _on_text_edited(self, text: str) -> None:
        if text.endswith(SEPARATORS):
            self.add(text[:-1])
        else:
            self.edited.emit()

    def _on_completed(self, name: str) -> None:
        self.add(name)

    def _on_return_pressed(self) -> None:
        if self.line.text().strip():
            self.add(self.line.text())
        else:
            self.finished.emit()
