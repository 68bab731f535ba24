"""The index rows of a card: written when its words change, left alone when they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rolodex.domain.card import Address, Card, CustomValue, Method, MethodKind, Relation
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.store import journal

CLOCK = FixedClock(datetime(2026, 11, 23, 4, 0, tzinfo=UTC))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "book.rolodex", CLOCK) as opened:
        yield opened


def change(book: Book, number: int, **fields: object) -> None:
    book.cards.save(replace(book.cards.get(number), **fields))  # type: ignore[arg-type]


def found(book: Book, query: str) -> list[str]:
    return [row.name for row in book.search.find(query).rows]


def index(book: Book) -> list[tuple[object, ...]]:
    return book.database.rows("SELECT * FROM card_fts_data ORDER BY id")


def test_a_card_is_found_by_its_new_words_and_not_by_the_old(book: Book) -> None:
    number = book.cards.save(Card(family="Wang", notes="likes orchids")).new
    assert number is not None
    change(book, number, notes="likes bamboo")
    assert (found(book, "bamboo"), found(book, "orchids")) == (["Wang"], [])
    change(book, number, family="Zhao")
    assert (found(book, "zhao bamboo"), found(book, "wang")) == (["Zhao"], [])
    book.journal.undo()
    assert (found(book, "wang bamboo"), found(book, "zhao")) == (["Wang"], [])
    assert book.check().ok


def test_a_card_out_of_the_trash_is_found_again(book: Book) -> None:
    number = book.cards.save(Card(family="Wang", notes="likes orchids")).new
    assert number is not None
    book.cards.trash([number])
    assert found(book, "orchids") == []
    book.cards.restore([number])
    assert found(book, "orchids") == ["Wang"]
    assert book.check().ok


def test_saving_without_new_words_leaves_the_index_as_it_is(book: Book) -> None:
    number = book.cards.save(Card(family="Wang", notes="likes orchids")).new
    assert number is not None
    before = index(book)
    change(book, number, gender="f")
    assert index(book) == before
    change(book, number, notes="likes bamboo")
    assert index(book) != before


def test_a_saved_note_writes_neither_the_statistics_nor_the_name_anew(book: Book) -> None:
    number = book.cards.save(Card(family="Wang", notes="likes orchids")).new
    assert number is not None
    written: list[str] = []
    book.database.connection.set_trace_callback(written.append)
    change(book, number, notes="likes bamboo")
    book.database.connection.set_trace_callback(None)
    statements = [text for text in written if text.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not [text for text in statements if "INTO card_face" in text or "uid" in text]
    assert [text for text in statements if text.startswith("UPDATE card_words")]


def test_no_more_than_a_few_steps_beyond_the_kept_ones_stay(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "KEPT_STEPS", 5)
    number = book.cards.save(Card(family="Wang")).new
    assert number is not None
    for turn in range(60):
        change(book, number, notes=f"note {turn}")
    assert len(book.journal.steps(1000)) < 5 + journal.THINNED_EVERY
    rows = book.database.value(
        "SELECT count(*) FROM journal_row WHERE step NOT IN (SELECT id FROM journal_step)"
    )
    assert rows == 0


def test_a_card_saved_twice_in_one_transaction_is_found_by_its_last_words(book: Book) -> None:
    number = book.cards.save(Card(family="Wang", notes="likes orchids")).new
    assert number is not None
    with book.database.transaction():
        change(book, number, notes="likes bamboo")
        change(book, number, tags=("VIP",), notes="likes ferns")
        change(book, number, nickname="Ginkgo")
    assert found(book, "bamboo") == []
    assert found(book, "ginkgo ferns vip") == ["Wang"]
    assert book.check().ok


def test_every_kind_of_part_that_is_saved_is_in_the_index(book: Book) -> None:
    first = book.cards.save(Card(family="Wang")).new
    other = book.cards.save(Card(family="Zhao")).new
    assert first is not None and other is not None
    for fields in (
        {"company": "Acme", "title": "Buyer"},
        {"methods": (Method(kind=MethodKind.PHONE, label="", value="0912 345 678"),)},
        {"addresses": (Address(street="Orchid Road"),)},
        {"custom": (CustomValue(label="Hobby", value="chess"),)},
        {"custom": (CustomValue(label="Hobby", value="go", private=True),)},
        {"relations": (Relation(kind="friend", other=other), Relation(kind="friend", name="Li"))},
        {"company": ""},
        {"methods": ()},
    ):
        change(book, first, **fields)
        assert book.check().ok, fields
