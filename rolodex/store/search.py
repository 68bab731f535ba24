"""The search index: kept true before every commit, and asked by query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rolodex.store.database import Database

if TYPE_CHECKING:
    from rolodex.domain.card import Card
    from rolodex.domain.search_text import SearchTokens

CHUNK = 500
"""Stale cards taken in at a time, so that a large import needs no memory for all of them."""


CONFIRMED = 6000
"""Hits up to which beginnings of names are compared with the index."""


class Indexer:
    """Makes the tokens and sort keys of stale cards; registered as `before_commit`.

    `country` and `order` give the book's settings at that moment. `progress`, if set, is told
    how many of how many stale cards were taken in.
    """

    def __init__(
        self, database: Database, country: Callable[[], str], order: Callable[[], str]
    ) -> None:
        self._database = database
        self._country = country
        self._order = order
        self.progress: Callable[[int, int | None], None] | None = None
        database.before_commit.append(self.refresh)

    def refresh(self) -> None:
        """Take in every card and interaction that triggers marked as stale."""
        database = self._database
        if database.value("SELECT 1 FROM search_stale LIMIT 1"):
            self._refresh_cards()
        if database.value("SELECT 1 FROM history_stale LIMIT 1"):
            refresh_history(database)

    def mark_all(self) -> None:
        """Mark every card as stale, as after a change of the order of names."""
        self._database.execute("INSERT OR IGNORE INTO search_stale SELECT id FROM card")

    def _refresh_cards(self) -> None:
        from rolodex.store import cards

        database = self._database
        done, total = 0, int(database.value("SELECT count(*) FROM search_stale"))
        while stale := database.column(
            "SELECT card FROM search_stale ORDER BY card LIMIT ?", (CHUNK,)
        ):
            found = cards.get_many(database, stale)
            self.take_in(found.values(), [card for card in stale if card not in found])
            database.execute("DELETE FROM search_stale WHERE card <= ?", (stale[-1],))
            done += len(stale)
            if self.progress is not None:
                self.progress(done, total)

    def take_in(self, found: Iterable[Card], gone: Iterable[int] = ()) -> None:
        """Write what is new in the index rows of these cards; drop those of cards that are gone.

        Most edits of a card leave its name, and many its words, as they are: a row that is not
        written again spares the pages of its table and of all its indexes.
        """
        database = self._database
        country, order = self._country(), self._order()
        made = [(card, *face_of(card, country, order)) for card in found]
        known = self._known([card.id for card, _face, _tokens in made if card.id is not None])
        faces, digests, entries = [], [], []
        bare: list[tuple[int | None]] = [(card,) for card in gone]
        wordless = list(bare)
        for card, face, tokens in made:
            live = card.trashed_at is None
            row = (card.id, int(live), *face)
            old = known.get(row[0])
            if old == row:
                continue
            if old is not None and old[:-1] == row[:-1]:
                digests.append((row[-1], card.id))
            else:
                bare.append((card.id,))
                faces.append(row)
            if old is not None and (old[1], old[-1]) == (row[1], row[-1]):
                continue
            wordless.append((card.id,))
            if live:
                entries.append((card.id, tokens.name, tokens.phone, tokens.org, tokens.other))
        database.executemany("DELETE FROM card_fts WHERE rowid = ?", wordless)
        database.executemany("DELETE FROM card_face WHERE card = ?", bare)
        database.executemany("INSERT INTO card_face VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", faces)
        database.executemany("UPDATE card_face SET digest = ? WHERE card = ?", digests)
        database.executemany(
            "INSERT INTO card_fts(rowid, name, phone, org, other) VALUES (?, ?, ?, ?, ?)", entries
        )

    def _known(self, cards: Sequence[int]) -> dict[int | None, tuple[Any, ...]]:
        listed = ",".join(str(int(card)) for card in cards)
        rows = self._database.rows(f"SELECT * FROM card_face WHERE card IN ({listed})")
        return {row[0]: row for row in rows}


def face_of(
    card: Card, country: str, order: str
) -> tuple[tuple[str, str, str, str, str, str, bytes], SearchTokens]:
    """What is derived from a card: the columns of `card_face` from `name` on, and its tokens."""
    import hashlib

    from rolodex.domain.name_order import index_letter, sort_key
    from rolodex.domain.name_reading import name_of
    from rolodex.domain.search_text import card_tokens, name_keys

    # Only the card's own words: the name of a related card may change without it.
    own = tuple(relation for relation in card.relations if relation.other is None)
    if len(own) < len(card.relations):
        card = replace(card, relations=own)
    name = name_of(card)
    tokens = card_tokens(card, country, name=name)
    keys = name_keys(name)
    key = sort_key(name, order)
    digest = hashlib.blake2b(
        repr((tokens.name, tokens.phone, tokens.org, tokens.other)).encode(),
        digest_size=8,
    ).digest()
    face = (
        name.shown,
        keys.folded,
        keys.pinyin,
        keys.initials,
        key,
        index_letter(key, order),
        digest,
    )
    return face, tokens


def refresh_history(database: Database) -> None:
    """Write the history's index anew for interactions marked as stale."""
    from functools import lru_cache

    from rolodex.domain.search_text import text_tokens

    tokens = lru_cache(maxsize=4096)(text_tokens)
    while stale := database.column(
        "SELECT interaction FROM history_stale ORDER BY interaction LIMIT 5000"
    ):
        # CROSS: from the few stale ones to their rows, never through the whole history.
        texts = database.rows(
            "SELECT id, text || ' ' || place FROM history_stale h CROSS JOIN interaction "
            "ON id = h.interaction WHERE h.interaction <= ? AND (text != '' OR place != '')",
            (stale[-1],),
        )
        database.executemany("DELETE FROM history_fts WHERE rowid = ?", [(i,) for i in stale])
        database.executemany(
            "INSERT INTO history_fts(rowid, text) VALUES (?, ?)",
            [(number, tokens(text)) for number, text in texts],
        )
        database.execute("DELETE FROM history_stale WHERE interaction <= ?", (stale[-1],))


# asking ------------------------------------------------------------------------


def find(database: Database, query: str, limit: int) -> tuple[int, list[int]]:
    """How many live cards match, and the first of them: name beginnings, then the rest.

    An empty query matches nothing.
    """
    match = _match(query)
    if not match:
        return 0, []
    count = database.value("SELECT count(*) FROM card_fts WHERE card_fts MATCH ?", (match,))
    if not count:
        return 0, []
    first = _name_beginnings(database, query, limit)
    if first and count <= CONFIRMED:
        # A name that begins so need not hold the words as the index cuts them. With more hits
        # than that the query is a character or two, which every beginning holds.
        first = _confirmed(database, match, first)
    if len(first) < limit:
        rest = database.column(
            "SELECT rowid FROM card_fts WHERE card_fts MATCH ? LIMIT ?",
            (match, limit + len(first)),
        )
        known = set(first)
        first += [card for card in rest if card not in known][: limit - len(first)]
    return count, first


def all_ids(database: Database, query: str, first: list[int]) -> list[int]:
    """Every match: the first ones in their order, then the others."""
    match = _match(query)
    if not match:
        return []
    known = set(first)
    return first + [
        card
        for card in database.column("SELECT rowid FROM card_fts WHERE card_fts MATCH ?", (match,))
        if card not in known
    ]


def find_history(database: Database, query: str, limit: int) -> list[int]:
    """The newest interactions whose text matches."""
    match = _match(query)
    if not match:
        return []
    return database.column(
        "SELECT rowid FROM history_fts WHERE history_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
        (match, limit),
    )


def warm(database: Database) -> None:
    """Touch the index and the character tables, so that the first key typed finds them ready."""
    from rolodex.domain.search_text import query_terms

    query_terms("王 wang")
    database.value("SELECT count(*) FROM card_fts WHERE card_fts MATCH '\"a\"*'")
    database.value("SELECT count(*) FROM card_face WHERE live = 1")


def _match(query: str) -> str:
    from rolodex.domain.search_text import match_expression, query_terms

    return match_expression(query_terms(query))


def _name_beginnings(database: Database, query: str, limit: int) -> list[int]:
    from rolodex.domain.search_text import fold_name

    folded = fold_name(query)
    if not folded:
        return []
    found: dict[int, None] = {}
    for column in ("folded", "pinyin", "initials"):
        if len(found) >= limit:
            break
        if column == "initials" and len(folded) < 2:
            break
        for card in database.column(
            # Named, or SQLite would walk all live cards instead of the few of the range.
            f"SELECT card FROM card_face INDEXED BY card_face_{column} "
            f"WHERE live = 1 AND {column} >= ? AND {column} < ? ORDER BY sort_key LIMIT ?",
            (folded, folded + "\U0010ffff", limit),
        ):
            found[card] = None
    return list(found)[:limit]


def _confirmed(database: Database, match: str, candidates: list[int]) -> list[int]:
    # All hits are fetched: asking the index for single rows costs more than the whole list.
    hits = set(database.column("SELECT rowid FROM card_fts WHERE card_fts MATCH ?", (match,)))
    return [card for card in candidates if card in hits]
