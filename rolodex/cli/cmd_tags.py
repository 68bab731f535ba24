"""`rolodex tags`: the tags, and what they ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.cli.table import columns
from rolodex.domain.problems import NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_, _

if TYPE_CHECKING:
    from rolodex.services.book import Book
    from rolodex.services.tags import Tag


@makes_command(help=N_("List the tags, or set class, cadence, colour or name of one."))
@click.argument("tag", required=False)
@option("--class", "klass", metavar="A|B|C", help=N_("The class of its cards."))
@option("--cadence", metavar="DAYS", help=N_("Days that may pass between contacts."))
@option("--colour", "--color", "colour", metavar="#RRGGBB", help=N_("The colour of its chip."))
@option("--name", help=N_("A new name."))
@option("--remove", is_flag=True, help=N_("Delete the tag from all cards."))
def command(session: Session, tag: str | None, remove: bool, **values: str | None) -> None:
    """List tags, or change one."""
    given = {key: value for key, value in values.items() if value is not None}
    if tag is None and (given or remove):
        raise click.UsageError("Say which tag.")
    with session.book() as book:
        if remove and tag is not None:
            session.out.changed(book.tags.remove(_named(book, tag).id or 0))
        elif given and tag is not None:
            session.out.changed(book.tags.save(_changed(_named(book, tag), given)))
        else:
            _list(session, [_named(book, tag)] if tag is not None else book.tags.all())


def _named(book: Book, name: str) -> Tag:
    for tag in book.tags.all():
        if tag.name == name:
            return tag
    raise NotFound(Text(N_("There is no tag called {tag}."), {"tag": name}))


def _changed(tag: Tag, given: dict[str, str]) -> Tag:
    values: dict[str, Any] = dict(given)
    if "cadence" in values:
        days = values.pop("cadence").strip()
        if days and not days.isdecimal():
            raise click.BadParameter(f"{days!r}", param_hint="--cadence")
        values["cadence_days"] = int(days) if days else None
    if "klass" in values:
        values["klass"] = values["klass"].strip().upper()
    return replace(tag, **values)


def _list(session: Session, tags: list[Tag]) -> None:
    if session.out.json:
        for tag in tags:
            session.out.object(
                {
                    "name": tag.name,
                    "class": tag.klass,
                    "cadence": tag.cadence_days,
                    "colour": tag.colour,
                    "cards": tag.count,
                }
            )
        return
    rows = [
        (
            tag.name,
            tag.klass,
            _("{n} days").format(n=tag.cadence_days) if tag.cadence_days else "",
            str(tag.count),
        )
        for tag in tags
    ]
    session.out.lines(columns(rows, (40,)))
