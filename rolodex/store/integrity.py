"""Is the book whole? Its pages, its references, its derived tables, and its content digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.store import cards, search
from rolodex.store.database import Database
from rolodex.store.schema import BASE_TABLES


def content(database: Database) -> str:
    """BLAKE2b over all base tables ordered by key: equal digests mean equal content.

    Each value is written with its type and length, so that no two contents look alike.
    """
    digest = hashlib.blake2b(digest_size=32)
    for table in tables(database):
        names = list(database.columns(table))
        digest.update(f"{table}({','.join(names)})".encode())
        columns = ", ".join(f'"{name}"' for name in names)
        for row in database.execute(f'SELECT {columns} FROM "{table}" ORDER BY id'):
            for value in row:
                digest.update(_encoded(value))
    return digest.hexdigest()


def tables(database: Database) -> list[str]:
    """The base tables this book has; a backup of an older schema may lack the newest."""
    there = set(database.column("SELECT name FROM sqlite_schema WHERE type = 'table'"))
    return [table for table in BASE_TABLES if table in there]


def _encoded(value: Any) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, bytes):
        return b"b%d:" % len(value) + value
    if isinstance(value, str):
        data = value.encode("utf-8", "surrogatepass")
        return b"s%d:" % len(data) + data
    return f"i{value};".encode()


def problems(database: Database, country: str, order: str) -> list[Text]:
    """What is wrong with the book, in words; empty if it is whole."""
    found: list[Text] = []
    for row in database.rows("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            found.append(Text(N_("The file is damaged: {detail}"), {"detail": row[0]}))
    for table, row_id, parent, _key in database.rows("PRAGMA foreign_key_check"):
        found.append(
            Text(
                N_("Row {row} of {table} belongs to a row of {parent} that is not there."),
                {"row": row_id, "table": table, "parent": parent},
            )
        )
    if found:
        return found
    checks: tuple[tuple[Callable[[], int], str], ...] = (
        (lambda: _wrong_statistics(database), N_("{n} cards have a wrong last contact.")),
        (
            lambda: _wrong_index(database, country, order),
            N_("{n} cards are not in the search index as they stand."),
        ),
    )
    for check, words in checks:
        amount = check()
        if amount:
            found.append(Text(words, {"n": amount}))
    return found


def _wrong_statistics(database: Database) -> int:
    return int(
        database.value(
            """
            SELECT count(*) FROM card c LEFT JOIN card_stat s ON s.card = c.id
            LEFT JOIN (SELECT ic.card, count(*) AS n, max(i.local_date) AS last
                       FROM interaction_card ic JOIN interaction i ON i.id = ic.interaction
                       WHERE i.counts GROUP BY ic.card) h ON h.card = c.id
            LEFT JOIN (SELECT ct.card, min(t.cadence_days) AS cadence,
                              coalesce(min(nullif(t.klass, '')), '') AS klass
                       FROM card_tag ct JOIN tag t ON t.id = ct.tag GROUP BY ct.card) g
                   ON g.card = c.id
            WHERE s.card IS NULL OR s.live != (c.trashed_at IS NULL)
               OR s.contacts != coalesce(h.n, 0) OR s.last_contact IS NOT h.last
               OR s.own_cadence IS NOT c.cadence_days OR s.tag_cadence IS NOT g.cadence
               OR s.klass != coalesce(g.klass, '') OR s.created_on != c.created_on
            """
        )
        + database.value("SELECT count(*) FROM card_stat WHERE card NOT IN (SELECT id FROM card)")
    )


def _wrong_index(database: Database, country: str, order: str) -> int:
    """Cards whose tokens, made anew, differ from those in the index, and entries too many."""
    wrong = 0
    faces = {
        row[0]: tuple(row[1:])
        for row in database.rows(
            "SELECT card, live, name, folded, pinyin, initials, sort_key, letter FROM card_face"
        )
    }
    ids = database.column("SELECT id FROM card ORDER BY id")
    for at in range(0, len(ids), search.CHUNK):
        chunk = ids[at : at + search.CHUNK]
        kept = search.known_words(database, chunk)
        for number, card in cards.get_many(database, chunk).items():
            face, words = search.face_of(card, country, order)
            live = int(card.trashed_at is None)
            if faces.pop(number, None) != (live, *face) or kept.get(number) != words:
                wrong += 1
    wrong += int(
        database.value("SELECT count(*) FROM card_words WHERE card NOT IN (SELECT id FROM card)")
    )
    live = database.value("SELECT count(*) FROM card WHERE trashed_at IS NULL")
    indexed = database.value("SELECT count(*) FROM card_fts")
    texts = database.value("SELECT count(*) FROM interaction WHERE text != '' OR place != ''")
    indexed_texts = database.value("SELECT count(*) FROM history_fts")
    return wrong + len(faces) + int(abs(live - indexed) + abs(texts - indexed_texts))
