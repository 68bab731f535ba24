"""`rolodex phrase`: the reusable texts, and one of them as a card would receive it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from rolodex.cli.base import Group, makes_command, option
from rolodex.cli.session import Session
from rolodex.cli.table import columns
from rolodex.domain.phrase import CATEGORIES, CHANNELS
from rolodex.i18n import N_, _, language, ngettext

if TYPE_CHECKING:
    from rolodex.domain.phrase import Phrase

command = Group("phrase", help=N_("List phrases, show one, or fill one for a card."))


@makes_command(help=N_("List the phrases, the most used first."))
@click.argument("query", nargs=-1)
@option("--category", metavar="NAME", default="", help=N_("Only those of a category."))
@option("--language", "tongue", metavar="LANG", default="", help=N_("Only those of a language."))
@option(
    "--channel",
    type=click.Choice([name for name in CHANNELS if name]),
    default=None,
    help=N_("Only those for a channel, or for any."),
)
@option("--region", metavar="COUNTRY", default="", help=N_("Only those for a country, or for any."))
def list_phrases(
    session: Session,
    query: tuple[str, ...],
    category: str,
    tongue: str,
    channel: str | None,
    region: str,
) -> None:
    """List phrases, or those with all words of a query."""
    with session.book() as book:
        found = book.phrases.all(" ".join(query), category, tongue, channel or "", region)
        if session.out.json:
            for phrase in found:
                session.out.object(phrase_json(phrase))
            return
        rows = [
            (
                phrase.title,
                _(CATEGORIES.get(phrase.category, phrase.category)),
                phrase.language,
                ngettext("{n} time", "{n} times", phrase.uses).format(n=phrase.uses)
                if phrase.uses
                else "",
            )
            for phrase in found
        ]
        session.out.lines(columns(rows, (48, 24)))


@makes_command(help=N_("Show one phrase: its uid, its title, or a query with one hit."))
@click.argument("phrase")
def show_phrase(session: Session, phrase: str) -> None:
    """Show a phrase with its placeholders."""
    with session.book() as book:
        found = book.phrases.get(book.phrases.resolve(phrase))
        if session.out.json:
            session.out.object(phrase_json(found))
            return
        session.out.line(found.title)
        if found.subject:
            session.out.line(_("Subject: {words}").format(words=found.subject))
        for line in found.text.splitlines():
            session.out.line(line)


@makes_command(help=N_("Write a phrase as a card would receive it; blanks stand in brackets."))
@click.argument("phrase")
@click.argument("card")
@option(
    "--set",
    "given",
    metavar="NAME=TEXT",
    multiple=True,
    help=N_("Fill a blank: product=Tea, or ?question=answer. May be given again."),
)
@option("--used", is_flag=True, help=N_("Remember that this card got the phrase."))
def fill_phrase(
    session: Session, phrase: str, card: str, given: tuple[str, ...], used: bool
) -> None:
    """Fill a phrase for a card."""
    extra = dict(_pair(text) for text in given)
    with session.book() as book:
        number, person = book.phrases.resolve(phrase), book.cards.resolve(card)
        found = book.phrases.fill(number, person, extra)
        if used:
            book.phrases.used(number, person)
        if session.out.json:
            blanks = [{"name": b.key, "start": b.start, "end": b.end} for b in found.blanks]
            subject = {"subject": found.subject} if found.subject else {}
            session.out.object({"text": found.text, **subject, "blanks": blanks})
            return
        for line in found.text.splitlines():
            session.out.line(line)
        if found.blanks:
            names = ", ".join(dict.fromkeys(blank.key for blank in found.blanks))
            session.out.note(_("To fill in: {names}").format(names=names))


@makes_command(help=N_("Add the phrases that come with the program."))
@click.argument("tongue", metavar="[LANG]", required=False)
def add_starters(session: Session, tongue: str | None) -> None:
    """Add the starter phrases of a language, the one in use if none is named."""
    with session.book() as book:
        session.out.changed(book.phrases.add_starters(tongue or language()))


command.add_command(list_phrases, "list")
command.add_command(show_phrase, "show")
command.add_command(fill_phrase, "fill")
command.add_command(add_starters, "starter")


def phrase_json(phrase: Phrase) -> dict[str, Any]:
    """The shape of a phrase for scripts."""
    return {
        "uid": phrase.uid,
        "title": phrase.title,
        "text": phrase.text,
        "subject": phrase.subject,
        "category": phrase.category,
        "language": phrase.language,
        "region": phrase.region,
        "channel": phrase.channel,
        "tags": list(phrase.tags),
        "uses": phrase.uses,
    }


def _pair(text: str) -> tuple[str, str]:
    from rolodex.domain.phrase_fields import FIELD_NAMED

    name, sign, value = text.partition("=")
    field = FIELD_NAMED.get(name.strip())
    if not sign or (field is None and not name.startswith("?")):
        raise click.BadParameter(repr(text), param_hint="--set")
    return (field.key if field is not None else name.strip()), value
