"""A field of a card being edited: its label, its editor, and what is wrong with what was typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.card import Field, FieldKind
from rolodex.domain.problems import Problem
from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.card_draft import CardDraft
from rolodex.gui.widgets.field_editors import make_editor
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, render

ONE_LINE = frozenset({FieldKind.TEXT, FieldKind.CHOICE, FieldKind.DAYS, FieldKind.CARD})
LABEL_WIDTH = 104


class EditorRow(QWidget):
    """An editor that saves into a draft when the keyboard leaves it.

    Signals: `escaped()` on Esc, `left()` after the keyboard went elsewhere and the value was
    handed to the draft, `finished()` on Enter.
    """

    escaped = Signal()
    left = Signal()
    finished = Signal()

    def __init__(
        self, field: Field, desk: Desk, draft: CardDraft, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.draft = draft
        self.editor = make_editor(field, desk, self)
        self.label = WrapLabel(_(field.label), "muted")
        self.problem = WrapLabel("", "error")
        self.problem.setObjectName(f"problem_{field.key}")
        self.problem.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if field.kind in ONE_LINE:
            line = QHBoxLayout()
            line.setSpacing(8)
            self.label.setFixedWidth(theme.px(LABEL_WIDTH))
            line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(self.editor, 1)
            column.addLayout(line)
        else:
            column.addWidget(self.label)
            column.addWidget(self.editor)
        column.addWidget(self.problem)
        self.changed = False
        self.is_refused = False
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self._on_left)
        self.editor.finished.connect(self._on_finished)
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft holds, unless the user has typed something else meanwhile."""
        if not self.changed and not self.problem.isVisible():
            self.editor.set_value(getattr(self.draft.card, self.field.key))

    def commit(self) -> bool:
        """Hand what was typed to the draft.

        False (and the reason shown) if it cannot be read, or the book cannot be written.
        """
        if not self.changed:
            return True
        try:
            value: Any = self.editor.value()
        except Problem as problem:
            self._say(problem)
            return False
        self.problem.setVisible(False)
        self.changed = self.is_refused = False
        self.draft.change(self._on_refused, **{self.field.key: value})
        return not self.changed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def _on_refused(self, problem: Problem) -> None:
        self.changed = True  # what was typed stays, and is saved at the next occasion
        self.is_refused = True
        self._say(problem)

    def _say(self, problem: Problem) -> None:
        self.problem.setText(render(problem.text))
        self.problem.setVisible(True)

    def _on_edited(self) -> None:
        self.changed = True
        if self.problem.isVisible():
            self.problem.setVisible(False)

    def _on_left(self) -> None:
        self.commit()
        self.left.emit()

    def _on_finished(self) -> None:
        if self.commit():
            self.finished.emit()
