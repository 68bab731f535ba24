"""One key hides what every window shows, and brings it back with nothing lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from tests.fakes import get_child

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, key: Qt.Key = Qt.Key.Key_H, modifiers: object = CTRL | SHIFT) -> None:
    window = QGuiApplication.focusWindow()
    assert window is not None
    qtbot.keyClick(window, key, modifiers)  # type: ignore[arg-type]


def covered(window: QWidget) -> bool:
    cover = window.findChild(QWidget, "cover")
    return cover is not None and cover.isVisible() and cover.geometry() == window.rect()


def test_the_key_hides_the_window_and_shows_it_again(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    title = window.windowTitle()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot)
    assert window.quick_hide.is_hidden
    assert covered(window)
    assert window.windowTitle() == "Rolodex"
    window.resize(window.width() + 40, window.height() + 20)
    qtbot.waitUntil(lambda: covered(window))
    press(qtbot)
    assert not window.quick_hide.is_hidden
    assert window.windowTitle() == title
    qtbot.waitUntil(lambda: window.findChild(QWidget, "cover") is None)


def test_no_key_reaches_what_is_covered(qtbot: QtBot, people: Book, window: MainWindow) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.search.setFocus()
    press(qtbot)
    card = window.pane.card_id()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    press(qtbot, Qt.Key.Key_N, CTRL)
    press(qtbot, Qt.Key.Key_Q, CTRL)
    assert window.search.text() == ""
    assert window.pane.card_id() == card
    assert not window.pane.is_editing()
    assert window.isVisible()
    press(qtbot)
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert window.search.text() == "a"


def test_dialogs_are_covered_and_keep_what_was_begun(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    dialog = QDialog(window)
    dialog.setWindowTitle("Call 王小明")
    line = QLineEdit("half a sentence", dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(qtbot)
    qtbot.waitUntil(lambda: window.quick_hide.is_hidden)
    assert covered(dialog)
    assert covered(window)
    assert dialog.windowTitle() == "Rolodex"
    press(qtbot)
    qtbot.waitUntil(lambda: not window.quick_hide.is_hidden)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Call 王小明"
    assert line.text() == "half a sentence"
    dialog.close()
    dialog.deleteLater()


def test_a_window_that_opens_meanwhile_is_covered_too(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    window.quick_hide.toggle()
    dialog = QDialog(window)
    dialog.show()
    assert covered(dialog)
    dialog.deleteLater()
    qtbot.waitUntil(lambda: len(window.quick_hide._covers) == 1)
    window.quick_hide.toggle()


def test_an_open_menu_closes(qtbot: QtBot, people: Book, window: MainWindow) -> None:
    menu = window.menuBar().actions()[0].menu()
    assert menu is not None
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    window.quick_hide.toggle()
    assert QApplication.activePopupWidget() is None
    window.quick_hide.toggle()


def test_the_action_is_in_the_menu(people: Book, window: MainWindow) -> None:
    action = window.commands.qactions["quick_hide"]
    assert action in get_child(window, QWidget, "menu_view").actions()
    assert action.shortcut().toString() == "Ctrl+Shift+H"
