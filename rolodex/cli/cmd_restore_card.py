"""`rolodex restore-card`: cards back from the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.domain.problems import Ambiguous, NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_

if TYPE_CHECKING:
    from rolodex.services.book import Book


@makes_command(help=N_("Take cards back from the trash. CARD is a uid or a part of the name."))
@click.argument("cards", nargs=-1, required=True, metavar="CARD...")
def command(session: Session, cards: tuple[str, ...]) -> None:
    """Restore cards."""
    with session.book() as book:
        session.out.changed(book.cards.restore([_trashed(book, card) for card in cards]))


def _trashed(book: Book, text: str) -> int:
    """The card in the trash that a text names; the search leaves the trash out."""
    from rolodex.services.card_lists import CardFilter

    found = book.cards.by_uid(text)
    if found is not None and found.id is not None:
        return found.id
    listed = book.cards.listing(CardFilter(kind="trash"))
    rows = book.cards.rows(book.cards.ids(listed))
    hits = [row for row in rows if text.casefold() in row.name.casefold()]
    if not hits:
        raise NotFound(Text(N_("No card in the trash matches “{query}”."), {"query": text}))
    if len(hits) > 1:
        names = ", ".join(row.name for row in hits[:5])
        raise Ambiguous(
            Text(
                N_("“{query}” matches {n} cards: {names}. Say which by its uid."),
                {"query": text, "n": len(hits), "names": names},
            )
        )
    return hits[0].id
