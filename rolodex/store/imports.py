"""Where cards came from: batches, source UIDs, fingerprints and property lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolodex.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The record of one imported card: `properties` is its lossless property list as JSON,
    `photo` the digest of the portrait that was kept of it (empty for none)."""

    card: int
    uid: str
    fingerprint: str
    version: str
    properties: str
    photo: str = ""


def add_batch(database: Database, uid: str, at: str, files: str, cards: int) -> int:
    """Begin the record of an import; returns its id."""
    cursor = database.execute(
        "INSERT INTO import_batch(uid, at, files, cards) VALUES (?, ?, ?, ?)",
        (uid, at, files, cards),
    )
    return int(cursor.lastrowid)


def set_batch_cards(database: Database, batch: int, cards: int) -> None:
    """How many cards the import read."""
    database.execute("UPDATE import_batch SET cards = ? WHERE id = ?", (cards, batch))


def add_sources(database: Database, batch: int, sources: Sequence[Source]) -> None:
    """Write the records of imported cards."""
    database.executemany(
        "INSERT INTO import_source(batch, card, uid, fingerprint, version, properties, photo) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(batch, s.card, s.uid, s.fingerprint, s.version, s.properties, s.photo) for s in sources],
    )


def seen(database: Database, fingerprints: Iterable[str]) -> set[str]:
    """Those of the fingerprints with exactly whose content a card was imported before."""
    return set(
        database.column(
            "SELECT fingerprint FROM import_source "
            "WHERE fingerprint IN (SELECT value FROM json_each(?))",
            (json.dumps(list(fingerprints)),),
        )
    )


def cards_of_uids(database: Database, uids: Iterable[str]) -> dict[str, int]:
    """The cards that came under these UIDs of other programs, the newest of each."""
    return dict(
        database.rows(
            "SELECT uid, card FROM import_source "
            "WHERE uid IN (SELECT value FROM json_each(?)) AND uid != '' ORDER BY id",
            (json.dumps(list(uids)),),
        )
    )


def latest(database: Database, card: int) -> Source | None:
    """The newest record of a card."""
    found = database.row(
        "SELECT card, uid, fingerprint, version, properties, photo FROM import_source "
        "WHERE card = ? ORDER BY id DESC LIMIT 1",
        (card,),
    )
    if found is None:
        return None
    return Source(
        card=found[0],
        uid=found[1],
        fingerprint=found[2],
        version=found[3],
        properties=found[4],
        photo=found[5],
    )


def holders(database: Database, normalized: Iterable[str]) -> list[tuple[str, str, int]]:
    """Who has these normalised phone numbers or e-mail addresses: the number, the folded name
    as the index has it, and the id of the live card."""
    return database.rows(
        "SELECT m.normalized, f.folded, m.card FROM method m JOIN card_face f ON f.card = m.card "
        "WHERE m.normalized IN (SELECT value FROM json_each(?)) AND m.normalized != '' AND f.live",
        (json.dumps(list(normalized)),),
    )


def relate(database: Database, links: Iterable[tuple[int, str, int]]) -> None:
    """Relations between cards, as card, kind and other card; two that are related stay so."""
    links = list(links)
    ids = json.dumps(list({card for card, _kind, _other in links}))
    among = "IN (SELECT value FROM json_each(?))"
    known = {
        frozenset(pair)
        for pair in database.rows(
            f"SELECT card, other FROM relation WHERE card {among} AND other IS NOT NULL UNION ALL "
            f"SELECT other, card FROM relation WHERE other {among}",
            (ids, ids),
        )
    }
    for card, kind, other in links:
        pair = frozenset((card, other))
        if card != other and pair not in known:
            known.add(pair)
            database.execute(
                "INSERT INTO relation(card, other, kind) VALUES (?, ?, ?)", (card, other, kind)
            )


def introduce(database: Database, referred: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Note by whom cards were introduced, given the names; returns those of nobody in the book.

    A name tells a card only if it is the one live card of that name. Cards of which it is known
    already stay as they are.
    """
    among = "IN (SELECT value FROM json_each(?))"
    named = dict(
        database.rows(
            f"SELECT name, min(card) FROM card_face WHERE name {among} AND live "
            "GROUP BY name HAVING count(*) = 1",
            (json.dumps(list({name for _card, name in referred})),),
        )
    )
    known = set(
        database.column(
            f"SELECT id FROM card WHERE id {among} AND referred_by IS NOT NULL",
            (json.dumps(list({card for card, _name in referred})),),
        )
    )
    found, left = [], []
    for card, name in referred:
        if card in known:
            continue
        other = named.get(name, card)
        if other == card:
            left.append((card, name))
        else:
            known.add(card)
            found.append((other, card))
    database.executemany("UPDATE card SET referred_by = ? WHERE id = ?", found)
    return left
