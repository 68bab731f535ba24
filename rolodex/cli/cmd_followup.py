"""`rolodex followup`: something promised for a day."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.domain.followup import FollowUp
from rolodex.domain.text import Text
from rolodex.i18n import N_


@makes_command(help=N_("Promise something for a day; with an hour it is an appointment."))
@click.argument("card")
@click.argument("text")
@option(
    "--due", required=True, metavar="WHEN", help=N_("2026-12-01, 2026-12-01T15:00, tomorrow 3pm.")
)
@option("--minutes", type=click.IntRange(min=1), metavar="N", help=N_("How long it takes."))
@option("--place", default="", metavar="TEXT", help=N_("Where."))
def command(
    session: Session, card: str, text: str, due: str, minutes: int | None, place: str
) -> None:
    """Add a follow-up."""
    from rolodex.cli.moments import read_when

    day, hour = read_when(due, session.clock)
    with session.book() as book:
        changes = book.followups.add(
            FollowUp(
                card=book.cards.resolve(card),
                due=day,
                time=hour,
                text=text,
                minutes=minutes,
                place=place,
            )
        )
        session.out.changed(changes, id=changes.new)
        if not session.out.json:
            session.out.line(Text(N_("Number {n}"), {"n": changes.new}))
