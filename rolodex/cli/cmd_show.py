"""`rolodex show`: one card with everything about it."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command
from rolodex.cli.card_output import card_lines
from rolodex.cli.session import Session
from rolodex.i18n import N_


@makes_command(help=N_("Show one card. CARD is its uid, or a search that finds only this card."))
@click.argument("card")
def command(session: Session, card: str) -> None:
    """Show one card."""
    with session.book() as book:
        number = book.cards.resolve(card)
        if session.out.json:
            from rolodex.services.card_json import cards_json

            session.out.object(next(cards_json(book, [number])))
        else:
            session.out.lines(card_lines(book, book.cards.get(number)))
