"""Writing what an import decided: in chunks, within the caller's transaction."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from rolodex.domain.card import Card, replaced
from rolodex.domain.card_parts import CustomValue, Photo
from rolodex.domain.merging import merge_blanks
from rolodex.domain.problems import Problem
from rolodex.domain.text import Text
from rolodex.formats.vcard import ReadCard, to_json
from rolodex.i18n import N_, render
from rolodex.services.import_identity import CHANGED, NEW, Identities
from rolodex.services.photos import portrait
from rolodex.store import cards, imports
from rolodex.store.bulk import BulkWriter

if TYPE_CHECKING:
    from rolodex.services.book import Book

CHUNK = 1000
CHUNK_BYTES = 8 * 1024 * 1024
"""New cards are written when so many, or so much text of theirs, has come together."""


class ImportWriter:
    """Takes the cards of an import one by one and writes new ones in bulk."""

    def __init__(self, book: Book, identities: Identities, uid: str, files: str) -> None:
        self._book = book
        self._database = book.database
        self._identities = identities
        self._now = book.clock.now().isoformat()
        self._today = book.clock.today().isoformat()
        self._bulk = BulkWriter(book.database)
        self._new: list[Card] = []
        self._photos: dict[int, Photo] = {}
        self._sources: list[imports.Source] = []
        self._bytes = 0
        self._links: list[tuple[int, str, str]] = []
        self._referred: list[tuple[int, str]] = []
        self._record = (uid, self._now, files)
        self.batch = 0
        self.new = 0
        self.touched: set[int] = set()

    def take(self, read: ReadCard, card: Card) -> str:
        """Write a tidied card or note that it is there already; returns its group."""
        verdict = self._identities.judge(read, card)
        number = verdict.target
        if verdict.group == NEW:
            number = self._add(card)
        elif verdict.group == CHANGED and number is not None:
            if self._new and number >= (self._new[0].id or 0):
                self._flush()  # it is one of those that wait
            before = verdict.before or cards.get_many(self._database, [number])[number]
            after = verdict.merged.card if verdict.merged else merge_blanks(before, card).card
            if after != before:
                cards.update(self._database, before, replace(after, modified_at=self._now))
                self._identities.altered(after)
            self.touched.add(number)
        self._identities.remember(read, card, number)
        if verdict.group in (NEW, CHANGED) and number is not None:
            self._note_source(read, number, verdict.group == NEW)
        return verdict.group

    def finish(self, read: int) -> None:
        """Write what is left and tie the cards together; without news there is no batch."""
        self._flush()
        self._tie()
        if self.batch:
            imports.set_batch_cards(self._database, self.batch, read)

    def _add(self, card: Card) -> int:
        number = self._bulk.reserve("card", 1)[0]
        self._new.append(
            replaced(
                card,
                id=number,
                uid=str(uuid.uuid4()),
                created_on=self._today,
                created_at=self._now,
                modified_at=self._now,
            )
        )
        self.new += 1
        return number

    def _note_source(self, read: ReadCard, number: int, fresh: bool) -> None:
        digest = ""
        if read.photo is not None:
            digest = self._keep_photo(read.photo, number, fresh)
        properties = to_json(read.properties)
        self._bytes += len(properties)
        self._sources.append(
            imports.Source(
                card=number,
                uid=read.uid,
                fingerprint=read.fingerprint,
                version=read.version,
                properties=properties,
                photo=digest,
            )
        )
        self._links += [
            (number, kind, uid[9:] if uid.lower().startswith("urn:uuid:") else uid)
            for kind, uid in read.links
        ]
        if read.referred:
            self._referred.append((number, read.referred))
        if len(self._sources) >= CHUNK or self._bytes > CHUNK_BYTES:
            self._flush()

    def _keep_photo(self, photo: Photo, number: int, fresh: bool) -> str:
        """A portrait made of the picture; one that cannot be read stays in the property list."""
        try:
            kept = portrait(photo.data)
        except Problem:
            return ""
        if fresh:
            self._photos[number] = kept
            self._bytes += len(kept.data)
        elif cards.photo(self._database, number) is None:
            cards.set_photo(self._database, number, kept)
        return photo_digest(kept)

    def _flush(self) -> None:
        if self._new:
            self._bulk.cards(self._new, self._photos)
            # The cards are at hand: index them now instead of reading them again at the commit.
            self._book.indexer.take_in(self._new)
        if self._sources:
            # Not before: an import that brings nothing must leave no step to undo.
            self.batch = self.batch or imports.add_batch(self._database, *self._record, 0)
            imports.add_sources(self._database, self.batch, self._sources)
        self._new, self._photos, self._sources, self._bytes = [], {}, [], 0

    def _tie(self) -> None:
        """Relations to other cards of the source, and who introduced whom; all are written."""
        known = imports.cards_of_uids(self._database, {uid for _n, _kind, uid in self._links})
        imports.relate(
            self._database,
            [(number, kind, known[uid]) for number, kind, uid in self._links if uid in known],
        )
        left = imports.introduce(self._database, self._referred)
        label = render(Text(N_("Introduced by")))
        for at in range(0, len(left), CHUNK):
            some = left[at : at + CHUNK]
            there = cards.get_many(self._database, [number for number, _name in some])
            for number, name in some:
                # A card may have come twice; then the first change is in the book by now.
                before = there.pop(number, None) or cards.get_many(self._database, [number])[number]
                value = CustomValue(label=label, value=name)
                after = replace(before, custom=(*before.custom, value))
                cards.update(self._database, before, after)


def photo_digest(photo: Photo) -> str:
    """What tells whether a portrait is still the one that an import made."""
    return hashlib.blake2b(photo.data, digest_size=16).hexdigest()
