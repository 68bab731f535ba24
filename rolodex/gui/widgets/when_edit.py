"""A line for a day or an hour in plain words, with what it is read as below it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.problems import Problem
from rolodex.gui.theme import set_role
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import render
from rolodex.services.clock import Clock

if TYPE_CHECKING:
    from rolodex.domain.when import When


class WhenEdit(QWidget):
    """Plain words such as “in 3 days”, “tomorrow 3pm”, “下週三下午三點”, “2026-12-01”.

    `past` allows moments that are over (when did it happen?). Signals: `edited()`,
    `submitted()` on Enter.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self, clock: Clock, placeholder: str, past: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._past = past
        self.line = ComposingLine()
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.submitted.connect(self.submitted)
        self.reading = WrapLabel("", "small")
        self.reading.setObjectName("when_reading")
        self.reading.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.reading)
        layout.addStretch(1)
        self.setFocusProxy(self.line)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.line.text().strip()

    def when(self) -> When | None:
        """The moment that is typed, None if nothing; raises `Problem` if it cannot be read."""
        from rolodex.domain.when import parse_when

        text = self.line.text().strip()
        return parse_when(text, self._clock.local_now(), self._past) if text else None

    def moment(self, hour: time) -> datetime | None:
        """The moment in local wall clock; `hour` stands in where only a day was typed."""
        when = self.when()
        return None if when is None else datetime.combine(when.date, when.time or hour)

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        self.line.setText(text)

    def _on_text_changed(self, _text: str) -> None:
        self.show_reading()
        self.edited.emit()

    def show_reading(self) -> bool:
        """Say how the words are read; False if they cannot be."""
        try:
            when = self.when()
        except Problem as problem:
            self._say(render(problem.text), wrong=True)
            return False
        if when is None:
            self.reading.setVisible(False)
            self.line.setProperty("problem", False)
            self._polish()
            return True
        from rolodex.domain.when import describe_when

        self._say(render(describe_when(when, self._clock.today())), wrong=False)
        return True

    def _say(self, words: str, wrong: bool) -> None:
        self.reading.setText(words)
        self.reading.setAccessibleName(words)
        self.reading.setVisible(True)
        if self.reading.property("role") != ("error" if wrong else "small"):
            set_role(self.reading, "error" if wrong else "small")
        self.line.setProperty("problem", wrong)
        self._polish()

    def _polish(self) -> None:
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
