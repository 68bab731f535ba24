"""`rolodex undo`: the last steps taken back."""

from __future__ import annotations

import click

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.i18n import N_


@makes_command(help=N_("Take back the last step, or the last N; it does not matter who took them."))
@click.argument("n", type=click.IntRange(min=1), default=1)
def command(session: Session, n: int) -> None:
    """Undo steps."""
    with session.book() as book:
        session.out.changed(book.journal.undo(n))
