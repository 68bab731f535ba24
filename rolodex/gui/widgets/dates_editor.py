"""The editor of birthdays and other days that recur, in plain spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from rolodex.domain.card_parts import BIRTHDAY, DATE_LABELS, SpecialDate
from rolodex.domain.problems import Problem
from rolodex.gui.theme import set_role
from rolodex.gui.widgets.card_words import date_words
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.rows_editor import (
    ItemRow,
    RowsEditor,
    chosen_label,
    label_box,
    show_label,
)
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, render
from rolodex.services.clock import Clock

MOST_LEAD_DAYS = 60


class DateRow(ItemRow):
    """What is celebrated, the date as one writes it with its reading, and days ahead."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._special: SpecialDate | None = None
        self.label_box = label_box(DATE_LABELS, "date_label", _("Occasion"))
        self.line = ComposingLine()
        self.line.setObjectName("date_value")
        self.line.setAccessibleName(_("Date"))
        self.line.setPlaceholderText(_("1988-02-29, --02-29 or 農曆八月十五"))
        self.reading = WrapLabel("", "small")
        self.reading.setObjectName("date_reading")
        self.lead_box = QSpinBox()
        self.lead_box.setObjectName("date_lead")
        self.lead_box.setAccessibleName(_("Days it is shown ahead"))
        self.lead_box.setRange(-1, MOST_LEAD_DAYS)
        self.lead_box.setSpecialValueText(_("days ahead: as usual"))
        self.lead_box.setPrefix(_("days ahead: "))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.label_box, 1)
        self.tools(top, ordered=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.line)
        bottom = QHBoxLayout()
        bottom.setSpacing(6)
        bottom.addWidget(self.reading, 1)
        bottom.addWidget(self.lead_box)
        layout.addLayout(bottom)
        self.label_box.editTextChanged.connect(lambda _text: self.edited.emit())
        self.line.textEdited.connect(self._on_text_edited)
        self.line.submitted.connect(self.completed)
        self.lead_box.valueChanged.connect(lambda _value: self.edited.emit())

    def item(self) -> SpecialDate | None:
        """The date, None while the line is blank; raises `Problem` if it cannot be read."""
        special = self._typed()
        if special is None:
            return None
        lead = self.lead_box.value()
        return replace(
            special,
            label=chosen_label(self.label_box) or BIRTHDAY,
            lead_days=None if lead < 0 else lead,
            id=self._special.id if self._special else None,
        )

    def set_item(self, item: Any) -> None:
        """Show a date in its spelling."""
        from rolodex.domain.partial_date import to_spelling

        before, self._special = self._special, item
        with QSignalBlocker(self.label_box), QSignalBlocker(self.lead_box):
            show_label(self.label_box, item.label if item else BIRTHDAY)
            lead = item.lead_days if item else None
            self.lead_box.setValue(-1 if lead is None else lead)
        if item is None or item != before:
            self.line.setText(to_spelling(item) if item else "")
        self._show_reading()

    def focus_first(self) -> None:
        """Into the date."""
        self.line.setFocus()

    def _typed(self) -> SpecialDate | None:
        from rolodex.domain.partial_date import parse_date

        text = self.line.text().strip()
        return parse_date(text) if text else None

    def _on_text_edited(self, _text: str) -> None:
        self._show_reading()
        self.edited.emit()

    def _show_reading(self) -> None:
        try:
            special = self._typed()
            words, role = "", "small"
            if special is not None:
                named = replace(special, label=chosen_label(self.label_box))
                words = date_words(named, self._clock.today())
        except Problem as problem:
            words, role = render(problem.text), "error"
        self.reading.setText(words)
        if self.reading.property("role") != role:
            set_role(self.reading, role)


class DatesEditor(RowsEditor):
    """All days of a card that recur."""

    def starters(self) -> Sequence[tuple[str, str, Any]]:
        """One button."""
        return [("add_date", _("+ Date"), None)]

    def make_row(self) -> ItemRow:
        """A blank date, a birthday unless told otherwise."""
        return DateRow(self.desk.clock, self)
