"""The card of a company names the people who work there, and leads to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rolodex.domain.card import CardKind
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.gui.widgets.card_facts import Fact, facts_of
from rolodex.gui.widgets.fact_list import FactRow
from rolodex.services.book import Book
from tests.gui.cards_for_tests import TODAY, new
from tests.gui.conftest import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def acme(book: Book) -> int:
    return new(book, kind=CardKind.COMPANY, company="Acme Foods")


def people(book: Book, company: int) -> list[Fact]:
    return [f for f in facts_of(book.cards.get(company), book, TODAY) if f.key == "people"]


def test_those_who_name_the_company_or_are_linked_to_its_card_are_its_people(
    book: Book, acme: int
) -> None:
    linked = new(book, given="Zoe", company="Acme", company_card=acme)
    named = new(book, given="Ann", company="acme foods")
    new(book, given="Bob", company="Acme Foods Export")
    new(book, kind=CardKind.COMPANY, company="Acme Foods")
    gone = new(book, given="Gone", company="Acme Foods")
    book.cards.trash([gone])
    assert [(f.label, f.value, f.link) for f in people(book, acme)] == [
        ("People", "Ann", named),
        ("", "Zoe", linked),
    ]


def test_a_company_without_people_and_a_person_tell_of_none(book: Book, acme: int) -> None:
    one = new(book, given="Ann", company="Bolt")
    assert people(book, acme) == people(book, one) == []


def test_who_is_linked_to_another_card_of_that_name_belongs_there(book: Book, acme: int) -> None:
    other = new(book, kind=CardKind.COMPANY, company="Acme Foods")
    new(book, given="Ann", company="Acme Foods", company_card=other)
    assert people(book, acme) == []
    assert [f.value for f in people(book, other)] == ["Ann"]


def row(window: MainWindow, words: str) -> FactRow:
    return next(r for r in window.pane.facts.rows() if r.value.text() == words)


def test_a_name_opens_the_card_and_the_rest_is_a_search_away(
    qtbot: QtBot, book: Book, acme: int, desk: Desk
) -> None:
    ids = [new(book, given=f"Worker {n:02}", company="Acme Foods") for n in range(13)]
    window = show(qtbot, desk)
    window.open_card(acme)
    assert len(people(book, acme)) == 11
    qtbot.mouseClick(window.pane.facts.more, LEFT)
    assert row(window, "Worker 00").accessibleName() == "People: Worker 00"
    assert row(window, "Worker 01").accessibleName() == "Worker 01"
    qtbot.mouseClick(row(window, "3 more people"), LEFT)
    assert window.search.text() == "Acme Foods"
    assert window.cards.query() == "Acme Foods"
    assert window.cards.count() == 14
    window.open_card(acme)
    qtbot.mouseClick(row(window, "Worker 01"), LEFT)
    assert window.shown_card() == ids[1]
