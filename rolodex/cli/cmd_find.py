"""`rolodex find`: cards by any words, and what the history says."""

from __future__ import annotations

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
@option("--history", is_flag=True, help=N_("List hits in the history's texts only."))
def command(session: Session, query: tuple[str, ...], limit: int, history: bool) -> None:
    """Find cards; words are searched like in the window."""
    words = " ".join(query)
    with session.book() as book:
        if history:
            _history(session, book, words, limit)
            return
        # Without words everybody is listed.
        result = book.search.find(words, limit=limit) if words.strip() else book.cards.listing()
        rows = result.rows[:limit]
        if len(rows) < min(limit, result.count):
            rows = tuple(book.cards.rows(book.cards.ids(result)[:limit]))
        if session.out.json:
            from rolodex.services.card_json import cards_json

            for card in cards_json(book, [row.id for row in rows]):
                session.out.object(card)
        else:
            session.out.lines(row_lines(rows))
            _history(session, book, words, HISTORY_LINES)
        if result.count > len(rows):
            session.out.note(
                Text(
                    N_("{shown} of {n} cards are listed; see more with --limit."),
                    {"shown": len(rows), "n": result.count},
                )
            )


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
