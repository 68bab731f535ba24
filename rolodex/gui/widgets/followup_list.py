"""The open follow-ups of a card, each with Done, Later and Skip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.followup import FollowUp
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.chip import Chip
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.snooze_menu import snooze_menu
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, ngettext, render

USUAL = 2
"""Promises that are open at the same time."""


class FollowUpRow(QWidget):
    """One promise: what, when, and what can be done about it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.followup_id = 0
        self._text = WrapLabel()
        self._chip = Chip()
        self._until = WrapLabel("", "small")
        buttons = QWidget()
        line = FlowLayout(buttons, gap=6)
        for name, label in (
            ("followup_done", _("Done")),
            ("followup_later", _("Later")),
            ("followup_skip", _("Skip")),
        ):
            button = QPushButton(label)
            button.setObjectName(name)
            button.setProperty("role", "toggle")
            line.addWidget(button)
            setattr(self, name, button)
        self.followup_done.clicked.connect(self._on_done_clicked)
        self.followup_skip.clicked.connect(self._on_skip_clicked)
        self.followup_later.clicked.connect(self._on_later_clicked)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._text, 1)
        top.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._until)
        column.addWidget(buttons)

    def show_followup(self, followup: FollowUp) -> None:
        """Show a promise that is in the book."""
        assert followup.id is not None
        self.followup_id = followup.id
        self.setObjectName(f"followup_{followup.id}")
        text = followup.text or _("Follow-up")
        if followup.place:
            text = _("{text}, {place}").format(text=text, place=followup.place)
        self._text.setText(text)
        self._chip.show_state(*due_words(followup, self._desk))
        self.followup_done.setAccessibleName(_("Done: {text}").format(text=text))
        self.followup_later.setAccessibleName(_("Later: {text}").format(text=text))
        self.followup_skip.setAccessibleName(_("Skip: {text}").format(text=text))
        until = put_off_until(followup, self._desk)
        self._until.setText(_("put off until {day}").format(day=until))
        self._until.setVisible(bool(until))

    followup_done: QPushButton
    followup_later: QPushButton
    followup_skip: QPushButton

    def _on_done_clicked(self) -> None:
        self._desk.write(lambda: self._desk.book.followups.done(self.followup_id))

    def _on_skip_clicked(self) -> None:
        self._desk.write(lambda: self._desk.book.followups.skip(self.followup_id))

    def _snooze(self, until: datetime) -> None:
        self._desk.write(lambda: self._desk.book.followups.snooze(self.followup_id, until))

    def _on_later_clicked(self) -> None:
        menu = snooze_menu(self, self._desk.clock, self._snooze)
        menu.popup(self.followup_later.mapToGlobal(self.followup_later.rect().bottomLeft()))


class FollowUpList(QWidget):
    """All open follow-ups of a card; invisible while there are none.

    Rows are used again for the next card.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("followup_list")
        self._desk = desk
        self._rows: list[FollowUpRow] = []
        self._used = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 8, 20, 8)
        self._column.setSpacing(0)
        self._column.addWidget(WrapLabel(_("Follow-ups"), "section"))
        self.setVisible(False)

    @property
    def rows(self) -> list[FollowUpRow]:
        """The rows in use."""
        return self._rows[: self._used]

    def show_card(self, card: int | None) -> None:
        """Show the open follow-ups of a card."""
        found: list[FollowUp] = []
        if card is not None:
            found = self._desk.read(lambda: self._desk.book.followups.open_for(card), [])
        self._column.setEnabled(False)  # else each row that comes or goes lays out the others
        while len(self._rows) < len(found):
            self._add_row()
        for row, followup in zip(self._rows, found, strict=False):
            row.show_followup(followup)
            row.setVisible(True)
        for row in self._rows[len(found) :]:
            row.setObjectName("")
            row.setVisible(False)
        self._used = len(found)
        self._column.setEnabled(True)
        self._column.update()
        self.setVisible(bool(found))

    def preparations(self) -> Iterator[None]:
        """Make rows, one at each step, before the first card needs them."""
        while len(self._rows) < USUAL:
            row = self._add_row()
            row.setVisible(False)
            row.ensurePolished()
            yield

    def _add_row(self) -> FollowUpRow:
        row = FollowUpRow(self._desk, self)
        self._column.addWidget(row)
        self._rows.append(row)
        return row


def put_off_until(followup: FollowUp, desk: Desk) -> str:
    """The coming day until which a follow-up is put off, in words; empty if it is not."""
    from rolodex.domain.when import When, describe_when

    until, today = followup.snoozed_until, desk.clock.today()
    if until is None or until.date() <= today:
        return ""
    return render(describe_when(When(until.date()), today))


def due_words(followup: FollowUp, desk: Desk) -> tuple[str, str]:
    """When a follow-up is due by the user's own clock, in words, and the state for its chip."""
    from rolodex.domain.reminder_kinds.followup import at_home
    from rolodex.domain.when import When, describe_when

    today = desk.clock.today()
    due, hour = at_home(followup, desk.clock.zone())
    days = (due - today).days
    if days < 0:
        return ngettext("{n} d overdue", "{n} d overdue", -days).format(n=-days), "overdue"
    words = render(describe_when(When(due, hour), today))
    return words, "due" if days == 0 else "on_track"
