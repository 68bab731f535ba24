"""`rolodex restore`: a backup in the place of the book."""

from __future__ import annotations

from pathlib import Path

import click

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.domain.text import Text
from rolodex.i18n import N_


@makes_command(help=N_("Put a backup in the place of the book; what was there is kept beside it."))
@click.argument("backup", type=click.Path(path_type=Path))
def command(session: Session, backup: Path) -> None:
    """Restore a backup."""
    from rolodex.services.backup import restore_book

    kept = restore_book(backup, session.path, session.clock)
    if session.out.json:
        session.out.object({"book": str(session.path), "kept": str(kept) if kept else None})
    else:
        if kept:
            session.out.line(Text(N_("What was there is kept as {path}."), {"path": str(kept)}))
        session.out.line(Text(N_("{path} is restored."), {"path": str(session.path)}))
