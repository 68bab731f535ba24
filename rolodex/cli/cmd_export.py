"""`rolodex export`: cards to a file that other programs read, by its ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.domain.problems import NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_

if TYPE_CHECKING:
    from rolodex.services.book import Book

VERSIONS = ("2.1", "3.0", "4.0")
ENDINGS = (".vcf", ".csv", ".xlsx")


@makes_command(help=N_("Write cards to OUT, whose ending says how: .vcf, .csv or .xlsx."))
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@option(
    "--version",
    type=click.Choice(VERSIONS),
    default="3.0",
    show_default=True,
    help=N_("The version of vCard."),
)
@option(
    "--excel",
    is_flag=True,
    help=N_("CSV for Excel: it shows every letter and zero, and runs nothing as a formula."),
)
@option("--private", is_flag=True, help=N_("Tables with private fields too."))
@option("--find", "query", metavar="QUERY", help=N_("Only the cards that a search finds."))
@option("--tag", metavar="TAG", help=N_("Only the cards with this tag."))
@option("--list", "list_", metavar="LIST", help=N_("Only the cards of this saved list."))
def command(
    session: Session,
    out: Path,
    version: str,
    excel: bool,
    private: bool,
    query: str | None,
    tag: str | None,
    list_: str | None,
) -> None:
    """Export all cards, or those of a search, tag or saved list."""
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError(f"{out}: {' '.join(ENDINGS)}")
    if excel and ending != ".csv":
        raise click.UsageError("--excel: .csv")
    if sum(chosen is not None for chosen in (query, tag, list_)) > 1:
        raise click.UsageError("--find | --tag | --list")
    with session.book() as book:
        ids = _wanted(book, query, tag, list_)
        if ending == ".vcf":
            written = book.transfer.export(out, ids, version, progress=session.progress())
        else:
            kind = "xlsx" if ending == ".xlsx" else "excel-csv" if excel else "csv"
            written = book.transfer.export_table(
                out, ids, kind, private, progress=session.progress()
            )
    if session.out.json:
        session.out.object({"cards": written, "file": str(out)})
    else:
        session.out.line(
            Text(
                N_("Wrote {n} card to {path}."),
                {"n": written, "path": str(out)},
                plural=N_("Wrote {n} cards to {path}."),
            )
        )


def _wanted(book: Book, query: str | None, tag: str | None, list_: str | None) -> list[int] | None:
    from rolodex.services.card_lists import CardFilter

    if list_ is not None:
        return list(book.cards.ids(book.lists.result(list_)))
    if query is not None:
        return list(book.cards.ids(book.search.find(query)))
    if tag is not None:
        if all(known.name != tag for known in book.tags.all()):
            raise NotFound(Text(N_("There is no tag called {tag}."), {"tag": tag}))
        return list(book.cards.ids(book.cards.listing(CardFilter(kind="tag", tag=tag))))
    return None
