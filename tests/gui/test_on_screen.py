"""A window fits its screen, and the screen stays when the window goes."""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.print_sheet import PrintDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.on_screen import room_for
from rolodex.services.book import Book


def test_no_window_takes_the_screen_with_it(people: Book, window: MainWindow, desk: Desk) -> None:
    dialog = PrintDialog(desk, window)
    dialog.show()
    screen = QGuiApplication.primaryScreen()
    assert "parent" not in shiboken6.Shiboken.dump(screen)
    dialog.reject()
    dialog.deleteLater()


def test_the_screen_outlives_two_windows_that_are_collected(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    dialogs = [PrintDialog(desk) for _ in range(2)]
    for dialog in dialogs:
        dialog.show()
        qtbot.waitExposed(dialog)
    del dialog
    dialogs.clear()
    gc.collect()
    screen = QGuiApplication.primaryScreen()
    assert shiboken6.isValid(screen)
    assert screen.geometry().width() > 0


def test_a_dialog_that_is_not_shown_yet_has_the_room_of_its_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    child = QWidget(window)
    assert room_for(child) == room_for(window)
    assert room_for(window) == QGuiApplication.primaryScreen().availableGeometry()
