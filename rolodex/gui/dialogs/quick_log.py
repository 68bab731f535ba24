"""The window that notes a contact with one or several people, or corrects one noted before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.interaction import Interaction
from rolodex.domain.problems import Problem, bad_value
from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs import unsaved
from rolodex.gui.widgets.card_picker import CardPicker
from rolodex.gui.widgets.fitted_dialog import FittedDialog
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.log_form import LogForm
from rolodex.gui.widgets.promise_tick import PromiseTick
from rolodex.gui.widgets.quick_log import new_contact
from rolodex.gui.widgets.when_edit import WhenEdit
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import N_, _, render
from rolodex.services.changes import Changes

WIDTH = 520
LONGEST = 40
"""Characters of a name on a button."""
MIDDAY = time(12)
"""The hour of a contact of which only the day was said."""


class QuickLogDialog(FittedDialog):
    """Who, kind, outcome, what was said, when, and what comes next.

    Signals: `logged(outcome, ticked off)` after the contact was saved.
    """

    logged = Signal(str, bool)

    def __init__(
        self,
        desk: Desk,
        card_ids: Sequence[int] = (),
        parent: QWidget | None = None,
        interaction: Interaction | None = None,
        promise: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quick_log_dialog")
        self._desk = desk
        self._before = interaction
        self._is_refused = False
        self._people: dict[int, str] = {}
        self._chips: dict[int, QToolButton] = {}
        self.setWindowTitle(_("Correct a contact") if interaction else _("Log a contact"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.people = QWidget()
        self.people.setObjectName("log_people")
        self._flow = FlowLayout(self.people, gap=4)
        self.picker = CardPicker(desk)
        self.picker.setObjectName("log_who")
        self.picker.setAccessibleName(_("Who"))
        self.picker.picked.connect(self.add_person)
        self.form = LogForm(desk.clock, least_lines=3)
        self.form.submitted.connect(self.save)
        self.at = WhenEdit(desk.clock, _("When: now"), past=True)
        self.at.line.setObjectName("log_at")
        self.at.line.setAccessibleName(_("When it was, in plain words"))
        self.at.submitted.connect(self.save)
        self.tick = PromiseTick(promise)
        self.problem = WrapLabel("", "error")
        self.problem.setObjectName("log_problem")
        self.problem.setVisible(False)
        self._build()
        self._on_people_changed()
        for card_id in interaction.cards if interaction else card_ids:
            self.add_person(card_id)
        if interaction is not None:
            self._show(interaction)
        self.tick.suggest(self.form.outcomes.key())
        self.form.edited.connect(self._on_edited)
        if self._people:
            self.form.outcomes.focus_chosen()
        else:
            self.picker.setFocus()
        if interaction is not None:
            self.form.text.setFocus()

    def _build(self) -> None:
        self.save_button = QPushButton(_("Save") if self._before else _("Log"))
        self.save_button.setObjectName("log_save")
        self.save_button.setProperty("role", "primary")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        cancel_button = QPushButton(_("Cancel"))
        cancel_button.setObjectName("log_cancel")
        cancel_button.setAutoDefault(False)
        cancel_button.clicked.connect(self.reject)
        moments = QHBoxLayout()
        moments.setSpacing(8)
        moments.addWidget(self.form.next, 1)
        moments.addWidget(self.at, 1)
        self.form.next.setVisible(self._before is None)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        hint = WrapLabel(_("1–5 outcome · Enter saves · Shift+Enter new line"), "small")
        bottom.addWidget(hint, 1)
        bottom.addWidget(self.form.again)
        bottom.addWidget(cancel_button)
        bottom.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.people)
        column.addWidget(self.picker)
        column.addWidget(self.form)
        column.addLayout(moments)
        column.addWidget(self.tick)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addLayout(bottom)
        # What comes next is asked more often than when it was.
        self.setTabOrder(self.form.text, self.form.next.line)
        self.setTabOrder(self.form.next.line, self.at.line)

    def cards(self) -> tuple[int, ...]:
        """The people the contact was with."""
        return tuple(self._people)

    def add_person(self, card_id: int) -> None:
        """Add a person; the line is free for the next."""
        if card_id not in self._people:
            summary = self._desk.read(lambda: self._desk.book.cards.summary(card_id), None)
            if summary is not None:
                self._people[card_id] = summary.name or _("(no name)")
                self._add_chip(card_id, self._people[card_id])
        self.picker.set_card(None)
        self._on_people_changed()

    def remove_person(self, card_id: int) -> None:
        """Take a person off the contact."""
        self._people.pop(card_id, None)
        chip = self._chips.pop(card_id)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._on_people_changed()
        self.picker.setFocus()

    def _add_chip(self, card_id: int, name: str) -> None:
        chip = QToolButton()
        chip.setObjectName(f"log_person_{card_id}")
        chip.setProperty("role", "toggle")
        chip.setText(f"{name[:LONGEST]}  ×".replace("&", "&&"))
        chip.setToolTip(_("Remove {name}").format(name=name))
        chip.setAccessibleName(_("Remove {name}").format(name=name))
        chip.clicked.connect(lambda _on=False, card_id=card_id: self.remove_person(card_id))
        self._flow.addWidget(chip)
        self._chips[card_id] = chip

    def _on_people_changed(self) -> None:
        self.people.setVisible(bool(self._people))
        self.picker.leave_out(frozenset(self._people))
        self.picker.setPlaceholderText(
            _("Somebody else too") if self._people else _("With whom? Name, company, phone …")
        )

    def _show(self, interaction: Interaction) -> None:
        self.form.show_contact(interaction.kind, interaction.outcome, interaction.text)
        if interaction.at is not None:
            zone = ZoneInfo(interaction.zone or self._desk.clock.zone())
            self.at.set_text(interaction.at.astimezone(zone).strftime("%Y-%m-%d %H:%M"))

    def _on_edited(self) -> None:
        self.tick.suggest(self.form.outcomes.key())
        if self.problem.isVisible():
            self.problem.setVisible(False)

    def save(self) -> None:
        """Save the contact, or say what is missing."""
        try:
            interaction = self._contact()
            followup = None if self._before else self.form.follow_up(self.cards()[0])
        except Problem as problem:
            for line in (self.form.next, self.at):
                if not line.show_reading():  # which says it where it was typed
                    line.setFocus()
                    return
            self.problem.setText(render(problem.text))
            self.problem.setVisible(True)
            if not self._people:
                self.picker.setFocus()
            return
        desk = self._desk

        def verb() -> Changes:
            if self._before is not None:
                return desk.book.history.edit(interaction)
            return desk.book.history.log(interaction, followup)

        def done(_changes: object) -> None:
            self.logged.emit(interaction.outcome, self.tick.is_wanted())
            self.accept()

        desk.write(verb, done, self._on_refused, by=self)

    def _on_refused(self, problem: Problem) -> None:
        self._is_refused = True
        self.problem.setText(render(problem.text))
        self.problem.setVisible(True)

    def reject(self) -> None:
        """Give up what was typed; where saving it failed, only after asking."""
        if not self._is_refused or unsaved.may_drop(self):
            super().reject()

    def _contact(self) -> Interaction:
        if not self._people:
            raise bad_value(N_("Say with whom it was."))
        at = self.at.moment(MIDDAY)
        if at is not None and at > self._desk.clock.local_now():
            at = self._within_today(at)
        contact = new_contact(self.cards(), self.form, self._desk.clock, at)
        if self._before is None:
            return contact
        return replace(
            self._before,
            cards=contact.cards,
            kind=contact.kind,
            outcome=contact.outcome,
            text=contact.text,
            at=contact.at,
            zone=contact.zone,
            local_date=contact.local_date,
        )

    def _within_today(self, at: datetime) -> datetime:
        now = self._desk.clock.local_now()
        if at.date() == now.date() and at.time() == MIDDAY:
            return now  # “today” was said in the morning
        raise bad_value(N_("A contact cannot lie ahead; use “next” for what is to come."))

    @staticmethod
    def ask(
        desk: Desk,
        card_ids: Sequence[int] = (),
        parent: QWidget | None = None,
        interaction: Interaction | None = None,
        promise: str = "",
    ) -> QuickLogDialog:
        """Open it; `promise` is the reminder that a contact may tick off."""
        window = parent.window() if parent is not None else None
        dialog = QuickLogDialog(desk, card_ids, window, interaction, promise)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog
