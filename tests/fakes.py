"""Stand-ins for slow or outside things, and a typed way to find a child widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from rolodex.domain.text import Text
    from rolodex.services.book import Book

Child = TypeVar("Child", bound="QObject")


class HandClock:
    """A clock in Taipei that stands where the test has put it, until it is put elsewhere."""

    def __init__(self, words: str) -> None:
        self.put(words)

    def put(self, words: str) -> None:
        """`2026-11-23 08:59` on the wall."""
        self._wall = datetime.fromisoformat(words)

    def local_now(self) -> datetime:
        """The wall clock."""
        return self._wall

    def now(self) -> datetime:
        """The moment in UTC."""
        return self._wall.replace(tzinfo=ZoneInfo(self.zone())).astimezone(UTC)

    def zone(self) -> str:
        """Taipei."""
        return "Asia/Taipei"

    def today(self) -> date:
        """The day on the wall."""
        return self._wall.date()


class FullDisk:
    """Lets every write to a book fail at its end, as on a disk without room, until it is freed."""

    def __init__(self, book: Book) -> None:
        self._before_commit = book.database.before_commit

    def fill(self) -> None:
        """No write succeeds from now on."""
        self._before_commit.append(self._refuse)

    def free(self) -> None:
        """Writes succeed again."""
        self._before_commit.remove(self._refuse)

    def _refuse(self) -> None:
        from rolodex.domain.problems import BookProblem
        from rolodex.store.driver import _NO_SPACE

        raise BookProblem(_NO_SPACE)


class InlineRunner:
    """A `gui.background.Runner` that works at once, in the caller's thread."""

    def start(self, work: Callable[[], None]) -> None:
        """Do the work and return."""
        work()

    def wait(self) -> None:
        """Nothing is ever left to wait for."""


class HeldRunner:
    """A runner that keeps the work until the test lets it go: the moment before the end."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        """Keep the work."""
        self.held.append(work)

    def release(self) -> None:
        """Do all that was kept."""
        while self.held:
            self.held.pop(0)()

    def wait(self) -> None:
        """Do what is left, as closing the window would wait for it."""
        self.release()


def get_child(parent: QObject, kind: type[Child], name: str) -> Child:
    """The one child of that type and object name; a test that finds none or two fails here."""
    found = parent.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} {kind.__name__} called {name!r}"
    return found[0]


def words(text: Text | str) -> str:
    """A message as an English reader sees it."""
    from rolodex.i18n import render

    return render(text)
