"""`rolodex redo`: what was undone last, done again."""

from __future__ import annotations

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.i18n import N_


@makes_command(help=N_("Do again what was taken back last."))
def command(session: Session) -> None:
    """Redo one step."""
    with session.book() as book:
        session.out.changed(book.journal.redo())
