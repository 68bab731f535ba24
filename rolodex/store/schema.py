"""The names of the schema: base tables, applied migrations, the file's own mark."""

from __future__ import annotations

APPLICATION_ID = 0x526F6C6F  # "Rolo", PRAGMA application_id of every book

MIGRATIONS = (
    "0001_initial",
    "0002_phrases",
    "0003_saved_list",
    "0004_phrase_subject",
    "0005_search_words",
    "0006_paces",
    "0007_quiet_index",
)
"""Names of all migrations, oldest first; an unknown one in a book means a newer program made it.
Kept apart from the steps themselves so that opening a book need not load sqlite-utils."""

BASE_TABLES = (
    "card",
    "employment",
    "method",
    "address",
    "special_date",
    "photo",
    "tag",
    "card_tag",
    "field_def",
    "field_value",
    "relation",
    "interaction",
    "interaction_card",
    "followup",
    "reminder_mark",
    "import_batch",
    "import_source",
    "phrase",
    "phrase_use",
    "saved_list",
)
"""Tables that hold what the user entered: journalled, undone, and part of the content digest.
Each has an `id INTEGER PRIMARY KEY`. Order is parents before children."""

SEARCHED = {
    "card": "id",
    "employment": "card",
    "method": "card",
    "address": "card",
    "field_value": "card",
    "relation": "card",
}
"""Tables whose rows are words of a card in the index, and the column that names the card.
`card_tag` is apart: tags change for thousands of cards at once."""

OTHER_TABLES = (
    "setting",
    "journal_step",
    "journal_row",
    "journal_now",
    "card_stat",
    "card_face",
    "card_words",
    "search_stale",
    "entry_stale",
    "history_stale",
    "card_fts",
    "history_fts",
)
"""Settings, the journal, and what is derived from the base tables; none is journalled."""
