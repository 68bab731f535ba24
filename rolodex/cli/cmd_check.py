"""`rolodex check`: is the book whole?"""

from __future__ import annotations

from rolodex.cli.base import makes_command
from rolodex.cli.session import Session
from rolodex.domain.text import Text
from rolodex.i18n import N_, _, render

PROBLEM = 1


@makes_command(help=N_("Check the whole book for damage, and print the digest of its content."))
def command(session: Session) -> int:
    """Check; ends with 1 if something is wrong."""
    with session.book() as book:
        found = book.check()
    problems = [render(problem) for problem in found.problems]
    if session.out.json:
        session.out.object(
            {
                "ok": found.ok,
                "problems": problems,
                "cards": found.cards,
                "interactions": found.interactions,
                "schema": found.schema,
                "content": found.content,
            }
        )
    else:
        session.out.line(
            Text(
                N_("{cards} cards, {interactions} interactions, schema {schema}"),
                {"cards": found.cards, "interactions": found.interactions, "schema": found.schema},
            )
        )
        session.out.line(Text(N_("Content {digest}"), {"digest": found.content}))
        if found.ok:
            session.out.line(_("The book is in order."))
    for problem in problems:
        session.out.note(problem)
    return 0 if found.ok else PROBLEM
