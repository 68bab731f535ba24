"""The settings of the book: key and JSON value, outside the journal."""

from __future__ import annotations

import json
from typing import Any

from rolodex.domain.settings import SETTING
from rolodex.store.database import Database


def get_all(database: Database) -> dict[str, Any]:
    """Every declared setting with its value or default; unknown keys are left alone."""
    known = {key: json.loads(value) for key, value in stored(database)}
    return {key: known.get(key, setting.default) for key, setting in SETTING.items()}


def stored(database: Database) -> list[tuple[str, str]]:
    """Each setting that is in the book, the value as JSON."""
    return database.rows("SELECT key, value FROM setting ORDER BY key")


def put(database: Database, key: str, value: Any) -> None:
    """Write one setting."""
    database.execute(
        "INSERT INTO setting(key, value) VALUES (?, ?) "
        "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value, ensure_ascii=False)),
    )
