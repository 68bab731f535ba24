"""A fault of the program: logged and shown, with nothing of a customer in it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from rolodex.gui.faults import FaultDialog, Faults, report
from tests.fakes import get_child

SECRET = "王小明 0912345678"


def fault() -> Exception:
    """An error whose words hold a customer's name."""
    try:
        try:
            {}[SECRET]
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        return error


@pytest.fixture
def faults(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The reports that were shown, with the hooks installed."""
    shown: list[str] = []
    monkeypatch.setattr(FaultDialog, "exec", lambda self: shown.append(self.report.toPlainText()))
    before = sys.excepthook, threading.excepthook
    faults = Faults()
    faults.install()
    yield shown
    sys.excepthook, threading.excepthook = before


def test_a_report_names_kinds_and_places_and_no_values() -> None:
    words = report(fault())
    assert "ValueError" in words
    assert "KeyError" in words
    assert "test_faults.py" in words
    assert "王" not in words
    assert "0912" not in words


def test_a_fault_is_shown_once_for_the_user_to_copy(
    qtbot: QtBot, faults: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    error = fault()
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert SECRET not in faults[0]
    assert SECRET not in capfd.readouterr().err


def test_a_fault_on_another_thread_is_shown_in_the_windows_thread(
    qtbot: QtBot, faults: list[str]
) -> None:
    def fail() -> None:
        raise fault()

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(faults) == 1)


def test_ctrl_c_is_no_fault(qtbot: QtBot, faults: list[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.processEvents()
    assert not faults


def test_the_report_can_be_copied(qtbot: QtBot, app: QApplication) -> None:
    dialog = FaultDialog("Rolodex 1.0\nValueError at x.py:1")
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    copy = next(b for b in buttons.buttons() if b.text() == "Copy the report")
    copy.click()
    assert QApplication.clipboard().text() == "Rolodex 1.0\nValueError at x.py:1"
    assert get_child(dialog, QPlainTextEdit, "fault_report").isReadOnly()
