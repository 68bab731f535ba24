"""Cards as JSON with the names of the cards they point to, for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rolodex.domain.card import Card
from rolodex.domain.problems import BadValue
from rolodex.domain.text import Text
from rolodex.formats.card_json import Person, card_from_json, card_to_json
from rolodex.i18n import N_

if TYPE_CHECKING:
    from rolodex.services.book import Book

_CHUNK = 500


def cards_json(book: Book, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The cards in that order in the shape of `formats.card_json`."""
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        cards = book.cards.get_many(part)
        others = {other for card in cards.values() for other in named_cards(card)}
        people = {row.id: Person(row.uid, row.name) for row in book.cards.rows(others)}
        for number in part:
            if number in cards:
                yield card_to_json(cards[number], people)


def named_cards(card: Card) -> Iterator[int]:
    """The ids of the cards that a card names: who introduced it, and its relations."""
    if card.referred_by is not None:
        yield card.referred_by
    for relation in card.relations:
        if relation.other is not None:
            yield relation.other


def new_card(book: Book, data: object) -> Card:
    """A card that is not in the book yet; it keeps the uid it was written with.

    Raises `BadValue` for a wrong shape, or if the uid is in the book.
    """
    card = card_from_json(data, None, book.cards.resolve, trusted_uid=True)
    if card.uid and book.cards.by_uid(card.uid) is not None:
        raise BadValue(
            Text(N_("The card {uid} is in the book already; use edit."), {"uid": card.uid})
        )
    return card


def changed_card(book: Book, card: Card, data: object) -> Card:
    """The card with the values of a JSON object over its own. Raises `BadValue`."""
    return card_from_json(data, card, book.cards.resolve)
