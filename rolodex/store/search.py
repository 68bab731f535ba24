"""The search index: kept true before every commit, and asked by query."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rolodex.store.database import Database
from rolodex.store.index_pieces import relieve

if TYPE_CHECKING:
    from rolodex.domain.card import Card

CHUNK = 500
"""Stale cards taken in at a time, so that a large import needs no memory for all of them."""

ENTRIES = 2000
"""The same for entries that are written from words that are kept."""

CONFIRMED = 6000
"""Hits up to which beginnings of names are compared with the index."""

Face = tuple[str, str, str, str, str, str]
"""The columns of `card_face` from `name` on."""

Words = tuple[str, str]
"""The words of a card as they are kept, and those of its tags."""


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
            relieve(database, "card_fts")
        if database.value("SELECT 1 FROM entry_stale LIMIT 1"):
            self._refresh_entries()
            relieve(database, "card_fts")
        if database.value("SELECT 1 FROM history_stale LIMIT 1"):
            refresh_history(database)
            relieve(database, "history_fts")

    def catch_up(self) -> None:
        """Take in what a change of the schema has left to be done."""
        if self._database.value("SELECT 1 FROM search_stale LIMIT 1"):
            with self._database.transaction():
                pass

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
            if len(found) < len(stale):
                drop(database, [card for card in stale if card not in found])
            self._renew(list(found.values()))
            database.execute("DELETE FROM search_stale WHERE card <= ?", (stale[-1],))
            database.executemany(
                "DELETE FROM entry_stale WHERE card = ?", [(card,) for card in stale]
            )
            done += len(stale)
            if self.progress is not None:
                self.progress(done, total)

    def _refresh_entries(self) -> None:
        """Write the entries anew of cards whose words are kept: tags and who is live may differ.

        All old entries go before the first new one comes: FTS5 writes what it has gathered to
        the file each time a row comes that is not above the last one, and merges the pieces.
        """
        database = self._database
        total, done, last = int(database.value("SELECT count(*) FROM entry_stale")), 0, 0
        chunk = "SELECT card FROM entry_stale WHERE card > ? ORDER BY card LIMIT ?"
        while stale := database.column(chunk, (last, ENTRIES)):
            self._refresh_parts(stale)
            last = stale[-1]
        last = 0
        while stale := database.column(chunk, (last, ENTRIES)):
            database.execute(
                "INSERT INTO card_fts(rowid, words) SELECT e.card, w.words || ' ' || w.tags "
                "FROM entry_stale e CROSS JOIN card_face f ON f.card = e.card AND f.live "
                "CROSS JOIN card_words w ON w.card = e.card "
                "WHERE e.card > ? AND e.card <= ? ORDER BY e.card",
                (last, stale[-1]),
            )
            last = stale[-1]
            done += len(stale)
            if self.progress is not None:
                self.progress(done, total)
        database.execute("DELETE FROM entry_stale")

    def _refresh_parts(self, stale: Sequence[int]) -> None:
        """The words of the tags and who is live; the entries of all these cards go."""
        from rolodex.domain.search_text import tag_tokens

        database = self._database
        listed = json.dumps(stale)
        among = "IN (SELECT value FROM json_each(?))"
        named: dict[int, list[str]] = {}
        for card, name in database.rows(
            "SELECT ct.card, t.name FROM card_tag ct JOIN tag t ON t.id = ct.tag "
            f"WHERE ct.card {among} ORDER BY ct.card, ct.id",
            (listed,),
        ):
            named.setdefault(card, []).append(name)
        database.executemany(
            "UPDATE card_words SET tags = ?1 WHERE card = ?2 AND tags != ?1",
            [(tag_tokens(tuple(named.get(card, ()))), card) for card in stale],
        )
        database.execute(
            "UPDATE card_face SET live = NOT live WHERE live != "
            "(SELECT trashed_at IS NULL FROM card WHERE id = card_face.card) "
            f"AND card {among}",
            (listed,),
        )
        database.execute(f"DELETE FROM card_fts WHERE rowid {among}", (listed,))

    def take_in(self, cards: Iterable[Card]) -> None:
        """Write the index rows of cards of which the index has nothing yet."""
        country, order = self._country(), self._order()
        self._write([(card, *face_of(card, country, order)) for card in cards])

    def renew(self, card: Card) -> None:
        """Bring the index rows of a card in line that was just written as it is at hand.

        So it is not read again at the commit; a later change marks it as stale again.
        """
        self._renew([card])
        self._database.execute("DELETE FROM search_stale WHERE card = ?", (card.id,))
        relieve(self._database, "card_fts")

    def _renew(self, cards: Sequence[Card]) -> None:
        """Write what is new in the index rows of these cards.

        Most edits of a card leave its name, and many its words, as they are: a row that is not
        written again spares the pages of its table and of all its indexes.
        """
        database = self._database
        ids = [card.id for card in cards if card.id is not None]
        faces, kept = known_faces(database, ids), known_words(database, ids)
        country, order = self._country(), self._order()
        fresh, renamed, reworded, entries = [], [], [], []
        for card in cards:
            number, live = card.id, card.trashed_at is None
            assert number is not None
            face, words = face_of(card, country, order)
            old, said = faces.get(number), kept.get(number)
            if old is None or said is None:
                fresh.append((card, face, words))
                continue
            if old != (live, *face):
                renamed.append((number, live, *face))
            if said != words:
                reworded.append((*words, number))
            if (old[0], said) != (live, words):
                entries.append((number, " ".join(words), live))
        if fresh:
            drop(database, [card.id for card, _face, _words in fresh if card.id is not None])
            self._write(fresh)
        for sql, rows in (
            ("DELETE FROM card_face WHERE card = ?", [row[:1] for row in renamed]),
            (_INSERT_FACE, renamed),
            ("UPDATE card_words SET words = ?, tags = ? WHERE card = ?", reworded),
            ("DELETE FROM card_fts WHERE rowid = ?", [row[:1] for row in entries]),
            (_INSERT_ENTRY, [row[:2] for row in entries if row[2]]),
        ):
            if rows:
                database.executemany(sql, rows)

    def _write(self, made: Sequence[tuple[Card, Face, Words]]) -> None:
        database = self._database
        rows = [(card.id, card.trashed_at is None, *face) for card, face, _words in made]
        database.executemany(_INSERT_FACE, rows)
        database.executemany(
            "INSERT INTO card_words VALUES (?, ?, ?)",
            [(card.id, *words) for card, _face, words in made],
        )
        database.executemany(
            _INSERT_ENTRY,
            [(card.id, " ".join(words)) for card, _f, words in made if card.trashed_at is None],
        )


_INSERT_FACE = "INSERT INTO card_face VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_ENTRY = "INSERT INTO card_fts(rowid, words) VALUES (?, ?)"


def drop(database: Database, ids: Iterable[int]) -> None:
    """Leave nothing of these cards in the index."""
    rows = [(card,) for card in ids]
    database.executemany("DELETE FROM card_fts WHERE rowid = ?", rows)
    database.executemany("DELETE FROM card_face WHERE card = ?", rows)
    database.executemany("DELETE FROM card_words WHERE card = ?", rows)


def known_faces(database: Database, ids: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    """The rows of `card_face` from `live` on, by card."""
    return {
        row[0]: row[1:]
        for row in database.rows(
            "SELECT * FROM card_face WHERE card IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
    }


def known_words(database: Database, ids: Iterable[int]) -> dict[int, Words]:
    """The words that are kept of cards, and those of their tags, by id."""
    return {
        card: (words, tags)
        for card, words, tags in database.rows(
            "SELECT card, words, tags FROM card_words "
            "WHERE card IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
    }


def face_of(card: Card, country: str, order: str) -> tuple[Face, Words]:
    """What is derived from a card: the columns of `card_face` from `name` on, its words, and
    those of its tags."""
    from rolodex.domain.name_order import index_letter, sort_key
    from rolodex.domain.name_reading import name_of
    from rolodex.domain.search_text import card_tokens, name_keys

    # Only the card's own words: the name of a related card may change without it.
    if card.relations and any(relation.other is not None for relation in card.relations):
        card = replace(card, relations=tuple(r for r in card.relations if r.other is None))
    name = name_of(card)
    tokens = card_tokens(card, country, name=name)
    keys = name_keys(name)
    key = sort_key(name, order)
    face = (name.shown, keys.folded, keys.pinyin, keys.initials, key, index_letter(key, order))
    return face, (tokens.words, tokens.tags)


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
    # What takes time is where words meet, so it is looked for once: few cards have them all.
    hits = _hits(database, match, CONFIRMED + 1) if " AND " in match else None
    if hits is None or len(hits) > CONFIRMED:
        hits = None
        count = database.value("SELECT count(*) FROM card_fts WHERE card_fts MATCH ?", (match,))
    else:
        count = len(hits)
    if not count:
        return 0, []
    first = _name_beginnings(database, query, limit)
    if first and count <= CONFIRMED:
        # A name that begins so need not hold the words as the index cuts them. With more hits
        # than that the query is a character or two, which every beginning holds. All hits are
        # fetched: asking the index for single rows costs more than the whole list.
        hits = _hits(database, match, count) if hits is None else hits
        among = set(hits)
        first = [card for card in first if card in among]
    if len(first) < limit:
        known = set(first)
        rest = _hits(database, match, limit + len(first)) if hits is None else hits
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


def _hits(database: Database, match: str, limit: int) -> list[int]:
    return database.column(
        "SELECT rowid FROM card_fts WHERE card_fts MATCH ? LIMIT ?", (match, limit)
    )
