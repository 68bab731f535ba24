"""A phrase as a customer will receive it, with what is left to fill in marked and asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from rolodex.domain.phrase_fields import PHRASE_FIELD
from rolodex.domain.problems import Problem
from rolodex.gui import theme
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, listed, ngettext, render

if TYPE_CHECKING:
    from rolodex.domain.phrase_language import Blank, Filled

Filling = Callable[[dict[str, str]], "Filled"]


def blank_label(key: str) -> str:
    """What a blank is called on the screen: the field's label, or the question itself."""
    return key[1:] if key.startswith("?") else _(PHRASE_FIELD[key].label)


def utf16(text: str, position: int) -> int:
    """Where Qt sees a position of a Python string: it counts UTF-16 units."""
    return position + sum(sign > "\uffff" for sign in text[:position])


class PhrasePreview(QWidget):
    """The filled text; one small field for each blank, kept while the phrase stays the same.

    Signals: `submitted()` on Enter in a field.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None, asks: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("phrase_preview")
        self._asks = asks
        self._fill: Filling | None = None
        self._filled: Filled | None = None
        self.lines: dict[str, ComposingLine] = {}
        self.text = QPlainTextEdit()
        self.text.setObjectName("phrase_text")
        self.text.setAccessibleName(_("The text as it will be received"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.subject = WrapLabel("", "muted", most_lines=2)
        self.subject.setObjectName("phrase_subject")
        self.note = WrapLabel("", "small")
        self.note.setObjectName("phrase_blanks")
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(theme.px(8))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.subject)
        column.addWidget(self.text, 1)
        column.addWidget(self.note)
        column.addLayout(self._form)
        theme.theme().changed.connect(self._mark)

    def show_filling(self, fill: Filling | None, keep: bool = False) -> None:
        """Show what `fill` gives; with `keep` what was typed into the blanks stays."""
        typed = self.extra() if keep else {}
        self._fill = fill
        self._filled = None
        plain = self._try(fill, {}) if fill is not None else None
        wanted = list(dict.fromkeys(b.key for b in plain.blanks)) if plain is not None else []
        if wanted != list(self.lines):
            self._make_lines(wanted if self._asks else [])
        for key, line in self.lines.items():
            line.setText(typed.get(key, ""))
        self._show()

    def filled(self) -> Filled | None:
        """The text with its blanks; None if it cannot be filled."""
        return self._filled

    def extra(self) -> dict[str, str]:
        """What was typed into the blanks, by key."""
        return {key: line.text() for key, line in self.lines.items() if line.text().strip()}

    def focus_first_blank(self) -> bool:
        """Put the keys into the first empty blank; False if there is none."""
        for line in self.lines.values():
            if not line.text().strip():
                line.setFocus()
                return True
        return False

    def _make_lines(self, keys: list[str]) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self.lines = {}
        for number, key in enumerate(keys, 1):
            line = ComposingLine()
            line.setObjectName(f"phrase_blank_{number}")
            line.setAccessibleName(blank_label(key))
            line.textChanged.connect(lambda _text: self._show())
            line.submitted.connect(self.submitted)
            label = QLabel(blank_label(key)[:40].replace("&", "&&"))
            theme.set_role(label, "muted")
            label.setBuddy(line)
            self._form.addRow(label, line)
            self.lines[key] = line

    def _try(self, fill: Filling, extra: dict[str, str]) -> Filled | None:
        try:
            return fill(extra)
        except Problem as problem:
            # The editor, which asks for nothing here, says itself what is wrong and where.
            self.note.setText(render(problem.text) if self._asks else "")
            return None

    def _show(self) -> None:
        fill = self._fill
        self._filled = self._try(fill, self.extra()) if fill is not None else None
        filled = self._filled
        text = filled.text if filled is not None else ""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        subject = filled.subject if filled is not None else ""
        self.subject.setText(_("Subject: {words}").format(words=subject))
        self.subject.setVisible(bool(subject))
        if filled is not None:
            self.note.setText(self._words(filled))
        elif fill is None:
            self.note.setText("")
        theme.set_role(self.note, "error" if fill is not None and filled is None else "small")
        self.note.setVisible(bool(self.note.text()))
        self._mark()

    @staticmethod
    def _words(filled: Filled) -> str:
        left = list(dict.fromkeys(blank_label(blank.key) for blank in filled.blanks))
        if not left:
            return ""
        words = ngettext(
            "{n} blank to fill in: {names}", "{n} blanks to fill in: {names}", len(left)
        )
        return words.format(n=len(left), names=listed(left))

    def _mark(self) -> None:
        filled, colours = self._filled, theme.current()
        if filled is None:
            self.text.setExtraSelections([])
            return
        marks = [self._selection(b, colours.due.fg, colours.due.bg, True) for b in filled.blanks]
        marks += [
            self._selection(spot, colours.accent, colours.on_accent, False) for spot in filled.spots
        ]
        self.text.setExtraSelections(marks)

    def _selection(
        self, blank: Blank, front: str, ground: str, bold: bool
    ) -> QTextEdit.ExtraSelection:
        assert self._filled is not None
        text = self._filled.text
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(utf16(text, blank.start))
        cursor.setPosition(utf16(text, blank.end), QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setForeground(QColor(front))
        shape.setBackground(QColor(ground))
        if bold:
            shape.setFontWeight(700)
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = cursor, shape
        return found
