"""The open follow-ups of a card, each with Done, Later and Skip."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.followup import FollowUp
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.chip import Chip
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.snooze_menu import snooze_menu
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, ngettext, render


class FollowUpRow(QWidget):
    """One promise: what, when, and what can be done about it."""

    done_requested = Signal()
    skip_requested = Signal()
    snoozed = Signal(object)

    def __init__(self, desk: Desk, followup: FollowUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"followup_{followup.id}")
        self._desk = desk
        today = desk.clock.today()
        text = followup.text or _("Follow-up")
        if followup.place:
            text = _("{text}, {place}").format(text=text, place=followup.place)
        words, state = due_words(followup, desk)
        chip = Chip(words, state)
        buttons = QWidget()
        line = FlowLayout(buttons, gap=6)
        for name, label, words_ in (
            ("followup_done", _("Done"), _("Done: {text}")),
            ("followup_later", _("Later"), _("Later: {text}")),
            ("followup_skip", _("Skip"), _("Skip: {text}")),
        ):
            button = QPushButton(label)
            button.setObjectName(name)
            button.setProperty("role", "toggle")
            button.setAccessibleName(words_.format(text=text))
            line.addWidget(button)
            setattr(self, name, button)
        self.followup_done.clicked.connect(self.done_requested)
        self.followup_skip.clicked.connect(self.skip_requested)
        self.followup_later.clicked.connect(self._on_later_clicked)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(WrapLabel(text), 1)
        top.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(buttons)
        until = followup.snoozed_until
        if until is not None and until.date() > today:
            from rolodex.domain.when import When, describe_when

            moment = render(describe_when(When(until.date()), today))
            column.insertWidget(1, WrapLabel(_("put off until {day}").format(day=moment), "small"))

    followup_done: QPushButton
    followup_later: QPushButton
    followup_skip: QPushButton

    def _on_later_clicked(self) -> None:
        menu = snooze_menu(self, self._desk.clock, self.snoozed.emit)
        menu.popup(self.followup_later.mapToGlobal(self.followup_later.rect().bottomLeft()))


class FollowUpList(QWidget):
    """All open follow-ups of a card; invisible while there are none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("followup_list")
        self._desk = desk
        self.rows: list[FollowUpRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 8, 20, 8)
        self._column.setSpacing(0)
        self._column.addWidget(WrapLabel(_("Follow-ups"), "section"))
        self.setVisible(False)

    def show_card(self, card: int | None) -> None:
        """Show the open follow-ups of a card."""
        found: list[FollowUp] = []
        if card is not None:
            found = self._desk.read(lambda: self._desk.book.followups.open_for(card), [])
        for row in self.rows:
            self._column.removeWidget(row)
            row.setVisible(False)
            row.deleteLater()
        self.rows = []
        for followup in found:
            row = FollowUpRow(self._desk, followup, self)
            self._connect(row, followup)
            self._column.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(found))

    def _connect(self, row: FollowUpRow, followup: FollowUp) -> None:
        followup_id = followup.id
        assert followup_id is not None
        desk = self._desk

        def snooze(until: datetime) -> None:
            desk.write(lambda: desk.book.followups.snooze(followup_id, until))

        row.done_requested.connect(
            lambda: desk.write(lambda: desk.book.followups.done(followup_id))
        )
        row.skip_requested.connect(
            lambda: desk.write(lambda: desk.book.followups.skip(followup_id))
        )
        row.snoozed.connect(snooze)


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
