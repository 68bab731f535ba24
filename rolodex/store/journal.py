"""Undo and redo: steps of before-images, replayed backwards."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rolodex.domain.text import Text
from rolodex.store.database import Database

KEPT_STEPS = 1000
KEPT_DAYS = 90
THINNED_EVERY = 20
"""Old steps go so many at a time, since looking for them reads through all steps."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the journal: what was done, when (UTC, ISO), and whether it is undone now."""

    id: int
    label: Text
    at: str
    undone: bool


@contextmanager
def step(database: Database, label: Text, at: datetime) -> Iterator[int]:
    """A transaction whose writes are journalled as one undoable step; yields its number.

    Steps that write nothing leave no trace. Nested inside another step it belongs to that
    one, so that a verb made of verbs is undone as a whole.
    """
    with database.transaction():
        outer = database.value("SELECT step FROM journal_now")
        if outer is not None:
            yield outer
            return
        number = _begin(database, label, at)
        yield number
        _end(database)
        if not database.value("SELECT 1 FROM journal_row WHERE step = ? LIMIT 1", (number,)):
            database.execute("DELETE FROM journal_step WHERE id = ?", (number,))
        elif number % THINNED_EVERY == 0:
            _thin(database, at)


def undo(database: Database, at: datetime) -> tuple[Step, dict[str, set[int]]] | None:
    """Take back the newest step that is not undone; None if there is none.

    Returns the step and the rows it touched, by table. Its replay is journalled as a step of
    its own, whose before-images are the redo.
    """
    with database.transaction():
        found = database.row(
            "SELECT id, label, at FROM journal_step WHERE undoes IS NULL AND undone IS NULL "
            "ORDER BY id DESC LIMIT 1"
        )
        if found is None:
            return None
        number = _begin(database, _label(found[1]), at, undoes=found[0])
        rows = _replay(database, found[0])
        _end(database)
        database.execute("UPDATE journal_step SET undone = ? WHERE id = ?", (number, found[0]))
        return Step(found[0], _label(found[1]), found[2], True), rows


def redo(database: Database) -> tuple[Step, dict[str, set[int]]] | None:
    """Do again what was undone last, if nothing was written since; None if there is nothing."""
    with database.transaction():
        undoing = _redoable(database)
        if undoing is None:
            return None
        number, undone = undoing
        rows = _replay(database, number)
        database.execute("DELETE FROM journal_step WHERE id = ?", (number,))
        database.execute("UPDATE journal_step SET undone = NULL WHERE id = ?", (undone,))
        # Backups tell by this counter whether anything was written since the last one.
        database.execute("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'journal_step'")
        label, at = database.rows("SELECT label, at FROM journal_step WHERE id = ?", (undone,))[0]
        return Step(undone, _label(label), at, False), rows


def written(database: Database) -> int:
    """A counter that grows with every journalled write, undo and redo."""
    return int(database.value("SELECT seq FROM sqlite_sequence WHERE name = 'journal_step'") or 0)


def steps(database: Database, limit: int) -> list[Step]:
    """The newest steps first, those that are undone marked."""
    return [
        Step(number, _label(label), at, undone is not None)
        for number, label, at, undone in database.rows(
            "SELECT id, label, at, undone FROM journal_step WHERE undoes IS NULL "
            "ORDER BY id DESC LIMIT ?",
            (limit,),
        )
    ]


def next_undo(database: Database) -> Text | None:
    """The label of what undo would take back."""
    label = database.value(
        "SELECT label FROM journal_step WHERE undoes IS NULL AND undone IS NULL "
        "ORDER BY id DESC LIMIT 1"
    )
    return None if label is None else _label(label)


def next_redo(database: Database) -> Text | None:
    """The label of what redo would do again."""
    undoing = _redoable(database)
    if undoing is None:
        return None
    return _label(
        database.value("SELECT label FROM journal_step WHERE id = ?", (undoing[1],)),
    )


def text_to_json(text: Text) -> str:
    """A label as the journal keeps it, to be translated when it is shown."""

    def plain(value: Any) -> Any:
        if isinstance(value, Text):
            return {"msgid": value.msgid, "args": plain(dict(value.args)), "plural": value.plural}
        if isinstance(value, Mapping):
            return {key: plain(item) for key, item in value.items()}
        return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)

    return json.dumps(plain(text), ensure_ascii=False)


def _label(stored: str) -> Text:
    def text(value: Any) -> Any:
        if isinstance(value, dict) and "msgid" in value:
            args = {key: text(item) for key, item in value["args"].items()}
            return Text(value["msgid"], args, value["plural"])
        return value

    label = text(json.loads(stored))
    assert isinstance(label, Text)
    return label


def _begin(database: Database, label: Text, at: datetime, undoes: int | None = None) -> int:
    cursor = database.execute(
        "INSERT INTO journal_step(label, at, undoes) VALUES (?, ?, ?)",
        (text_to_json(label), at.isoformat(), undoes),
    )
    number = int(cursor.lastrowid)
    database.execute("UPDATE journal_now SET step = ?", (number,))
    return number


def _end(database: Database) -> None:
    database.execute("UPDATE journal_now SET step = NULL")


def _redoable(database: Database) -> tuple[int, int] | None:
    """The newest undoing step and what it undid, unless something was written after it."""
    newest = database.row("SELECT id, undoes FROM journal_step ORDER BY id DESC LIMIT 1")
    if newest is None or newest[1] is None:
        return None
    return newest[0], newest[1]


def _replay(database: Database, number: int) -> dict[str, set[int]]:
    """Put the rows of a step back as they were before it, newest change first.

    Foreign keys are checked at the commit, since a child may come back before its parent. Every
    change is replayed one by one: skipping those in the middle could run into a UNIQUE
    constraint that two rows held in turn.
    """
    database.execute("PRAGMA defer_foreign_keys=ON")
    touched: dict[str, set[int]] = {}
    columns: dict[str, dict[str, str]] = {}
    changes = database.rows(
        'SELECT "table", row, before FROM journal_row WHERE step = ? ORDER BY id DESC', (number,)
    )
    for table, row, before in changes:
        kinds = columns.setdefault(table, database.columns(table))
        touched.setdefault(table, set()).add(row)
        if before is None:
            database.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))
            continue
        image = {
            name: bytes.fromhex(value) if kinds[name] == "BLOB" and value is not None else value
            for name, value in json.loads(before).items()
            if name in kinds
        }
        names = [name for name in image if name != "id"]
        there = database.value(f'SELECT 1 FROM "{table}" WHERE id = ?', (row,))
        if there:
            assignments = ", ".join(f'"{name}" = ?' for name in names)
            database.execute(
                f'UPDATE "{table}" SET {assignments} WHERE id = ?',
                [*(image[name] for name in names), row],
            )
        else:
            listed = ", ".join(f'"{name}"' for name in image)
            database.execute(
                f'INSERT INTO "{table}"({listed}) VALUES ({", ".join("?" * len(image))})',
                list(image.values()),
            )
    return touched


def _thin(database: Database, now: datetime) -> None:
    """Forget steps beyond the kept number or older than the kept days."""
    oldest = database.value(
        "SELECT id FROM journal_step ORDER BY id DESC LIMIT 1 OFFSET ?", (KEPT_STEPS,)
    )
    limit = (now - timedelta(days=KEPT_DAYS)).isoformat()
    database.execute(
        "DELETE FROM journal_step WHERE id <= ? OR at < ?", (oldest if oldest else 0, limit)
    )
