"""Plays a case of the agenda into a real book, day by day, through the verbs a user has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rolodex.domain.card import Card
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.domain.partial_date import parse_date
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.data.agenda_case import Act, C, Case


def play(case: Case, path: Path) -> Book:
    """A book in which everything of the case has happened; its clock stands at noon of the day."""
    start = noon(date.fromisoformat(case.on), case.zone)
    book = Book.create(path, start, **case.settings)
    created = {card.name: _created(card, case) for card in case.cards}
    days = {*created.values(), *(date.fromisoformat(act.day) for act in case.acts)}
    logged = [
        (max(date.fromisoformat(day), created[card.name]), card, contact)
        for card in case.cards
        for contact in card.contacts
        for day in [contact[0]]
    ]
    days.update(day for day, _, _ in logged)
    numbers: dict[str, int] = {}
    for day in sorted(days):
        book.clock = noon(day, case.zone)
        for card in case.cards:
            if created[card.name] == day:
                numbers[card.name] = add(book, card)
        for when, card, (at, kind, outcome, broadcast) in logged:
            if when == day:
                book.history.log(
                    Interaction(
                        cards=(numbers[card.name],),
                        kind=kind,
                        outcome=outcome,
                        broadcast=broadcast,
                        text="said",
                        at=noon(date.fromisoformat(at), case.zone).now(),
                    )
                )
        for act in case.acts:
            if act.day == day.isoformat():
                perform(book, act)
    book.clock = start
    return book


def noon(day: date, zone: str) -> FixedClock:
    """A clock standing at noon of a day in a zone."""
    moment = datetime.combine(day, time(12), tzinfo=ZoneInfo(zone))
    return FixedClock(moment.astimezone(UTC), zone)


def add(book: Book, card: C) -> int:
    """Save the card with its dates, tags and promises; its number."""
    dates = [parse_date(card.birthday)] if card.birthday else []
    dates += [
        replace(parse_date(spelling, label), lead_days=lead) for label, spelling, lead in card.dates
    ]
    number = book.cards.save(
        Card(
            given=card.name,
            cadence_days=card.cadence,
            dates=tuple(dates),
            tags=tuple(name for name, _, _ in card.tags),
        )
    ).new
    assert number is not None
    tags = {tag.name: tag for tag in book.tags.all()}
    for name, klass, cadence in card.tags:
        if (tags[name].klass, tags[name].cadence_days) != (klass, cadence):
            book.tags.save(replace(tags[name], klass=klass, cadence_days=cadence))
    for text, due, hour, zone in card.followups:
        book.followups.add(
            FollowUp(
                card=number,
                text=text,
                due=date.fromisoformat(due),
                time=time.fromisoformat(hour) if hour else None,
                zone=zone,
            )
        )
    return number


def perform(book: Book, act: Act) -> None:
    """Do what the user did with a line of that day's agenda."""
    line = next(r for r in book.agenda.due().reminders if (r.name, r.kind) == (act.name, act.kind))
    if act.verb == "done":
        book.agenda.done(line)
    elif act.verb == "skip":
        book.agenda.skip(line)
    else:
        book.agenda.snooze(line, datetime.fromisoformat(act.until))


def _created(card: C, case: Case) -> date:
    if card.created:
        return date.fromisoformat(card.created)
    return date.fromisoformat(case.on) - timedelta(days=1)
