"""Tab goes round each screen: it reaches everything, and nothing keeps it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import get_child
from tests.gui.conftest import fill, show

MOST = 200
TAB = Qt.FocusPolicy.TabFocus.value
SCREENS = (places.TODAY, places.CARDS, places.TRASH, places.PHRASES, places.SETTINGS)


@pytest.mark.parametrize("place", SCREENS, ids=lambda place: place.screen)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_tab_reaches_everything_and_comes_round(
    qtbot: QtBot, desk: Desk, book: Book, clock: FixedClock, place: places.Place, filled: bool
) -> None:
    if filled:
        fill(book, clock)
    window = show(qtbot, desk)
    window.go_to(place)
    window.search.setFocus()
    qtbot.waitUntil(window.search.hasFocus)
    seen: list[QWidget] = []
    for _press in range(MOST):
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen:
            break
        seen.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.search, names(seen[-3:])
    missing = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy().value & TAB
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget not in seen
    ]
    assert not names(missing)
    assert window.place() == place  # passing through the rail goes nowhere


def names(widgets: list[QWidget]) -> list[str]:
    """For a message."""
    return [f"{type(widget).__name__} {widget.objectName()!r}" for widget in widgets]


def test_a_place_the_keys_came_to_opens_by_enter(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    foot = get_child(window, QListWidget, "rail_foot")
    foot.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(foot.hasFocus)
    assert window.place() == places.TODAY
    qtbot.keyClick(foot, Qt.Key.Key_Return)
    assert window.place() == places.TRASH
