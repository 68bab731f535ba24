"""The actions that concern the book as a whole: other books, import, export, backup, check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from rolodex import paths
from rolodex.domain.problems import BookDamaged, Problem
from rolodex.domain.text import Text
from rolodex.gui.home_settings import home_settings
from rolodex.i18n import N_, _, ngettext, render

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Operation, Progress
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow
    from rolodex.services.book import Book

ENDING = ".rolodex"
SAMPLE = "sample" + ENDING
SAMPLE_CARDS = 200


class BookCommands:
    """Handlers of the menu Book; see the table of actions."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk = desk
        self._window = window

    def new_book(self) -> None:
        """Ask for a file, make an empty book there and change to it."""
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("New book"), str(self._folder() / f"book{ENDING}"), _file_filter()
        )
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(ENDING)
            home: dict[str, Any] = dict(home_settings())
            self._change_to(
                path, lambda book_class: book_class.create(path, self._desk.clock, **home)
            )

    def open_book(self) -> None:
        """Ask for a book and change to it."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open a book"), str(self._folder()), _file_filter()
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Change to the book at a path, or say why that is impossible."""
        self._change_to(path, lambda book_class: book_class.open(path, self._desk.clock, wait=0.0))

    def sample_book(self) -> None:
        """Change to a book of invented customers, made at the first time."""
        path = paths.default_book().with_name(SAMPLE)
        if path.exists():
            self.open_path(path)
            return
        self._desk.run_apart(
            _sample_maker(path, self._desk.clock.today(), home_settings().get("order", "")),
            lambda _made: self.open_path(path),
            label=_("Making the sample book"),
        )

    def import_files(self) -> None:
        """Bring in address files."""
        self.import_paths([])

    def import_paths(self, files: Sequence[Path]) -> None:
        """Bring in these files, as when they are dropped on the window."""
        from rolodex.gui.dialogs.import_files import ImportDialog

        if self._desk.need_book():
            dialog = ImportDialog(self._desk, files, self._window)
            dialog.show()
            # The files may come from another program, which has the keyboard, or with the start,
            # when the window behind gets it last.
            dialog.activateWindow()

    def export_cards(self) -> None:
        """Write cards to a file."""
        from rolodex.gui.dialogs.export import ExportDialog

        listed = self._window.cards.listed()
        chosen = self._window.chosen_ids()
        ExportDialog(self._desk, self._window, chosen, listed, self._window.cards.name()).exec()

    def print_sheet(self, sheet: str = "") -> None:
        """Put what is listed or selected on paper, or on the Today screen its page."""
        from rolodex.gui.dialogs.print_sheet import PrintDialog

        window = self._window
        screen = window.place().screen
        PrintDialog(
            self._desk,
            window,
            window.chosen_ids() if screen in ("cards", "today") else (),
            window.cards.listed() if screen == "cards" else (),
            window.cards.name(),
            sheet or ("today" if screen == "today" else "contacts"),
            place="" if sheet else screen,
        ).exec()

    def print_cards(self) -> None:
        """Put the cards that are selected on paper, or else the one that is shown."""
        from rolodex.gui.dialogs.print_sheet import PrintDialog

        window = self._window
        listed = window.cards.listed() if window.place().screen == "cards" else ()
        PrintDialog(
            self._desk, window, window.chosen_ids(), listed, window.cards.name(), alone=True
        ).exec()

    def back_up(self) -> None:
        """Make a verified copy of the book now."""

        def make(book: Book, _progress: Progress, _cancelled: Cancel) -> Path:
            return book.backups.make()

        self._desk.run(
            make,
            lambda path: self._desk.message(_("Backed up to {path}").format(path=path)),
            label=_("Backing up"),
        )

    def check_book(self) -> None:
        """Look through the whole book for damage."""

        def check(book: Book, _progress: Progress, _cancelled: Cancel) -> Any:
            return book.check()

        self._desk.run(check, self._say_check, label=_("Checking the book"))

    def _say_check(self, result: Any) -> None:
        if result.ok:
            words = ngettext(
                "The book is sound: {n:,} card.", "The book is sound: {n:,} cards.", result.cards
            )
            self._desk.message(words.format(n=result.cards))
            return
        first = next(iter(result.problems), "")
        self._desk.show_problem(Problem(_damage(render(first))))

    def _change_to(self, path: Path, opened: Callable[[type[Book]], Book]) -> None:
        from rolodex.services.book import Book

        if self._desk.is_busy():
            self._desk.message(_("Wait until the work that is running has ended, or cancel it."))
            return
        try:
            book = opened(Book)
        except BookDamaged as problem:
            words = N_("{file} is damaged and was not opened. Your own book is open as before.")
            other = Problem(Text(words, {"file": path.name}))
            # Else who has a sound book would be told to restore it.
            self._desk.show_problem(other if self._desk.has_book else problem)
            return
        except Problem as problem:
            self._desk.show_problem(problem)
            return
        if not self._window.may_leave():
            book.close()
            return
        self._window.messages.dismiss()  # what was said of another book
        self._window.pane.show_card(None)
        self._desk.use_book(book)

    def _folder(self) -> Path:
        path = self._desk.book_path
        return path.parent if path is not None else paths.default_book().parent


def _sample_maker(path: Path, today: date, order: str) -> Operation:
    def make(progress: Progress, cancelled: Cancel) -> Any:
        from rolodex.services.demo import build_demo

        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Under another name until it is whole: half a sample must never be opened.
        unfinished = path.with_suffix(".making")
        unfinished.unlink(missing_ok=True)
        made = build_demo(unfinished, cards=SAMPLE_CARDS, on=today, progress=progress, order=order)
        unfinished.replace(path)
        return made

    return make


def _file_filter() -> str:
    return _("Books") + f" (*{ENDING});;" + _("All files") + " (*)"


def _damage(first: str) -> Text:
    return Text(
        N_(
            "The book is damaged: {first}. Your backups are kept; "
            "open the newest one from the menu Book."
        ),
        {"first": first},
    )
