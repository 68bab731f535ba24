"""Phrases, and who got which one when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from rolodex.domain.phrase import Phrase, PhraseUse
from rolodex.store.database import Database

COLUMNS = (
    "uid", "title", "text", "category", "language", "region", "channel", "tags", "subject",
)  # fmt: skip
_TAG_GAP = "\n"


def insert(database: Database, phrase: Phrase, now: str) -> int:
    """Write a new phrase; returns its id."""
    cursor = database.execute(
        f"INSERT INTO phrase({', '.join(COLUMNS)}, created_at, modified_at) "
        f"VALUES ({', '.join('?' * len(COLUMNS))}, ?, ?)",
        (*_values(phrase), now, now),
    )
    return int(cursor.lastrowid)


def update(database: Database, phrase: Phrase, now: str) -> None:
    """Write a changed phrase."""
    assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
    database.execute(
        f"UPDATE phrase SET {assignments}, modified_at = ? WHERE id = ?",
        (*_values(phrase), now, phrase.id),
    )


def remove(database: Database, number: int) -> None:
    """Delete a phrase and the record of who got it."""
    database.execute("DELETE FROM phrase WHERE id = ?", (number,))


def get(database: Database, number: int) -> Phrase | None:
    """One phrase by id."""
    found = _select(database, "WHERE p.id = ?", (number,))
    return found[0] if found else None


def all_phrases(database: Database) -> list[Phrase]:
    """Every phrase, by title."""
    return _select(database, "ORDER BY p.title COLLATE NOCASE, p.id", ())


def uids(database: Database) -> set[str]:
    """The uids of all phrases."""
    return set(database.column("SELECT uid FROM phrase"))


def insert_use(database: Database, use: PhraseUse) -> int:
    """Write that a card got a phrase; returns the id."""
    cursor = database.execute(
        "INSERT INTO phrase_use(phrase, card, at, local_date) VALUES (?, ?, ?, ?)",
        (
            use.phrase,
            use.card,
            use.at.astimezone(UTC).isoformat(timespec="microseconds"),
            use.local_date.isoformat(),
        ),
    )
    return int(cursor.lastrowid)


def uses_of(database: Database, card: int) -> list[PhraseUse]:
    """The phrases a card got, newest first."""
    return [
        PhraseUse(
            id=number,
            phrase=phrase,
            card=card,
            at=datetime.fromisoformat(at),
            local_date=date.fromisoformat(day),
        )
        for number, phrase, at, day in database.rows(
            "SELECT id, phrase, at, local_date FROM phrase_use WHERE card = ? "
            "ORDER BY at DESC, id DESC",
            (card,),
        )
    ]


def _select(database: Database, rest: str, values: Sequence[object]) -> list[Phrase]:
    columns = ", ".join(f"p.{name}" for name in COLUMNS)
    return [
        Phrase(
            id=row[0],
            uses=row[1],
            uid=row[2],
            title=row[3],
            text=row[4],
            category=row[5],
            language=row[6],
            region=row[7],
            channel=row[8],
            tags=tuple(filter(None, row[9].split(_TAG_GAP))),
            subject=row[10],
        )
        for row in database.rows(
            f"SELECT p.id, (SELECT count(*) FROM phrase_use u WHERE u.phrase = p.id), {columns} "
            f"FROM phrase p {rest}",
            values,
        )
    ]


def _values(phrase: Phrase) -> tuple[object, ...]:
    return (
        phrase.uid,
        phrase.title,
        phrase.text,
        phrase.category,
        phrase.language,
        phrase.region,
        phrase.channel,
        _TAG_GAP.join(phrase.tags),
        phrase.subject,
    )
