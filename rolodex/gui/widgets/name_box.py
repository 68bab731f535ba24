"""The one line into which the name of a new card is typed, and its parts as they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.card_draft import CardDraft
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.editor_row import LABEL_WIDTH
from rolodex.gui.widgets.focus_watch import FocusWatch
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, render

if TYPE_CHECKING:
    from rolodex.domain.name_splitting import NameParts
    from rolodex.domain.problems import Problem

NAME_FIELDS = ("family", "given", "middle", "prefix", "suffix", "nickname", "salutation")


class NameBox(QWidget):
    """Splits what is typed into the parts of a name; they stay to be corrected below.

    Signals: `split()` after the parts of the draft changed.
    """

    split = Signal()

    def __init__(self, desk: Desk, draft: CardDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._split = ""
        self.line = ComposingLine()
        self.line.setObjectName("whole_name")
        self.line.setAccessibleName(_("Name"))
        self.line.setPlaceholderText(_("Name, as on the business card"))
        self.line.textEdited.connect(self._on_text_edited)
        self.line.submitted.connect(self.commit)
        self.reading = WrapLabel("", "small")
        self.reading.setObjectName("name_reading")
        label = WrapLabel(_("Name"), "muted")
        label.setFixedWidth(theme.px(LABEL_WIDTH))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label)
        line.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.reading)
        self.reading.setVisible(False)
        self.problem = WrapLabel("", "error")
        self.problem.setObjectName("problem_whole_name")
        column.addWidget(self.problem)
        self.problem.setVisible(False)
        self._watch = FocusWatch(self)
        self._watch.left.connect(self.commit)

    def commit(self) -> bool:
        """Save the name as it was split; False (and the reason shown) if that cannot be."""
        text = self.line.text().strip()
        if text and text != self._split:
            self._split = text
            parts = self._parts(text)
            self.problem.setVisible(False)
            self._draft.change(
                self._on_refused, **{key: getattr(parts, key) for key in NAME_FIELDS}
            )
            self.split.emit()
        return not self.is_unsaved()

    def is_unsaved(self) -> bool:
        """Whether a name is typed that the book does not have."""
        text = self.line.text().strip()
        return bool(text) and text != self._split

    def _on_refused(self, problem: Problem) -> None:
        self._split = ""
        self.problem.setText(render(problem.text))
        self.problem.setVisible(True)

    def _parts(self, text: str) -> NameParts:
        from rolodex.domain.name_splitting import split_name

        return split_name(text)

    def _on_text_edited(self, text: str) -> None:
        text = text.strip()
        self.reading.setVisible(bool(text))
        if not text:
            return
        parts = self._parts(text)
        said = [
            _("{label}: {value}").format(label=label, value=value)
            for label, value in (
                (_("Family name"), parts.family),
                (_("Given name"), " ".join(p for p in (parts.given, parts.middle) if p)),
                (_("Nickname"), parts.nickname),
                (_("Form of address"), parts.salutation),
            )
            if value
        ]
        words = " · ".join(said)
        if parts.unsure:
            words = _("{parts} (is the order right?)").format(parts=words)
        self.reading.setText(words)
