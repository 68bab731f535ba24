"""Beside Today: the outlined row is the one whose card is shown, or no row is outlined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QListWidget
from pytestqt.qtbot import QtBot

from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.screens.today import TodayScreen
from rolodex.gui.widgets.rail import PlaceRole
from rolodex.gui.widgets.reminder_row import ReminderRow
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.cards_for_tests import log, new, promise
from tests.gui.conftest import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def busy(qtbot: QtBot, book: Book, desk: Desk) -> MainWindow:
    """The window on Today with four people in a row, and two more who are on track."""
    book.settings.set("day_size_chosen", True)
    for number in range(4):
        promise(book, new(book, given=f"Row {number}"), number - 9, "a promise")
    for number in range(2):
        log(book, new(book, given=f"Other {number}"), 1)
    return show(qtbot, desk)


def today(window: MainWindow) -> TodayScreen:
    found = window.stack.screen_named("today")
    assert isinstance(found, TodayScreen)
    return found


def row(window: MainWindow, number: int) -> ReminderRow:
    return today(window).rows()[number]


def other(window: MainWindow, name: str = "Other 0") -> int:
    result = window._desk.book.search.find(name)
    return result.rows[0].id


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not today(window)._reload_timer.isActive())
    QApplication.processEvents()


def outlined(window: MainWindow) -> list[int]:
    return [r.reminder.card_id for r in today(window).rows() if r.property("current")]


def agree(window: MainWindow, one: bool = True) -> bool:
    """The outlined row is that of the card shown, and what the actions take is that card."""
    shown = window.shown_card()
    assert window.chosen_ids() == ((shown,) if shown is not None else ())
    assert outlined(window) in ([], [shown])
    return bool(outlined(window)) is one


def by_shortcut(window: MainWindow) -> None:
    window.commands.qactions["today"].trigger()


def by_rail(window: MainWindow) -> None:
    rail = get_child(window, QListWidget, "rail_places")
    numbers = range(rail.count())
    rail.setCurrentRow(next(n for n in numbers if rail.item(n).data(PlaceRole) == places.TODAY))


@pytest.mark.parametrize("go", [by_shortcut, by_rail])
@pytest.mark.parametrize("steps", [0, 2])
def test_who_comes_back_to_today_sees_the_card_of_the_row_at_once(
    busy: MainWindow, go: Callable[[MainWindow], None], steps: int
) -> None:
    today(busy).focus_list()
    today(busy)._move(steps)
    mine = row(busy, steps).reminder.card_id
    busy.go_to(places.CARDS, focus=True)
    busy.open_card(other(busy))
    go(busy)
    assert busy.shown_card() == mine  # without waiting: the next key may be Ctrl+L
    assert agree(busy)
    busy.commands.qactions["log_contact"].trigger()
    for dialog in busy.findChildren(QDialog):
        if isinstance(dialog, QuickLogDialog):
            assert dialog.cards() == (mine,)
            dialog.reject()
            break
    else:
        pytest.fail("nothing to log with")


@pytest.mark.parametrize("go", [by_shortcut, by_rail])
def test_who_was_looked_up_and_is_on_today_too_stays(
    busy: MainWindow, go: Callable[[MainWindow], None]
) -> None:
    today(busy).focus_list()
    mine = row(busy, 3).reminder.card_id
    busy.go_to(places.CARDS, focus=True)
    busy.open_card(mine)
    go(busy)
    assert busy.shown_card() == mine
    assert today(busy).current_row() is row(busy, 3)
    assert agree(busy)


def test_today_after_a_search_that_was_cleared_or_not(qtbot: QtBot, busy: MainWindow) -> None:
    for clear in (True, False):
        busy.search.setFocus()
        qtbot.keyClicks(busy.search, "Other 1")
        qtbot.waitUntil(lambda: busy.shown_card() == other(busy, "Other 1"))
        if clear:
            qtbot.keyClick(busy.search, Qt.Key.Key_Escape)
        by_shortcut(busy)
        assert agree(busy)
        assert busy.shown_card() == row(busy, 0).reminder.card_id


def test_a_card_opened_beside_today_that_is_no_row_outlines_none(
    qtbot: QtBot, busy: MainWindow, desk: Desk, book: Book
) -> None:
    guest = other(busy)
    busy.open_card(guest)
    assert busy.shown_card() == guest
    assert agree(busy, one=False)
    desk.write(lambda: book.settings.set("day_size", 5))  # the badge is told anew
    settled(qtbot, busy)
    assert busy.shown_card() == guest
    assert agree(busy, one=False)
    qtbot.keyClick(busy, Qt.Key.Key_Escape)
    assert agree(busy)


def test_a_card_opened_beside_today_that_is_a_row_outlines_it(busy: MainWindow) -> None:
    there = row(busy, 2).reminder.card_id
    busy.open_card(there)
    assert outlined(busy) == [there]
    assert agree(busy)


def test_doing_skipping_and_snoozing_take_the_card_along_from_the_keyboard(
    qtbot: QtBot, busy: MainWindow, desk: Desk
) -> None:
    today(busy).focus_list()
    for key in (Qt.Key.Key_D, Qt.Key.Key_K):
        following = row(busy, 1).reminder.card_id
        qtbot.keyClick(row(busy, 0), key)
        settled(qtbot, busy)
        assert busy.shown_card() == following
        assert agree(busy)
    following = row(busy, 1).reminder.card_id
    today(busy)._deeds.snooze(row(busy, 0).reminder, desk.clock.local_now().replace(day=25))
    settled(qtbot, busy)
    assert busy.shown_card() == following
    assert agree(busy)
    desk.undo()
    settled(qtbot, busy)
    assert len(today(busy).rows()) == 2
    assert agree(busy)


def test_ticking_off_by_mouse_takes_the_card_along_too(qtbot: QtBot, busy: MainWindow) -> None:
    busy.rail.setFocus()
    for _time in range(2):
        following = row(busy, 1).reminder.card_id
        qtbot.mouseClick(row(busy, 0).done, LEFT)
        settled(qtbot, busy)
        assert busy.shown_card() == following
        assert agree(busy)


def test_another_row_that_goes_leaves_the_card(qtbot: QtBot, busy: MainWindow, desk: Desk) -> None:
    mine, above = row(busy, 2), row(busy, 0)
    qtbot.mouseClick(mine, LEFT, pos=QPoint(100, 10))
    busy.rail.setFocus()
    card = mine.reminder.card_id
    desk.write(lambda: desk.book.agenda.done(above.reminder))
    settled(qtbot, busy)
    assert busy.shown_card() == card
    assert agree(busy)


def test_who_is_logged_in_the_card_stays_open_and_no_other_row_is_outlined(
    qtbot: QtBot, busy: MainWindow, desk: Desk, book: Book
) -> None:
    mine = busy.shown_card()
    assert mine is not None
    busy.pane.quick_log.begin()
    desk.write(lambda: book.followups.done(row(busy, 0).reminder.subject))
    settled(qtbot, busy)
    assert busy.shown_card() == mine
    assert agree(busy, one=False)
    desk.undo()
    settled(qtbot, busy)
    assert outlined(busy) == [mine]
    desk.redo()
    settled(qtbot, busy)
    qtbot.keyClick(busy, Qt.Key.Key_Escape)
    assert busy.shown_card() == row(busy, 0).reminder.card_id != mine
    assert agree(busy)


def test_a_new_card_outlines_nobody_and_given_up_leads_back(qtbot: QtBot, busy: MainWindow) -> None:
    today(busy).focus_list()
    busy.commands.qactions["new_card"].trigger()
    assert agree(busy, one=False)
    by_rail(busy)
    assert busy.pane.is_editing()
    assert agree(busy, one=False)
    busy.pane.end_edit()
    assert agree(busy)


def test_a_card_that_goes_to_the_trash_hands_on_to_the_next_row(
    qtbot: QtBot, busy: MainWindow
) -> None:
    following = row(busy, 1).reminder.card_id
    busy.commands.qactions["trash_cards"].trigger()
    settled(qtbot, busy)
    assert busy.shown_card() == following
    assert agree(busy)


def test_in_a_narrow_window_the_hidden_card_is_that_of_the_row(
    qtbot: QtBot, busy: MainWindow
) -> None:
    busy.open_card(other(busy))
    busy.show_list()
    busy.resize(600, 700)
    qtbot.waitUntil(lambda: busy.width() == 600)
    QApplication.processEvents()
    assert not busy.pane.isVisible()
    assert agree(busy)
    qtbot.mouseClick(row(busy, 2), LEFT, pos=QPoint(100, 10))
    assert busy.shown_card() == row(busy, 2).reminder.card_id
    assert busy.pane.isVisible()
    assert agree(busy)
    qtbot.keyClick(busy, Qt.Key.Key_Escape)
    assert row(busy, 2).isVisible()
    assert agree(busy)


def test_another_language_and_a_restart_outline_the_row_of_the_card(
    qtbot: QtBot, busy: MainWindow, desk: Desk
) -> None:
    today(busy).focus_list()
    today(busy)._move(2)
    mine, old = busy.shown_card(), busy.stack
    busy.use_language("zh_TW")
    qtbot.waitUntil(lambda: busy.stack is not old)
    assert busy.shown_card() == mine
    assert agree(busy)
    busy.close()
    again = show(qtbot, desk)
    assert agree(again)


def test_another_book_begins_with_its_own_first_row(
    qtbot: QtBot, busy: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    following = Book.create(tmp_path / "other.rolodex", desk.clock)
    following.settings.set("day_size_chosen", True)
    mine = new(following, given="Somebody else")
    promise(following, mine, -1, "a promise")
    desk.use_book(following)
    settled(qtbot, busy)
    assert [r.reminder.name for r in today(busy).rows()] == ["Somebody else"]
    assert busy.shown_card() == mine
    assert agree(busy)
    desk.close()
