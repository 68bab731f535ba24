"""The quick log on a card: kind, outcome, a line of text, the next follow-up, Enter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.interaction import Interaction
from rolodex.domain.problems import Problem
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.log_form import LogForm
from rolodex.i18n import _
from rolodex.services.clock import Clock


@dataclass(frozen=True, slots=True)
class Begun:
    """What was typed for a card and not saved yet."""

    kind: str
    outcome: str
    text: str
    following: str


class QuickLog(QWidget):
    """Notes a contact with the card that is open; Enter saves.

    What is begun for a card waits until that card is shown again: somebody else may be looked
    up in the middle of a note. Signals: `logged(outcome)` after a contact was saved.
    """

    logged = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quick_log")
        self.setProperty("role", "surface")
        self._desk = desk
        self._card: int | None = None
        self._begun: dict[int, Begun] = {}
        self._is_refused = False
        desk.book_changed.connect(self._on_book_changed)
        self.form = LogForm(desk.clock)
        self.save_button = QPushButton(_("Log"))
        self.save_button.setObjectName("log_save")
        self.save_button.setProperty("role", "primary")
        self.save_button.setToolTip(_("Save this contact (Enter)"))
        self.save_button.clicked.connect(self.save)
        self.form.submitted.connect(self.save)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.form.next, 1)
        bottom.addWidget(self.form.again)
        bottom.addWidget(self.save_button)
        box = QFrame()
        box.setProperty("role", "box")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(8)
        inner.addWidget(self.form)
        inner.addLayout(bottom)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 16, 8)
        outer.addWidget(box)

    def show_card(self, card: int | None) -> None:
        """Log contacts with this card from now on; what was begun for another waits for that."""
        if card == self._card:
            return
        form = self.form
        if self._card is not None and not form.is_blank():
            self._begun[self._card] = Begun(
                form.kinds.key(),
                form.outcomes.key(),
                form.text.toPlainText(),
                form.next.line.text(),
            )
        self._card = card
        form.clear()
        begun = self._begun.pop(card, None) if card is not None else None
        if begun is not None:
            form.show_contact(begun.kind, begun.outcome, begun.text)
            form.next.set_text(begun.following)

    def _on_book_changed(self) -> None:
        # The same numbers are other people there.
        self._begun.clear()
        self._card = None
        self.form.clear()

    def begin(self, kind: str = "", outcome_first: bool = False) -> None:
        """Put the keyboard here: on the outcomes, or into the text."""
        if kind:
            self.form.kinds.choose(kind)
        if outcome_first:
            self.form.outcomes.focus_chosen()
        else:
            self.form.text.setFocus()

    def save(self) -> None:
        """Save the contact, unless the next follow-up cannot be read."""
        card, form = self._card, self.form
        if card is None:
            return
        try:
            followup = form.follow_up(card)
        except Problem:
            form.next.show_reading()
            form.next.setFocus()
            return
        outcome = form.outcomes.key()
        interaction = new_contact((card,), form, self._desk.clock)
        desk = self._desk

        def done(_changes: object) -> None:
            self._is_refused = False
            form.clear()
            self.logged.emit(outcome)

        # What was typed stays in the form, whose own button is the way to try again.
        desk.write(lambda: desk.book.history.log(interaction, followup), done, self._on_refused)

    def _on_refused(self, problem: Problem) -> None:
        self._is_refused = True
        self._desk.show_problem(problem)

    def has_unsaved(self) -> bool:
        """Whether a contact that the book could not take is still written here."""
        return self._is_refused and bool(self._begun or not self.form.is_blank())


def new_contact(
    cards: tuple[int, ...], form: LogForm, clock: Clock, at: datetime | None = None
) -> Interaction:
    """The contact that a form describes, now or at a moment of the local wall clock."""
    zone = clock.zone()
    moment = clock.now()
    if at is not None:
        moment = at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    local = moment.astimezone(ZoneInfo(zone))
    kind = form.kinds.key()
    return Interaction(
        cards=cards,
        kind=kind,
        outcome="reached" if kind == "note" else form.outcomes.key(),
        text=form.words(),
        at=moment,
        zone=zone,
        local_date=local.date(),
    )
