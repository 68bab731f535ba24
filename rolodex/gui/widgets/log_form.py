"""Kind, outcome, text and next follow-up of a contact: what the card and the dialog share."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import KINDS, OUTCOMES
from rolodex.gui.widgets.composing import GrowingText
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.when_edit import WhenEdit
from rolodex.i18n import _
from rolodex.services.clock import Clock

if TYPE_CHECKING:
    from rolodex.domain.when import When

TRY_AGAIN = ("no_answer", "not_now", "message_left")
"""Outcomes after which one tries again a little later."""


class Choices(QWidget):
    """Buttons of which one is chosen; arrows move, and so do the digits where there are any.

    Signals: `chosen(str)` with the key, only when the user chose it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        words: str,
        choices: dict[str, str],
        digits: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._digits = digits
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        flow = FlowLayout(self, gap=4)
        for number, (key, label) in enumerate(choices.items(), 1):
            text = _(label)
            button = QPushButton(f"{number} {text}" if digits else text)
            button.setObjectName(f"{name}_{key}")
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "toggle")
            if digits:
                button.setToolTip(_("Alt+{digit} from anywhere here").format(digit=number))
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            flow.addWidget(button)
            self.buttons[key] = button
        self.choose(next(iter(choices)))

    def key(self) -> str:
        """The key that is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose a key."""
        self.buttons[key].setChecked(True)

    def choose_number(self, number: int) -> None:
        """Choose as the digit key does, counting from 1."""
        keys = list(self.buttons)
        if 1 <= number <= len(keys):
            self.choose(keys[number - 1])
            self.chosen.emit(keys[number - 1])

    def focus_chosen(self) -> None:
        """Put the keyboard on the chosen button."""
        self.buttons[self.key()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        if self._digits and event.text().isdigit() and not event.modifiers():
            self.choose_number(int(event.text()))
            event.accept()
            return
        super().keyPressEvent(event)


class LogForm(QWidget):
    """What is noted of a contact.

    Alt+1 to Alt+5 choose the outcome from anywhere in it, the bare digits while the keyboard
    is on the outcomes; a letter typed there goes into the text. Signals: `submitted()` on
    Enter, `edited()`.
    """

    submitted = Signal()
    edited = Signal()

    def __init__(self, clock: Clock, least_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.kinds = Choices("log_kind", _("Kind"), KINDS)
        self.outcomes = Choices("log_outcome", _("Outcome"), OUTCOMES, digits=True)
        self.text = GrowingText(least_lines=least_lines)
        self.text.setObjectName("log_text")
        self.text.setPlaceholderText(_("What happened?"))
        self.text.setAccessibleName(_("What happened?"))
        self.next = WhenEdit(clock, _("Next: in 3 days, Wed 3pm …"))
        self.next.line.setObjectName("log_next")
        self.next.line.setAccessibleName(_("Next follow-up, in plain words"))
        self.again = QPushButton()
        self.again.setObjectName("log_again")
        self.again.setProperty("role", "link")
        self.again.setAutoDefault(False)
        self.again.setVisible(False)
        self.again.clicked.connect(self._on_again_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.kinds)
        layout.addWidget(self.outcomes)
        layout.addWidget(self.text)
        self.kinds.chosen.connect(self._on_kind_chosen)
        self.outcomes.chosen.connect(self._on_outcome_chosen)
        self.text.submitted.connect(self.submitted)
        self.text.textChanged.connect(self.edited)
        self.next.submitted.connect(self.submitted)
        self.next.edited.connect(self._on_next_edited)
        for number in range(1, len(OUTCOMES) + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda number=number: self.outcomes.choose_number(number))

    def words(self) -> str:
        """The text, without blanks around it."""
        return self.text.toPlainText().strip()

    def when_next(self) -> When | None:
        """The next follow-up; raises `Problem` if it cannot be read."""
        return self.next.when()

    def follow_up(self, card: int) -> FollowUp | None:
        """The promise for a card, None if none was typed; raises `Problem`."""
        when = self.when_next()
        if when is None:
            return None
        zone = self._clock.zone() if when.time is not None else ""
        return FollowUp(card=card, due=when.date, time=when.time, zone=zone, text=self.words())

    def clear(self) -> None:
        """Back to a call that reached the person."""
        self.kinds.choose("call")
        self.outcomes.choose("reached")
        self.outcomes.setVisible(True)
        self.text.clear()
        self.next.set_text("")
        self._offer_again()

    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.words() and self.next.is_empty()

    def show_contact(self, kind: str, outcome: str, text: str) -> None:
        """Show what was noted before."""
        if kind in self.kinds.buttons:
            self.kinds.choose(kind)
        if outcome in self.outcomes.buttons:
            self.outcomes.choose(outcome)
        self.outcomes.setVisible(kind != "note")
        self.text.setPlainText(text)
        self._offer_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits; a letter typed on a button goes into the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            event.accept()
            return
        typed = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and typed.isprintable() and typed.strip():
            self.text.setFocus()
            self.text.insertPlainText(typed)
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_kind_chosen(self, kind: str) -> None:
        self.outcomes.setVisible(kind != "note")
        self._offer_again()
        self.text.setFocus()
        self.edited.emit()

    def _on_outcome_chosen(self, _outcome: str) -> None:
        self._offer_again()
        self.text.setFocus()
        self.edited.emit()

    def _on_next_edited(self) -> None:
        self._offer_again()
        self.edited.emit()

    def later_hour(self) -> datetime:
        """The full hour about two hours from now."""
        later = self._clock.local_now() + timedelta(hours=2, minutes=30)
        return later.replace(minute=0, second=0, microsecond=0)

    def _offer_again(self) -> None:
        # Not reached: a later hour is one click away and never chosen unasked.
        later = self.later_hour()
        same_day = later.date() == self._clock.today()
        wanted = self.outcomes.key() in TRY_AGAIN and self.kinds.key() != "note" and same_day
        self.again.setText(_("Again at {time}").format(time=later.strftime("%H:%M")))
        self.again.setVisible(wanted and self.next.is_empty())

    def _on_again_clicked(self) -> None:
        self.next.set_text(self.later_hour().strftime("%Y-%m-%d %H:%M"))
        self.next.setFocus()
