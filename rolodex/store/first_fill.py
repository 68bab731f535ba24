"""Filling a book: the triggers rest, and what they would keep is made in one pass each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
           FROM interaction_card ic CROSS JOIN interaction i ON i.id = ic.interaction
           WHERE i.counts AND ic.card > ?1 GROUP BY ic.card) h ON h.card = c.id
LEFT JOIN (SELECT ct.card, min(t.cadence_days) AS cadence, min(nullif(t.klass, '')) AS klass
           FROM card_tag ct CROSS JOIN tag t ON t.id = ct.tag
           WHERE ct.card > ?1 GROUP BY ct.card) g ON g.card = c.id
WHERE c.id > ?1
"""
"""The statistics of all cards with an id above a number. CROSS: from the rows of these cards
to what they belong to, never through the whole history."""


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
    database.execute(_STATISTICS, (0,))
    triggers.rebuild(database)


@contextmanager
def inserting(database: Database, tables: Sequence[str]) -> Iterator[None]:
    """Let rows be inserted into these tables, and nothing else be done, without triggers.

    Inside the caller's transaction. Journal and statistics follow at the end, a statement for
    each table; the caller sees to the index. In a book without triggers they stay away.
    """
    marks = ", ".join("?" * len(tables))
    resting = database.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' "
        f"AND tbl_name IN ({marks}) AND sql LIKE 'CREATE TRIGGER % AFTER INSERT ON %'",
        tables,
    )
    last = {t: database.value(f'SELECT coalesce(max(id), 0) FROM "{t}"') for t in tables}
    for name, _sql in resting:
        database.execute(f'DROP TRIGGER "{name}"')
    yield
    if not resting:
        return
    for table, number in last.items():
        database.execute(
            'INSERT INTO journal_row(step, "table", row) '
            f"SELECT step, '{table}', id FROM journal_now JOIN \"{table}\" "
            "WHERE step IS NOT NULL AND id > ?",
            (number,),
        )
    if "card" in last:
        database.execute(_STATISTICS, (last["card"],))
    for _name, sql in resting:
        database.execute(sql)


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
