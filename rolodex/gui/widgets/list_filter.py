"""What narrows the list on the screen: its conditions, and the saved list they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rolodex.domain.rule import EVERYBODY
from rolodex.gui import theme
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.domain.rule import ListRule
    from rolodex.gui.desk import Desk
    from rolodex.gui.places import Place
    from rolodex.gui.widgets.filter_bar import FilterBar
    from rolodex.services.lists import SavedList


class ListFilter(QWidget):
    """A line of chips, shown while there are conditions, with buttons to save or clear them.

    Signals: `changed()` when the conditions are others, `list_saved(int)` with its id.
    """

    changed = Signal()
    list_saved = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list_filter")
        self._desk = desk
        self._rule = EVERYBODY
        self._saved: SavedList | None = None
        self._bar: FilterBar | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(10), theme.px(6), theme.px(8), theme.px(6))
        self._row.setSpacing(theme.px(6))
        self.hide()

    def rule(self) -> ListRule:
        """The conditions of the list, its order and columns."""
        return self._rule

    def saved(self) -> SavedList | None:
        """The saved list that is shown."""
        return self._saved

    def is_changed(self) -> bool:
        """Whether a saved list is shown otherwise than it was saved."""
        return self._saved is not None and self._rule != self._saved.rule

    def show_place(self, place: Place) -> bool:
        """Take up the rule of a saved list; other places begin without conditions.

        False if there is no such list any more.
        """
        self._saved = None
        if place.kind == "list":
            self._saved = self._desk.read(lambda: self._desk.book.lists.by_uid(place.tag), None)
        rule = self._saved.rule if self._saved is not None else None
        self._use(rule if rule is not None else EVERYBODY)
        return place.kind != "list" or self._saved is not None

    def show_unless(self, searching: bool) -> None:
        """Show the conditions where there are any; a search goes through all cards."""
        self.setVisible(not searching and self._has_something_to_say())

    def renew(self) -> bool:
        """Follow a saved list that was changed elsewhere, unless it is being changed here.

        False if the list is gone.
        """
        if self._saved is None:
            return True
        uid, was_changed = self._saved.uid, self.is_changed()
        found = self._desk.read(lambda: self._desk.book.lists.by_uid(uid), None)
        if found is None:
            return not self._desk.has_book
        self._saved = found
        if not was_changed and found.rule is not None:
            self._use(found.rule)
        else:
            self._show_buttons()
        return True

    def remember(self, order: str | None = None, columns: tuple[str, ...] | None = None) -> None:
        """Let a saved list know that it is ordered otherwise or shows other columns now."""
        if self._saved is not None and self._rule.is_understood():
            if order is not None:
                self._rule = replace(self._rule, order=order)
            if columns is not None:
                self._rule = replace(self._rule, columns=columns)
            self._show_buttons()

    def use(self, rule: ListRule) -> None:
        """Narrow the list by other conditions."""
        self._use(rule)
        self.changed.emit()

    def popup(self, button: QWidget) -> None:
        """Offer further conditions below a button."""
        self._chips().popup_subjects(button)

    def clear(self) -> None:
        """Take all conditions away."""
        self._chips().clear()

    def save(self, order: str, columns: tuple[str, ...]) -> None:
        """Ask for a name and save what is shown as a list of its own."""
        from rolodex.gui.dialogs.saved_list import ask_list

        rule = replace(self._rule, order=order, columns=columns)
        number = ask_list(self._desk, rule, None, self.window())
        if number is not None:
            self.list_saved.emit(number)

    def _save_changes(self) -> None:
        saved, rule = self._saved, self._rule
        if saved is not None:
            self._desk.write(lambda: self._desk.book.lists.save(saved.name, rule, saved.id))

    def _chips(self) -> FilterBar:
        if self._bar is None:
            from rolodex.gui.widgets.filter_bar import FilterBar

            self._bar = FilterBar(self._desk)
            self._bar.show_rule(self._rule)
            self._bar.rule_changed.connect(self._on_rule_changed)
            self._save_button = _link("filter_save", _("Save changes"))
            self._save_button.clicked.connect(lambda _checked=False: self._save_changes())
            self._as_button = _link("filter_save_as", _("Save as list…"))
            self._as_button.clicked.connect(lambda _checked=False: self._on_save_as())
            self._clear_button = _link("filter_clear", _("Clear"))
            self._clear_button.clicked.connect(lambda _checked=False: self.clear())
            for button in (self._save_button, self._as_button, self._clear_button):
                self._bar.add_at_end(button)
            self._row.addWidget(self._bar, 1)
        return self._bar

    def _on_save_as(self) -> None:
        self.save(self._rule.order, self._rule.columns)

    def _on_rule_changed(self, rule: ListRule) -> None:
        self._rule = rule
        self._show_buttons()
        self.changed.emit()

    def _use(self, rule: ListRule) -> None:
        self._rule = rule
        if rule.conditions or self._bar is not None:
            self._chips().show_rule(rule)
        self._show_buttons()

    def _show_buttons(self) -> None:
        shown = self._has_something_to_say()
        if shown:
            self._chips()
        if self._bar is not None:
            self._save_button.setVisible(self.is_changed() and self._rule.is_understood())
            self._as_button.setVisible(bool(self._rule.conditions) and not self.is_changed()
                                       and self._saved is None)  # fmt: skip
            self._clear_button.setVisible(bool(self._rule.conditions))
        self.setVisible(shown)

    def _has_something_to_say(self) -> bool:
        return bool(self._rule.conditions) or self.is_changed()


def _link(name: str, label: str) -> QPushButton:
    button = QPushButton(label)
    button.setObjectName(name)
    button.setProperty("role", "link")
    return button
