"""How long a durable save takes, beside a bare commit of the same rows on the same disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rolodex.domain.interaction import Interaction
from rolodex.services.book import Book
from rolodex.store.database import Database
from tests.benchmarks.books import CLOCK, Sample, copied
from tests.benchmarks.rows import Row, median, timed

WRITES = 60


def measure(sample: Sample) -> Iterator[Row]:
    """The writing rows at one size; the sample itself stays as it is."""
    with copied(sample) as path, Book.open(path, CLOCK) as book:
        ids = book.database.column("SELECT id FROM card WHERE trashed_at IS NULL LIMIT 500")
        bare = BareBook(path.with_name("bare.rolodex"))
        cards = [book.cards.get(number) for number in ids[:WRITES]]
        saves, logs, bare_saves, bare_logs = [], [], [], []
        # Taken in turns, so that both see the same disk.
        for turn, card in enumerate(cards):
            changed = replace(card, notes=f"{card.notes} {turn}")
            contact = Interaction(cards=(ids[turn],), text=f"talked about {turn}")
            saves.append(timed(lambda card=changed: book.cards.save(card)))
            bare_saves.append(timed(lambda turn=turn: bare.save(turn)))
            logs.append(timed(lambda contact=contact: book.history.log(contact)))
            bare_logs.append(timed(lambda turn=turn: bare.log(turn)))
        bare.close()
    for name, ours, reference in (
        ("saving a card, durable", median(saves), median(bare_saves)),
        ("logging a contact, durable", median(logs), median(bare_logs)),
    ):
        yield Row(
            name, sample.cards, ours, "ms", "under 3 x a bare commit", ours < 3 * reference,
            reference,
        )  # fmt: skip


class BareBook:
    """The same rows under the same settings, with no journal, index, statistics or rules."""

    def __init__(self, path: Path) -> None:
        self._database = Database.create(path)
        # A second, plain pair of tables in the same file: only the commit is the same.
        self._database.execute("CREATE TABLE bare_card(id INTEGER PRIMARY KEY, notes TEXT)")
        self._database.execute("CREATE TABLE bare_log(id INTEGER PRIMARY KEY, text TEXT, at TEXT)")
        self._database.execute("CREATE TABLE bare_who(log INTEGER, card INTEGER)")
        with self._database.transaction():
            for number in range(WRITES):
                self._database.execute("INSERT INTO bare_card VALUES (?, ?)", (number, "x" * 200))

    def save(self, number: int) -> None:
        """Update one row, durably."""
        self._write("UPDATE bare_card SET notes = ? WHERE id = ?", (f"{number}" * 80, number))

    def log(self, number: int) -> None:
        """Insert an interaction and whom it was with, durably."""
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute("INSERT INTO bare_log VALUES (NULL, ?, ?)", ("talked", "2026-11-23"))
        self._database.execute("INSERT INTO bare_who VALUES (last_insert_rowid(), ?)", (number,))
        self._database.execute("COMMIT")

    def _write(self, sql: str, values: tuple[object, ...]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute(sql, values)
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._database.close()
