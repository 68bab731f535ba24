"""Orders for which every card is read: made beside the window, the old rows shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.problems import BookBusy
from rolodex.domain.text import Text
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.paged_model import RowRole
from rolodex.gui.screens.cards import CardsScreen
from rolodex.services import card_lists
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import HeldRunner, get_child


@pytest.fixture
def runner() -> HeldRunner:
    return HeldRunner()


@pytest.fixture
def screen(
    qtbot: QtBot,
    people: Book,
    clock: FixedClock,
    runner: HeldRunner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CardsScreen]:
    """The list of all cards in a book that counts as large, all slow work held back."""
    monkeypatch.setattr(card_lists, "SOON_ORDERED", 3)
    desk = Desk(people, clock, MachineSettings(tmp_path / "slow.json"), runner)
    screen = CardsScreen(desk)
    qtbot.addWidget(screen)
    screen.show_place(places.CARDS)
    runner.release()
    yield screen
    runner.release()


def names(screen: CardsScreen) -> list[str]:
    model = screen.model
    return [model.index(n, 0).data(RowRole).name for n in range(model.card_count())]


def sort_words(screen: CardsScreen) -> str:
    return get_child(screen, QPushButton, "sort_button").text()


def in_order(people: Book, order: str) -> list[str]:
    return [row.name for row in people.lists.listing(card_lists.EVERY_CARD, order).rows]


def test_the_old_rows_stay_and_a_sign_says_so_until_the_new_order_is_there(
    screen: CardsScreen, people: Book, runner: HeldRunner
) -> None:
    before = names(screen)
    screen.show_order("company")
    assert names(screen) == before
    assert sort_words(screen) == "Reading…"
    runner.release()
    assert names(screen) == in_order(people, "company") != before
    assert "company" in sort_words(screen)
    assert screen.count() == len(before)


def test_of_several_orders_the_last_one_chosen_is_shown(
    screen: CardsScreen, people: Book, runner: HeldRunner
) -> None:
    screen.show_order("company")
    screen.show_order("title")
    runner.release()
    assert names(screen) == in_order(people, "title")
    screen.show_order("-company")
    screen.show_order("name")
    runner.release()
    assert names(screen) == in_order(people, "name")
    assert "name" in sort_words(screen)


def test_a_search_meanwhile_is_not_overwritten(screen: CardsScreen, runner: HeldRunner) -> None:
    screen.show_order("company")
    screen.show_query("Holt")
    runner.release()
    assert names(screen) == ["Tom Holt"]


def test_a_card_to_go_to_is_selected_in_the_new_order(
    screen: CardsScreen, people: Book, runner: HeldRunner
) -> None:
    wanted = people.search.find("Holt").rows[0].id
    screen.show_order("company")
    screen.go_to_card(wanted)
    runner.release()
    assert screen.list.current_id() == wanted


def test_an_edit_is_seen_at_once_and_then_in_its_place(
    screen: CardsScreen, people: Book, runner: HeldRunner
) -> None:
    from dataclasses import replace

    screen.show_order("company")
    runner.release()
    card = people.cards.get(people.search.find("Holt").rows[0].id)
    screen._desk.write(lambda: people.cards.save(replace(card, company="AAA")))
    assert "AAA" in {row.company for row in _rows(screen)}
    runner.release()
    assert names(screen) == in_order(people, "company")


def test_what_is_listed_is_right_while_an_order_is_on_its_way(
    screen: CardsScreen, people: Book, runner: HeldRunner
) -> None:
    screen.show_place(places.tagged("VIP"))
    screen.show_order("company")
    vip = people.cards.ids(people.cards.listing(card_lists.CardFilter(kind="tag", tag="VIP")))
    assert sorted(screen.listed()) == sorted(vip)


def test_a_book_that_cannot_be_read_just_then_keeps_the_old_rows(
    screen: CardsScreen, runner: HeldRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise BookBusy(Text("busy"))

    before = names(screen)
    screen.show_order("company")
    monkeypatch.setattr(card_lists.CardLists, "ids", busy)
    runner.release()
    assert names(screen) == before
    assert sort_words(screen) != "Reading…"


def _rows(screen: CardsScreen) -> list[card_lists.CardRow]:
    model = screen.model
    return [model.index(n, 0).data(RowRole) for n in range(model.card_count())]
