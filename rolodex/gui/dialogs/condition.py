"""A small window for one condition of a list: what it compares, how, and with what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from rolodex.domain.card import FIELD
from rolodex.domain.list_rule import (
    COMPARED_FIELDS,
    MOST_DAYS,
    SUBJECT,
    Condition,
    RuleProblem,
    Value,
    checked_condition,
    values_kind,
)
from rolodex.domain.problems import Problem
from rolodex.gui import theme
from rolodex.gui.condition_words import choice_words
from rolodex.gui.widgets.card_picker import CardPicker
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.fitted_dialog import FittedDialog
from rolodex.gui.widgets.number_box import NumberBox
from rolodex.gui.widgets.when_edit import WhenEdit
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, render

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk

ValueRole = int(Qt.ItemDataRole.UserRole)
USUAL_DAYS = 90
ROWS = 8
LINE = 28


class ConditionDialog(FittedDialog):
    """Asks for a condition about one subject; `condition` is the answer once it is accepted."""

    def __init__(
        self, desk: Desk, condition: Condition, is_new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("condition_dialog")
        subject = SUBJECT[condition.about]
        self.setWindowTitle(_(subject.label))
        self._desk = desk
        self._subject = subject
        self.condition: Condition | None = None
        column = dialog_column(self)
        title = QLabel(_(subject.label))
        theme.set_role(title, "heading")
        column.addWidget(title)
        self.field = QComboBox()
        self.field.setObjectName("condition_field")
        self.field.setAccessibleName(_("Field"))
        for key in COMPARED_FIELDS:
            self.field.addItem(_(FIELD[key].label), key)
        self.field.setCurrentIndex(max(0, self.field.findData(condition.field or "company")))
        self.field.setVisible(subject.key == "field")
        column.addWidget(self.field)
        self.way = QComboBox()
        self.way.setObjectName("condition_way")
        self.way.setAccessibleName(_("How it is compared"))
        for how, label in subject.ways:
            self.way.addItem(_(label), how)
        self.way.setCurrentIndex(max(0, self.way.findData(condition.how)))
        column.addWidget(self.way)
        self._editors = QStackedWidget()
        self._build_editors()
        column.addWidget(self._editors)
        self.problem = WrapLabel("", "error")
        self.problem.setVisible(False)
        column.addWidget(self.problem)
        column.addLayout(self._buttons(is_new))
        self.setMinimumWidth(theme.px(340))
        self.way.currentIndexChanged.connect(lambda _row: self._show_editor())
        self._fill(condition)
        self._show_editor()

    def _build_editors(self) -> None:
        self.choices = QListWidget()
        self.choices.setObjectName("condition_choices")
        self.choices.setAccessibleName(_(self._subject.label))
        self.choices.itemActivated.connect(self._on_choice_activated)
        self.line = ComposingLine()
        self.line.setObjectName("condition_text")
        self.line.setAccessibleName(_("Text to compare with"))
        self.line.submitted.connect(self.accept)
        self.days = NumberBox(0, MOST_DAYS)
        self.days.setObjectName("condition_days")
        self.days.setAccessibleName(_("Days"))
        self.days.setValue(USUAL_DAYS)
        self.when = WhenEdit(self._desk.clock, _("2026-10-01, last Monday …"), past=True)
        self.when.line.setObjectName("condition_day")
        self.when.line.setAccessibleName(_("Day"))
        self.when.submitted.connect(self.accept)
        self.card = CardPicker(self._desk)
        self.card.setObjectName("condition_card")
        self.card.setAccessibleName(_("Card"))
        self.card.submitted.connect(self.accept)
        self._pages: dict[str, QWidget] = {
            "": QWidget(),
            "tags": self.choices,
            "choice": self.choices,
            "text": self.line,
            "days": _with_word(self.days, _("days")),
            "day": self.when,
            "card": self.card,
        }
        for page in dict.fromkeys(self._pages.values()):
            self._editors.addWidget(page)

    def _buttons(self, is_new: bool) -> QHBoxLayout:
        self.go = QPushButton(_("Add condition") if is_new else _("Change condition"))
        self.go.setObjectName("condition_go")
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(lambda _checked=False: self.accept())
        cancel = leave_button(_("Cancel"), "condition_cancel", self.reject)
        return foot_of(cancel, self.go)

    def _fill(self, condition: Condition) -> None:
        """Show a condition that is there already."""
        kind = values_kind(condition)
        chosen: Sequence[Value] = condition.values
        if self._subject.values in ("tags", "choice"):
            for value, label in self._offered(chosen):
                item = QListWidgetItem(label)
                item.setData(ValueRole, value)
                item.setSizeHint(QSize(0, theme.px(LINE)))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = value in chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self.choices.addItem(item)
            self.choices.setCurrentRow(0)  # else the space bar would have nothing to tick
            rows = min(max(self.choices.count(), 2), ROWS)
            self.choices.setFixedHeight(rows * theme.px(LINE) + theme.px(2))
        if not chosen:
            return
        first = chosen[0]
        if kind == "text":
            self.line.setText(str(first))
        elif kind == "days":
            self.days.setValue(int(first))
        elif kind == "day":
            self.when.line.setText(str(first))
        elif kind == "card":
            card = self._desk.read(lambda: self._desk.book.cards.by_uid(str(first)), None)
            self.card.set_card(card.id if card is not None else None)

    def _offered(self, chosen: Sequence[Value]) -> list[tuple[Value, str]]:
        if self._subject.values == "choice":
            about = self._subject.key
            return [(value, choice_words(about, value)) for value in self._subject.choices]
        names = [tag.name for tag in self._desk.read(lambda: self._desk.book.tags.all(), [])]
        gone = [str(value) for value in chosen if value not in names]
        return [(name, name) for name in (*names, *gone)]

    def _draft(self) -> Condition:
        field = str(self.field.currentData()) if self._subject.key == "field" else ""
        return Condition(self._subject.key, str(self.way.currentData()), (), field)

    def _show_editor(self) -> None:
        kind = values_kind(self._draft())
        page = self._pages[kind]
        self._editors.setCurrentWidget(page)
        self._editors.setVisible(bool(kind))
        self._editors.setFixedHeight(
            min(page.sizeHint().height(), page.maximumHeight()) if kind else 0
        )
        self.problem.setVisible(False)
        if kind:
            (self.when.line if kind == "day" else page).setFocus()
        self.fit()
        self.adjustSize()

    def _on_choice_activated(self, item: QListWidgetItem) -> None:
        """Enter means the one it stands on, unless others are ticked; the dialog then accepts."""
        if not self._ticked():
            item.setCheckState(Qt.CheckState.Checked)

    def _ticked(self) -> tuple[Value, ...]:
        items = [self.choices.item(number) for number in range(self.choices.count())]
        return tuple(
            item.data(ValueRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _values(self, kind: str) -> tuple[Value, ...]:
        match kind:
            case "tags" | "choice":
                return self._ticked()
            case "text":
                text = self.line.text().strip()
                return (text,) if text else ()
            case "days":
                return (self.days.value(),)
            case "day":
                when = self.when.when()
                return (when.date.isoformat(),) if when is not None else ()
            case "card":
                card = self.card.card()
                if card is None:
                    return ()
                row = self._desk.read(lambda: self._desk.book.cards.summary(card), None)
                return (row.uid,) if row is not None else ()
        return ()

    def accept(self) -> None:
        """Close with the condition, or say what is missing."""
        from dataclasses import replace

        draft = self._draft()
        try:
            made = replace(draft, values=self._values(values_kind(draft)))
            self.condition = checked_condition(made)
        except (RuleProblem, Problem) as problem:
            self.problem.setText(render(problem.text))
            self.problem.setVisible(True)
            return
        super().accept()


def _with_word(widget: QWidget, word: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(widget)
    row.addWidget(QLabel(word))
    row.addStretch()
    holder.setFocusProxy(widget)
    return holder


def ask_condition(
    desk: Desk, about: str, parent: QWidget | None, before: Condition | None = None
) -> Condition | None:
    """Ask for a condition about a subject, or for a change of one; None if the user gave up."""
    subject = SUBJECT[about]
    dialog = ConditionDialog(
        desk, before or Condition(about, subject.ways[0][0]), before is None, parent
    )
    dialog.exec()
    made = dialog.condition
    dialog.deleteLater()
    return made
