"""`rolodex log`: what happened with one or several cards."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import DIRECTIONS, KINDS, OUTCOMES, Interaction
from rolodex.i18n import N_


@makes_command(help=N_("Log a contact: one or several cards, then what was said."))
@click.argument("cards", nargs=-1, required=True, metavar="CARD...")
@click.argument("text")
@option("--kind", type=click.Choice(list(KINDS)), default="call", help=N_("What it was."))
@option("--outcome", type=click.Choice(list(OUTCOMES)), default="reached", help=N_("How it went."))
@option("--direction", type=click.Choice(list(DIRECTIONS)), default="out", help=N_("Who began."))
@option("--at", metavar="DATETIME", help=N_("When, in local time: 2026-11-20T10:30."))
@option("--place", default="", metavar="TEXT", help=N_("Where."))
@option("--broadcast", is_flag=True, help=N_("Sent to many at once; it moves no last contact."))
@option(
    "--next", "promised", metavar="WHEN", help=N_("A follow-up: a date, or words like in 3 days.")
)
@option("--next-text", default="", metavar="TEXT", help=N_("What the follow-up is about."))
def command(
    session: Session,
    cards: tuple[str, ...],
    text: str,
    kind: str,
    outcome: str,
    direction: str,
    at: str | None,
    place: str,
    broadcast: bool,
    promised: str | None,
    next_text: str,
) -> None:
    """Log one interaction with all the cards."""
    from rolodex.cli.moments import read_moment, read_when

    followup = None
    if promised is not None:
        day, hour = read_when(promised, session.clock)
        followup = FollowUp(card=0, due=day, time=hour, text=next_text or text)
    moment = read_moment(at, session.clock) if at is not None else None
    with session.book() as book:
        talk = Interaction(
            cards=tuple(dict.fromkeys(book.cards.resolve(card) for card in cards)),
            kind=kind,
            outcome=outcome,
            direction=direction,
            broadcast=broadcast,
            text=text,
            place=place,
            at=moment,
        )
        changes = book.history.log(talk, followup)
        session.out.changed(changes, id=changes.new)
