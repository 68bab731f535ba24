"""A problem too weighty for the message bar: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from rolodex.domain.problems import Problem
from rolodex.gui import theme
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, render


class ProblemDialog(QDialog):
    """Two paragraphs in plain words and a button."""

    def __init__(self, problem: Problem, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem_dialog")
        self.setWindowTitle(_("That did not work"))
        words = WrapLabel(render(problem.text))
        words.setObjectName("problem_words")
        help_words = WrapLabel(advice, "muted")
        help_words.setObjectName("problem_advice")
        close = leave_button(_("Close"), "problem_close", self.accept)
        close.setDefault(True)
        column = dialog_column(self)
        column.addWidget(WrapLabel(_("That did not work"), "heading"))
        column.addWidget(words)
        column.addWidget(help_words)
        column.addStretch(1)
        column.addLayout(foot_of(close))
        self.setMinimumWidth(theme.px(420))

    @staticmethod
    def tell(problem: Problem, advice: str, parent: QWidget | None) -> None:
        """Show a problem with what is safe and what to do, until it is closed."""
        dialog = ProblemDialog(problem, advice, parent)
        dialog.exec()
        dialog.deleteLater()
