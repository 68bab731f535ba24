"""The pop-up waits while somebody types or has a dialog open, and is not lost by that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from rolodex.gui import at_work, places
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.gui.resident import Resident
from rolodex.services.book import Book


@pytest.fixture
def resident(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Resident]:
    """The program with a day that is due; it asks often whether somebody still works."""
    monkeypatch.setattr(QApplication, "exit", lambda _code: None)
    monkeypatch.setattr(at_work, "ASK_MS", 10)
    made = Resident(desk, window)
    made.start()
    made.watch.stop()
    window.go_to(places.CARDS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rest(made)
    yield made
    made._end()
    QApplication.setQuitOnLastWindowClosed(True)


def rest(resident: Resident) -> None:
    """The last key was long ago."""
    resident.at_work._key = QElapsedTimer()


def look(resident: Resident) -> bool:
    """Whether the pop-up is there after a look at the clock."""
    resident.watch.look()
    resident.watch.stop()
    return resident.popup.isVisible()


def test_while_nobody_works_it_comes_at_once(resident: Resident) -> None:
    assert look(resident)


def test_over_an_open_dialog_it_waits_until_that_is_closed(
    qtbot: QtBot, resident: Resident, window: MainWindow
) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not look(resident)
    assert not look(resident)
    dialog.close()
    rest(resident)
    qtbot.waitUntil(resident.popup.isVisible)
    resident.popup.close()
    assert not look(resident)  # it counted once


def test_while_somebody_types_it_waits(
    qtbot: QtBot, resident: Resident, window: MainWindow
) -> None:
    window.search.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert window.search.text() == "a"
    assert not look(resident)
    rest(resident)
    qtbot.waitUntil(resident.popup.isVisible)


def test_a_key_that_writes_nothing_counts_too(resident: Resident, window: MainWindow) -> None:
    window.stack.focus()
    rest(resident)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    assert not look(resident)


def test_what_an_input_method_writes_counts_as_typing(
    qtbot: QtBot, resident: Resident, window: MainWindow
) -> None:
    window.search.setFocus()
    qtbot.waitUntil(window.search.hasFocus)
    rest(resident)
    composed = QInputMethodEvent()
    composed.setCommitString("王")
    QApplication.sendEvent(QApplication.focusObject(), composed)
    assert "王" in window.search.text()
    assert not look(resident)


def test_a_dialog_that_was_left_open_holds_it_up_for_ten_minutes_only(
    qtbot: QtBot, resident: Resident, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not look(resident)
    monkeypatch.setattr(at_work, "LONGEST_MS", -1)
    rest(resident)
    qtbot.waitUntil(resident.popup.isVisible)
    dialog.close()


def test_asked_for_it_does_not_wait(qtbot: QtBot, resident: Resident, window: MainWindow) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    resident._on_reminder_requested()
    assert resident.popup.isVisible()
    dialog.close()
