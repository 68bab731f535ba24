"""A saved list: its name and its conditions, with how many cards they find just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rolodex.domain.list_rule import ListRule
from rolodex.gui import theme
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.filter_bar import FilterBar
from rolodex.gui.widgets.fitted_dialog import FittedDialog
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, ngettext, render

if TYPE_CHECKING:
    from rolodex.domain.problems import Problem
    from rolodex.gui.desk import Desk
    from rolodex.services.changes import Changes
    from rolodex.services.lists import SavedList


class SavedListDialog(FittedDialog):
    """Saves a new list, or changes one; `saved` is its id once that is done."""

    def __init__(
        self,
        desk: Desk,
        rule: ListRule,
        before: SavedList | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("saved_list_dialog")
        self.setWindowTitle(_("New list") if before is None else _("Change list"))
        self._desk = desk
        self._before = before
        self.saved: int | None = None
        title = QLabel(self.windowTitle())
        theme.set_role(title, "heading")
        self.line = ComposingLine()
        self.line.setObjectName("list_name")
        self.line.setPlaceholderText(_("Name of the list"))
        self.line.setAccessibleName(_("Name of the list"))
        self.line.setMaxLength(80)
        if before is not None:
            self.line.setText(before.name)
        self.line.submitted.connect(self.accept)
        add = QPushButton(_("Add condition") + " ▾")
        add.setObjectName("list_add_condition")
        add.setAutoDefault(False)
        self.filter = FilterBar(desk)
        self.filter.add_at_end(add)
        add.clicked.connect(lambda _checked=False: self.filter.popup_subjects(add))
        self.filter.rule_changed.connect(lambda _rule: self._count())
        self.number = WrapLabel("", "muted")
        self.number.setObjectName("list_number")
        self.problem = WrapLabel("", "error")
        self.problem.setVisible(False)
        self.go = QPushButton(_("Save list"))
        self.go.setObjectName("list_save")
        self.go.setProperty("role", "primary")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(lambda _checked=False: self.accept())
        cancel = leave_button(_("Cancel"), "list_cancel", self.reject)
        column = dialog_column(self)
        for widget in (title, self.line, self.filter, self.number, self.problem):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot_of(cancel, self.go))
        self.setMinimumWidth(theme.px(480))
        self.filter.show_rule(rule)
        self._count()
        self.line.setFocus()

    def _count(self) -> None:
        rule = self.filter.rule()
        if not rule.is_understood():
            self.number.setText(
                _("A newer version of Rolodex made this list; here only its name can be changed.")
            )
            return
        count = self._desk.read(lambda: self._desk.book.lists.count(rule), 0)
        if rule.conditions:
            words = ngettext("{n:,} card fits now.", "{n:,} cards fit now.", count)
        else:
            words = ngettext(
                "Without conditions every card fits: {n:,}.",
                "Without conditions every card fits: {n:,}.",
                count,
            )
        self.number.setText(words.format(n=count))
        self.problem.setVisible(False)

    def accept(self) -> None:
        """Save the list and close, or say why it cannot be saved."""
        name, rule = self.line.text(), self.filter.rule()
        number = self._before.id if self._before is not None else None
        self._desk.write(
            lambda: self._desk.book.lists.save(name, rule, number), self._on_saved, self._on_refused
        )

    def _on_saved(self, changes: Changes) -> None:
        self.saved = changes.new
        super().accept()

    def _on_refused(self, problem: Problem) -> None:
        self.problem.setText(render(problem.text))
        self.problem.setVisible(True)
        self.line.setFocus()


def ask_list(
    desk: Desk, rule: ListRule, before: SavedList | None, parent: QWidget | None
) -> int | None:
    """Ask for a name and conditions; the id of the list that was saved, None if none was."""
    dialog = SavedListDialog(desk, rule, before, parent)
    dialog.exec()
    saved = dialog.saved
    dialog.deleteLater()
    return saved
