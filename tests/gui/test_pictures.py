"""Every dialog has its picture: those who change the look see all of it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.gui.conftest import show

PROJECT = Path(__file__).resolve().parents[2]


def _dialog_pictures() -> ModuleType:
    path = PROJECT / "packaging" / "dialog_pictures.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


MAKERS = _dialog_pictures().MAKERS


def test_every_dialog_has_a_picture() -> None:
    there = {path.stem for path in (PROJECT / "rolodex/gui/dialogs").glob("[a-z]*.py")}
    assert there - set(MAKERS) == set()


@pytest.mark.parametrize("name", MAKERS)
def test_each_dialog_opens_on_a_sample_book(
    qtbot: QtBot, name: str, book: Book, desk: Desk, clock: FixedClock
) -> None:
    from rolodex.domain.card import Card
    from rolodex.domain.card_parts import Method, MethodKind

    phone = Method(kind=MethodKind.PHONE, value="0912345678", label="mobile")
    book.cards.save(Card(family="王", given="小明", methods=(phone,)))
    window: MainWindow = show(qtbot, desk)
    dialog: QWidget = MAKERS[name](desk, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert not dialog.grab().isNull()
