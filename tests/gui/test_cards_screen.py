"""The list of cards: lists, orders, search, letters, selection, empty states."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.paged_model import RowRole
from rolodex.gui.row_words import Heading
from rolodex.gui.screens.cards import CardsScreen
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.conftest import PEOPLE


@pytest.fixture
def screen(qtbot: QtBot, people: Book, desk: Desk) -> CardsScreen:
    """The screen on the book of a few people."""
    return opened(qtbot, desk)


def opened(qtbot: QtBot, desk: Desk) -> CardsScreen:
    screen = CardsScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(600, 700)
    screen.show_place(places.CARDS)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.list.setFocus()
    return screen


def names(screen: CardsScreen) -> list[str]:
    """The names in the list, top to bottom."""
    rows = [screen.model.index(n, 0).data(RowRole) for n in range(screen.model.card_count())]
    return [row.name for row in rows]


def title(screen: CardsScreen) -> str:
    return get_child(screen, QLabel, "list_title").text()


def test_all_cards_are_listed_by_name_with_their_number(screen: CardsScreen) -> None:
    assert title(screen) == "Cards 8"
    assert names(screen)[:2] == ["陳美玲", "丁文雄"]


def test_a_name_is_shown_as_its_script_writes_it(screen: CardsScreen) -> None:
    assert "Tom Holt" in names(screen)
    assert "歐陽雪梅" in names(screen)


def test_never_contacted_lists_only_those(screen: CardsScreen) -> None:
    screen.show_place(places.NEVER)
    assert names(screen) == ["李志豪"]
    assert title(screen) == "Never contacted 1"


def test_a_tag_lists_its_cards(screen: CardsScreen) -> None:
    screen.show_place(places.tagged("VIP"))
    assert sorted(names(screen)) == sorted(["陳美玲", "李志豪"])
    assert title(screen) == "VIP 2"


def test_the_list_can_be_ordered_by_last_contact_and_remembers_it(
    screen: CardsScreen, desk: Desk
) -> None:
    screen.show_order("last_contact")
    by_days = sorted((p for p in PEOPLE if p[5] is not None), key=lambda p: -(p[5] or 0))
    known = [n for n in names(screen) if n != "李志豪"]
    assert known[0] in ("Zoë Müller", "陳美玲")  # oldest or newest first, never mixed
    assert len(known) == len(by_days)
    assert desk.machine.get("order") == "last_contact"
    assert screen.strip.isHidden()


def test_search_finds_by_one_character_and_back(screen: CardsScreen) -> None:
    screen.show_query("王")
    assert names(screen) == ["王小明"]
    assert title(screen) == "1 card for “王”"
    screen.show_query("")
    assert len(names(screen)) == 8


def test_search_finds_in_the_history_as_a_second_group(qtbot: QtBot, screen: CardsScreen) -> None:
    screen.show_query("女兒")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 8)
    heading = screen.model.row(0)
    assert isinstance(heading, Heading)
    assert heading.text == "In the history: 7"


def test_a_hit_in_the_history_opens_its_card(qtbot: QtBot, screen: CardsScreen) -> None:
    screen.show_query("女兒")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 8)
    with qtbot.waitSignal(screen.card_chosen) as chosen:
        screen.list.go_to_row(1)
    hit = screen.model.row(1)
    assert chosen.args == [hit.card_id]  # type: ignore[union-attr]


def test_a_search_without_hits_says_what_to_do(screen: CardsScreen) -> None:
    screen.show_query("zzzz")
    assert get_child(screen, QLabel, "empty_title").text() == "Nothing found for “zzzz”"
    assert screen.empty.isVisible()


def test_an_empty_book_offers_import_new_and_sample(qtbot: QtBot, desk: Desk) -> None:
    screen = opened(qtbot, desk)
    for name, signal in (
        ("empty_import", screen.import_requested),
        ("empty_new", screen.new_requested),
        ("empty_sample", screen.sample_requested),
    ):
        with qtbot.waitSignal(signal):
            get_child(screen, QPushButton, name).click()


def test_with_all_cards_in_the_trash_it_says_how_many_and_leads_there(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    screen = opened(qtbot, desk)
    everybody = [row.id for row in people.cards.listing().rows]
    desk.write(lambda: people.cards.trash(everybody))
    qtbot.waitUntil(screen.empty.isVisible)
    assert get_child(screen, QLabel, "empty_title").text() == "All cards are in the trash"
    shown = [label.text() for label in screen.empty.findChildren(QLabel)]
    assert "8 cards are in the trash and can be restored from there." in shown
    with qtbot.waitSignal(screen.place_requested) as asked:
        get_child(screen, QPushButton, "empty_trash").click()
    assert asked.args == [places.TRASH]
    desk.undo()
    qtbot.waitUntil(lambda: not screen.empty.isVisible())


def test_without_a_book_the_list_is_empty_and_offers_the_same(
    qtbot: QtBot, bare_desk: Desk
) -> None:
    screen = opened(qtbot, bare_desk)
    assert screen.empty.isVisible()
    bare_desk.write(lambda: bare_desk.book.cards.save(Card(family="王", given="大文")))
    assert names(screen) == ["王大文"]


def test_a_letter_key_rolls_the_list_to_that_letter(qtbot: QtBot, desk: Desk) -> None:
    for letter in ("A", "B", "C", "M", "Z"):
        for number in range(12):
            desk.book.cards.save(Card(family=f"{letter}son{number:02}", given="Tom"))
    screen = opened(qtbot, desk)
    qtbot.waitUntil(lambda: screen.strip.letters() == ["A", "B", "C", "M", "Z"])
    qtbot.keyClicks(screen.list, "m")
    assert screen.list.rowAt(0) == 36
    assert screen.strip.current_letter() == "M"


def test_a_click_on_the_index_strip_rolls_the_list(qtbot: QtBot, desk: Desk) -> None:
    for letter in ("A", "B", "C"):
        for number in range(12):
            desk.book.cards.save(Card(family=f"{letter}son{number:02}", given="Tom"))
    screen = opened(qtbot, desk)
    qtbot.waitUntil(lambda: screen.strip.letters() == ["A", "B", "C"])
    qtbot.mouseClick(screen.strip, Qt.MouseButton.LeftButton, pos=screen.strip._cell(1).center())
    assert screen.list.rowAt(0) == 12


def test_the_arrow_keys_show_cards_and_enter_opens_one(qtbot: QtBot, screen: CardsScreen) -> None:
    with qtbot.waitSignal(screen.card_chosen):
        screen.list.go_to_row(0)
    with qtbot.waitSignal(screen.card_chosen) as chosen:
        qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert chosen.args == [screen.model.id_at(1)]
    with qtbot.waitSignal(screen.card_opened) as opening:
        qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert opening.args == [screen.model.id_at(1)]


def test_up_in_the_first_row_leaves_the_list(qtbot: QtBot, screen: CardsScreen) -> None:
    screen.list.go_to_row(0)
    with qtbot.waitSignal(screen.left_upwards):
        qtbot.keyClick(screen.list, Qt.Key.Key_Up)


def test_several_cards_can_be_selected(qtbot: QtBot, screen: CardsScreen) -> None:
    screen.list.go_to_row(1)
    for _ in range(2):
        qtbot.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.list.selected_ids() == screen.model.ids_between(1, 3)


def test_selection_and_position_stay_when_a_card_changes(
    qtbot: QtBot, screen: CardsScreen, desk: Desk
) -> None:
    screen.list.go_to_row(2)
    index = screen.model.index(4, 0)
    screen.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    chosen = screen.list.selected_ids()
    desk.write(lambda: desk.book.cards.save(Card(family="Aaron", given="Al")))
    assert names(screen)[0] == "Al Aaron"
    assert set(screen.list.selected_ids()) == set(chosen)
    assert screen.list.current_id() == chosen[0]


def test_a_deleted_card_leaves_the_list_at_once(screen: CardsScreen, desk: Desk) -> None:
    first = screen.model.id_at(0)
    assert first is not None
    desk.write(lambda: desk.book.cards.trash([first]))
    assert len(names(screen)) == 7
    desk.undo()
    assert len(names(screen)) == 8


def test_a_right_click_asks_for_a_menu_there(qtbot: QtBot, screen: CardsScreen) -> None:
    with qtbot.waitSignal(screen.menu_requested):
        screen.list.customContextMenuRequested.emit(QPoint(10, 10))


def test_a_card_can_be_gone_to_by_its_id(screen: CardsScreen) -> None:
    last = screen.model.id_at(7)
    assert last is not None
    screen.go_to_card(last)
    assert screen.list.current_id() == last
