"""A salesperson's first day: old addresses in, find, correct, log, Today, undo, restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rolodex import paths
from rolodex.gui import application, places
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.import_files import ImportDialog
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.gui.screens.today import TodayScreen
from rolodex.gui.widgets.fact_list import FactRow
from rolodex.gui.widgets.rail import PlaceRole
from rolodex.gui.widgets.reminder_row import ReminderRow
from rolodex.services.clock import FixedClock
from tests.fakes import get_child

OLD_ADDRESSES = Path(__file__).parents[1] / "data" / "journey" / "phone.vcf"
CARDS = 30
"""Readable cards in that file; one more has nothing on it."""
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

WORDS = {
    "en": {
        "said": "Offer sent, she decides with her brother",
        "next": "today 3pm",
    },
    "zh_TW": {
        "said": "報價已寄出，她要和哥哥商量",
        "next": "今天下午三點",
    },
}


class Program:
    """The program as it is started, used and closed, without its own event loop."""

    def __init__(self, qtbot: QtBot, app: QApplication, clock: FixedClock, language: str) -> None:
        self.bot, self.app, self.clock, self.language = qtbot, app, clock, language
        self.desk: Desk | None = None
        self.window: MainWindow

    def start(self) -> None:
        """Open the window as `rolodex` without arguments does."""
        machine = MachineSettings(paths.machine_settings())
        if machine.get("language") is None:
            machine.set("language", self.language)
        application.prepare(self.app, machine)
        self.window, self.desk = application.open_window(None, self.clock, machine)
        self.bot.addWidget(self.window)
        self.window.show()
        self.bot.waitExposed(self.window)
        self.come_back()

    def close(self) -> None:
        """Close the window as its cross does, and the book."""
        if self.desk is not None:
            self.window.close()
            self.desk.close()
            self.desk = None

    def come_back(self) -> None:
        """The keyboard goes to the window: a desktop does that when a dialog closes."""
        self.window.activateWindow()
        self.bot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    # -- hands

    def click(self, name: str, parent: QWidget | None = None) -> None:
        """Click a button by its name."""
        button = get_child(parent or self.window, QPushButton, name)
        self.bot.waitUntil(button.isVisible)
        self.bot.mouseClick(button, LEFT)

    def press(self, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is: shortcuts go through the window as real keys do."""
        window = QGuiApplication.focusWindow()
        assert window is not None
        self.bot.keyClick(window, key, modifiers)  # type: ignore[arg-type]

    def write(self, text: str) -> None:
        """Type where the keyboard is; what no key has, the input method commits."""
        for character in text:
            target = QApplication.focusWidget()
            assert target is not None
            if character.isascii():
                self.bot.keyClicks(target, character)
            else:
                event = QInputMethodEvent("", [])
                event.setCommitString(character)
                QApplication.sendEvent(target, event)

    def go(self, place: places.Place) -> None:
        """Click a line of the rail."""
        for name in ("rail_places", "rail_foot"):
            rail = get_child(self.window, QListWidget, name)
            for number in range(rail.count()):
                item = rail.item(number)
                if item.data(PlaceRole) == place:
                    where = rail.visualItemRect(item).center()
                    self.bot.mouseClick(rail.viewport(), LEFT, pos=where)
                    self.bot.waitUntil(lambda: self.window.place() == place)
                    return
        raise AssertionError(f"{place} is not in the rail")

    def choose_file(self, open_chooser: Callable[[], None], path: Path) -> None:
        """Open Qt's file chooser, paste a path into it and press Enter."""
        chosen: list[str] = []

        def choose() -> None:
            chooser = QApplication.activeModalWidget()
            if not isinstance(chooser, QFileDialog) or not chooser.isVisible():
                return
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()  # the names it offers would take the Enter
                return
            line = get_child(chooser, QLineEdit, "fileNameEdit")
            if not chosen:
                chosen.append(str(path))
                QGuiApplication.clipboard().setText(str(path))
                self.bot.keyClick(line, Qt.Key.Key_V, CTRL)
                return
            self.bot.keyClick(line, Qt.Key.Key_Return)

        poll = QTimer(interval=10)
        poll.timeout.connect(choose)
        poll.start()
        open_chooser()
        poll.stop()
        assert chosen == [str(path)]

    # -- eyes

    @property
    def today(self) -> TodayScreen:
        """The Today screen."""
        return get_child(self.window, TodayScreen, "today_screen")

    def rows_of(self, card: int) -> list[ReminderRow]:
        """The rows of Today that concern a card."""
        return [row for row in self.today.rows() if row.reminder.card_id == card]

    def listed(self) -> tuple[int, ...]:
        """The cards in the list."""
        model = self.window.cards.model
        return tuple(model.id_at(row) or 0 for row in range(model.card_count()))

    def label(self, name: str) -> str:
        """What a label of the window says."""
        return get_child(self.window, QLabel, name).text()

    def facts(self, key: str) -> list[FactRow]:
        """The lines of a field on the card that is shown."""
        rows = self.window.pane.facts.findChildren(FactRow, f"fact_{key}")
        return [row for row in rows if row.isVisible()]

    def phones(self) -> list[str]:
        """The digits of the numbers on the card that is shown, however they are spaced."""
        values = [row.fact.value for row in self.facts("methods")]
        return ["".join(filter(str.isdigit, value)) for value in values]


@pytest.fixture(params=["en", "zh_TW"])
def program(
    request: pytest.FixtureRequest, qtbot: QtBot, app: QApplication, clock: FixedClock, home: Path
) -> Iterator[Program]:
    """The program, not started yet, in a home without anything."""
    started = Program(qtbot, app, clock, request.param)
    yield started
    started.close()


def test_the_first_day_from_an_empty_start_to_the_next_morning(program: Program) -> None:
    words = WORDS[program.language]
    bot = program.bot

    program.start()
    assert not paths.default_book().exists()
    assert program.today.empty.isVisible()
    assert program.rows_of(1) == []

    bring_in(program)
    woman = find_by_one_character(program, "雪")
    correct_the_phone(program, woman)

    program.go(places.TODAY)
    bot.waitUntil(lambda: len(program.rows_of(woman)) == 1)
    assert program.rows_of(woman)[0].reminder.kind == "birthday"
    log_a_call(program, woman, words)

    # Today has the promise at its hour beside the birthday, and the badge counts it.
    bot.waitUntil(lambda: kinds(program, woman) == ["followup", "birthday"])
    promise = program.rows_of(woman)[0].reminder
    assert (promise.due, str(promise.time)) == (program.clock.today(), "15:00:00")
    assert program.window.pane.card_id() == woman
    assert desk(program).book.cards.summary(woman).last_contact == date(2026, 11, 23)
    with_promise = len(program.today.rows())
    sound = desk(program).book.check()

    program.press(Qt.Key.Key_Z, CTRL)
    bot.waitUntil(lambda: kinds(program, woman) == ["birthday"])
    assert desk(program).book.history.count(woman) == 0
    assert desk(program).book.cards.summary(woman).last_contact is None
    program.press(Qt.Key.Key_Z, CTRL | SHIFT)
    bot.waitUntil(lambda: kinds(program, woman) == ["followup", "birthday"])
    assert desk(program).book.check().content == sound.content

    program.close()
    assert not program.window.isVisible()

    program.start()
    assert program.window.place() == places.TODAY
    assert desk(program).book_path == paths.default_book()
    bot.waitUntil(lambda: kinds(program, woman) == ["followup", "birthday"])
    assert len(program.today.rows()) == with_promise
    assert find_by_one_character(program, "雪") == woman
    assert program.phones() == ["0223450000"]
    [noted] = desk(program).book.history.timeline(woman)
    assert (noted.kind, noted.outcome, noted.text) == ("call", "reached", words["said"])
    entries = [label.text() for label in program.window.pane.timeline.findChildren(QLabel)]
    assert any(words["said"] in text for text in entries)
    checked = desk(program).book.check()
    assert checked.ok, checked.problems
    assert (checked.cards, checked.interactions) == (CARDS, 1)
    assert checked.content == sound.content


def desk(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def kinds(program: Program, card: int) -> list[str]:
    return [row.reminder.kind for row in program.rows_of(card)]


def bring_in(program: Program) -> None:
    """From the empty Today screen through the import dialog."""
    bot, window = program.bot, program.window
    program.click("today_import", program.today)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    bot.waitExposed(dialog)
    program.choose_file(lambda: program.click("choose_files", dialog), OLD_ADDRESSES)
    bot.waitUntil(lambda: dialog.go.isVisible() and str(CARDS) in dialog.go.text())
    assert desk(program).book.cards.count() == 0
    with bot.waitSignal(dialog.imported, timeout=20_000) as came:
        bot.mouseClick(dialog.go, LEFT)
    imported = came.args[0]
    assert (imported.new, imported.changed, len(imported.rejected)) == (CARDS, 0, 1)
    bot.waitUntil(lambda: program.window.card_count() == CARDS)
    program.come_back()


def find_by_one_character(program: Program, character: str) -> int:
    """Ctrl+F, one character, Enter: the card is open. Its id."""
    bot, window = program.bot, program.window
    program.press(Qt.Key.Key_F, CTRL)
    bot.waitUntil(window.search.hasFocus)
    program.write(character)
    bot.waitUntil(lambda: len(program.listed()) == 1)
    program.press(Qt.Key.Key_Return)
    [card] = program.listed()
    bot.waitUntil(lambda: window.pane.card_id() == card)
    assert character in program.label("card_name")
    return card


def correct_the_phone(program: Program, card: int) -> None:
    """Click the number on the card, type another, Enter."""
    bot, window = program.bot, program.window
    [number] = program.facts("methods")
    bot.mouseClick(number, LEFT)
    bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    line = get_child(window.pane, QLineEdit, "method_value")
    assert line.hasFocus()
    program.press(Qt.Key.Key_A, CTRL)
    program.write("02-2345-0000")
    program.press(Qt.Key.Key_Return)
    bot.waitUntil(
        lambda: [m.value for m in desk(program).book.cards.get(card).methods] == ["02-2345-0000"]
    )
    bot.waitUntil(lambda: program.phones() == ["0223450000"])


def log_a_call(program: Program, card: int, words: dict[str, str]) -> None:
    """Ctrl+L, what was said, when to call again, Enter; no mouse."""
    bot, window = program.bot, program.window
    program.press(Qt.Key.Key_L, CTRL)
    dialog = window.findChild(QuickLogDialog)
    assert dialog is not None
    bot.waitExposed(dialog)
    assert dialog.cards() == (card,)
    bot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    program.press(Qt.Key.Key_1)
    bot.waitUntil(dialog.form.text.hasFocus)
    program.write(words["said"])
    for _times in range(4):  # over the hour of the contact to the next one
        if dialog.form.next.line.hasFocus():
            break
        program.press(Qt.Key.Key_Tab)
    assert dialog.form.next.line.hasFocus()
    program.write(words["next"])
    with bot.waitSignal(dialog.logged):
        program.press(Qt.Key.Key_Return)
    program.come_back()
