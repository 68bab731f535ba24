"""The actions that concern lists and many cards at once: filter, saved lists, cadence, class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from rolodex.gui import places
from rolodex.gui.long_verbs import carry_out
from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from rolodex.domain.problems import Problem
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow
    from rolodex.gui.places import Place
    from rolodex.services.book import Book
    from rolodex.services.changes import Changes

AT_ONCE = 200
"""More cards than this are changed off the window's thread, with a line that shows progress."""

Verb = Callable[["Book"], "Changes"]


class ListCommands:
    """Handlers of such lines of the table of actions."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk = desk
        self._window = window

    def filter(self) -> None:
        """Show what the list can be narrowed by."""
        self._window.cards.offer_conditions()

    def new_list(self) -> None:
        """Make a list from nothing."""
        from rolodex.domain.list_rule import EVERYBODY

        self._ask(EVERYBODY, None)

    def save_list(self) -> None:
        """Save what the list shows as a list of its own."""
        self._window.cards.save_list()

    def show_layout(self, layout: str) -> None:
        """Show the list as rows or as a table."""
        self._window.cards.show_layout(layout)

    def cadence_cards(self) -> None:
        """Ask for a cadence for the selected cards."""
        from rolodex.gui.dialogs.cadence import ask_cadence

        ids = self._window.chosen_ids()
        answer = ask_cadence(self._desk, ids, self._window) if ids else None
        if answer is not None:
            (days,) = answer
            write_to_many(self._desk, ids, lambda book: book.bulk.set_cadence(ids, days))

    def class_cards(self, klass: str) -> None:
        """Put the selected cards into a class, or with `none` into none."""
        ids = self._window.chosen_ids()
        if ids:
            wanted = "" if klass == "none" else klass
            write_to_many(self._desk, ids, lambda book: book.bulk.set_class(ids, wanted))

    def popup_list_menu(self, place: Place, point: QPoint) -> None:
        """Offer what can be done with a saved list."""
        menu = QMenu(self._window)
        menu.setObjectName("saved_list_menu")
        change = menu.addAction(_("Change list…"))
        change.setObjectName("list_change")
        change.triggered.connect(lambda _checked=False: self.change_list(place))
        remove = menu.addAction(_("Delete list"))
        remove.setObjectName("list_remove")
        remove.triggered.connect(lambda _checked=False: self.remove_list(place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def change_list(self, place: Place) -> None:
        """Change the name and the conditions of a saved list."""
        saved = self._desk.read(lambda: self._desk.book.lists.by_uid(place.tag), None)
        if saved is not None and saved.rule is not None:
            self._ask(saved.rule, saved.id)

    def remove_list(self, place: Place) -> None:
        """Delete a saved list; undo brings it back."""
        saved = self._desk.read(lambda: self._desk.book.lists.by_uid(place.tag), None)
        if saved is not None:
            self._desk.write(lambda: self._desk.book.lists.remove(saved.id))

    def _ask(self, rule: object, number: int | None) -> None:
        from rolodex.domain.list_rule import ListRule
        from rolodex.gui.dialogs.saved_list import ask_list

        assert isinstance(rule, ListRule)
        before = None
        if number is not None:
            before = self._desk.read(lambda: self._desk.book.lists.get(number), None)
        made = ask_list(self._desk, rule, before, self._window)
        if made is not None:
            saved = self._desk.read(lambda: self._desk.book.lists.get(made), None)
            if saved is not None:
                self._window.go_to(places.listed(saved.uid))


def write_to_many(
    desk: Desk,
    ids: Sequence[int],
    verb: Verb,
    done: Callable[[object], None] | None = None,
    failed: Callable[[Problem], None] | None = None,
) -> None:
    """Carry out a verb on many cards as one step; a large one beside the window's thread."""
    if len(ids) <= AT_ONCE:
        desk.write(lambda: verb(desk.book), done, failed)
        return

    def finished(changes: Changes) -> None:
        desk.message(changes.label, _("Undo"), desk.undo)
        if done is not None:
            done(changes)

    words = ngettext("Changing {n:,} card", "Changing {n:,} cards", len(ids))
    carry_out(desk, lambda book, _told: verb(book), words.format(n=len(ids)), finished, failed)
