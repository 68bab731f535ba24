"""Interactions: what happened with whom, and the timeline of a card."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from rolodex.domain.interaction import Interaction
from rolodex.store.database import Database

COLUMNS = (
    "uid",
    "kind",
    "direction",
    "outcome",
    "broadcast",
    "counts",
    "text",
    "place",
    "cost",
    "at",
    "zone",
    "local_date",
)


def insert(database: Database, interaction: Interaction, now: str) -> int:
    """Write a new interaction with its cards; returns its id."""
    cursor = database.execute(
        f"INSERT INTO interaction({', '.join(COLUMNS)}, created_at, modified_at) "
        f"VALUES ({', '.join('?' * len(COLUMNS))}, ?, ?)",
        (*values(interaction), now, now),
    )
    number = int(cursor.lastrowid)
    database.executemany(
        "INSERT INTO interaction_card(interaction, card) VALUES (?, ?)",
        [(number, card) for card in dict.fromkeys(interaction.cards)],
    )
    return number


def update(database: Database, interaction: Interaction, now: str) -> None:
    """Write a changed interaction and its cards."""
    assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
    database.execute(
        f"UPDATE interaction SET {assignments}, modified_at = ? WHERE id = ?",
        (*values(interaction), now, interaction.id),
    )
    known = set(
        database.column(
            "SELECT card FROM interaction_card WHERE interaction = ?", (interaction.id,)
        )
    )
    wanted = dict.fromkeys(interaction.cards)
    for card in known.difference(wanted):
        database.execute(
            "DELETE FROM interaction_card WHERE interaction = ? AND card = ?",
            (interaction.id, card),
        )
    for card in wanted:
        if card not in known:
            database.execute(
                "INSERT INTO interaction_card(interaction, card) VALUES (?, ?)",
                (interaction.id, card),
            )


def remove(database: Database, number: int) -> None:
    """Delete an interaction."""
    database.execute("DELETE FROM interaction WHERE id = ?", (number,))


def get_many(database: Database, ids: Iterable[int]) -> dict[int, Interaction]:
    """Interactions by id; those that do not exist are left out."""
    wanted = list(ids)
    places = ", ".join("?" * len(wanted))
    cards: dict[int, list[int]] = {}
    for number, card in database.rows(
        f"SELECT interaction, card FROM interaction_card WHERE interaction IN ({places}) "
        "ORDER BY id",
        wanted,
    ):
        cards.setdefault(number, []).append(card)
    return {
        row[0]: Interaction(
            id=row[0],
            uid=row[1],
            kind=row[2],
            direction=row[3],
            outcome=row[4],
            broadcast=bool(row[5]),
            counts=bool(row[6]),
            text=row[7],
            place=row[8],
            cost=row[9],
            at=datetime.fromisoformat(row[10]),
            zone=row[11],
            local_date=date.fromisoformat(row[12]),
            cards=tuple(cards.get(row[0], ())),
        )
        for row in database.rows(
            f"SELECT id, {', '.join(COLUMNS)} FROM interaction WHERE id IN ({places})", wanted
        )
    }


def timeline(
    database: Database, card: int, limit: int, before: Interaction | None
) -> list[Interaction]:
    """The interactions of a card, newest first; `before` continues after that one."""
    condition, values = "", [card]
    if before is not None:
        assert before.at is not None and before.id is not None
        condition = "AND (i.at, i.id) < (?, ?)"
        values += [_utc(before.at), before.id]  # type: ignore[list-item]
    ids = database.column(
        "SELECT i.id FROM interaction_card ic JOIN interaction i ON i.id = ic.interaction "
        f"WHERE ic.card = ? {condition} ORDER BY i.at DESC, i.id DESC LIMIT ?",
        [*values, limit],
    )
    found = get_many(database, ids)
    return [found[number] for number in ids]


def count(database: Database, card: int) -> int:
    """How many interactions a card has, counting or not."""
    return int(database.value("SELECT count(*) FROM interaction_card WHERE card = ?", (card,)) or 0)


def last_texts(database: Database, cards: Iterable[int], n: int) -> dict[int, list[str]]:
    """The newest `n` texts of each card's history."""
    return {
        card: database.column(
            "SELECT i.text FROM interaction_card ic JOIN interaction i ON i.id = ic.interaction "
            "WHERE ic.card = ? AND i.text != '' ORDER BY i.at DESC, i.id DESC LIMIT ?",
            (card, n),
        )
        for card in cards
    }


def values(interaction: Interaction) -> tuple[object, ...]:
    """The values of `COLUMNS`."""
    assert interaction.at is not None and interaction.local_date is not None
    return (
        interaction.uid,
        interaction.kind,
        interaction.direction,
        interaction.outcome,
        interaction.broadcast,
        interaction.counts,
        interaction.text,
        interaction.place,
        interaction.cost,
        _utc(interaction.at),
        interaction.zone,
        interaction.local_date.isoformat(),
    )


def _utc(at: datetime) -> str:
    """One spelling of a moment, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
