"""Which book the window opens, what it says if it cannot, and that none is made unasked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rolodex import paths
from rolodex.domain.card import Card
from rolodex.gui import application
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import get_child

Opened = tuple[MainWindow, Desk]


class Opener:
    """Opens windows as the program does, and closes them after the test."""

    def __init__(self, qtbot: QtBot, clock: FixedClock, machine: MachineSettings) -> None:
        self._qtbot, self._clock, self._machine = qtbot, clock, machine
        self.desks: list[Desk] = []

    def __call__(self, path: Path | None = None) -> Opened:
        window, desk = application.open_window(path, self._clock, self._machine)
        self._qtbot.addWidget(window)
        self.desks.append(desk)
        window.show()
        return window, desk


@pytest.fixture
def open_window(
    qtbot: QtBot, app: QApplication, clock: FixedClock, machine: MachineSettings
) -> Iterator[Opener]:
    """Opens a window on a book."""
    opener = Opener(qtbot, clock, machine)
    yield opener
    for desk in opener.desks:
        desk.close()


def test_a_first_start_makes_no_book_and_asks_nothing(open_window: Opener, home: Path) -> None:
    _window, desk = open_window()
    assert not desk.has_book
    assert not paths.default_book().exists()
    assert QApplication.activeModalWidget() is None


def test_the_first_card_makes_the_usual_book(open_window: Opener) -> None:
    _window, desk = open_window()
    desk.write(lambda: desk.book.cards.save(Card(family="王")))
    assert desk.book_path == paths.default_book()
    assert paths.default_book().stat().st_mode & 0o777 == 0o600


def test_the_book_used_last_is_opened_again(
    open_window: Opener, tmp_path: Path, clock: FixedClock, machine: MachineSettings
) -> None:
    Book.create(tmp_path / "mine.rolodex", clock).close()
    machine.set("book", str(tmp_path / "mine.rolodex"))
    _window, desk = open_window()
    assert desk.book_path == tmp_path / "mine.rolodex"


def test_a_book_that_was_named_is_made_only_when_something_is_put_into_it(
    open_window: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "named.rolodex"
    _window, desk = open_window(path)
    assert not path.exists()
    desk.write(lambda: desk.book.cards.save(Card(family="王")))
    assert path.exists()


def test_a_missing_book_on_another_disk_is_said_and_not_replaced(
    open_window: Opener, tmp_path: Path, machine: MachineSettings
) -> None:
    machine.set("book", str(tmp_path / "stick" / "mine.rolodex"))
    window, desk = open_window()
    assert str(tmp_path / "stick" / "mine.rolodex") in window.messages.text()
    assert get_child(window, QPushButton, "problem_action").text() == "Open another book…"
    assert not desk.has_book


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + b"x" * 5000, b"hello" * 400])
def test_a_damaged_book_is_said_and_never_written_over(
    open_window: Opener, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "damaged.rolodex"
    path.write_bytes(content)
    window, desk = open_window(path)
    assert window.messages.text()
    assert not desk.has_book
    desk.write(lambda: desk.book.cards.save(Card(family="王")))
    assert path.read_bytes() == content
    assert not desk.has_book


def test_another_book_can_be_opened_instead_of_a_damaged_one(
    open_window: Opener,
    tmp_path: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, good = tmp_path / "damaged.rolodex", tmp_path / "good.rolodex"
    path.write_bytes(b"nonsense" * 1000)
    Book.create(good, clock).close()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_a: (str(good), "")
    )
    window, desk = open_window(path)
    get_child(window, QPushButton, "problem_action").click()
    assert desk.book_path == good


def test_a_copy_beside_the_book_is_another_book(
    open_window: Opener, tmp_path: Path, clock: FixedClock
) -> None:
    Book.create(tmp_path / "one.rolodex", clock).close()
    shutil.copy(tmp_path / "one.rolodex", tmp_path / "two.rolodex")
    _first, one = open_window(tmp_path / "one.rolodex")
    _second, two = open_window(tmp_path / "two.rolodex")
    one.write(lambda: one.book.cards.save(Card(family="王")))
    assert two.book.cards.count() == 0
