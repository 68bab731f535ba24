"""`rolodex print`: a sheet of cards, or today's page, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.domain.text import Text
from rolodex.i18n import LANGUAGES, N_, _

if TYPE_CHECKING:
    from rolodex.services.book import Book
    from rolodex.services.printing import Selection

NAMES = ("contacts", "today")
"""The sheets; a test holds them against the registry, which is loaded only to print."""
GROUPS = ("letter", "tag", "company", "none")


@makes_command(help=N_("Write a sheet as PDF to OUT: contacts, or today's page."))
@click.argument("sheet", type=click.Choice(NAMES), metavar="SHEET")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@option("--find", "query", metavar="QUERY", help=N_("Only the cards that a search finds."))
@option("--tag", metavar="TAG", help=N_("Only the cards with this tag."))
@option("--list", "saved", metavar="LIST", help=N_("Only the cards of this saved list."))
@option("--card", metavar="CARD", multiple=True, help=N_("Only this card; may be repeated."))
@option("--paper", type=click.Choice(("A4", "Letter")), help=N_("The size of the paper."))
@option("--lang", type=click.Choice(tuple(LANGUAGES)), help=N_("The language of the sheet."))
@option("--font", metavar="FONT", help=N_("The name of a font, or its file."))
@option(
    "--columns",
    type=click.IntRange(1, 4),
    help=N_("Columns of the contact sheet, 1 to 4; as many as fit if left out."),
)
@option(
    "--landscape",
    is_flag=True,
    default=None,
    help=N_("The contact sheet on paper that lies on its long side."),
)
@option("--group", type=click.Choice(GROUPS), help=N_("What cards stand together by."))
@option(
    "--lines", type=click.IntRange(0, 3), help=N_("Lines to write on for each person of today.")
)
@option(
    "--own-fields",
    type=click.Choice(("none", "open", "all")),
    help=N_("Own fields too: without the private ones, or all."),
)
def command(
    session: Session,
    sheet: str,
    out: Path,
    query: str | None,
    tag: str | None,
    saved: str | None,
    card: tuple[str, ...],
    paper: str | None,
    lang: str | None,
    font: str | None,
    **options: Any,
) -> None:
    """Print all cards or some, or the day."""
    if sum((query is not None, tag is not None, saved is not None, bool(card))) > 1:
        raise click.UsageError("--list | --find | --tag | --card")
    with session.book() as book:
        printed = book.printing.render(
            sheet,
            out,
            _selection(book, query, tag, saved, card),
            {key: value for key, value in options.items() if value is not None},
            paper=paper or "",
            language=lang or "",
            font=font or "",
            progress=session.progress(),
        )
    if session.out.json:
        session.out.object(
            {"pages": printed.pages, "file": str(out), "missing": list(printed.missing)}
        )
        return
    session.out.line(
        Text(
            N_("Wrote {n} page to {path}."),
            {"n": printed.pages, "path": str(out)},
            plural=N_("Wrote {n} pages to {path}."),
        )
    )
    if printed.missing:
        words = _("No font of this computer can draw: {letters}. {stand_in} stands for them.")
        session.out.note(words.format(letters=" ".join(printed.missing), stand_in="〓"))


def _selection(
    book: Book, query: str | None, tag: str | None, saved: str | None, cards: tuple[str, ...]
) -> Selection:
    from rolodex.services.printing import Selection

    ids = tuple(book.cards.resolve(text) for text in cards) if cards else None
    return Selection(ids=ids, query=query, tag=tag, saved=saved)
