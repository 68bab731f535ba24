"""`rolodex edit`: change a card by options or by JSON."""

from __future__ import annotations

from typing import Any

import click

from rolodex.cli import card_flags
from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.domain.problems import BadValue
from rolodex.domain.text import Text
from rolodex.i18n import N_


@makes_command(
    help=N_(
        "Change a card. CARD is its uid, or a search that finds only this card. Options that "
        "may be given several times add to what is there; an empty value clears it first."
    )
)
@click.argument("card")
@option(
    "--from",
    "source",
    metavar="FILE|-",
    help=N_("Read the card as JSON; keys that are missing stay as they are."),
)
def command(session: Session, card: str, source: str | None, **values: Any) -> None:
    """Change one card."""
    if source is None and not card_flags.given(values):
        raise click.UsageError("Nothing to change: give an option or --from.")
    objects: list[Any] = [{}]
    if source is not None:
        from rolodex.cli.card_source import read_objects

        objects = read_objects(source)
        if len(objects) != 1:
            raise BadValue(Text(N_("Exactly one card is needed.")))
    with session.book() as book:
        from rolodex.services.card_json import cards_json, changed_card

        before = book.cards.get(book.cards.resolve(card))
        after = changed_card(book, before, objects[0])
        changes = book.cards.save(card_flags.apply(book, after, values))
        assert before.id is not None
        if session.out.json:
            session.out.object(next(cards_json(book, [before.id])))
        else:
            session.out.line(changes.label)


command.params[:0] = card_flags.options()
