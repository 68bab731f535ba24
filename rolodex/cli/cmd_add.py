"""`rolodex add`: a new card from options, or cards from JSON."""

from __future__ import annotations

from typing import Any

import click

from rolodex.cli import card_flags
from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.domain.card import Card
from rolodex.i18n import N_


@makes_command(help=N_("Add a card; the book is made if there is none."))
@option(
    "--from",
    "source",
    metavar="FILE|-",
    help=N_("Read cards as JSON, one object a line, in the shape that find and show write."),
)
def command(session: Session, source: str | None, **values: Any) -> None:
    """Add a card, or several from JSON."""
    if source is None and not card_flags.given(values):
        raise click.UsageError("Nothing to add: give --family, --company or the like, or --from.")
    objects: list[Any] = [{}]
    if source is not None:
        from rolodex.cli.card_source import read_objects

        objects = read_objects(source)
    with session.book(create=True) as book:
        from rolodex.services.card_json import cards_json, new_card

        cards: list[Card] = [
            card_flags.apply(book, new_card(book, value), values) for value in objects
        ]
        # Everything was read before the first is written: a wrong line leaves nothing behind.
        for card in cards:
            changes = book.cards.save(card)
            assert changes.new is not None
            if session.out.json:
                session.out.object(next(cards_json(book, [changes.new])))
            else:
                session.out.line(changes.label)


command.params[:0] = card_flags.options()
