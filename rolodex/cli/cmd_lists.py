"""`rolodex lists`: the saved lists, and their rules as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from rolodex.cli.base import makes_command, option
from rolodex.cli.session import Session
from rolodex.cli.table import columns
from rolodex.i18n import N_, _

if TYPE_CHECKING:
    from rolodex.services.book import Book
    from rolodex.services.lists import SavedList


@makes_command(
    help=N_("List the saved lists, show the rule of one as JSON, or save one with such a rule.")
)
@click.argument("name", metavar="LIST", required=False)
@option("--rule", metavar="JSON", help=N_("Save the list with this rule; - reads it."))
@option("--name", "new_name", metavar="NAME", help=N_("A new name."))
@option("--remove", is_flag=True, help=N_("Delete the list; its cards stay."))
def command(
    session: Session, name: str | None, rule: str | None, new_name: str | None, remove: bool
) -> None:
    """List saved lists, show one, or change one."""
    asked = [rule is not None, new_name is not None, remove]
    if sum(asked) > 1:
        raise click.UsageError("--rule | --name | --remove")
    if name is None and any(asked):
        raise click.UsageError("Say which list.")
    with session.book() as book:
        if name is None:
            _list(session, book)
        elif rule is not None:
            _save(session, book, name, rule)
        elif new_name is not None:
            session.out.changed(book.lists.rename(book.lists.named(name).id, new_name))
        elif remove:
            session.out.changed(book.lists.remove(book.lists.named(name).id))
        else:
            _show(session, book.lists.named(name))


def _save(session: Session, book: Book, name: str, rule: str) -> None:
    from rolodex.domain.list_rule import read_rule
    from rolodex.domain.tidying import clean

    text = sys.stdin.read() if rule == "-" else rule
    there = next((saved.id for saved in book.lists.all() if saved.name == clean(name)), None)
    session.out.changed(book.lists.save(name, read_rule(text), there))


def _show(session: Session, saved: SavedList) -> None:
    from rolodex.domain.list_rule import rule_json

    rule = rule_json(saved.rule) if saved.rule is not None else None
    if session.out.json:
        session.out.object({"uid": saved.uid, "name": saved.name, "rule": rule})
    else:
        session.out.lines(json.dumps(rule, ensure_ascii=False, indent=2).splitlines())


def _list(session: Session, book: Book) -> None:
    from rolodex.domain.list_rule import rule_json

    counted = book.lists.counts()
    if session.out.json:
        for saved, count in counted:
            rule = rule_json(saved.rule) if saved.rule is not None else None
            session.out.object({"uid": saved.uid, "name": saved.name, "cards": count, "rule": rule})
        return
    rows = [
        (
            saved.name,
            str(count),
            "" if saved.rule is not None and saved.rule.is_understood() else _("cannot be read"),
        )
        for saved, count in counted
    ]
    session.out.lines(columns(rows, (40,)))
