"""The steps that bring a book's schema up to date; append only, never edit one that shipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rolodex.store import triggers

if TYPE_CHECKING:
    from rolodex.store.database import Database

INITIAL = """
CREATE TABLE card (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'company')),
  number TEXT NOT NULL DEFAULT '', prefix TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '', given TEXT NOT NULL DEFAULT '',
  middle TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '',
  nickname TEXT NOT NULL DEFAULT '', reading TEXT NOT NULL DEFAULT '',
  display TEXT NOT NULL DEFAULT '', salutation TEXT NOT NULL DEFAULT '',
  gender TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT '', best_time TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  referred_by INTEGER REFERENCES card(id) ON DELETE SET NULL,
  cadence_days INTEGER CHECK (cadence_days > 0),
  notes TEXT NOT NULL DEFAULT '', trashed_at TEXT, created_on TEXT NOT NULL,
  created_at TEXT NOT NULL, modified_at TEXT NOT NULL
) STRICT;
CREATE INDEX card_referred_by ON card(referred_by) WHERE referred_by IS NOT NULL;
CREATE INDEX card_trashed ON card(trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX card_created ON card(created_at);

CREATE TABLE employment (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  company TEXT NOT NULL DEFAULT '',
  company_card INTEGER REFERENCES card(id) ON DELETE SET NULL,
  department TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
  started_on TEXT, ended_on TEXT
) STRICT;
CREATE INDEX employment_card ON employment(card);
CREATE INDEX employment_company ON employment(company_card) WHERE company_card IS NOT NULL;

CREATE TABLE method (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'chat', 'web')),
  label TEXT NOT NULL DEFAULT '', value TEXT NOT NULL,
  normalized TEXT NOT NULL DEFAULT '', display TEXT NOT NULL DEFAULT '',
  "primary" INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX method_card ON method(card);
CREATE INDEX method_normalized ON method(normalized) WHERE normalized != '';

CREATE TABLE address (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  label TEXT NOT NULL DEFAULT '', po_box TEXT NOT NULL DEFAULT '',
  extended TEXT NOT NULL DEFAULT '', street TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '', region TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX address_card ON address(card);

CREATE TABLE special_date (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  label TEXT NOT NULL, calendar TEXT NOT NULL CHECK (calendar IN ('solar', 'lunar')),
  year INTEGER, month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
  leap INTEGER NOT NULL DEFAULT 0, lead_days INTEGER,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX special_date_card ON special_date(card);
CREATE INDEX special_date_day ON special_date(calendar, month, day);

CREATE TABLE photo (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL UNIQUE REFERENCES card(id) ON DELETE CASCADE,
  data BLOB NOT NULL, type TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
  colour TEXT NOT NULL DEFAULT '',
  klass TEXT NOT NULL DEFAULT '' CHECK (klass IN ('', 'A', 'B', 'C')),
  cadence_days INTEGER CHECK (cadence_days > 0)
) STRICT;
CREATE TABLE card_tag (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  tag INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE, UNIQUE (card, tag)
) STRICT;
CREATE INDEX card_tag_tag ON card_tag(tag, card);

CREATE TABLE field_def (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, label TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'text', private INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE field_value (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  field INTEGER NOT NULL REFERENCES field_def(id) ON DELETE CASCADE,
  value TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX field_value_card ON field_value(card);
CREATE INDEX field_value_field ON field_value(field);

CREATE TABLE relation (
  id INTEGER PRIMARY KEY, card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  other INTEGER REFERENCES card(id) ON DELETE CASCADE,
  kind TEXT NOT NULL, name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX relation_card ON relation(card);
CREATE INDEX relation_other ON relation(other) WHERE other IS NOT NULL;

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  direction TEXT NOT NULL DEFAULT 'out', outcome TEXT NOT NULL DEFAULT 'reached',
  broadcast INTEGER NOT NULL DEFAULT 0, counts INTEGER NOT NULL DEFAULT 1,
  text TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', cost INTEGER,
  at TEXT NOT NULL, zone TEXT NOT NULL, local_date TEXT NOT NULL,
  created_at TEXT NOT NULL, modified_at TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_day ON interaction(local_date);
CREATE TABLE interaction_card (
  id INTEGER PRIMARY KEY,
  interaction INTEGER NOT NULL REFERENCES interaction(id) ON DELETE CASCADE,
  card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  UNIQUE (interaction, card)
) STRICT;
CREATE INDEX interaction_card_card ON interaction_card(card, interaction);

CREATE TABLE followup (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
  card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  due TEXT NOT NULL, time TEXT, zone TEXT NOT NULL DEFAULT '', minutes INTEGER,
  place TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'skipped')),
  snoozed_until TEXT, closed_on TEXT,
  created_at TEXT NOT NULL, modified_at TEXT NOT NULL
) STRICT;
CREATE INDEX followup_card ON followup(card);
CREATE INDEX followup_due ON followup(due) WHERE state = 'open';
CREATE INDEX followup_closed ON followup(closed_on) WHERE closed_on IS NOT NULL;

CREATE TABLE reminder_mark (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL,
  card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  subject INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL,
  snoozed_until TEXT, done INTEGER NOT NULL DEFAULT 0,
  dismissed INTEGER NOT NULL DEFAULT 0, "on" TEXT NOT NULL,
  UNIQUE (kind, card, subject, due)
) STRICT;
CREATE INDEX reminder_mark_card ON reminder_mark(card);

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at TEXT NOT NULL, files TEXT NOT NULL,
  cards INTEGER NOT NULL
) STRICT;
CREATE TABLE import_source (
  id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  uid TEXT NOT NULL DEFAULT '', fingerprint TEXT NOT NULL, version TEXT NOT NULL DEFAULT '',
  properties TEXT NOT NULL, photo TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX import_source_card ON import_source(card);
CREATE INDEX import_source_uid ON import_source(uid) WHERE uid != '';
CREATE INDEX import_source_fingerprint ON import_source(fingerprint);
CREATE INDEX import_source_batch ON import_source(batch);

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE journal_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, at TEXT NOT NULL,
  undoes INTEGER, undone INTEGER
) STRICT;
CREATE TABLE journal_row (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES journal_step(id) ON DELETE CASCADE,
  "table" TEXT NOT NULL, row INTEGER NOT NULL, before TEXT
) STRICT;
CREATE INDEX journal_row_step ON journal_row(step);
CREATE TABLE journal_now (step INTEGER) STRICT;
INSERT INTO journal_now VALUES (NULL);

CREATE TABLE card_stat (
  card INTEGER PRIMARY KEY, live INTEGER NOT NULL, created_on TEXT NOT NULL,
  last_contact TEXT, contacts INTEGER NOT NULL DEFAULT 0,
  own_cadence INTEGER, tag_cadence INTEGER, klass TEXT NOT NULL DEFAULT '',
  since INTEGER GENERATED ALWAYS AS
    (unixepoch(coalesce(last_contact, created_on)) / 86400) STORED
) STRICT;
CREATE INDEX card_stat_last ON card_stat(live, last_contact, card);
CREATE INDEX card_stat_since ON
  card_stat(live, since, klass, own_cadence, tag_cadence, last_contact, card);

CREATE TABLE card_face (
  card INTEGER PRIMARY KEY, live INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
  pinyin TEXT NOT NULL, initials TEXT NOT NULL, sort_key TEXT NOT NULL, letter TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX card_face_sort ON card_face(live, sort_key, card, letter);
CREATE INDEX card_face_name ON card_face(name);
CREATE INDEX card_face_folded ON card_face(folded, live, sort_key);
CREATE INDEX card_face_pinyin ON card_face(pinyin, live, sort_key);
CREATE INDEX card_face_initials ON card_face(initials, live, sort_key);
CREATE TABLE search_stale (card INTEGER PRIMARY KEY) STRICT;
CREATE TABLE history_stale (interaction INTEGER PRIMARY KEY) STRICT;
CREATE VIRTUAL TABLE card_fts USING fts5(
  name, phone, org, other, content='', contentless_delete=1,
  tokenize='unicode61 remove_diacritics 2', detail=none, prefix='1 2 3');
CREATE VIRTUAL TABLE history_fts USING fts5(
  text, content='', contentless_delete=1,
  tokenize='unicode61 remove_diacritics 2', detail=none, prefix='1 2 3');
"""

PHRASES = """
CREATE TABLE phrase (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, text TEXT NOT NULL,
  category TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, modified_at TEXT NOT NULL
) STRICT;
CREATE TABLE phrase_use (
  id INTEGER PRIMARY KEY, phrase INTEGER NOT NULL REFERENCES phrase(id) ON DELETE CASCADE,
  card INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
  at TEXT NOT NULL, local_date TEXT NOT NULL
) STRICT;
CREATE INDEX phrase_use_phrase ON phrase_use(phrase);
CREATE INDEX phrase_use_card ON phrase_use(card, at);
"""

SAVED_LIST = """
CREATE TABLE saved_list (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL, created_at TEXT NOT NULL, modified_at TEXT NOT NULL
) STRICT;
"""

PHRASE_SUBJECT = "ALTER TABLE phrase ADD COLUMN subject TEXT NOT NULL DEFAULT '';"


SEARCH_WORDS = """
DROP TABLE card_fts;
DROP TABLE card_face;
CREATE TABLE card_face (
  card INTEGER PRIMARY KEY, live INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
  pinyin TEXT NOT NULL, initials TEXT NOT NULL, sort_key TEXT NOT NULL, letter TEXT NOT NULL
) STRICT;
CREATE INDEX card_face_sort ON card_face(live, sort_key, card, letter);
CREATE INDEX card_face_name ON card_face(name);
CREATE INDEX card_face_folded ON card_face(folded, live, sort_key);
CREATE INDEX card_face_pinyin ON card_face(pinyin, live, sort_key);
CREATE INDEX card_face_initials ON card_face(initials, live, sort_key);
CREATE TABLE card_words (
  card INTEGER PRIMARY KEY, words TEXT NOT NULL, tags TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE card_fts USING fts5(
  words, content='', contentless_delete=1,
  tokenize='ascii', detail=none, prefix='1 2 3');
CREATE TABLE entry_stale (card INTEGER PRIMARY KEY) STRICT;
INSERT OR IGNORE INTO search_stale SELECT id FROM card;
"""
"""The words of each card are kept beside the index, which cannot give them back: a tag for
thousands of cards, or their way out of the trash, then needs no card to be read. They are folded
when they are cut, so the index need not fold them again."""


PACES = """
ALTER TABLE card_stat ADD COLUMN pace TEXT GENERATED ALWAYS AS
  (klass || '/' || coalesce(own_cadence, '') || '/' || coalesce(tag_cadence, '')) VIRTUAL;
DROP INDEX card_stat_since;
CREATE INDEX card_stat_pace ON
  card_stat(live, pace, since, klass, own_cadence, tag_cadence, last_contact, card);
CREATE INDEX special_date_lead ON special_date(lead_days) WHERE lead_days IS NOT NULL;
"""
"""Cards of one pace have one cadence, so that the silent ones among them are a range."""


QUIET_INDEX = """
INSERT INTO card_fts(card_fts, rank) VALUES ('automerge', 0), ('crisismerge', 500);
INSERT INTO history_fts(history_fts, rank) VALUES ('automerge', 0), ('crisismerge', 500);
"""
"""No merging of the index's pieces within a write but ours; see `index_pieces`."""


STEPS = (
    ("0001_initial", INITIAL),
    ("0002_phrases", PHRASES),
    ("0003_saved_list", SAVED_LIST),
    ("0004_phrase_subject", PHRASE_SUBJECT),
    ("0005_search_words", SEARCH_WORDS),
    ("0006_paces", PACES),
    ("0007_quiet_index", QUIET_INDEX),
)


def migrations() -> Any:
    """The set of steps, as sqlite-utils applies and records them."""
    from sqlite_utils import Migrations

    steps = Migrations("rolodex")
    for name, script in STEPS:
        steps(name=name)(_running(script))
    return steps


def _running(script: str) -> Callable[[Any], None]:
    def run(db: Any) -> None:
        db.executescript(script)

    return run


def migrate(database: Database) -> None:
    """Apply what is pending and generate all triggers anew; foreign keys must be off.

    Each step runs in its own transaction together with its record, so that a book is at one
    schema or the next, never between; the triggers are rebuilt after the last one.
    """
    migrations().apply(database.utils)
    with database.transaction():
        triggers.rebuild(database)
