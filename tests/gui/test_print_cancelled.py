"""Cancel in the print dialog stops the work on ten thousand cards at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from rolodex.gui.background import ThreadRunner
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.print_sheet import PrintDialog
from rolodex.gui.machine_settings import MachineSettings
from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK
from tests.fakes import get_child
from tests.large_book import make_large_book

WITHIN = 1.0
"""Seconds of computing, of all threads together; a twentieth was measured."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_large_book(tmp_path_factory.mktemp("large"))


@pytest.fixture
def runner() -> ThreadRunner:
    return ThreadRunner()


@pytest.fixture
def busy(
    app: object, large: Path, runner: ThreadRunner, machine: MachineSettings
) -> Iterator[Desk]:
    """A desk with real threads on the large book."""
    desk = Desk(Book.open(large, CLOCK), CLOCK, machine, runner=runner)
    yield desk
    desk.close()


def at_work(qtbot: QtBot, desk: Desk) -> PrintDialog:
    """A dialog that has made a part of its sheet."""
    dialog = PrintDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.bar.value() > 0, timeout=30_000)
    assert dialog.made() is None
    return dialog


def test_cancel_closes_the_dialog_and_ends_the_work_within_a_second(
    qtbot: QtBot, busy: Desk, runner: ThreadRunner
) -> None:
    dialog = at_work(qtbot, busy)
    begin = time.process_time()
    dialog.cancel.click()
    assert not dialog.isVisible()
    runner.wait()
    assert time.process_time() - begin < WITHIN
    QApplication.processEvents()  # what the thread still had to say arrives
    assert dialog.made() is None


def test_another_choice_stops_the_sheet_that_was_being_made(
    qtbot: QtBot, busy: Desk, runner: ThreadRunner
) -> None:
    dialog = at_work(qtbot, busy)
    box = get_child(dialog, QComboBox, "print_sheet")
    begin = time.process_time()
    box.setCurrentIndex(box.findData("today"))
    runner.wait()
    assert time.process_time() - begin < WITHIN
    qtbot.waitUntil(lambda: dialog.made() is not None, timeout=30_000)
    assert dialog.options.wanted().sheet == "today"
    assert "Today" in dialog.options.sheet.currentText()
