"""How the columns of a table were mapped last, by the fingerprint of its header.

Kept among the settings of the book: it is no data of any card, so undo leaves it alone.
"""

from __future__ import annotations

import json
from typing import Any

from rolodex.store.database import Database

_KEY = "import_columns:"


def remembered(database: Database, fingerprint: str) -> Any:
    """What `remember` was given for this header, None if there was nothing."""
    found = database.value("SELECT value FROM setting WHERE key = ?", (_KEY + fingerprint,))
    return None if found is None else json.loads(found)


def remember(database: Database, fingerprint: str, value: Any) -> None:
    """Keep a JSON value for a header; None forgets it."""
    key = _KEY + fingerprint
    database.execute("DELETE FROM setting WHERE key = ?", (key,))
    if value is not None:
        database.execute(
            "INSERT INTO setting(key, value) VALUES (?, ?)",
            (key, json.dumps(value, ensure_ascii=False)),
        )
