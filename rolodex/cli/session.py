"""What a command gets: the clock, the book it was told to work on, and where it writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rolodex.cli.output import Output
from rolodex.domain.problems import NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.paths import default_book
from rolodex.services.clock import Clock

if TYPE_CHECKING:
    from rolodex.services.book import Book

WAIT = 10.0
"""Seconds that a command waits for another program's lock on the book."""


@dataclass
class Session:
    """One run of the command line."""

    clock: Clock
    out: Output = field(default_factory=Output)
    named_book: Path | None = None
    background: bool = False

    @property
    def path(self) -> Path:
        """The book that was named, else the default one."""
        return self.named_book or default_book()

    def book(self, create: bool = False) -> Book:
        """The open book; `NotFound` if there is none, unless it may be created."""
        from rolodex.services.book import Book

        if not create and not self.path.exists():
            raise NotFound(Text(N_("There is no book at {path}."), {"path": str(self.path)}))
        return Book.open(self.path, self.clock, create=create, wait=WAIT, home=_home())

    def progress(self) -> Callable[[int, int | None], None] | None:
        """Something that shows progress on the terminal; None if nobody watches."""
        return self.out.progress if sys.stderr.isatty() else None


def _home() -> dict[str, str]:
    """What a book that is made here begins with: country and currency by the environment."""
    from rolodex.domain.home import settings_of

    return settings_of(os.environ.get("LC_ALL") or os.environ.get("LANG", ""))
