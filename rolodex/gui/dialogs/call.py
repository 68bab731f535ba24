"""The window one calls from: the number large, copied, and the log waiting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method
from rolodex.domain.problems import Problem
from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs import unsaved
from rolodex.gui.widgets.card_words import method_label, method_value
from rolodex.gui.widgets.fitted_dialog import FittedDialog
from rolodex.gui.widgets.log_form import LogForm
from rolodex.gui.widgets.promise_tick import PromiseTick
from rolodex.gui.widgets.qr_picture import QrPicture
from rolodex.gui.widgets.quick_log import new_contact
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.gui.window_title import window_title
from rolodex.i18n import _, render
from rolodex.services.dial_code import dial_code

WIDTH = 460
CODE = 132
"""Pixels of the code's side: four for each module of a short number and its quiet zone."""


class CallDialog(FittedDialog):
    """Shows the numbers of a card; one key and Enter note how the call went.

    Signals: `logged(outcome, ticked off)` after the call was noted.
    """

    logged = Signal(str, bool)

    def __init__(
        self, desk: Desk, card: Card, parent: QWidget | None = None, promise: str = ""
    ) -> None:
        super().__init__(parent)
        from rolodex.domain.names import name_or_placeholder

        self.setObjectName("call_dialog")
        self._desk = desk
        self._card = card
        name = render(name_or_placeholder(card))
        self.setWindowTitle(window_title(_("Call {name}").format(name=name)))
        self.setMinimumWidth(theme.px(WIDTH))
        self._country = desk.read(lambda: desk.book.settings.get("country"), "")
        self.number = WrapLabel("", "")
        self.number.setObjectName("call_number")
        self.number.setFont(theme.theme().font(32, bold=True))
        self.number.setStyleSheet(f"font-size: {theme.px(32)}px; font-weight: 600;")
        self.copied = WrapLabel("", "small")
        self.copied.setObjectName("call_copied")
        self.copy_button = QPushButton(_("Copy"))
        self.copy_button.setObjectName("call_copy")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        self.code = QrPicture(CODE)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(WrapLabel(name, "heading"))
        beside.addWidget(self.number)
        beside.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(beside, 1)
        top.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        self.form = LogForm(desk.clock)
        self.form.submitted.connect(self.save)
        self.form.outcomes.chosen.connect(lambda _key: self.form.text.setFocus())
        self.tick = PromiseTick(promise)
        self.form.edited.connect(lambda: self.tick.suggest(self.form.outcomes.key()))
        self.tick.suggest(self.form.outcomes.key())
        self._is_refused = False
        self.problem = WrapLabel("", "error")
        self.problem.setObjectName("call_problem")
        self.problem.setVisible(False)
        log_button = QPushButton(_("Log the call"))
        log_button.setObjectName("call_log")
        log_button.setProperty("role", "primary")
        log_button.setAutoDefault(False)
        log_button.clicked.connect(self.save)
        close_button = QPushButton(_("Close"))
        close_button.setObjectName("call_close")
        close_button.setAutoDefault(False)
        close_button.clicked.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addWidget(self.form.again)
        bottom.addStretch(1)
        bottom.addWidget(close_button)
        bottom.addWidget(log_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.copied)
        column.addLayout(self._others())
        column.addSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.form.next)
        column.addWidget(self.tick)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addLayout(bottom)
        self.show_number(card.phones()[0])
        self.form.outcomes.focus_chosen()

    def _others(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        phones = self._card.phones()
        for number, phone in enumerate(phones if len(phones) > 1 else (), 1):
            words = f"{method_label(phone)}  {method_value(phone, self._country)}"
            button = QPushButton(words.replace("&", "&&"))
            button.setObjectName(f"call_phone_{number}")
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, phone=phone: self.show_number(phone))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def show_number(self, phone: Method) -> None:
        """Show a number large and copy it."""
        self._phone = phone
        self.number.setText(method_value(phone, self._country))
        self.number.setAccessibleName(self.number.text())
        words = _("Scan it with the phone to dial {number}").format(number=self.number.text())
        self.code.setToolTip(words)
        self.code.setAccessibleName(words)
        self.code.show_modules(dial_code(phone))
        self.copy()

    def copy(self) -> None:
        """Copy the number that is shown."""
        QGuiApplication.clipboard().setText(self.number.text())
        self.copied.setText(
            _(
                "{label} · copied. Dial it, or scan it with the phone, then note how it went."
            ).format(label=method_label(self._phone))
        )

    def save(self) -> None:
        """Note the call, unless the next follow-up cannot be read."""
        card_id = self._card.id
        assert card_id is not None
        try:
            followup = self.form.follow_up(card_id)
        except Problem:
            self.form.next.show_reading()
            self.form.next.setFocus()
            return
        interaction = new_contact((card_id,), self.form, self._desk.clock)
        outcome = self.form.outcomes.key()
        desk = self._desk

        def done(_changes: object) -> None:
            self.logged.emit(outcome, self.tick.is_wanted())
            self.accept()

        desk.write(
            lambda: desk.book.history.log(interaction, followup),
            done,
            self._on_refused,
            by=self,
        )

    def _on_refused(self, problem: Problem) -> None:
        self._is_refused = True
        self.problem.setText(render(problem.text))
        self.problem.setVisible(True)

    def reject(self) -> None:
        """Close; where saving what was typed failed, only after asking."""
        if not self._is_refused or unsaved.may_drop(self):
            super().reject()

    @staticmethod
    def ask(
        desk: Desk, card_id: int, parent: QWidget | None, promise: str = ""
    ) -> CallDialog | None:
        """Open it for a card; None (and a message) if the card has no number.

        `promise` is the reminder that the call may tick off.
        """
        card: Card | None = desk.read(lambda: desk.book.cards.get(card_id), None)
        if card is None:
            return None
        if not card.phones():
            desk.message(_("There is no phone number on this card."), by=parent)
            return None
        dialog = CallDialog(desk, card, parent.window() if parent is not None else None, promise)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog
