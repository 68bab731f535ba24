"""Slow work: what another thread may hold, and what it leaves behind."""

from __future__ import annotations

import gc
import threading
from weakref import ReferenceType, ref

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rolodex.domain.problems import Problem
from rolodex.domain.text import Text
from rolodex.gui.alive import is_alive
from rolodex.gui.background import Job, ThreadRunner
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

TIMES = 60


class Mourned:
    """Notes the thread in which it dies."""

    def __init__(self, ends: list[str]) -> None:
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread().name)


def test_what_slow_work_was_made_with_dies_in_the_windows_thread(
    qtbot: QtBot, app: QApplication
) -> None:
    ends: list[str] = []
    runner = ThreadRunner()

    def begin(fails: bool) -> None:
        asked, made = Mourned(ends), Mourned(ends)

        def operation(_progress: object, _cancelled: object) -> object:
            if fails:
                raise Problem(Text(f"{type(asked).__name__} was not well"))
            return [asked, made]

        Job(operation, "").start(runner)

    for number in range(TIMES):
        begin(fails=number % 3 == 0)
    runner.wait()
    qtbot.waitUntil(lambda: len(ends) == 2 * TIMES)
    assert set(ends) == {threading.main_thread().name}


def test_what_slow_work_was_made_with_dies_there_even_if_nobody_waits_for_it_any_more(
    qtbot: QtBot, app: QApplication
) -> None:
    ends: list[str] = []
    runner = ThreadRunner()
    window = QObject()
    go_on = threading.Event()

    def begin() -> None:
        mourned = Mourned(ends)
        Job(lambda _p, _c: (go_on.wait(), mourned), "").start(runner)

    begin()
    shiboken6.delete(window)
    go_on.set()
    runner.wait()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.main_thread().name]


def test_an_object_made_where_slow_work_was_is_taken_for_what_it_is(
    qtbot: QtBot, app: QApplication
) -> None:
    """PySide would take it for a QRunnable: it never hears that Qt deleted what it had made."""
    runner = ThreadRunner()
    ended: list[int] = []
    for _ in range(TIMES):
        job = Job(lambda _progress, _cancelled: None, "")
        job.ended.connect(lambda: ended.append(1))
        job.start(runner)
    runner.wait()
    qtbot.waitUntil(lambda: len(ended) == TIMES)
    menu = QMenu()
    assert all(isinstance(menu.addAction("x"), QAction) for _ in range(TIMES))
    names = {type(wrapper).__name__ for wrapper in shiboken6.getAllValidWrappers()}
    assert "QRunnable" not in names
    menu.deleteLater()


def test_a_desk_that_only_its_slow_work_holds_ends_with_it(
    qtbot: QtBot, app: QApplication, book: Book, clock: FixedClock, machine: MachineSettings
) -> None:
    """It must not delete on its end what is just being deleted and so let go of it."""
    names: list[object] = []

    def begin() -> ReferenceType[Desk]:
        desk = Desk(book, clock, machine)
        desk.run_apart(lambda _p, _c: desk.objectName(), names.append)
        return ref(desk)

    desks = [begin() for _ in range(TIMES)]
    qtbot.waitUntil(lambda: len(names) == TIMES)
    app.processEvents()
    gc.collect()
    assert not any(desk() for desk in desks)


class Screen(QObject):
    """Hears answers."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, answer: object) -> None:
        """Take an answer."""
        self.heard.append(answer)


def test_a_function_is_alive_as_long_as_the_qt_objects_that_it_was_made_with() -> None:
    screen = Screen()

    def nested(answer: object) -> None:
        hear(answer)

    hear = screen.hear
    functions = (screen.hear, lambda answer: screen.hear(answer), nested)
    assert all(is_alive(function) for function in functions)
    shiboken6.delete(screen)
    assert not any(is_alive(function) for function in functions)


def test_a_function_without_qt_objects_is_always_alive() -> None:
    heard: list[int] = []
    assert is_alive(heard.append)
    assert is_alive(lambda: heard.append(1))
    assert is_alive(print)
    assert is_alive(Mourned)
