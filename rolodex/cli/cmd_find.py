"""`rolodex find`: cards by any words, and what the history says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.card_output import row_lines
from rolodex.cli.output import day_text
from rolodex.cli.session import Session
from rolodex.cli.table import columns
from rolodex.domain.text import Text
from rolodex.i18n import N_, _

if TYPE_CHECKING:
    from rolodex.services.book import Book
    from rolodex.services.card_lists import Result

DEFAULT_LIMIT = 200
HISTORY_LINES = 10


@makes_command(help=N_("Find cards by any words, in any order."))
@click.argument("query", nargs=-1)
@option(
    "--limit",
    type=click.IntRange(min=1),
    default=DEFAULT_LIMIT,
    show_default=True,
    metavar="N",
    help=N_("List so many cards at most."),
)
@option("--list", "list_", metavar="LIST", help=N_("Only the cards of this saved list."))
@option("--history", is_flag=True, help=N_("List hits in the history's texts only."))
def command(
    session: Session, query: tuple[str, ...], limit: int, list_: str | None, history: bool
) -> None:
    """Find cards; words are searched like in the window."""
    words = " ".join(query)
    with session.book() as book:
        if history:
            _history(session, book, words, limit)
            return
        # Without words everybody is listed.
        result = book.search.find(words, limit=limit) if words.strip() else book.cards.listing()
        if list_ is not None:
            result = _within(book, book.lists.result(list_), words)
        rows = result.rows[:limit]
        if len(rows) < min(limit, result.count):
            ids = result.ids if result.ids is not None else book.cards.ids(result)
            rows = tuple(book.cards.rows(ids[:limit]))
        if session.out.json:
            from rolodex.services.card_json import cards_json

            for card in cards_json(book, [row.id for row in rows]):
                session.out.object(card)
        else:
            session.out.lines(row_lines(rows))
            if list_ is None:
                _history(session, book, words, HISTORY_LINES)
        if result.count > len(rows):
            session.out.note(
                Text(
                    N_("{shown} of {n} cards are listed; see more with --limit."),
                    {"shown": len(rows), "n": result.count},
                )
            )


def _within(book: Book, listed: Result, words: str) -> Result:
    """The cards of a list in its order, or those of them that a search finds."""
    if not words.strip():
        return listed
    found = set(book.cards.ids(book.search.find(words)))
    ids = tuple(card for card in book.cards.ids(listed) if card in found)
    return replace(listed, count=len(ids), rows=(), ids=ids)


def _history(session: Session, book: Book, words: str, limit: int) -> None:
    hits = book.search.history(words, limit=limit) if words.strip() else []
    if session.out.json:
        uids = {card.id: card.uid for card in book.cards.rows({hit.card_id for hit in hits})}
        for hit in hits:
            session.out.object(
                {
                    "uid": uids.get(hit.card_id),
                    "name": hit.name,
                    "date": hit.date.isoformat(),
                    "kind": hit.kind,
                    "text": hit.text,
                }
            )
    elif hits:
        session.out.line()
        session.out.line(_("In the history:"))
        session.out.lines(
            columns([(day_text(hit.date), hit.name, hit.text) for hit in hits], (0, 30, 90))
        )
