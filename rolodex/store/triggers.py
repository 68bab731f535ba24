"""The triggers that keep journal, statistics and search index true, generated from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolodex.store.schema import BASE_TABLES, SEARCHED

if TYPE_CHECKING:
    from rolodex.store.database import Database

_JOURNALLING = "(SELECT step FROM journal_now) IS NOT NULL"

_STATISTICS = """
CREATE TRIGGER stat_card_insert AFTER INSERT ON card BEGIN
  INSERT INTO card_stat(card, live, created_on, own_cadence)
    VALUES (NEW.id, NEW.trashed_at IS NULL, NEW.created_on, NEW.cadence_days);
END;
CREATE TRIGGER stat_card_update AFTER UPDATE OF trashed_at, cadence_days, created_on ON card BEGIN
  UPDATE card_stat SET live = NEW.trashed_at IS NULL, own_cadence = NEW.cadence_days,
    created_on = NEW.created_on WHERE card = NEW.id;
END;
CREATE TRIGGER stat_card_delete AFTER DELETE ON card BEGIN
  DELETE FROM card_stat WHERE card = OLD.id;
END;
CREATE TRIGGER stat_contact_insert AFTER INSERT ON interaction_card BEGIN
  UPDATE card_stat SET contacts = contacts + 1, last_contact = max(coalesce(last_contact, ''),
      (SELECT local_date FROM interaction WHERE id = NEW.interaction))
    WHERE card = NEW.card
      AND EXISTS (SELECT 1 FROM interaction WHERE id = NEW.interaction AND counts);
END;
CREATE TRIGGER stat_contact_delete AFTER DELETE ON interaction_card BEGIN
  UPDATE card_stat SET (contacts, last_contact) = (
      SELECT count(*), max(i.local_date) FROM interaction_card ic
      JOIN interaction i ON i.id = ic.interaction WHERE ic.card = OLD.card AND i.counts)
    WHERE card = OLD.card;
END;
CREATE TRIGGER stat_contact_update AFTER UPDATE ON interaction_card BEGIN
  UPDATE card_stat SET (contacts, last_contact) = (
      SELECT count(*), max(i.local_date) FROM interaction_card ic
      JOIN interaction i ON i.id = ic.interaction WHERE ic.card = card_stat.card AND i.counts)
    WHERE card IN (OLD.card, NEW.card);
END;
CREATE TRIGGER stat_interaction_insert AFTER INSERT ON interaction
  WHEN EXISTS (SELECT 1 FROM interaction_card WHERE interaction = NEW.id) BEGIN
  UPDATE card_stat SET (contacts, last_contact) = (
      SELECT count(*), max(i.local_date) FROM interaction_card ic
      JOIN interaction i ON i.id = ic.interaction WHERE ic.card = card_stat.card AND i.counts)
    WHERE card IN (SELECT card FROM interaction_card WHERE interaction = NEW.id);
END;
CREATE TRIGGER stat_interaction_update AFTER UPDATE OF counts, local_date ON interaction BEGIN
  UPDATE card_stat SET (contacts, last_contact) = (
      SELECT count(*), max(i.local_date) FROM interaction_card ic
      JOIN interaction i ON i.id = ic.interaction WHERE ic.card = card_stat.card AND i.counts)
    WHERE card IN (SELECT card FROM interaction_card WHERE interaction = NEW.id);
END;
CREATE TRIGGER stat_tag_update AFTER UPDATE OF klass, cadence_days ON tag BEGIN
  UPDATE card_stat SET (tag_cadence, klass) = (
      SELECT min(t.cadence_days), coalesce(min(nullif(t.klass, '')), '')
      FROM card_tag ct JOIN tag t ON t.id = ct.tag WHERE ct.card = card_stat.card)
    WHERE card IN (SELECT card FROM card_tag WHERE tag = NEW.id);
END;
"""

# Most tags have neither class nor cadence; one that is being deleted is gone by now.
_CARD_TAG = """
CREATE TRIGGER stat_card_tag_{event} AFTER {EVENT} ON card_tag
  WHEN NOT EXISTS
    (SELECT 1 FROM tag WHERE id = {row}.tag AND klass = '' AND cadence_days IS NULL) BEGIN
  UPDATE card_stat SET (tag_cadence, klass) = (
      SELECT min(t.cadence_days), coalesce(min(nullif(t.klass, '')), '')
      FROM card_tag ct JOIN tag t ON t.id = ct.tag WHERE ct.card = card_stat.card)
    WHERE card = {row}.card;
END;
"""

_WITHOUT_WORDS = frozenset(
    {"modified_at", "created_at", "created_on", "cadence_days", "referred_by", "trashed_at"}
)
"""Columns of `card` whose change leaves its words as they are: a new cadence for thousands of
cards must not read all of them."""

_STALE = """
CREATE TRIGGER stale_{table}_{event} AFTER {EVENT} ON {table} {when}BEGIN
  INSERT OR IGNORE INTO search_stale VALUES ({row}.{column});
END;
"""

# The words that are kept stay true, but the tags beside them do not, or who is in the trash.
_STALE_ENTRY = """
CREATE TRIGGER stale_trash AFTER UPDATE OF trashed_at ON card
  WHEN (OLD.trashed_at IS NULL) != (NEW.trashed_at IS NULL) BEGIN
  INSERT OR IGNORE INTO entry_stale VALUES (NEW.id);
END;
CREATE TRIGGER stale_tag_update AFTER UPDATE OF name ON tag BEGIN
  INSERT OR IGNORE INTO entry_stale SELECT card FROM card_tag WHERE tag = NEW.id;
END;
CREATE TRIGGER stale_card_tag_insert AFTER INSERT ON card_tag BEGIN
  INSERT OR IGNORE INTO entry_stale VALUES (NEW.card);
END;
CREATE TRIGGER stale_card_tag_update AFTER UPDATE ON card_tag BEGIN
  INSERT OR IGNORE INTO entry_stale VALUES (OLD.card), (NEW.card);
END;
CREATE TRIGGER stale_card_tag_delete AFTER DELETE ON card_tag BEGIN
  INSERT OR IGNORE INTO entry_stale VALUES (OLD.card);
END;
"""

_STALE_OTHER = """
CREATE TRIGGER stale_field_def_update AFTER UPDATE OF label, private ON field_def BEGIN
  INSERT OR IGNORE INTO search_stale SELECT card FROM field_value WHERE field = NEW.id;
END;
CREATE TRIGGER stale_interaction_insert AFTER INSERT ON interaction BEGIN
  INSERT OR IGNORE INTO history_stale VALUES (NEW.id);
END;
CREATE TRIGGER stale_interaction_update AFTER UPDATE OF text, place ON interaction BEGIN
  INSERT OR IGNORE INTO history_stale VALUES (NEW.id);
END;
CREATE TRIGGER stale_interaction_delete AFTER DELETE ON interaction BEGIN
  INSERT OR IGNORE INTO history_stale VALUES (OLD.id);
END;
"""


def rebuild(database: Database) -> None:
    """Drop every trigger of the book and generate all anew, inside the caller's transaction."""
    names = [row[0] for row in database.rows("SELECT name FROM sqlite_schema WHERE type='trigger'")]
    for name in names:
        database.execute(f'DROP TRIGGER "{name}"')
    for statement in statements(database):
        database.execute(statement)


def statements(database: Database) -> Iterator[str]:
    """Each CREATE TRIGGER statement for the tables as they stand."""
    for table in BASE_TABLES:
        columns = database.columns(table)
        yield from _journal(table, columns)
    yield from _split(_STATISTICS)
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        yield from _split(_CARD_TAG.format(event=event.lower(), EVENT=event, row=row))
        yield from _split(_CARD_TAG.format(event=f"update_{row.lower()}", EVENT="UPDATE", row=row))
    for table, column in SEARCHED.items():
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            when = _says_otherwise(database) if (table, event) == ("card", "UPDATE") else ""
            yield from _split(
                _STALE.format(
                    table=table, event=event.lower(), EVENT=event, row=row, column=column, when=when
                )
            )
    yield from _split(_STALE_ENTRY)
    yield from _split(_STALE_OTHER)


def _says_otherwise(database: Database) -> str:
    names = [name for name in database.columns("card") if name not in _WITHOUT_WORDS]
    return "WHEN " + " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names) + " "


def _journal(table: str, columns: dict[str, str]) -> Iterator[str]:
    """Before-images only: NULL for an insert, a JSON object for an update or delete.

    JSON cannot hold a BLOB, so those columns are written as hexadecimal digits.
    """
    pairs = ", ".join(
        f"'{name}', " + (f'hex(OLD."{name}")' if kind == "BLOB" else f'OLD."{name}"')
        for name, kind in columns.items()
    )
    insert = (
        'INSERT INTO journal_row(step, "table", row, before) '
        f"SELECT step, '{table}', {{row}}, {{before}} FROM journal_now"
    )
    for event, row, before in (
        ("INSERT", "NEW.id", "NULL"),
        ("UPDATE", "OLD.id", f"json_object({pairs})"),
        ("DELETE", "OLD.id", f"json_object({pairs})"),
    ):
        yield (
            f"CREATE TRIGGER journal_{table}_{event.lower()} AFTER {event} ON {table} "
            f"WHEN {_JOURNALLING} BEGIN {insert.format(row=row, before=before)}; END"
        )


def _split(script: str) -> list[str]:
    return [part.strip() + "\nEND" for part in script.split("\nEND;") if part.strip()]
