"""The trash: what lies in it, since when, finding and restoring."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.gui.desk import Desk
from rolodex.gui.screens.trash import TrashScreen
from rolodex.services.book import Book
from tests.fakes import get_child


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, people: Book) -> TrashScreen:
    """The trash with three of the people in it."""
    people.cards.trash([people.cards.resolve(name) for name in ("王小明", "Alice Wong")])
    people.cards.trash([people.cards.resolve("Tom Holt")])
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> TrashScreen:
    screen = TrashScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(800, 500)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def names(screen: TrashScreen) -> list[str]:
    rows = [screen.model.row(number) for number in range(screen.model.card_count())]
    return [getattr(row, "name", "") for row in rows]


def test_the_cards_in_the_trash_are_listed_and_counted(screen: TrashScreen) -> None:
    assert sorted(names(screen)) == ["Alice Wong", "Tom Holt", "王小明"]
    assert get_child(screen, QLabel, "trash_title").text() == "Trash: 3 cards"


def test_the_selected_card_is_restored_with_the_button_and_by_undo_thrown_away_again(
    qtbot: QtBot, screen: TrashScreen, desk: Desk, people: Book
) -> None:
    [chosen] = screen.selected_ids()
    button = get_child(screen, QPushButton, "trash_restore")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert people.cards.count() == 6
    qtbot.waitUntil(lambda: len(names(screen)) == 2)
    desk.undo()
    qtbot.waitUntil(lambda: len(names(screen)) == 3)
    assert people.cards.get(chosen).trashed_at


def test_several_cards_are_selected_and_restored_from_the_keyboard(
    qtbot: QtBot, screen: TrashScreen, people: Book
) -> None:
    screen.list.setFocus()
    with qtbot.waitSignal(screen.selection_changed):
        qtbot.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    button = get_child(screen, QPushButton, "trash_restore")
    assert button.text() == "Restore 2 cards"
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert people.cards.count() == 7


@pytest.mark.parametrize(
    ("query", "found"),
    [("holt", ["Tom Holt"]), ("ACME", ["Alice Wong"]), ("大同保险", ["王小明"]), ("nobody", [])],
)
def test_typing_finds_by_name_and_company_in_either_script(
    qtbot: QtBot, screen: TrashScreen, query: str, found: list[str]
) -> None:
    line = get_child(screen, QLineEdit, "trash_search")
    line.setText(query)
    assert names(screen) == found


def test_escape_leaves_the_search_first(qtbot: QtBot, screen: TrashScreen) -> None:
    line = get_child(screen, QLineEdit, "trash_search")
    line.setFocus()
    qtbot.keyClicks(line, "holt")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert len(names(screen)) == 3


def test_the_day_a_card_came_into_the_trash_is_the_users_day(
    screen: TrashScreen, desk: Desk
) -> None:
    row = screen.model.row(0)
    assert screen._trashed_on(row) == desk.clock.today()  # type: ignore[arg-type]


def test_an_empty_trash_says_what_it_is_for(qtbot: QtBot, desk: Desk, people: Book) -> None:
    screen = shown(qtbot, desk)
    assert get_child(screen, QLabel, "empty_title").text() == "The trash is empty"
    assert not get_child(screen, QPushButton, "trash_restore").isVisible()


def test_without_a_book_the_trash_is_empty_and_makes_none(qtbot: QtBot, bare_desk: Desk) -> None:
    screen = shown(qtbot, bare_desk)
    assert get_child(screen, QLabel, "empty_title").isVisible()
    assert not bare_desk.has_book


def test_a_card_thrown_away_while_the_trash_is_open_appears(
    qtbot: QtBot, screen: TrashScreen, desk: Desk, people: Book
) -> None:
    card = people.cards.resolve("陳美玲")
    desk.write(lambda: people.cards.trash([card]))
    qtbot.waitUntil(lambda: len(names(screen)) == 4)


def test_the_list_is_drawn_without_reading_markup(
    qtbot: QtBot, screen: TrashScreen, desk: Desk
) -> None:
    assert not screen.grab().isNull()
