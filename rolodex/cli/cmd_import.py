"""`rolodex import`: address files into the book."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.cli.table import printable
from rolodex.cli.table_flags import Corrections, reading_lines, table_flags
from rolodex.domain.problems import FileProblem
from rolodex.domain.text import Text
from rolodex.i18n import N_, render

if TYPE_CHECKING:
    from rolodex.services.import_results import Imported, Preview, Rejected

REJECTED_LINES = 20


@makes_command(
    help=N_(
        "Bring in address files, recognised by content and not by name; the book is made if "
        "there is none. One import is one step."
    )
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@option(
    "--dry-run",
    is_flag=True,
    help=N_("Only say what would happen, and what each column of a table becomes."),
)
@option(
    "--duplicates",
    type=click.Choice(["merge", "update", "skip", "keep"]),
    default="merge",
    show_default=True,
    help=N_("What to do with people who are in the book already."),
)
@option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help=N_("Write what could not be read to this file."),
)
@table_flags
def command(
    session: Session,
    files: tuple[Path, ...],
    dry_run: bool,
    duplicates: str,
    rejects: Path | None,
    **corrections: Any,
) -> None:
    """Import files, or preview them."""
    corrected = Corrections(**corrections)
    how: list[str] = []
    for file in files:
        if not file.is_file():
            raise FileProblem(Text(N_("There is no file {path}."), {"path": str(file)}))
    if dry_run:
        found: Preview | Imported
        found, how = _preview(session, list(files), duplicates, corrected)
        batch = None
    else:
        found = _import(session, list(files), duplicates, corrected)
        batch = found.batch or None
    if rejects is not None:
        from rolodex.services.rejected_cards import save_rejected

        save_rejected(found.rejected, rejects)
    if session.out.json:
        session.out.object(
            {
                "cards": found.cards,
                "new": found.new,
                "changed": found.changed,
                "same": found.same,
                "rejected": [_rejected_json(rejected) for rejected in found.rejected],
                "batch": batch,
            }
        )
    else:
        session.out.lines(how)
        _tell(session, found, dry_run)


def _import(
    session: Session, files: list[Path], duplicates: str, corrected: Corrections
) -> Imported:
    new = not session.path.exists()
    try:
        with session.book(create=True) as book:
            done = book.transfer.import_files(
                files,
                duplicates,
                progress=session.progress(),
                options=corrected.options(book, files),
            )
    except BaseException:
        if new:
            _remove(session.path)
        raise
    if new and all(rejected.line == 0 for rejected in done.rejected) and not done.new:
        _remove(session.path)
    return done


def _remove(book: Path) -> None:
    """An import that could read no file leaves no empty book behind."""
    for left in (book, book.with_name(book.name + "-journal")):
        left.unlink(missing_ok=True)


def _preview(
    session: Session, files: list[Path], duplicates: str, corrected: Corrections
) -> tuple[Preview, list[str]]:
    """What would happen, and the lines that say how tables are read."""
    from rolodex.services.book import Book

    def look(book: Book) -> tuple[Preview, list[str]]:
        options = corrected.options(book, files)
        found = book.transfer.preview(
            files, duplicates, progress=session.progress(), options=options
        )
        return found, [] if session.out.json else reading_lines(book, files, options)

    if session.path.exists():
        with session.book() as book:
            return look(book)
    # Without a book everything is compared with an empty one, and none is left behind.
    with tempfile.TemporaryDirectory() as folder:
        with Book.create(Path(folder) / "empty.rolodex", session.clock) as book:
            return look(book)


def _rejected_json(rejected: Rejected) -> dict[str, Any]:
    return {
        "file": str(rejected.file),
        "line": rejected.line,
        "reason": render(rejected.reason),
    }


def _tell(session: Session, found: Preview | Imported, dry_run: bool) -> None:
    words = (
        N_(
            "{cards} cards would be read: {new} new, {changed} changed, "
            "{same} already there, {rejected} rejected."
        )
        if dry_run
        else N_(
            "{cards} cards were read: {new} new, {changed} changed, "
            "{same} already there, {rejected} rejected."
        )
    )
    session.out.line(
        Text(
            words,
            {
                "cards": found.cards,
                "new": found.new,
                "changed": found.changed,
                "same": found.same,
                "rejected": len(found.rejected),
            },
        )
    )
    # Line 0 is a whole file or sheet, of which nobody should miss to hear.
    for one in sorted(found.rejected, key=lambda one: one.line > 0)[:REJECTED_LINES]:
        place = f":{one.line}" if one.line else ""
        session.out.line(f"  {printable(str(one.file))}{place}: {render(one.reason)}")
    more = len(found.rejected) - REJECTED_LINES
    if more > 0:
        session.out.line(Text(N_("and {n} more rejected"), {"n": more}))
