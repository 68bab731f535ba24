"""Undo and redo: steps of before-images, replayed backwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from rolodex.domain.text import Text
from rolodex.store.database import Database

KEPT_STEPS = 1000
KEPT_DAYS = 90
THINNED_EVERY = 20
"""Old steps go so many at a time, since looking for them reads through all steps."""

PAGE = 500
"""Rows of a step that are replayed at a time; any of them may hold a photo."""

_BEYOND = 2**63 - 1

Progress = Callable[[int, "int | None"], None]
"""Told how many rows of how many were put back."""


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


def undo(
    database: Database, at: datetime, progress: Progress | None = None
) -> tuple[Step, dict[str, set[int]]] | None:
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
        rows = _replay(database, found[0], progress)
        _end(database)
        database.execute("UPDATE journal_step SET undone = ? WHERE id = ?", (number, found[0]))
        return Step(found[0], _label(found[1]), found[2], True), rows


def redo(
    database: Database, progress: Progress | None = None
) -> tuple[Step, dict[str, set[int]]] | None:
    """Do again what was undone last, if nothing was written since; None if there is nothing."""
    with database.transaction():
        undoing = _redoable(database)
        if undoing is None:
            return None
        number, undone = undoing
        rows = _replay(database, number, progress)
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


def rows_to_undo(database: Database, n: int) -> int:
    """How many rows the newest `n` steps wrote that are not undone."""
    return int(
        database.value(
            "SELECT count(*) FROM journal_row WHERE step IN (SELECT id FROM journal_step "
            "WHERE undoes IS NULL AND undone IS NULL ORDER BY id DESC LIMIT ?)",
            (n,),
        )
    )


def rows_to_redo(database: Database) -> int:
    """How many rows redo would write."""
    undoing = _redoable(database)
    if undoing is None:
        return 0
    return int(database.value("SELECT count(*) FROM journal_row WHERE step = ?", (undoing[0],)))


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


def _replay(database: Database, number: int, progress: Progress | None) -> dict[str, set[int]]:
    """Put the rows of a step back as they were before it, newest change first.

    Foreign keys are checked at the commit, since a child may come back before its parent. Every
    change is replayed: skipping those in the middle could run into a UNIQUE constraint that two
    rows held in turn. Neighbours of one table and kind are one statement, in their order.
    """
    database.execute("PRAGMA defer_foreign_keys=ON")
    touched: dict[str, set[int]] = {}
    columns: dict[str, dict[str, str]] = {}
    total = 0
    if progress is not None:
        total = database.value("SELECT count(*) FROM journal_row WHERE step = ?", (number,))
    done, last = 0, _BEYOND
    while page := database.rows(
        'SELECT id, "table", row, before FROM journal_row WHERE step = ? AND id < ? '
        "ORDER BY id DESC LIMIT ?",
        (number, last, PAGE),
    ):
        last = page[-1][0]
        for table, run in _runs(page):
            touched.setdefault(table, set()).update(run)
            if table not in columns:
                columns[table] = database.columns(table)
            _put_back(database, table, columns[table], run)
        done += len(page)
        if progress is not None:
            progress(done, total)
    return touched


def _runs(page: Sequence[tuple[Any, ...]]) -> Iterator[tuple[str, dict[int, str | None]]]:
    """Neighbours of one table that all came or all did not, each row once: images by row."""
    begun: tuple[str, bool] | None = None
    run: dict[int, str | None] = {}
    for _id, table, row, before in page:
        kind = (table, before is None)
        if begun is not None and (kind != begun or row in run):
            yield begun[0], run
            run = {}
        begun = kind
        run[row] = before
    if begun is not None:
        yield begun[0], run


def _put_back(
    database: Database, table: str, kinds: Mapping[str, str], run: Mapping[int, str | None]
) -> None:
    """Replay a run: rows that came go, the others are as their images say."""
    images = {
        row: {name: value for name, value in json.loads(before).items() if name in kinds}
        for row, before in run.items()
        if before is not None
    }
    if not images:
        database.executemany(f'DELETE FROM "{table}" WHERE id = ?', [(row,) for row in run])
        return
    for name in (name for name, kind in kinds.items() if kind == "BLOB"):
        for image in images.values():
            if image.get(name) is not None:
                image[name] = bytes.fromhex(image[name])
    # All images of a step were written by one version of the triggers.
    names = list(next(iter(images.values())))
    listed = ", ".join(f'"{name}"' for name in names)
    there = {
        row[0]: row[1:]
        for row in database.rows(
            f'SELECT id, {listed} FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))',
            (json.dumps(list(images)),),
        )
    }
    for is_there, some in groupby(images.items(), lambda item: item[0] in there):
        group = dict(some)
        if not is_there:
            database.executemany(
                f'INSERT INTO "{table}"({listed}) VALUES ({", ".join("?" * len(names))})',
                [tuple(image.values()) for image in group.values()],
            )
            continue
        # A column that is the same everywhere spares its indexes and triggers.
        changed = [
            name
            for place, name in enumerate(names)
            if any(image[name] != there[row][place] for row, image in group.items())
        ]
        if changed:
            assignments = ", ".join(f'"{name}" = ?' for name in changed)
            database.executemany(
                f'UPDATE "{table}" SET {assignments} WHERE id = ?',
                [(*(image[name] for name in changed), row) for row, image in group.items()],
            )


def _thin(database: Database, now: datetime) -> None:
    """Forget steps beyond the kept number or older than the kept days."""
    oldest = database.value(
        "SELECT id FROM journal_step ORDER BY id DESC LIMIT 1 OFFSET ?", (KEPT_STEPS,)
    )
    limit = (now - timedelta(days=KEPT_DAYS)).isoformat()
    database.execute(
        "DELETE FROM journal_step WHERE id <= ? OR at < ?", (oldest if oldest else 0, limit)
    )
