"""Which cards are silent: read pace by pace, as if every card had been asked for itself."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from rolodex.domain.card import Card
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.store import agenda
from rolodex.store.listing import Cadences

CREATED = FixedClock(datetime(2026, 1, 1, 4, 0, tzinfo=UTC))
CADENCES = Cadences(a=30, b=90, c=365, book=60)


def test_each_card_is_due_by_its_own_days_its_tags_and_its_class(tmp_path: Path) -> None:
    with Book.create(tmp_path / "book.rolodex", CREATED) as book:
        book.cards.save(Card(given="A", tags=("First",)))
        book.cards.save(Card(given="B", tags=("Second", "Often")))
        for tag in book.tags.all():
            klass = {"First": "A", "Second": "B"}.get(tag.name, "")
            days = 10 if tag.name == "Often" else None
            book.tags.save(type(tag)(id=tag.id, name=tag.name, klass=klass, cadence_days=days))
        for number, tags in enumerate(
            ((), ("First",), ("Second",), ("Often",), ("First", "Often"))
        ):
            book.cards.save(Card(given=f"C{number}", tags=tags))
            book.cards.save(Card(given=f"D{number}", tags=tags, cadence_days=20 + number))
        trashed = book.cards.save(Card(given="T", cadence_days=1)).new
        assert trashed is not None
        book.cards.trash([trashed])
        for on in (date(2026, 1, 10), date(2026, 1, 11), date(2026, 1, 24), date(2026, 4, 1)):
            every, total = agenda.silent(book.database, CADENCES, on, (), None, ())
            asked = book.database.rows(
                f"SELECT s.card, s.klass, {CADENCES.sql()} FROM card_stat s WHERE s.live = 1"
            )
            due = sorted(
                (klass or "Z", days, card)
                for card, klass, days in asked
                if (on - date(2026, 1, 1)).days >= days
            )
            wanted = [card for _klass, _days, card in due]
            assert sorted(row.card_id for row in every) == sorted(wanted)
            assert {row.card_id: row.cadence for row in every} == {c: d for _k, d, c in due}
            some, count = agenda.silent(book.database, CADENCES, on, wanted[:1], 3, ())
            assert total == len(wanted)
            assert count == len(wanted[1:])
            assert {row.card_id for row in some} == set(wanted[1:4])
