"""The pieces of the search index: none is merged within a write, all are in steps of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.domain.interaction import Interaction
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.store import index_pieces, journal

CLOCK = FixedClock(datetime(2026, 11, 23, 4, 0, tzinfo=UTC))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "book.rolodex", CLOCK) as opened:
        opened.database.execute("PRAGMA synchronous=OFF")
        yield opened


def pieces(book: Book) -> int:
    return index_pieces.pieces(book.database, "card_fts")


def save(book: Book, amount: int) -> None:
    for number in range(amount):
        book.cards.save(Card(family=f"Wang{number}", notes=f"orchid{number}"))


def test_every_write_adds_a_piece_and_merges_none(book: Book) -> None:
    save(book, 40)
    assert pieces(book) == 40


def test_steps_of_tidying_end_with_few_pieces_that_hold_everything(book: Book) -> None:
    save(book, 40)
    steps = 0
    while book.search.tidy():
        steps += 1
    assert steps >= 1
    assert pieces(book) < 4
    assert book.search.find("orchid7").count == 1
    assert book.search.find("wang").count == 40
    assert book.check().ok


def test_a_step_writes_few_pages_and_the_next_goes_on_with_it(book: Book) -> None:
    with book.database.transaction():
        for part in range(4):
            book.indexer.take_in(
                Card(id=part * 400 + n + 1, family=f"Family{part}x{n}") for n in range(400)
            )
    save(book, 8)
    steps = 1
    while book.search.tidy(pages=2):
        steps += 1
    assert steps > 3


def test_tidying_is_no_step_to_undo_and_no_reason_for_a_backup(book: Book) -> None:
    save(book, 8)
    steps, written = book.journal.steps(), journal.written(book.database)
    book.search.tidy()
    assert (book.journal.steps(), journal.written(book.database)) == (steps, written)


def test_redo_is_still_there_after_tidying(book: Book) -> None:
    save(book, 8)
    book.journal.undo()
    book.search.tidy_through()
    book.journal.redo()
    assert book.search.find("orchid7").count == 1


def test_without_a_quiet_time_writes_themselves_keep_the_pieces_in_bounds(book: Book) -> None:
    save(book, index_pieces.MANY + 20)
    assert pieces(book) <= index_pieces.MANY + 1
    assert book.check().ok


def test_the_index_of_the_history_is_tidied_too(book: Book) -> None:
    card = book.cards.save(Card(family="Wang")).new
    assert card is not None
    for number in range(12):
        book.history.log(Interaction(cards=(card,), text=f"talked about orchid{number}"))
    assert index_pieces.pieces(book.database, "history_fts") == 12
    book.search.tidy_through()
    assert index_pieces.pieces(book.database, "history_fts") < 4
    assert len(book.search.history("orchid7")) == 1


def test_tidying_gives_way_to_another_writer(book: Book) -> None:
    save(book, 8)
    with book.reopen(wait=0) as other, book.database.transaction():
        other.search.tidy_through()
    assert pieces(book) == 8


def test_tidying_stops_when_it_is_cancelled(book: Book) -> None:
    save(book, 8)
    book.search.tidy_through(lambda: True)
    assert pieces(book) == 8


def test_another_connections_tidying_is_no_change_of_the_book(book: Book) -> None:
    save(book, 8)
    with book.reopen() as other:
        assert other.changed_elsewhere() is False
        book.search.tidy_through()
        assert other.changed_elsewhere() is False
        book.cards.save(replace(book.cards.get(1), notes="new"))
        assert other.changed_elsewhere() is True
        book.settings.set("me", "Wang")
        assert other.changed_elsewhere() is True
        book.journal.undo()
        assert other.changed_elsewhere() is True
        book.journal.redo()
        assert other.changed_elsewhere() is True
        assert other.changed_elsewhere() is False


def test_own_writes_are_no_change_elsewhere_when_another_tidies(book: Book) -> None:
    assert book.changed_elsewhere() is False
    save(book, 8)
    assert book.changed_elsewhere() is False
    with book.reopen() as other:
        other.search.tidy_through()
    assert book.changed_elsewhere() is False
