"""`rolodex done`: a reminder that was dealt with."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command
from rolodex.cli.reminder_ids import find_reminder
from rolodex.cli.session import Session
from rolodex.i18n import N_


@makes_command(help=N_("Close reminders as done. ID is what the agenda shows in front."))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def command(session: Session, ids: tuple[str, ...]) -> None:
    """One step for each reminder."""
    with session.book() as book:
        for found in [find_reminder(book, name) for name in ids]:
            if isinstance(found, int):
                session.out.changed(book.followups.done(found))
            else:
                session.out.changed(book.agenda.done(found))
