"""Merging the pieces of the search indexes: every write adds one, and few are asked faster.

FTS5 would merge by itself, and at once what has come together: at 100,000 cards 20 to 90 ms
within every sixteenth save or so. Its settings, kept in the book, forbid it; pieces are merged
some pages at a time, as a rule when nobody waits. Meanwhile a search takes hardly longer: a
millisecond more with 250 pieces.
"""

from __future__ import annotations

from rolodex.store.database import Database

INDEXES = ("card_fts", "history_fts")

STEP = 32
"""Pages that are written in one step: some 5 ms."""

LARGE_STEP = 512
"""The same after work that took long anyway."""

MANY = 64
"""With more pieces than this every write merges a step, should no quiet time come."""

_COUNT = """
WITH RECURSIVE piece(id) AS (
  SELECT min(segid) FROM {index}_idx
  UNION ALL
  SELECT (SELECT min(segid) FROM {index}_idx WHERE segid > piece.id) FROM piece
  WHERE piece.id IS NOT NULL)
SELECT count(id) FROM piece
"""
"""From one piece to the next, never through all that the index holds."""


def pieces(database: Database, index: str) -> int:
    """How many pieces an index consists of."""
    return int(database.value(_COUNT.format(index=index)))


def merge(database: Database, pages: int = STEP) -> bool:
    """Merge until some `pages` are written, inside the caller's transaction; what is half done
    goes on with the next step. False if there is nothing to merge."""
    return any(_merge(database, index, pages) for index in INDEXES)


def relieve(database: Database, index: str) -> None:
    """Merge a step of an index with too many pieces, before the commit of a write to it."""
    # A new piece gets the lowest free number, so the highest one says when there is need to count.
    highest = database.value(f"SELECT max(segid) FROM {index}_idx") or 0
    if highest > MANY and pieces(database, index) > MANY:
        _merge(database, index, STEP)


def _merge(database: Database, index: str, pages: int) -> bool:
    before = database.connection.total_changes
    database.execute(f"INSERT INTO {index}({index}, rank) VALUES ('merge', ?)", (pages,))
    # The order itself counts as one change, every page that was written as another.
    return bool(database.connection.total_changes - before > 1)
