"""Whose cadence counts."""

from __future__ import annotations

import pytest

from rolodex.domain.card import Card
from rolodex.services.book import Book
from rolodex.services.tags import Tag


@pytest.mark.parametrize(
    ("own", "tags", "days"),
    [
        (None, (), 180),
        (None, (("", None), ("", None)), 180),
        (None, (("A", None),), 30),
        (None, (("C", None), ("A", None), ("", None), ("B", None)), 30),
        (None, (("", 14), ("", None), ("", 60)), 14),
        (None, (("A", 14),), 14),
        (None, (("A", 60),), 30),
        (400, (("A", 14),), 400),
        (7, (), 7),
    ],
)
def test_own_cadence_then_the_shortest_of_tags_and_best_class_then_the_book(
    book: Book, own: int | None, tags: tuple[tuple[str, int | None], ...], days: int
) -> None:
    names = tuple(f"tag {number}" for number in range(len(tags)))
    for name, (klass, cadence) in zip(names, tags, strict=True):
        book.tags.save(Tag(name=name, klass=klass, cadence_days=cadence))
    card = book.cards.save(Card(given="Ann", tags=names, cadence_days=own)).new
    assert card is not None
    assert book.card_lists.rows([card])[0].cadence == days
