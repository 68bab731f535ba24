"""The search index is tidied beside the window when nobody has written for a while."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.gui import index_tidying
from rolodex.gui.desk import Desk
from rolodex.gui.index_tidying import IndexTidying
from rolodex.services.book import Book
from rolodex.store.index_pieces import pieces


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_tidying, "QUIET_MS", 40)
    monkeypatch.setattr(index_tidying, "BETWEEN_MS", 1)


def write(desk: Desk, amount: int) -> None:
    for number in range(amount):
        desk.write(lambda number=number: desk.book.cards.save(Card(family=f"Orchid{number}")))


def test_what_was_written_is_tidied_in_the_quiet_after_it(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    write(desk, 8)
    assert pieces(people.database, "card_fts") > 8
    IndexTidying(desk)
    qtbot.waitUntil(lambda: pieces(people.database, "card_fts") < 4)
    write(desk, 8)
    qtbot.waitUntil(lambda: pieces(people.database, "card_fts") < 4)
    assert people.search.find("orchid3").count == 2


def test_no_screen_is_told_and_nothing_is_to_be_undone(
    qtbot: QtBot, people: Book, desk: Desk
) -> None:
    write(desk, 8)
    desk.look_for_other_writers()
    told: list[object] = []
    desk.hub.changed.connect(told.append)
    desk.noticed.connect(told.append)
    steps = people.journal.steps()
    IndexTidying(desk)
    qtbot.waitUntil(lambda: pieces(people.database, "card_fts") < 4)
    desk.look_for_other_writers()
    assert not told
    assert people.journal.steps() == steps


def test_while_another_program_writes_it_waits_for_the_next_change(
    qtbot: QtBot, people: Book, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, 8)
    tidying = IndexTidying(desk)
    monkeypatch.setattr(people, "reopen", lambda: Book.reopen(people, wait=0))
    with people.database.transaction():
        tidying._on_quiet()
    before = pieces(people.database, "card_fts")
    write(desk, 1)
    qtbot.waitUntil(lambda: pieces(people.database, "card_fts") < 4 < before)


def test_without_a_book_none_is_made(qtbot: QtBot, bare_desk: Desk) -> None:
    IndexTidying(bare_desk)._on_quiet()
    assert not bare_desk.has_book
