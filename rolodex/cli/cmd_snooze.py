"""`rolodex snooze`: a reminder for later."""

from __future__ import annotations

from datetime import datetime, time

import click

from rolodex.cli.base import makes_command
from rolodex.cli.reminder_ids import find_reminder
from rolodex.cli.session import Session
from rolodex.i18n import N_


@makes_command(
    help=N_(
        "Hide a reminder until a day or an hour; its date stays. ID is what the agenda shows in "
        "front, DATE is 2026-12-01, 2026-12-01T15:00 or words like in 3 days."
    )
)
@click.argument("id_", metavar="ID")
@click.argument("date")
def command(session: Session, id_: str, date: str) -> None:
    """Snooze one reminder."""
    from rolodex.cli.moments import read_when

    day, hour = read_when(date, session.clock)
    until = datetime.combine(day, hour or time.min)
    with session.book() as book:
        found = find_reminder(book, id_)
        if isinstance(found, int):
            session.out.changed(book.followups.snooze(found, until))
        else:
            session.out.changed(book.agenda.snooze(found, until))
