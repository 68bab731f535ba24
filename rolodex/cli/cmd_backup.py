"""`rolodex backup`: a verified copy of the book."""

from __future__ import annotations

from pathlib import Path

import click

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.domain.text import Text
from rolodex.i18n import N_


@makes_command(help=N_("Write a verified backup to DEST, a file or a folder."))
@click.argument("dest", required=False, type=click.Path(path_type=Path))
def command(session: Session, dest: Path | None) -> None:
    """Back the book up."""
    with session.book() as book:
        made = book.backups.make(dest)
    if session.out.json:
        session.out.object({"backup": str(made)})
    else:
        session.out.line(Text(N_("The backup is {path}."), {"path": str(made)}))
