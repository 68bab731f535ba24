"""Saved lists: a name and a rule, never a set of cards."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from rolodex.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredList:
    """A saved list as it stands in the book; `rule` is the JSON text of its rule."""

    id: int
    uid: str
    name: str
    rule: str


def all_lists(database: Database) -> list[StoredList]:
    """Every saved list in the order in which they were made."""
    return [
        StoredList(id=number, uid=uid, name=name, rule=rule)
        for number, uid, name, rule in database.rows(
            "SELECT id, uid, name, rule FROM saved_list ORDER BY id"
        )
    ]


def insert(database: Database, name: str, rule: str, now: str) -> int:
    """Write a new list; returns its id."""
    cursor = database.execute(
        "INSERT INTO saved_list(uid, name, rule, created_at, modified_at) VALUES (?, ?, ?, ?, ?)",
        (str(uuid.uuid4()), name, rule, now, now),
    )
    return int(cursor.lastrowid)


def update(database: Database, number: int, name: str, rule: str, now: str) -> None:
    """Give a list a name and a rule."""
    database.execute(
        "UPDATE saved_list SET name = ?, rule = ?, modified_at = ? WHERE id = ?",
        (name, rule, now, number),
    )


def delete(database: Database, number: int) -> None:
    """Delete a list; its cards stay."""
    database.execute("DELETE FROM saved_list WHERE id = ?", (number,))
