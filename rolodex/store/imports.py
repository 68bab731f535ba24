"""Where cards came from: batches, source UIDs, fingerprints and property lists."""

from __future__ import annotations

from collections.abc import Sequence
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


def seen(database: Database, fingerprint: str) -> bool:
    """Whether a card with exactly this content was imported before."""
    return bool(database.value("SELECT 1 FROM import_source WHERE fingerprint = ?", (fingerprint,)))


def card_of_uid(database: Database, uid: str) -> int | None:
    """The card that came under this UID of another program, the newest if several."""
    found: int | None = database.value(
        "SELECT card FROM import_source WHERE uid = ? AND uid != '' ORDER BY id DESC LIMIT 1",
        (uid,),
    )
    return found


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


def cards_with(database: Database, normalized: Sequence[str]) -> list[int]:
    """Live cards that have one of these normalised phone numbers or e-mail addresses."""
    if not normalized:
        return []
    return database.column(
        "SELECT DISTINCT m.card FROM method m JOIN card c ON c.id = m.card "
        f"WHERE m.normalized IN ({', '.join('?' * len(normalized))}) "
        "AND m.normalized != '' AND c.trashed_at IS NULL ORDER BY m.card",
        list(normalized),
    )


def card_named(database: Database, name: str) -> int | None:
    """The one live card of this name; None if there is none or several."""
    found = database.column("SELECT card FROM card_face WHERE name = ? AND live LIMIT 2", (name,))
    return int(found[0]) if len(found) == 1 else None
