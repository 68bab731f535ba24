"""The list of birthdays in the window: in the order they come, each with its day in words."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.card_parts import Calendar, SpecialDate
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.paged_model import RowRole
from rolodex.gui.row_words import chip_words, spoken
from rolodex.gui.screens.cards import CardsScreen
from rolodex.i18n import speaking
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.cards_for_tests import new

TODAY = date(2026, 11, 23)


@pytest.fixture
def screen(qtbot: QtBot, book: Book, desk: Desk) -> CardsScreen:
    """The list of birthdays of a few people."""
    born(book, "Bob", 12, 3)
    born(book, "Zoe", 11, 23, 1986)
    born(book, "Ann", 11, 25)
    born(book, "Lin", 10, 16, 1990, Calendar.LUNAR)
    screen = CardsScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(600, 700)
    screen.show()
    screen.show_place(places.BIRTHDAYS)
    return screen


def born(
    book: Book, name: str, month: int, day: int, year: int | None = None,
    calendar: Calendar = Calendar.SOLAR,
) -> None:  # fmt: skip
    special = SpecialDate(label="birthday", month=month, day=day, year=year, calendar=calendar)
    new(book, given=name, dates=(special,))


def chips(screen: CardsScreen) -> list[str]:
    rows = [screen.model.index(n, 0).data(RowRole) for n in range(screen.model.card_count())]
    return [f"{row.name}: {chip_words(row, TODAY)[0]}" for row in rows]


def sort_words(screen: CardsScreen) -> str:
    return get_child(screen, QPushButton, "sort_button").text().removesuffix(" ▾")


def test_each_row_says_when_the_birthday_is_and_the_age_if_it_is_known(
    screen: CardsScreen,
) -> None:
    assert chips(screen) == [
        "Zoe: today · turns 40",
        "Lin: tomorrow · 24 Nov · turns 36",
        "Ann: in 2 days · 25 Nov",
        "Bob: in 10 days · 3 Dec",
    ]
    assert sort_words(screen) == "Sort: birthday"
    assert screen.strip.isHidden()


def test_the_chips_are_said_in_the_language_of_the_window(screen: CardsScreen) -> None:
    with speaking("zh_TW"):
        assert chips(screen)[:2] == ["Zoe: 今天 · 滿 40 歲", "Lin: 明天 · 11月24日 · 滿 36 歲"]


def test_a_row_read_aloud_tells_the_birthday(screen: CardsScreen) -> None:
    assert screen.model.index(0, 0).data() == "Zoe, Birthday, 23 Nov, turns 40"


def test_another_order_holds_until_the_list_is_left_and_for_no_other_list(
    screen: CardsScreen, desk: Desk
) -> None:
    screen.show_order("name")
    assert [words.split(":")[0] for words in chips(screen)] == ["Ann", "Bob", "Lin", "Zoe"]
    screen.show_place(places.CARDS)
    assert sort_words(screen) == "Sort: name"
    row = screen.model.index(0, 0).data(RowRole)
    assert row.birthday is None and "Birthday" not in spoken(row)
    screen.show_place(places.BIRTHDAYS)
    assert sort_words(screen) == "Sort: birthday"


def test_as_a_table_the_state_stays_that_of_the_last_contact(screen: CardsScreen) -> None:
    screen.show_layout("table")
    column = screen._layout.columns().index("state")
    assert screen.model.index(0, column).data() == "never"
    assert screen.model.index(0, 0).data() == "Zoe"
