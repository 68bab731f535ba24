"""Phrases in a book of a few people, and somebody who can get them."""

from __future__ import annotations

from dataclasses import replace

from rolodex.domain.card_parts import Method, MethodKind
from rolodex.domain.phrase import Phrase
from rolodex.services.book import Book


def add(book: Book, title: str, text: str = "{{姓名}}您好", **more: object) -> int:
    """Write a phrase into the book; its id."""
    number = book.phrases.save(Phrase(title=title, text=text, **more)).new  # type: ignore[arg-type]
    assert number is not None
    return number


def reachable_wang(people: Book) -> int:
    """王小明, called 王董, gets an address for mail; his id."""
    card = people.cards.get(people.cards.resolve("王小明"))
    methods = (*card.methods, Method(kind=MethodKind.EMAIL, value="wang+x@example.com"))
    people.cards.save(replace(card, methods=methods, salutation="董"))
    assert card.id is not None
    return card.id
