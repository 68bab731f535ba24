"""What Ctrl+P, the menu of the list and the button of a card put on paper."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from rolodex.domain.card import Card
from rolodex.domain.list_rule import Condition, ListRule
from rolodex.gui import places
from rolodex.gui.dialogs.print_sheet import PrintDialog
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.conftest import PEOPLE
from tests.sheets.reading import lines_of


@dataclass
class Asked:
    """What the print dialog began with each time: sheet, group, its words on paper."""

    sheets: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def last(self) -> tuple[str, str, str]:
        return self.sheets[-1], self.groups[-1], self.heads[-1]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    found = Asked()

    def look(dialog: PrintDialog) -> int:
        wanted, made = dialog.options.wanted(), dialog.made()
        assert made is not None
        found.sheets.append(wanted.sheet)
        found.groups.append(wanted.group.key if wanted.group is not None else "")
        found.heads.append(next(x for x in lines_of(made.pdf) if " · " in x))
        dialog.reject()
        dialog.deleteLater()
        return 0

    monkeypatch.setattr(PrintDialog, "exec", look)
    return found


def press(window: MainWindow) -> None:
    window.commands.qactions["print_sheet"].trigger()


def test_today_prints_its_page_and_all_cards_print_all(
    people: Book, window: MainWindow, asked: Asked
) -> None:
    window.go_to(places.TODAY)
    press(window)
    assert asked.last()[:2] == ("today", "")
    window.go_to(places.CARDS)
    press(window)
    assert asked.last() == ("contacts", "all", f"All cards · {len(PEOPLE)} cards")


def test_a_list_and_what_a_search_finds_are_printed_as_they_are_listed(
    people: Book, window: MainWindow, asked: Asked
) -> None:
    rule = ListRule(conditions=(Condition(about="tag", how="has", values=("VIP",)),))
    people.lists.save("Important", rule)
    for place, head in (
        (places.tagged("VIP"), "VIP · 2 cards"),
        (places.listed(people.lists.named("Important").uid), "Important · 2 cards"),
        (places.NEVER, "Never contacted · 1 card"),
    ):
        window.go_to(place)
        press(window)
        assert asked.last() == ("contacts", "list", head)
    window.search.show_query("holt")
    window.cards.show_query("holt")
    press(window)
    assert asked.last() == ("contacts", "list", "holt · 1 card")


def test_what_is_selected_goes_before_what_is_listed(
    people: Book, window: MainWindow, asked: Asked
) -> None:
    window.go_to(places.CARDS)
    ids = people.cards.ids(people.cards.listing())
    window.cards.list.select_cards(ids[:3], ids[0])
    press(window)
    assert asked.last() == ("contacts", "selection", "Selected cards · 3 cards")
    get_child(window.cards.selection, QPushButton, "selection_print_cards").click()
    assert asked.last() == ("contacts", "selection", "Selected cards · 3 cards")


def test_the_button_of_a_card_and_the_menu_of_the_list_print_that_card_alone(
    people: Book, window: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go_to(places.CARDS)
    window.cards.list.go_to_row(1)
    get_child(window.pane, QPushButton, "action_print").click()
    assert asked.last() == ("contacts", "selection", "Selected cards · 1 card")
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _point: shown.append(menu))
    window.cards.menu_requested.emit(QPoint(5, 5))
    item = window.commands.qactions["print_cards"]
    assert item in shown[-1].actions()
    item.trigger()
    assert asked.last() == ("contacts", "selection", "Selected cards · 1 card")
    press(window)  # but the key goes for the list, of which one card is always selected
    assert asked.last()[1] == "all"
    shown[-1].deleteLater()


def test_cards_in_the_trash_are_never_printed(
    people: Book, window: MainWindow, asked: Asked
) -> None:
    ids = people.cards.ids(people.cards.listing())
    window.go_to(places.CARDS)
    window.cards.list.select_cards(ids[:3], ids[0])
    people.cards.trash(ids[:2])  # by another window
    window.go_to(places.TRASH)
    press(window)
    assert asked.last() == ("contacts", "all", f"All cards · {len(PEOPLE) - 2} cards")


def test_the_whole_list_is_printed_even_if_its_numbers_are_still_on_their_way(
    people: Book, window: MainWindow, asked: Asked
) -> None:
    for number in range(200):
        people.cards.save(Card(family="Zeta", given=str(number)))
    window.go_to(places.CARDS)
    window.cards.show_query("zeta")  # the ids of all follow when typing has paused
    press(window)
    assert asked.last() == ("contacts", "list", "zeta · 200 cards")
