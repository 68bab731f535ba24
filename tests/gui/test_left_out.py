"""People who were never contacted, before any of them is due: Today leads to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.card_parts import SpecialDate
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.gui.screens.today import TodayScreen
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import get_child
from tests.gui.cards_for_tests import log, new, promise, shown
from tests.gui.conftest import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def imported(book: Book) -> list[int]:
    """As after an address file without any last contact: nobody is due for half a year."""
    book.settings.set("day_size_chosen", True)
    return [new(book, given=f"Somebody {number}") for number in range(13)]


def born(book: Book, days_ahead: int) -> int:
    day = date(2026, 11, 23) + timedelta(days=days_ahead)
    return new(
        book,
        given="Child of winter",
        dates=(SpecialDate(label="birthday", month=day.month, day=day.day),),
    )


def opened(qtbot: QtBot, desk: Desk) -> TodayScreen:
    screen = TodayScreen(desk)
    shown(qtbot, screen, 660, 700)
    return screen


def text_of(screen: TodayScreen) -> str:
    return "\n".join(label.text() for label in screen.empty.findChildren(QLabel) if label.text())


def settled(qtbot: QtBot, screen: TodayScreen) -> None:
    qtbot.waitUntil(lambda: not screen._reload_timer.isActive())


def test_a_day_on_which_nobody_is_due_says_how_many_were_never_contacted_and_leads_there(
    qtbot: QtBot, book: Book, imported: list[int], desk: Desk
) -> None:
    window = show(qtbot, desk)
    screen = window.stack.screen_named("today")
    assert "Nothing is due.\n13 people were never contacted." in text_of(screen)
    qtbot.mouseClick(get_child(screen, QPushButton, "today_begin"), LEFT)
    assert window.place() == places.NEVER
    assert window.cards.count() == 13
    assert window.focusWidget() is window.cards.list


def test_birthdays_that_are_near_are_one_click_away(
    qtbot: QtBot, book: Book, imported: list[int], desk: Desk
) -> None:
    born(book, 20)
    window = show(qtbot, desk)
    button = get_child(window, QPushButton, "today_birthdays")
    assert button.text() == "Upcoming birthdays: 1"
    qtbot.mouseClick(button, LEFT)
    assert window.place() == places.BIRTHDAYS


def test_beneath_a_day_that_is_not_filled_a_line_tells_of_them(
    qtbot: QtBot, book: Book, imported: list[int], desk: Desk
) -> None:
    for card in imported[:2]:
        promise(book, card, -1, "the forms")
    window = show(qtbot, desk)
    line = window.stack.screen_named("today").left_out
    assert line.isVisible()
    assert line.words.text() == "12 a day, 2 waiting: 13 people were never contacted"
    qtbot.mouseClick(line.begin, LEFT)
    assert window.place() == places.NEVER


def test_the_line_goes_with_the_last_of_them_and_comes_with_another(
    qtbot: QtBot, book: Book, desk: Desk
) -> None:
    promise(book, new(book, given="Met"), -1, "the forms")
    log(book, 1, 3)
    somebody = new(book, given="Unmet")
    screen = opened(qtbot, desk)
    assert screen.left_out.words.text() == "12 a day, 1 waiting: 1 person was never contacted"
    line = screen.left_out
    desk.write(lambda: book.cards.trash([somebody]))
    qtbot.waitUntil(lambda: not line.isVisible())
    desk.undo()
    qtbot.waitUntil(line.isVisible)


def test_a_day_that_is_full_or_done_or_of_rest_asks_for_nobody_more(
    qtbot: QtBot, book: Book, imported: list[int], desk: Desk
) -> None:
    promise(book, imported[0], -1, "the forms")
    screen = opened(qtbot, desk)
    assert screen.left_out.isVisible()
    desk.write(lambda: book.settings.set("day_size", 1))
    qtbot.waitUntil(lambda: not screen.left_out.isVisible())
    qtbot.mouseClick(screen.rows()[0].done, LEFT)
    qtbot.waitUntil(lambda: not screen.rows())
    settled(qtbot, screen)
    assert "never contacted" not in text_of(screen)  # the one of today is done
    desk.write(lambda: book.settings.set("day_size", 12))
    qtbot.waitUntil(lambda: "13 people were never contacted" in text_of(screen))
    desk.write(lambda: book.settings.set("rest_days", "mon"))
    qtbot.waitUntil(lambda: "never contacted" not in text_of(screen))


def test_those_whom_the_day_lists_already_are_not_offered_once_more(
    qtbot: QtBot, book: Book, desk: Desk
) -> None:
    new(book, given="Long here")
    desk.clock = book.clock = FixedClock(datetime(2027, 11, 24, 4, 0, tzinfo=UTC))
    screen = opened(qtbot, desk)
    assert [row.reminder.kind for row in screen.rows()] == ["never"]
    assert not screen.left_out.isVisible()
    promise(book, new(book, given="Promised"), -1, "the forms")
    screen.reload()
    assert not screen.left_out.isVisible()
    new(book, given="Just come")
    screen.reload()
    assert screen.left_out.words.text() == "12 a day, 2 waiting: 3 people were never contacted"


def test_the_keyboard_stays_on_the_button_when_the_page_is_read_again(
    qtbot: QtBot, book: Book, imported: list[int], desk: Desk
) -> None:
    screen = opened(qtbot, desk)
    button = get_child(screen, QPushButton, "today_begin")
    button.setFocus()
    screen.reload()
    assert screen.window().focusWidget() is button


def test_an_empty_book_says_nothing_of_it(window: MainWindow) -> None:
    screen = window.stack.screen_named("today")
    assert not screen.left_out.isVisible()
    assert get_child(screen, QPushButton, "today_import").isVisible()
