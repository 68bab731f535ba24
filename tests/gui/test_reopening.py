"""Undoing a move to the trash leaves one where one was."""

from __future__ import annotations

import pytest

from rolodex.gui import list_commands, places
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book


def choose(window: MainWindow, first: int, last: int) -> tuple[int, ...]:
    """Open the card of a row and select the rows to another."""
    window.go_to(places.CARDS, focus=True)
    ids = window.cards.model.ids_between(first, last)
    window.open_card(ids[0])
    window.cards.list.select_cards(ids, ids[0])
    assert window.chosen_ids() == ids
    return ids


@pytest.mark.parametrize("at_once", [200, 1])
def test_the_card_that_was_open_is_open_again_when_a_move_to_the_trash_is_undone(
    people: Book,
    window: MainWindow,
    desk: Desk,
    at_once: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(list_commands, "AT_ONCE", at_once)
    ids = choose(window, 1, 4)
    window.commands.trash_cards()
    assert window.shown_card() not in ids
    desk.undo()
    assert window.shown_card() == ids[0]
    assert window.cards.list.current_id() == ids[0]


def test_so_it_is_when_every_card_was_moved(people: Book, window: MainWindow, desk: Desk) -> None:
    ids = choose(window, 0, people.cards.count() - 1)
    window.commands.trash_cards()
    assert window.shown_card() is None
    desk.undo()
    assert window.shown_card() == ids[0]


def test_who_has_opened_another_card_meanwhile_stays_there(
    people: Book, window: MainWindow, desk: Desk
) -> None:
    choose(window, 1, 3)
    window.commands.trash_cards()
    other = window.cards.model.id_at(window.cards.model.card_count() - 1)
    assert other is not None and other != window.shown_card()
    window.open_card(other)
    desk.undo()
    assert window.shown_card() == other
