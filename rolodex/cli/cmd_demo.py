"""`rolodex demo`: a sample book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.domain.text import Text
from rolodex.i18n import N_


@makes_command(
    help=N_("Make a sample book with invented people; the same options make the same book.")
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--cards",
    type=click.IntRange(1, 1_000_000),
    default=200,
    show_default=True,
    metavar="N",
    help=N_("How many cards, with ten interactions each on average."),
)
@option("--seed", type=int, default=1, show_default=True, metavar="S", help=N_("Other people."))
@option("--on", metavar="DATE", help=N_("The day around which things are due; today if left out."))
def command(session: Session, file: Path, cards: int, seed: int, on: str | None) -> None:
    """Make a sample book."""
    from rolodex.cli.moments import read_day
    from rolodex.services.demo import build_demo

    day: date = read_day(on, session.clock) if on is not None else session.clock.today()
    made = build_demo(file, cards=cards, seed=seed, on=day, progress=session.progress())
    if session.out.json:
        session.out.object(
            {
                "book": str(file),
                "cards": made.cards,
                "interactions": made.interactions,
                "on": day.isoformat(),
            }
        )
    else:
        session.out.line(
            Text(
                N_("A sample book with {cards} cards and {interactions} interactions: {path}"),
                {"cards": made.cards, "interactions": made.interactions, "path": str(file)},
            )
        )
