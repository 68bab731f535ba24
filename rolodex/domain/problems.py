"""Errors that a user can understand and act on; anything else is a fault of the program."""

from __future__ import annotations

from typing import Any

from rolodex.domain.text import Text
from rolodex.i18n import N_


class Problem(Exception):
    """Something went wrong that plain words can tell; `text` is what the user reads."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


class BookProblem(Problem):
    """The book cannot be opened, read or written."""


class BookBusy(BookProblem):
    """Another program is writing to the book just now; trying again helps."""


class BookDamaged(BookProblem):
    """The file of a book is no longer whole, or never was a book."""


class NotFound(Problem):
    """A card, interaction, tag or other thing that was named is not in the book."""


class Ambiguous(Problem):
    """A query that had to name one card names several."""


class BadValue(Problem):
    """A value that was typed cannot be read as what it should be."""


class FileProblem(Problem):
    """An outside file cannot be read or written."""


class ProgramFault(Problem):
    """The program itself failed in slow work, whose transaction was taken back.

    `fault` is what was raised; its words may hold a customer's data and are never shown.
    """

    def __init__(self, fault: BaseException, log: str) -> None:
        super().__init__(
            Text(
                N_(
                    "Rolodex made a mistake and stopped this. Nothing was changed. What happened "
                    "is in the log: {file}"
                ),
                {"file": log},
            )
        )
        self.fault = fault


class Cancelled(Problem):
    """The user cancelled a long operation; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(Text(N_("Cancelled. Nothing was changed.")))


def bad_value(msgid: str, **args: Any) -> BadValue:
    """A `BadValue` from a template already marked with `N_`."""
    return BadValue(Text(msgid, args))
