"""Who listens to the keyboard focus of the whole program hears nothing when half gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rolodex.gui.widgets.focus_watch import FocusWatch
from rolodex.gui.widgets.page_scroll import PageScroll


class Page(QWidget):
    """A line that is watched, and one beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.watched = QWidget()
        self.line = QLineEdit(self.watched)
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.watched)
        column.addWidget(self.other)
        self.left: list[int] = []
        self.watch = FocusWatch(self.watched)
        self.watch.left.connect(self._on_left)

    def _on_left(self) -> None:
        self.left.append(1)


@pytest.fixture
def page(qtbot: QtBot, app: QApplication) -> Page:
    """With the keyboard in the watched line."""
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.line.setFocus()
    qtbot.waitUntil(page.line.hasFocus)
    return page


def test_going_elsewhere_is_told_once(page: Page) -> None:
    page.other.setFocus()
    page.line.setFocus()
    assert page.left == [1]


@pytest.mark.parametrize("end", [shiboken6.delete, QWidget.deleteLater])
def test_what_is_being_deleted_is_not_told_that_the_keyboard_left_it(
    qtbot: QtBot, page: Page, end: Callable[[QWidget], None]
) -> None:
    watched = page.watched
    with qtbot.captureExceptions() as faults:
        end(watched)
        qtbot.waitUntil(lambda: not shiboken6.isValid(watched))
        page.other.setFocus()
        page.other.clearFocus()
    assert faults == []
    assert page.left == []


def test_a_page_that_is_being_deleted_follows_no_focus(
    qtbot: QtBot, page: Page, app: QApplication
) -> None:
    scroll = PageScroll(QLineEdit())
    column = page.layout()
    assert column is not None
    column.addWidget(scroll)
    line = scroll.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    with qtbot.captureExceptions() as faults:
        shiboken6.delete(scroll)
        page.other.setFocus()
    assert faults == []
