"""A small window that asks for a day or an hour in plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from rolodex.domain.problems import Problem, bad_value
from rolodex.gui.theme import set_role
from rolodex.gui.widgets.fitted_dialog import FittedDialog
from rolodex.gui.widgets.when_edit import WhenEdit
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import N_, _, render
from rolodex.services.clock import Clock


class AskWhenDialog(FittedDialog):
    """Asks for a moment from now on."""

    def __init__(self, clock: Clock, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ask_when_dialog")
        self.setWindowTitle(question)
        self._clock = clock
        self.moment: datetime | None = None
        self.edit = WhenEdit(clock, _("in 10 days, next Monday, 2026-12-01 …"))
        self.edit.line.setObjectName("ask_when")
        self.edit.line.setAccessibleName(question)
        self.edit.submitted.connect(self.accept)
        self.problem = WrapLabel("", "error")
        self.problem.setVisible(False)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        set_role(buttons.button(QDialogButtonBox.StandardButton.Ok), "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(WrapLabel(question, "heading"))
        layout.addWidget(self.edit)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(360)
        self.edit.setFocus()

    def accept(self) -> None:
        """Close with the moment, or say why it cannot be one."""
        try:
            moment = self.edit.moment(time.min)
            if moment is None:
                raise bad_value(N_("Give a day, for example “in 10 days”."))
            if moment < datetime.combine(self._clock.today(), time.min):
                raise bad_value(N_("That day is over."))
        except Problem as problem:
            self.problem.setText(render(problem.text))
            self.problem.setVisible(not self.edit.reading.isVisible() or moment_is_read(self.edit))
            return
        self.moment = moment
        super().accept()

    @staticmethod
    def ask(
        clock: Clock, question: str, parent: QWidget | None, chosen: Callable[[datetime], None]
    ) -> AskWhenDialog:
        """Open it; `chosen` gets the moment in local wall clock (midnight: the whole day)."""
        dialog = AskWhenDialog(clock, question, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: chosen(dialog.moment) if dialog.moment else None)
        dialog.open()
        return dialog


def moment_is_read(edit: WhenEdit) -> bool:
    """Whether the words are a moment, so that the fault lies elsewhere."""
    try:
        return edit.when() is not None
    except Problem:
        return False
