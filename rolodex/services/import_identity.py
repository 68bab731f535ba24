"""Is an incoming card new, already there, or a change to a card of the book?"""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.card import Card
from rolodex.domain.matching import match, own_name
from rolodex.domain.merging import Merged, merge_blanks
from rolodex.domain.source_update import update_from_source
from rolodex.domain.tidying import tidied
from rolodex.formats.vcard import ReadCard, from_json, map_card
from rolodex.store import cards, imports
from rolodex.store.database import Database

NEW, CHANGED, SAME = "new", "changed", "same"
MERGE, SKIP, KEEP = "merge", "skip", "keep"
MODES = (MERGE, SKIP, KEEP)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done with an incoming card.

    `target` is the id of the card of the book that it changes; None with group `changed`
    means a card that came earlier in the same run. `merged` is the target as it should be.
    """

    group: str
    target: int | None = None
    merged: Merged | None = None
    before: Card | None = None


class Identities:
    """Remembers what a run has read, in a few bytes a card, and asks the book for the rest.

    The same content seen before is "same", even if the card was edited since; the same UID
    of the source is "changed"; a card that this book handed out is known by its own UID; else
    only a certain match of name and number or address is taken for the same person, under
    `duplicates` = merge. Within one run too.
    """

    def __init__(self, database: Database, country: str, duplicates: str) -> None:
        self._database = database
        self._country = country
        self._duplicates = duplicates
        self._fingerprints: set[str] = set()
        self._uids: dict[str, int | None] = {}
        self._people: dict[int, int | None] = {}

    def judge(self, read: ReadCard, card: Card) -> Verdict:
        """The verdict on a card that was read; `card` is it as it would be kept."""
        database = self._database
        if read.fingerprint in self._fingerprints or imports.seen(database, read.fingerprint):
            return Verdict(SAME)
        if read.uid:
            if read.uid in self._uids:
                return Verdict(CHANGED, self._uids[read.uid])
            target = imports.card_of_uid(database, read.uid)
            if target is not None:
                return self._changed_at_source(target, card)
            own = cards.by_uid(database, read.uid.removeprefix("urn:uuid:"))
            if own is not None:
                return self._handed_out(own, card)
        if self._duplicates != KEEP:
            return self._duplicate(card)
        return Verdict(NEW)

    def remember(self, read: ReadCard, card: Card, number: int | None) -> None:
        """Keep what later cards of the run are compared by; `number` is the card's id."""
        self._fingerprints.add(read.fingerprint)
        if read.uid:
            self._uids.setdefault(read.uid, number)
        if self._duplicates != KEEP:
            for key in _certain_keys(card):
                self._people.setdefault(key, number)

    def _changed_at_source(self, target: int, card: Card) -> Verdict:
        current = cards.get_many(self._database, [target])[target]
        source = imports.latest(self._database, target)
        base = Card()
        if source is not None:
            base = tidied(map_card(from_json(source.properties)).card, self._country)
        return Verdict(CHANGED, target, update_from_source(base, current, card), current)

    def _handed_out(self, target: int, card: Card) -> Verdict:
        """A card that this book exported comes back: what is new fills blanks, else it is same."""
        verdict = self._changed_at_source(target, card)
        merged = verdict.merged
        if merged and merged.card == verdict.before and not merged.differences:
            return Verdict(SAME, target)
        return verdict

    def _duplicate(self, card: Card) -> Verdict:
        for key in _certain_keys(card):
            if key in self._people:
                group = SAME if self._duplicates == SKIP else CHANGED
                return Verdict(group, self._people[key])
        normalized = [m.normalized for m in card.methods if m.normalized]
        candidates = imports.cards_with(self._database, normalized)
        for number, there in cards.get_many(self._database, candidates[:50]).items():
            if match(there, card).certain:
                if self._duplicates == SKIP:
                    return Verdict(SAME, number)
                merged = merge_blanks(there, card)
                if merged.card == there and not merged.differences:
                    return Verdict(SAME, number)
                return Verdict(CHANGED, number, merged, there)
        return Verdict(NEW)


def _certain_keys(card: Card) -> list[int]:
    """Hashes of name and number together: two cards that share one are certainly one person."""
    name = own_name(card)
    if not name:
        return []
    return [hash((card.kind, name, m.normalized)) for m in card.methods if m.normalized]
