"""Is an incoming card new, already there, or a change to a card of the book?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolodex.domain.card import Card
from rolodex.domain.matching import Birthday, born_apart, full_birthday, match, own_name
from rolodex.domain.merging import Merged, merge_blanks
from rolodex.domain.names import display_name
from rolodex.domain.search_text import fold_name
from rolodex.domain.source_update import update_from_source
from rolodex.domain.taking_over import take_over
from rolodex.domain.tidying import tidied
from rolodex.formats.vcard import ReadCard, from_json, map_card
from rolodex.store import cards, imports
from rolodex.store.database import Database

NEW, CHANGED, SAME = "new", "changed", "same"
MERGE, UPDATE, SKIP, KEEP = "merge", "update", "skip", "keep"
MODES = (MERGE, UPDATE, SKIP, KEEP)

_Person = tuple[int | None, Birthday | None]
"""The id of a card, if it has one by now, and its birthday if it is known in full."""


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
    `duplicates` = merge or update. Within one run too. Under update the file has its way.
    """

    def __init__(self, database: Database, country: str, duplicates: str) -> None:
        self._database = database
        self._country = country
        self._duplicates = duplicates
        self._fingerprints: set[bytes] = set()
        self._uids: dict[str, int | None] = {}
        self._people: dict[int, _Person | list[_Person]] = {}
        self._altered: dict[int, list[int]] = {}
        self._keyed: tuple[Card | None, list[int]] = (None, [])
        # What the book says about the cards ahead.
        self._seen: set[str] = set()
        self._sources: dict[str, int] = {}
        self._own: dict[str, int] = {}
        self._namesakes: dict[int, list[int]] = {}

    def look_ahead(self, batch: Sequence[tuple[ReadCard, Card]]) -> None:
        """Ask the book once about all the cards that will be judged next."""
        database = self._database
        uids = [read.uid for read, _card in batch if read.uid]
        self._seen = imports.seen(database, [read.fingerprint for read, _card in batch])
        self._sources = imports.cards_of_uids(database, uids)
        self._own = cards.by_uids(database, map(_own_uid, uids))
        self._namesakes = {}
        if self._duplicates != KEEP:
            numbers = {m.normalized for _read, card in batch for m in card.methods}
            for number, folded, card in imports.holders(database, numbers):
                self._namesakes.setdefault(hash((folded, number)), []).append(card)

    def judge(self, read: ReadCard, card: Card) -> Verdict:
        """The verdict on one of the cards ahead; `card` is it as it would be kept."""
        was_seen = read.fingerprint in self._seen
        came = bytes.fromhex(read.fingerprint) in self._fingerprints
        if came or (was_seen and self._duplicates != UPDATE):
            return Verdict(SAME)
        if read.uid:
            if read.uid in self._uids:
                return Verdict(CHANGED, self._uids[read.uid])
            target = self._sources.get(read.uid)
            own = self._own.get(_own_uid(read.uid))
            if own is not None and (target is None or self._duplicates == UPDATE):
                return self._handed_out(own, card)
            if target is not None:
                return self._changed_at_source(target, card)
        if self._duplicates != KEEP:
            verdict = self._duplicate(card)
            return Verdict(SAME) if was_seen and verdict.group == NEW else verdict
        return Verdict(NEW)

    def remember(self, read: ReadCard, card: Card, number: int | None) -> None:
        """Keep what later cards of the run are compared by; `number` is the card's id."""
        self._fingerprints.add(bytes.fromhex(read.fingerprint))  # half as large as its digits
        if read.uid:
            self._uids.setdefault(read.uid, number)
        if self._duplicates != KEEP:
            keys = self._keys(card)
            person = (number, full_birthday(card) if keys else None)
            for key in keys:
                others = self._people.get(key)
                if others is None:
                    self._people[key] = person  # nearly every key is that of one person
                elif isinstance(others, list):
                    others.append(person)
                else:
                    self._people[key] = [others, person]

    def _keys(self, card: Card) -> list[int]:
        """The certain keys of a card, which is judged first and remembered next."""
        if self._keyed[0] is not card:
            self._keyed = (card, _certain_keys(card))
        return self._keyed[1]

    def altered(self, card: Card) -> None:
        """A card of the book was changed by the run: it may be the same as a later one now."""
        assert card.id is not None
        for key in _namesake_keys(card):
            self._altered.setdefault(key, []).append(card.id)

    def _changed_at_source(self, target: int, card: Card) -> Verdict:
        current = cards.get_many(self._database, [target])[target]
        source = imports.latest(self._database, target)
        base = Card()
        if source is not None:
            base = tidied(map_card(from_json(source.properties)).card, self._country)
        merged = update_from_source(base, current, card)
        if self._duplicates == UPDATE:
            merged = take_over(merged.card, card, is_whole=False)
        return Verdict(CHANGED, target, merged, current)

    def _handed_out(self, target: int, card: Card) -> Verdict:
        """A card that this book exported comes back: what is new fills blanks, else it is same."""
        if self._duplicates == UPDATE:
            current = cards.get_many(self._database, [target])[target]
            taken = take_over(current, card, is_whole=True)
            verdict = Verdict(CHANGED, target, taken, current)
        else:
            verdict = self._changed_at_source(target, card)
        merged = verdict.merged
        if merged and merged.card == verdict.before and not merged.differences:
            return Verdict(SAME, target)
        return verdict

    def _duplicate(self, card: Card) -> Verdict:
        born = full_birthday(card)
        for key in self._keys(card):
            others = self._people.get(key, [])
            for number, theirs in others if isinstance(others, list) else [others]:
                if not born_apart(born, theirs):
                    return Verdict(SAME if self._duplicates == SKIP else CHANGED, number)
        if not (self._namesakes or self._altered):
            return Verdict(NEW)
        candidates = {
            number
            for key in _namesake_keys(card)
            for known in (self._namesakes, self._altered)
            for number in known.get(key, ())
        }
        for number, there in cards.get_many(self._database, sorted(candidates)[:50]).items():
            if match(there, card).certain:
                if self._duplicates == SKIP:
                    return Verdict(SAME, number)
                if self._duplicates == UPDATE:
                    merged = take_over(there, card, is_whole=False)
                else:
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


def _namesake_keys(card: Card) -> list[int]:
    """The same with the name as the index of the book has it."""
    folded = fold_name(display_name(card))
    return [hash((folded, m.normalized)) for m in card.methods if m.normalized]


def _own_uid(uid: str) -> str:
    return uid.removeprefix("urn:uuid:")
