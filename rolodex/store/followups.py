"""Follow-ups and the marks on other reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from rolodex.domain.followup import OPEN, FollowUp
from rolodex.domain.reminder import Mark
from rolodex.store.database import Database

COLUMNS = (
    "uid",
    "card",
    "due",
    "time",
    "zone",
    "minutes",
    "place",
    "text",
    "origin",
    "state",
    "snoozed_until",
)


def insert(database: Database, followup: FollowUp, now: str) -> int:
    """Write a new follow-up; returns its id."""
    cursor = database.execute(
        f"INSERT INTO followup({', '.join(COLUMNS)}, created_at, modified_at) "
        f"VALUES ({', '.join('?' * len(COLUMNS))}, ?, ?)",
        (*values(followup), now, now),
    )
    return int(cursor.lastrowid)


def update(database: Database, followup: FollowUp, closed_on: date | None, now: str) -> None:
    """Write a changed follow-up; `closed_on` is the local day it was done or skipped."""
    assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
    database.execute(
        f"UPDATE followup SET {assignments}, closed_on = ?, modified_at = ? WHERE id = ?",
        (*values(followup), closed_on and closed_on.isoformat(), now, followup.id),
    )


def remove(database: Database, number: int) -> None:
    """Delete a follow-up."""
    database.execute("DELETE FROM followup WHERE id = ?", (number,))


def get(database: Database, number: int) -> FollowUp | None:
    """One follow-up by id."""
    found = _select(database, "id = ?", (number,))
    return found[0] if found else None


def open_for(database: Database, card: int) -> list[FollowUp]:
    """The open follow-ups of a card, by due date."""
    return _select(database, "card = ? AND state = ? ORDER BY due, time", (card, OPEN))


def open_until(database: Database, day: date) -> list[FollowUp]:
    """The open follow-ups of live cards due on or before a day."""
    return _select(
        database,
        "state = 'open' AND due <= ? "
        "AND EXISTS (SELECT 1 FROM card_stat s WHERE s.card = followup.card AND s.live)",
        (day.isoformat(),),
    )


def _select(database: Database, condition: str, values: Iterable[object]) -> list[FollowUp]:
    return [
        FollowUp(
            id=row[0],
            uid=row[1],
            card=row[2],
            due=date.fromisoformat(row[3]),
            time=row[4] and time.fromisoformat(row[4]),
            zone=row[5],
            minutes=row[6],
            place=row[7],
            text=row[8],
            origin=row[9],
            state=row[10],
            snoozed_until=row[11] and datetime.fromisoformat(row[11]),
        )
        for row in database.rows(
            f"SELECT id, {', '.join(COLUMNS)} FROM followup WHERE {condition}", list(values)
        )
    ]


def values(followup: FollowUp) -> tuple[object, ...]:
    """The values of `COLUMNS`."""
    return (
        followup.uid,
        followup.card,
        followup.due.isoformat(),
        followup.time and followup.time.isoformat(timespec="minutes"),
        followup.zone,
        followup.minutes,
        followup.place,
        followup.text,
        followup.origin,
        followup.state,
        followup.snoozed_until and followup.snoozed_until.isoformat(timespec="minutes"),
    )


# marks -------------------------------------------------------------------------------


def marks(database: Database) -> tuple[Mark, ...]:
    """Every mark on a reminder of a live card."""
    return tuple(
        Mark(
            kind=kind,
            card=card,
            subject=subject,
            due=date.fromisoformat(due),
            snoozed_until=until and datetime.fromisoformat(until),
            done=bool(done),
            dismissed=bool(dismissed),
            on=date.fromisoformat(on),
        )
        for kind, card, subject, due, until, done, dismissed, on in database.rows(
            'SELECT kind, card, subject, due, snoozed_until, done, dismissed, "on" '
            "FROM reminder_mark"
        )
    )


def set_mark(database: Database, mark: Mark) -> int:
    """Write a mark, or change the one on the same reminder; returns its id."""
    assert mark.on is not None
    key = (mark.kind, mark.card, mark.subject, mark.due.isoformat())
    values = (
        mark.snoozed_until and mark.snoozed_until.isoformat(timespec="minutes"),
        mark.done,
        mark.dismissed,
        mark.on.isoformat(),
    )
    found = database.value(
        "SELECT id FROM reminder_mark WHERE kind = ? AND card = ? AND subject = ? AND due = ?",
        key,
    )
    if found is None:
        cursor = database.execute(
            "INSERT INTO reminder_mark(kind, card, subject, due, snoozed_until, done, "
            'dismissed, "on") VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            (*key, *values),
        )
        return int(cursor.lastrowid)
    database.execute(
        'UPDATE reminder_mark SET snoozed_until = ?, done = ?, dismissed = ?, "on" = ? '
        "WHERE id = ?",
        (*values, found),
    )
    return int(found)
