"""The composition root: arguments, clock and log, then the window or the command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rolodex import log

BOOK_ENDING = ".rolodex"


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

    def open_window(start: WindowStart) -> int:
        # What is loaded for the first paint stays: to look for garbage in it is a tenth of the way.
        gc.disable()
        from rolodex.gui import application

        return application.run(
            start.book, clock, [sys.argv[0]], background=start.background, files=start.files
        )

    start = window_start(words)
    if start is not None:
        return open_window(start)
    from rolodex.cli.main import run

    return run(
        words,
        clock,
        lambda session: open_window(WindowStart(session.named_book, session.background)),
    )


@dataclass(frozen=True, slots=True)
class WindowStart:
    """How the window is to open: on which book, whether only as a tray, bringing in which files."""

    book: Path | None = None
    background: bool = False
    files: tuple[Path, ...] = ()


def window_start(words: Sequence[str]) -> WindowStart | None:
    """What the words say about the window; None if they are for the command line.

    A word that is no option counts as a file only if there is such a file and it has an
    ending, as no command has. A book among them is the one to open.
    """
    book, background, files = None, False, []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word == "--background":
            background = True
        elif name == "--book" and (value if equals else rest and rest[0]):
            book = Path(value if equals else rest.pop(0))
        elif not word.startswith("-") and Path(word).suffix and Path(word).is_file():
            files.append(Path(word))
        else:
            return None
    books = [path for path in files if path.suffix == BOOK_ENDING]
    if book is None and len(books) == 1:
        book = books[0]
    return WindowStart(book, background, tuple(path for path in files if path != book))
