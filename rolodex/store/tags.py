"""Tags with colour, class and cadence, and the user's own fields."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from rolodex.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag: `klass` is A, B, C or empty, `cadence_days` None where the tag sets none."""

    name: str
    colour: str = ""
    klass: str = ""
    cadence_days: int | None = None
    id: int | None = None
    count: int = 0


def all_tags(database: Database) -> list[Tag]:
    """Every tag by name, with the number of live cards that carry it."""
    return [
        Tag(id=number, name=name, colour=colour, klass=klass, cadence_days=cadence, count=count)
        for number, name, colour, klass, cadence, count in database.rows(
            "SELECT t.id, t.name, t.colour, t.klass, t.cadence_days, "
            # All that carry it but those in the trash, which are few.
            "(SELECT count(*) FROM card_tag ct WHERE ct.tag = t.id) - "
            "(SELECT count(*) FROM card_stat s JOIN card_tag ct ON ct.card = s.card "
            " AND ct.tag = t.id WHERE s.live = 0) FROM tag t ORDER BY t.name COLLATE NOCASE"
        )
    ]


def named(database: Database, names: Iterable[str]) -> list[Tag]:
    """The tags of these names as `all_tags` orders them, without the numbers of their cards."""
    return [
        Tag(id=number, name=name, colour=colour, klass=klass, cadence_days=cadence)
        for number, name, colour, klass, cadence in database.rows(
            "SELECT id, name, colour, klass, cadence_days FROM tag "
            "WHERE name IN (SELECT value FROM json_each(?)) ORDER BY name COLLATE NOCASE",
            (json.dumps(list(names)),),
        )
    ]


def ensure(database: Database, name: str) -> int:
    """The id of the tag with this name; a new tag gets a stable uid made of its name."""
    found = database.value("SELECT id FROM tag WHERE name = ?", (name,))
    if found is not None:
        return int(found)
    cursor = database.execute(
        "INSERT INTO tag(uid, name) VALUES (?, ?)", (_free_uid(database, "tag", name), name)
    )
    return int(cursor.lastrowid)


def ensure_field(database: Database, label: str, private: bool) -> int:
    """The id of the user's own field with this label, made or changed to fit."""
    found = database.row("SELECT id, private FROM field_def WHERE label = ?", (label,))
    if found is None:
        cursor = database.execute(
            "INSERT INTO field_def(uid, label, private, position) "
            "VALUES (?, ?, ?, (SELECT count(*) FROM field_def))",
            (_free_uid(database, "field_def", label), label, private),
        )
        return int(cursor.lastrowid)
    if bool(found[1]) != private:
        database.execute("UPDATE field_def SET private = ? WHERE id = ?", (private, found[0]))
    return int(found[0])


def field_labels(database: Database) -> list[tuple[str, bool]]:
    """Label and privacy of the user's own fields, in their order."""
    return [
        (label, bool(private))
        for label, private in database.rows(
            "SELECT label, private FROM field_def ORDER BY position, id"
        )
    ]


def save(database: Database, tag: Tag) -> int:
    """Write a tag, new or changed; returns its id."""
    values = (tag.name, tag.colour, tag.klass, tag.cadence_days)
    if tag.id is None:
        number = ensure(database, tag.name)
    else:
        number = tag.id
    database.execute(
        "UPDATE tag SET name = ?, colour = ?, klass = ?, cadence_days = ? WHERE id = ?",
        (*values, number),
    )
    return number


def remove(database: Database, number: int) -> list[int]:
    """Delete a tag; returns the cards that carried it."""
    cards = carriers(database, number)
    database.execute("DELETE FROM tag WHERE id = ?", (number,))
    return cards


def carriers(database: Database, number: int) -> list[int]:
    """The cards that carry a tag, trashed ones included."""
    return database.column("SELECT card FROM card_tag WHERE tag = ?", (number,))


def _free_uid(database: Database, table: str, name: str) -> str:
    """A uid made of the name, so that a tag made on two computers is the same tag.

    One that was renamed keeps its uid; the next of the old name then gets another.
    """
    for attempt in range(1_000_000):
        seed = f"rolodex:{table}:{name}" + (f":{attempt}" if attempt else "")
        uid = str(uuid.uuid5(uuid.NAMESPACE_URL, seed))
        if not database.value(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)):
            return uid
    raise AssertionError("no free uid")
