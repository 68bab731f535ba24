"""How list and card share the room of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.gui import places, theme
from rolodex.gui.desk import Desk
from rolodex.services.book import Book
from tests.gui.conftest import show


@pytest.mark.parametrize("size", [100, 150])
def test_the_card_beside_the_list_ends_where_the_window_ends(
    qtbot: QtBot, desk: Desk, people: Book, size: int
) -> None:
    desk.machine.set("card_width", 100)  # drawn as narrow as it goes
    window = show(qtbot, desk)
    window.resize(1364, 740)
    window.commands.choose_text_size(size)
    window._build_again()
    window.go_to(places.CARDS)
    window.open_card(window.cards.model.id_at(0) or 0)
    QApplication.processEvents()
    left = window.pane.mapTo(window, QPoint(0, 0)).x()
    assert left + window.pane.width() <= window.width()


def test_the_card_grows_with_the_text(qtbot: QtBot, desk: Desk, people: Book) -> None:
    window = show(qtbot, desk)
    window.resize(1600, 800)
    window.go_to(places.CARDS)
    QApplication.processEvents()
    usual = window.pane.width()
    window.commands.choose_text_size(150)
    window._build_again()
    QApplication.processEvents()
    assert window.pane.width() == pytest.approx(usual * 1.5, abs=4)
    assert window.sides.card_width() == 460
    assert theme.px(2) == 3
