"""Filling a new book: the triggers rest, and what they would keep is made in one pass each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from rolodex.domain.interaction import Interaction
from rolodex.store import triggers
from rolodex.store.database import Database

_STATISTICS = """
INSERT INTO card_stat(card, live, created_on, last_contact, contacts, own_cadence, tag_cadence,
                      klass)
SELECT c.id, c.trashed_at IS NULL, c.created_on, h.last, coalesce(h.n, 0), c.cadence_days,
       g.cadence, coalesce(g.klass, '')
FROM card c
LEFT JOIN (SELECT ic.card, count(*) AS n, max(i.local_date) AS last
           FROM interaction_card ic JOIN interaction i ON i.id = ic.interaction
           WHERE i.counts GROUP BY ic.card) h ON h.card = c.id
LEFT JOIN (SELECT ct.card, min(t.cadence_days) AS cadence, min(nullif(t.klass, '')) AS klass
           FROM card_tag ct JOIN tag t ON t.id = ct.tag GROUP BY ct.card) g ON g.card = c.id
"""


@contextmanager
def first_fill(database: Database) -> Iterator[None]:
    """Let an empty book be filled without triggers, inside the caller's transaction.

    Nothing is journalled. The caller takes cards and history into the index itself;
    statistics follow at the end.
    """
    if database.value("SELECT 1 FROM card LIMIT 1"):
        raise AssertionError("only an empty book is filled without its triggers")
    for name in database.column("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        database.execute(f'DROP TRIGGER "{name}"')
    yield
    database.execute(_STATISTICS)
    triggers.rebuild(database)


def take_in_history(database: Database, interactions: Iterable[Interaction]) -> None:
    """Write the index of new interactions."""
    database.executemany(
        "INSERT INTO history_fts(rowid, text) VALUES (?, ?)",
        [
            (talk.id, _tokens(f"{talk.text} {talk.place}"))
            for talk in interactions
            if talk.text or talk.place
        ],
    )


@lru_cache(maxsize=16384)
def _tokens(text: str) -> str:
    from rolodex.domain.search_text import text_tokens

    return text_tokens(text)
