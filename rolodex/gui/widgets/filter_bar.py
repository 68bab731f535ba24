"""The conditions of a list as chips that can be changed and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from rolodex.domain.list_rule import EVERYBODY, SUBJECTS, ListRule
from rolodex.gui import theme
from rolodex.gui.condition_words import condition_words, subject_label
from rolodex.gui.icons import icon
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.domain.list_rule import Condition
    from rolodex.gui.desk import Desk

LONGEST_WORDS = 60


class FilterBar(QWidget):
    """Chips for the conditions of a rule.

    Signals: `rule_changed(ListRule)` when the user added, changed or removed a condition.
    """

    rule_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self._desk = desk
        self._rule = EVERYBODY
        self._extra: list[QWidget] = []
        self._flow = FlowLayout(self, gap=theme.px(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def rule(self) -> ListRule:
        """The rule as it is shown."""
        return self._rule

    def add_at_end(self, widget: QWidget) -> None:
        """Show a button behind the chips."""
        self._extra.append(widget)
        self._flow.addWidget(widget)

    def show_rule(self, rule: ListRule) -> None:
        """Show the conditions of a rule."""
        self._rule = rule
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._extra:
                widget.setParent(None)
                widget.deleteLater()
        for at, condition in enumerate(rule.conditions):
            self._flow.addWidget(self._chip(at, condition))
        for widget in self._extra:
            self._flow.addWidget(widget)
        self.updateGeometry()

    def ask_about(self, about: str) -> None:
        """Ask for a further condition about a subject."""
        from rolodex.gui.dialogs.condition import ask_condition

        made = ask_condition(self._desk, about, self.window())
        if made is not None:
            self._use(self._rule.with_condition(made))

    def popup_subjects(self, button: QWidget) -> None:
        """Offer what a condition can be about, below a button."""
        menu = QMenu(button)
        menu.setObjectName("filter_menu")
        for subject in SUBJECTS:
            item = menu.addAction(_("{label}…").format(label=subject_label(subject.key)))
            item.setObjectName(f"filter_{subject.key}")
            item.triggered.connect(lambda _checked=False, about=subject.key: self.ask_about(about))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def clear(self) -> None:
        """Take all conditions away."""
        from dataclasses import replace

        self._use(replace(self._rule, conditions=()))

    def _chip(self, at: int, condition: Condition) -> QWidget:
        words = condition_words(condition, self._name_of)
        chip = QFrame()
        chip.setObjectName(f"chip_{at}")
        chip.setProperty("role", "bar")
        shown = words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
        text = QPushButton(shown.replace("&", "&&"))
        text.setObjectName(f"chip_text_{at}")
        text.setProperty("role", "link")
        text.setToolTip(words)
        text.setAccessibleName(_("Change the condition: {words}").format(words=words))
        text.clicked.connect(lambda _checked=False: self._change(at))
        away = QPushButton()
        away.setObjectName(f"chip_remove_{at}")
        away.setProperty("role", "link")
        away.setIcon(icon("close"))
        away.setToolTip(_("Remove the condition"))
        away.setAccessibleName(_("Remove the condition: {words}").format(words=words))
        away.clicked.connect(lambda _checked=False: self._use(self._rule.without_condition(at)))
        row = QHBoxLayout(chip)
        row.setContentsMargins(theme.px(2), 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(text)
        row.addWidget(away)
        return chip

    def _change(self, at: int) -> None:
        from rolodex.gui.dialogs.condition import ask_condition

        before = self._rule.conditions[at]
        made = ask_condition(self._desk, before.about, self.window(), before)
        if made is not None:
            self._use(self._rule.with_condition(made, at))

    def _use(self, rule: ListRule) -> None:
        self.show_rule(rule)
        self.rule_changed.emit(rule)

    def _name_of(self, uid: str) -> str:
        card = self._desk.read(lambda: self._desk.book.cards.by_uid(uid), None)
        if card is None or card.id is None:
            return _("a card that is gone")
        number = card.id
        row = self._desk.read(lambda: self._desk.book.cards.summary(number), None)
        return row.name if row is not None and row.name else _("(no name)")
