"""`rolodex steps`: what was done last."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.cli.table import columns
from rolodex.i18n import N_, _, render


@makes_command(help=N_("List the last steps, newest first."))
@option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    metavar="N",
    help=N_("List so many at most."),
)
def command(session: Session, limit: int) -> None:
    """List steps."""
    with session.book() as book:
        steps = book.journal.steps(limit)
    if session.out.json:
        for step in steps:
            session.out.object(
                {"id": step.id, "label": render(step.label), "at": step.at, "undone": step.undone}
            )
        return
    zone = ZoneInfo(session.clock.zone())
    rows = [
        (
            str(step.id),
            f"{datetime.fromisoformat(step.at).astimezone(zone):%Y-%m-%d %H:%M}",
            render(step.label),
            _("undone") if step.undone else "",
        )
        for step in steps
    ]
    session.out.lines(columns(rows, (0, 0, 70)))
