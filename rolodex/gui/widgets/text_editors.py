"""Editors for fields that hold one text, one choice or a number of days."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QPlainTextEdit, QVBoxLayout, QWidget

from rolodex.domain.card import Field
from rolodex.domain.problems import bad_value
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.field_editor import FieldEditor
from rolodex.i18n import LANGUAGES, N_, _, language, listed

MOST_DAYS = 3650


class TextEditor(FieldEditor):
    """One line of text."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, desk, parent)
        self.line = ComposingLine()
        self.line.setObjectName(field.key)
        self.line.setAccessibleName(_(field.label))
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.submitted.connect(self.finished)
        suggestions = _suggestions(field.key, desk)
        if suggestions:
            completer = QCompleter(suggestions, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated[str].connect(  # type: ignore[index]
                lambda _text: self.edited.emit()
            )
            self.line.setCompleter(completer)
            self.line.setPlaceholderText(listed(suggestions[:4]))
        filled(self, self.line)

    def value(self) -> object:
        """The text without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        text = "" if value is None else str(value)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def focus_first(self) -> None:
        """Into the line, with the text selected."""
        self.line.setFocus()
        self.line.selectAll()


class DaysEditor(TextEditor):
    """A whole number of days, or nothing."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, desk, parent)
        self.line.setPlaceholderText(_("empty: by its tags and the book"))

    def value(self) -> object:
        """The number from 1 to 3650, or None."""
        text = self.line.text().strip()
        if not text:
            return None
        if not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
            raise bad_value(
                N_("Give a number of days from 1 to {most}, or nothing."), most=MOST_DAYS
            )
        return int(text)


class NoteEditor(FieldEditor):
    """Several lines of plain text."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, desk, parent)
        self.box = _PlainBox()
        self.box.setObjectName(field.key)
        self.box.setAccessibleName(_(field.label))
        self.box.setTabChangesFocus(True)
        self.box.setMinimumHeight(110)
        self.box.textChanged.connect(self.edited)
        filled(self, self.box)

    def value(self) -> object:
        """The text without blank lines around it."""
        return self.box.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show a text; one that is shown already keeps its cursor."""
        if str(value or "") != self.box.toPlainText().strip():
            with QSignalBlocker(self.box):
                self.box.setPlainText(str(value or ""))

    def focus_first(self) -> None:
        """To the end of the text."""
        self.box.setFocus()
        cursor = self.box.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.box.setTextCursor(cursor)


class _PlainBox(QPlainTextEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is left to the form."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class ChoiceEditor(FieldEditor):
    """One of the choices that the field declares."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(field, desk, parent)
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setObjectName(field.key)
        self.box.setAccessibleName(_(field.label))
        for key, label in field.choices:
            self.box.addItem(_(label), key)
        self.box.activated.connect(lambda _index: self.edited.emit())
        filled(self, self.box)

    def value(self) -> object:
        """The key of the choice."""
        return self.box.currentData()

    def set_value(self, value: object) -> None:
        """Choose a key; one that is not declared is added, so that it is never lost."""
        index = self.box.findData(value)
        if index < 0:
            self.box.addItem(str(value), value)
            index = self.box.count() - 1
        self.box.setCurrentIndex(index)

    def focus_first(self) -> None:
        """Onto the box."""
        self.box.setFocus()


def _suggestions(key: str, desk: Desk) -> list[str]:
    """What is usually written in a field; anything else may be typed as well."""
    if key == "salutation":
        from rolodex.domain.forms_of_address import offered_forms

        home = desk.read(lambda: desk.book.settings.get("country"), "") if desk.has_book else ""
        return list(offered_forms(language(), str(home)))
    return list(LANGUAGES) if key == "language" else []


def filled(outer: QWidget, inner: QWidget) -> None:
    """Let one widget fill another."""
    layout = QVBoxLayout(outer)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inner)
    outer.setFocusProxy(inner)
