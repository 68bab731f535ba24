"""What all groups of verbs share: the open book, its clock, and writing one undoable step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rolodex.domain.text import Text
from rolodex.store import journal

if TYPE_CHECKING:
    from rolodex.services.book import Book
    from rolodex.services.clock import Clock
    from rolodex.store.database import Database


class Verbs:
    """A group of verbs of a book; it holds no state of its own."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def _database(self) -> Database:
        return self._book.database

    @property
    def _clock(self) -> Clock:
        return self._book.clock

    def _now(self) -> str:
        return self._clock.now().isoformat()

    @contextmanager
    def _step(self, label: Text) -> Iterator[int]:
        """One transaction, one step of the journal."""
        with journal.step(self._database, label, self._clock.now()) as number:
            yield number
