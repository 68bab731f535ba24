"""`rolodex trash`: cards into the trash."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.i18n import N_


@makes_command(help=N_("Move cards to the trash, where they stay 90 days."))
@click.argument("cards", nargs=-1, required=True, metavar="CARD...")
def command(session: Session, cards: tuple[str, ...]) -> None:
    """Trash cards."""
    with session.book() as book:
        session.out.changed(book.cards.trash([book.cards.resolve(card) for card in cards]))
