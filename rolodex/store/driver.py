"""The one SQLite library of the process, its exception classes, and what they mean to a user."""

from __future__ import annotations

import sys
from typing import Any

# sqlite-utils looks for a module of this name first; giving it ours keeps one SQLite library
# (and one set of exception classes) in the process. A second copy of SQLite on the same file
# would drop the first one's locks whenever it closed it.
import sqlcipher3
import sqlcipher3.dbapi2 as sqlite

from rolodex.domain.problems import BookBusy, BookDamaged, BookProblem
from rolodex.domain.text import Text
from rolodex.i18n import N_

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlite

Connection = Any
"""A connection of the driver; the wheel carries no type information."""

Error = sqlite.Error
DatabaseError = sqlite.DatabaseError
VERSION: str = sqlite.sqlite_version

_NO_SPACE = Text(
    N_("There is no space left on the disk. Nothing was lost; free some space and try again.")
)
_UNWRITABLE = Text(
    N_("The book cannot be written: the disk or folder refuses it. Nothing was lost.")
)
_READ_ONLY = Text(N_("The book can only be read: its file or folder is write-protected."))
_DAMAGED = Text(
    N_(
        "The book is damaged and was left as it is. "
        "Restore the newest backup from the settings, or with `rolodex restore`."
    )
)
_GONE = Text(N_("The book's file was moved, replaced or deleted while it was open."))
_BUSY = Text(N_("Another program is writing to the book. Try again in a moment."))

_MEANING: dict[str, Text] = {
    "SQLITE_FULL": _NO_SPACE,
    "SQLITE_IOERR": _UNWRITABLE,
    "SQLITE_CANTOPEN": _UNWRITABLE,
    "SQLITE_READONLY_DBMOVED": _GONE,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_AUTH": _READ_ONLY,
}


def connect(path: str) -> Connection:
    """A connection in autocommit mode: transactions are begun by `Database` alone."""
    return sqlite.connect(path, isolation_level=None, check_same_thread=False)


def problem_of(error: BaseException) -> BookProblem | None:
    """The problem that an exception of the driver stands for; None if it is our own fault."""
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BookBusy(_BUSY)
    for prefix, text in _MEANING.items():
        if name.startswith(prefix):
            return BookDamaged(text) if text is _DAMAGED else BookProblem(text)
    return None
