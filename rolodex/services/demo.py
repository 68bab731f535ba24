"""The sample book: invented people around a day, the same for the same arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rolodex.domain.card import Card
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.domain.lunar import LunarDay, to_solar
from rolodex.services import starter_phrases
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.services.sample.draw import ZONE, Draw
from rolodex.services.sample.groups import GroupMaker
from rolodex.services.sample.special import special_cards, tell
from rolodex.services.sample.tags import CLASS_TAGS, TAGS
from rolodex.services.sample.talks import Talks
from rolodex.store import phrases, tags
from rolodex.store.bulk import BulkWriter
from rolodex.store.first_fill import first_fill, take_in_history
from rolodex.store.index_pieces import LARGE_STEP, merge

CHUNK = 500
"""Cards written together."""

GREETED = 60
"""Cards that a greeting to many goes to."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What the sample book holds."""

    cards: int
    interactions: int


@dataclass(slots=True)
class _Chunk:
    cards: list[Card]
    interactions: list[Interaction]
    followups: list[FollowUp]


def build_demo(
    path: Path,
    cards: int = 200,
    seed: int = 1,
    on: date = date(2026, 1, 1),
    progress: Callable[[int, int | None], None] | None = None,
    order: str = "",
) -> Demo:
    """Make a sample book at `path` with so many cards around the day `on`.

    `order` is the order of names; empty leaves the usual one.

    The content follows from the arguments alone, identifiers and times included. A book that
    cannot be finished is removed. Raises `BookProblem` if there is a file already.
    """
    clock = FixedClock(datetime.combine(on, time(9), ZoneInfo(ZONE)), ZONE)
    settings: dict[str, Any] = {"order": order} if order else {}
    book = Book.create(path, clock, **settings)
    try:
        with book:
            # Not through the journal: there is nothing to undo in a new book.
            with book.database.transaction(), first_fill(book.database):
                return _write(book, cards, Draw(seed, on), progress)
    except BaseException:
        for left in (path, path.with_name(path.name + "-journal")):
            left.unlink(missing_ok=True)
        raise


def _write(
    book: Book, cards: int, draw: Draw, progress: Callable[[int, int | None], None] | None
) -> Demo:
    database, now = book.database, book.clock.now().isoformat()
    for tag in TAGS:
        tags.save(
            database,
            tags.Tag(
                name=tag.name, colour=tag.colour, klass=tag.klass, cadence_days=tag.cadence_days
            ),
        )
    for language in starter_phrases.LANGUAGES:
        for phrase in starter_phrases.starter_phrases(language):
            phrases.insert(database, phrase, now)
    writer = BulkWriter(database)
    done = talked = 0
    for chunk in _chunks(draw, cards):
        writer.cards(chunk.cards)
        writer.interactions(chunk.interactions, now)
        writer.followups(chunk.followups, now)
        # The index is made from the cards at hand instead of reading each of them again.
        book.indexer.take_in(chunk.cards)
        take_in_history(database, chunk.interactions)
        done += len(chunk.cards)
        talked += len(chunk.interactions)
        if progress:
            progress(done, cards)
    while merge(database, LARGE_STEP):
        pass
    return Demo(done, talked)


def _chunks(draw: Draw, cards: int) -> Iterator[_Chunk]:
    """Everything in pieces of moderate size; greetings to many come last."""
    talks = Talks(draw, cards)
    chunk = _Chunk([], [], [])
    greeted: list[tuple[int, str]] = []
    for card, past, promised in _people(draw, talks, cards):
        chunk.cards.append(card)
        chunk.interactions.extend(past)
        chunk.followups.extend(promised)
        if card.tags[0] == CLASS_TAGS[0][0] and len(greeted) < GREETED and card.methods:
            greeted.append((card.id or 0, card.created_on))
        if len(chunk.cards) >= CHUNK:
            yield chunk
            chunk = _Chunk([], [], [])
    for day, which in _greetings(draw.on):
        known = tuple(number for number, since in greeted if since <= day.isoformat())
        if len(known) > 1:
            ago = (draw.on - day).days
            chunk.interactions.append(talks.broadcast(known, "zh_TW", ago, which))
    yield chunk


def _greetings(on: date) -> list[tuple[date, int]]:
    """The days before `on` on which many were greeted: New Year and the autumn festival."""
    days = []
    for year in (on.year - 1, on.year):
        days.append((date(year, 1, 1), 0))
        days.append((to_solar(LunarDay(year, 8, 15)), 1))
    return [(day, which) for day, which in days if day < on]


def _people(
    draw: Draw, talks: Talks, cards: int
) -> Iterator[tuple[Card, list[Interaction], list[FollowUp]]]:
    """The special people first, then as many others as are wanted."""
    special = _cut(special_cards(draw), cards)
    for card in special:
        told, (past, promised) = tell(draw, talks, card)
        yield told, past, promised
    groups = GroupMaker(draw, len(special) + 1)
    for region, group in groups.groups(cards - len(special)):
        for card in group:
            known, past = talks.history(card, region)
            yield known, past, talks.promises(card, region)


def _cut(special: list[Card], cards: int) -> list[Card]:
    """The first of them, related to nobody who is left out."""
    kept = special[:cards]
    return [
        replace(
            card,
            relations=tuple(r for r in card.relations if (r.other or 0) <= len(kept)),
            referred_by=card.referred_by if (card.referred_by or 0) <= len(kept) else None,
        )
        for card in kept
    ]
