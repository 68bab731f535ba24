"""A question with one thing to do and a way back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from rolodex.gui import theme
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _


class QuestionDialog(QDialog):
    """Asks before something that a single undo does not take back."""

    def __init__(
        self, question: str, explanation: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question_dialog")
        self.setWindowTitle(action)
        self.go = QPushButton(action)
        self.go.setObjectName("question_go")
        self.go.setProperty("role", "primary")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.accept)
        self.cancel = leave_button(_("Cancel"), "question_cancel", self.reject)
        column = dialog_column(self)
        column.addWidget(WrapLabel(question, "heading"))
        column.addWidget(WrapLabel(explanation))
        column.addStretch(1)
        column.addLayout(foot_of(self.cancel, self.go))
        self.setMinimumWidth(theme.px(420))
        self.cancel.setFocus()


def ask(parent: QWidget | None, question: str, explanation: str, action: str) -> bool:
    """Whether the user says yes."""
    dialog = QuestionDialog(question, explanation, action, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed
