"""The composition root: arguments, clock and log, then the window or the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from rolodex import log


class SystemClock:
    """The computer's clock and time zone; nothing else in the program asks for them."""

    def __init__(self) -> None:
        self._zone = ""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> str:
        """The IANA name of the user's time zone (`UTC` where the system names none)."""
        if not self._zone:
            from tzlocal import get_localzone_name

            self._zone = get_localzone_name() or "UTC"
        return self._zone

    def local_now(self) -> datetime:
        """The user's wall clock, naive."""
        return datetime.now()

    def today(self) -> date:
        """The user's calendar day."""
        return date.today()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code.

    Without a command it is the window. What the other front end needs is never imported:
    the window waits for no click, a command for no Qt.
    """
    # First of all: no file that is made from here on may be read by other users.
    os.umask(0o077)
    words = list(sys.argv[1:] if arguments is None else arguments)
    log.start()
    clock = SystemClock()

    def open_window(book: Path | None) -> int:
        from rolodex.gui import application

        return application.run(book, clock, [sys.argv[0]])

    window, book = _window(words)
    if window:
        return open_window(book)
    from rolodex.cli.main import run

    return run(words, clock, lambda session: open_window(session.named_book))


def _window(words: list[str]) -> tuple[bool, Path | None]:
    """Whether the words ask for the window, and on which book."""
    match words:
        case []:
            return True, None
        case ["--book", book] if book:
            return True, Path(book)
        case [word] if word.startswith("--book=") and word != "--book=":
            return True, Path(word.removeprefix("--book="))
        case _:
            return False, None
