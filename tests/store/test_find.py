"""Finding: however many cards match, the count and the cards are those of the words asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from rolodex.domain.card import Card
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.store import search

CLOCK = FixedClock(datetime(2026, 11, 23, 4, 0, tzinfo=UTC))
AMOUNT = 9


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("find") / "book.rolodex"
    with Book.create(path, CLOCK) as opened:
        for n in range(AMOUNT):
            notes = "orchid bamboo" if n % 3 else "orchid"
            opened.cards.save(Card(given=f"Bo{n}", family="Orff", company="永發", notes=notes))
        opened.cards.save(Card(given="Bamboo", family="Orchid"))
        yield opened


@pytest.mark.parametrize("confirmed", [0, 3, 6000])
@pytest.mark.parametrize("limit", [2, 200])
@pytest.mark.parametrize(
    ("query", "amount"),
    [
        ("orchid", 10), ("bamboo orchid", 7), ("bo orff", 9), ("永發", 9),
        ("orchid 永發 bamboo", 6), ("bamboo absent", 0), ("absent", 0), ("", 0),
    ],
)  # fmt: skip
def test_all_words_are_found_however_many_cards_have_them(
    book: Book, monkeypatch: pytest.MonkeyPatch, confirmed: int, limit: int, query: str, amount: int
) -> None:
    monkeypatch.setattr(search, "CONFIRMED", confirmed)
    count, first = search.find(book.database, query, limit)
    assert (count, len(first), len(set(first))) == (amount, min(amount, limit), len(first))
    everybody = search.all_ids(book.database, query, first)
    assert (len(everybody), set(first) <= set(everybody)) == (amount, True)
    if query == "bamboo orchid":
        assert book.cards.summary(first[0]).name == "Bamboo Orchid"
