"""What each action of the table does, and whether it can be done just now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QGuiApplication

from rolodex.domain.text import Text
from rolodex.gui import places, theme
from rolodex.gui.actions import ACTION, Action, Need, label, make_actions
from rolodex.gui.book_commands import BookCommands
from rolodex.gui.list_commands import ListCommands, write_to_many
from rolodex.i18n import _, language, render

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow

SOON_MS = 50

PLACES = {
    "today": places.TODAY,
    "all": places.CARDS,
    "out_of_touch": places.OUT_OF_TOUCH,
    "birthdays": places.BIRTHDAYS,
    "never": places.NEVER,
    "phrases": places.PHRASES,
    "trash": places.TRASH,
    "settings": places.SETTINGS,
}


class Commands(QObject):
    """Owns the QActions; a method without underscore is the handler of a line of the table."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._book = BookCommands(desk, window)
        self.lists = ListCommands(desk, window)
        self.qactions: dict[str, QAction] = make_actions(self, self.carry_out)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)

    def carry_out(self, action: Action) -> None:
        """Do what an action says."""
        name = action.handler or action.key
        handler = next(
            getattr(place, name) for place in (self, self._book, self.lists) if hasattr(place, name)
        )
        handler(*((action.argument,) if action.argument else ()))
        self.refresh()

    def import_paths(self, files: Sequence[Path]) -> None:
        """Bring in the files that were dropped on the window."""
        self._book.import_paths(files)

    def refresh_soon(self) -> None:
        """The same once keys have stopped coming: no key waits for the menus."""
        self._soon.start()

    def refresh(self) -> None:
        """Enable what can be done now; say what undo and redo would do."""
        for key, item in self.qactions.items():
            item.setEnabled(self.can(ACTION[key]))
        for key, ask in (("undo", self._next_undo), ("redo", self._next_redo)):
            step = ask()
            words = label(ACTION[key])
            item = self.qactions[key]
            item.setEnabled(step is not None)
            if step is not None:
                words = _("{action}: {step}").format(action=words, step=render(step))
            item.setText(words)
        self._show_choices()

    def _show_choices(self) -> None:
        chosen = (
            f"theme_{theme.theme().choice}",
            f"language_{language()}",
            f"layout_{self._window.cards.layout_of_list()}",
        )
        for key in chosen:
            self.qactions[key].setChecked(True)
        for key, item in self.qactions.items():
            if ACTION[key].group == "sort":
                item.setChecked(ACTION[key].argument == self._window.cards.order())

    # -- what is needed

    def can(self, action: Action) -> bool:
        """Whether an action would be of use now."""
        window, needs = self._window, action.needs
        match needs:
            case Need.BOOK:
                return self._desk.has_book
            case Need.CARDS:
                return window.card_count() > 0
            case Need.CARD:
                return window.shown_card() is not None
            case Need.CHOSEN:
                return bool(window.chosen_ids())
            case Need.PHONE:
                return bool(self._phone())
            case Need.TRASHED:
                return bool(window.trashed_ids())
            case Need.LISTED:
                return window.place().screen == "cards" and window.cards.count() > 0
            case Need.FILTERED:
                return window.place().screen == "cards" and window.cards.is_filtered()
            case Need.LARGER:
                return self._text_size() < theme.TEXT_SIZES[-1]
            case Need.SMALLER:
                return self._text_size() > theme.TEXT_SIZES[0]
            case _:
                return True

    def _next_undo(self) -> Text | None:
        return self._desk.read(lambda: self._desk.book.journal.next_undo(), None)

    def _next_redo(self) -> Text | None:
        return self._desk.read(lambda: self._desk.book.journal.next_redo(), None)

    def _phone(self) -> str:
        card = self._window.shown_card()
        if card is None:
            return ""
        shown = self._desk.read(lambda: self._desk.book.cards.get(card), None)
        phones = shown.phones() if shown is not None else ()
        return phones[0].value if phones else ""

    # -- handlers

    def undo(self) -> None:
        """Take back the last step."""
        self._desk.undo()

    def redo(self) -> None:
        """Bring back the step that was undone last."""
        self._desk.redo()

    def find(self) -> None:
        """Put the keys into the search field."""
        self._window.search.setFocus()
        self._window.search.selectAll()

    def go_anywhere(self) -> None:
        """Find a card, list, phrase or command by a few letters, and go there."""
        from rolodex.gui.dialogs.go_anywhere import GoAnywhere

        GoAnywhere(self._desk, self._window).open()

    def select_all(self) -> None:
        """Select every card of the list."""
        self._window.cards.list.setFocus()
        self._window.cards.list.selectAll()

    def go_to(self, where: str) -> None:
        """Show a place: a key of `PLACES`."""
        self._window.go_to(PLACES[where], focus=True)

    def sort_by(self, order: str) -> None:
        """Order the list of cards."""
        self._window.cards.show_order(order)

    def new_card(self) -> None:
        """Begin a new card in the pane on the right."""
        if self._desk.need_book():
            self._window.show_pane()
            self._window.pane.new_card()

    def edit_card(self) -> None:
        """Edit the card that is shown."""
        self._window.show_pane()
        self._window.pane.begin_edit()

    def log_contact(self) -> None:
        """Log a contact with the selected cards, else the one shown, else one to be found."""
        from rolodex.gui.dialogs.quick_log import QuickLogDialog

        QuickLogDialog.ask(self._desk, list(self._window.chosen_ids()), self._window)

    def phrase(self) -> None:
        """Choose a phrase for the card that is shown."""
        from rolodex.gui.dialogs.phrase_picker import PhrasePicker

        card = self._window.shown_card()
        if card is not None:
            PhrasePicker.ask(self._desk, card, self._window)

    def copy_phone(self) -> None:
        """Put the phone number of the card shown on the clipboard."""
        phone = self._phone()
        QGuiApplication.clipboard().setText(phone)
        self._desk.message(_("Copied: {phone}").format(phone=phone))

    def tag_cards(self) -> None:
        """Give tags to the selected cards, or take them away."""
        from rolodex.gui.dialogs.card_tags import CardTagsDialog

        CardTagsDialog(self._desk, self._window.chosen_ids(), self._window).exec()

    def trash_cards(self) -> None:
        """Move the selected cards to the trash; undo and the trash bring them back."""
        ids = self._window.chosen_ids()
        if not ids:
            return
        neighbour = self._window.cards.list.neighbour()
        shown = self._window.shown_card()

        def done(_changes: object) -> None:
            self._window.on_cards_trashed(ids)
            if shown in ids:
                self._window.reopening.remember(shown, neighbour)
            if neighbour is not None and self._window.place().screen == "cards":
                self._window.cards.go_to_card(neighbour)  # so that Del can be pressed again

        write_to_many(self._desk, ids, lambda book: book.cards.trash(ids), done)

    def restore_cards(self) -> None:
        """Bring the cards selected in the trash back."""
        ids = self._window.trashed_ids()
        if ids:
            write_to_many(self._desk, ids, lambda book: book.cards.restore(ids))

    def edit_tags(self) -> None:
        """Show the tags with their class and cadence."""
        from rolodex.gui.dialogs.tags import TagsDialog

        TagsDialog(self._desk, self._window).exec()

    def steps(self) -> None:
        """Show what was done, and take back as much of it as wanted."""
        from rolodex.gui.dialogs.steps import StepsDialog

        StepsDialog(self._desk, self._window).exec()

    def quick_hide(self) -> None:
        """Hide what all windows show, or show it again."""
        self._window.quick_hide.toggle()

    def choose_theme(self, choice: str) -> None:
        """Dress the window light, dark or as the desktop is."""
        self._desk.machine.set("theme", choice)
        theme.theme().choose(choice)

    def text_larger(self) -> None:
        """The next larger text."""
        self._resize_text(1)

    def text_smaller(self) -> None:
        """The next smaller text."""
        self._resize_text(-1)

    def _resize_text(self, step: int) -> None:
        sizes = theme.TEXT_SIZES
        number = sizes.index(self._text_size()) + step
        self.choose_text_size(sizes[min(max(number, 0), len(sizes) - 1)])

    def _text_size(self) -> int:
        # What was asked for last: the window may yet have to be built in it.
        return theme.known_text_size(self._desk.machine.get("text_size"))

    def choose_text_size(self, size: int) -> None:
        """Write larger or smaller: one of `theme.TEXT_SIZES`.

        The window takes on the size when it is built anew, so that keys pressed faster than
        that count and it is built once for all of them.
        """
        self._desk.machine.set("text_size", size)
        self._window.rebuild_soon()

    def choose_language(self, code: str) -> None:
        """Speak another language, at once and from now on."""
        self._window.use_language(code)

    def manual(self) -> None:
        """Open the manual at the chapter about the place one is at."""
        from rolodex.gui.dialogs.manual import ManualDialog
        from rolodex.gui.manual_chapters import chapter_of

        ManualDialog.open_at(chapter_of(self._window.place()), self._window)

    def shortcuts(self) -> None:
        """Show every action with its keys."""
        from rolodex.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).exec()

    def about(self) -> None:
        """Say what this program is."""
        from rolodex.gui.dialogs.about import AboutDialog

        AboutDialog(self._desk.book_path, self._window).exec()

    def quit(self) -> None:
        """End the program."""
        self._window.close_for_good()
