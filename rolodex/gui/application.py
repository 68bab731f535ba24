"""Starts the window: input method, fonts, look, language, the book, and what happens on faults."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from rolodex import i18n, paths
from rolodex.gui import cycles, fonts, input_method, qt_words, theme
from rolodex.gui.desk import Desk
from rolodex.gui.faults import Faults
from rolodex.gui.file_drop import FileDrop
from rolodex.gui.first_paint import FirstPaint
from rolodex.gui.help_key import HelpKey
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.gui.on_screen import keep_on_screen
from rolodex.gui.opening import Opening
from rolodex.gui.resident import Resident
from rolodex.gui.single_instance import SingleInstance

if TYPE_CHECKING:
    from rolodex.services.clock import Clock

NAME = "Rolodex"


def run(
    book_path: Path | None,
    clock: Clock,
    argv: list[str],
    background: bool = False,
    files: Sequence[Path] = (),
) -> int:
    """Show the window until the program ends; returns the exit code.

    `book_path` None means the book used last, else the usual one. No book is made before
    something is put into it. In the `background` there is only the tray, until more is asked
    for. `files` are brought in. Where the book is open in another window already, that one
    comes to the front and gets the files.
    """
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    input_method.choose(os.environ, plugins)
    app = QApplication(argv)
    faults = Faults(app)
    faults.install()
    machine = MachineSettings(paths.machine_settings())
    instance = SingleInstance(Opening(book_path, clock, machine).asked, app)
    if not instance.claim() and ((background and not files) or instance.hand_over(files)):
        return 0
    prepare(app, machine, dress=False)
    window, desk = open_window(book_path, clock, machine)
    desk.when_free(_keep_what_is_there)
    if not background or files:
        window.show()
    resident = Resident(desk, window, instance, background)
    if files:
        QTimer.singleShot(0, resident, lambda: resident.import_files(files))
    try:
        return app.exec()
    finally:
        desk.close()
        instance.release()


def _keep_what_is_there() -> None:
    """All that is there by now stays; what comes is looked through by `cycles`, from now on."""
    gc.freeze()


def prepare(app: QApplication, machine: MachineSettings, dress: bool = True) -> None:
    """Give the application its name, language, fonts and look.

    Without `dress` the style sheet is put on with the first window, when that is made.
    """
    app.setApplicationName(NAME)
    app.setDesktopFileName("rolodex")
    cycles.install(app)
    HelpKey(app)
    language = i18n.use_language(machine.get("language") or QLocale.system().bcp47Name())
    qt_words.speak(language)
    fonts.install(app, language)
    theme.theme().install(machine.get("theme", "system"), machine.get("text_size", 100), dress)


def open_window(
    book_path: Path | None, clock: Clock, machine: MachineSettings
) -> tuple[MainWindow, Desk]:
    """The window on a book, not yet shown; what is wrong with the book it says itself."""
    opening = Opening(book_path, clock, machine)
    desk = Desk(opening.book_if_ready(), clock, machine, new_book=opening.new_book, held=True)
    window = MainWindow(desk)
    theme.theme().dress()
    first_paint = FirstPaint(window)
    first_paint.passed.connect(desk.release)
    first_paint.passed.connect(lambda: keep_on_screen(window))
    FileDrop(window, lambda files: window.commands.import_paths(files))
    opening.tell(desk, window)
    return window, desk
