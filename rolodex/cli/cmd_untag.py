"""`rolodex untag`: a tag off cards."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.i18n import N_


@makes_command(help=N_("Take a tag off cards."))
@click.argument("cards", nargs=-1, required=True, metavar="CARD...")
@click.argument("tag")
def command(session: Session, cards: tuple[str, ...], tag: str) -> None:
    """The verb on all the cards, as one step."""
    with session.book() as book:
        session.out.changed(book.cards.untag([book.cards.resolve(card) for card in cards], tag))
