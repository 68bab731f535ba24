"""What a printed sheet asks of many cards: order, headings, the last contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rolodex.store.database import Database

_CHUNK = 500

GROUPS = {
    # The heading of a card, and the key by which headings follow each other.
    "letter": "SELECT f.card, f.letter, f.sort_key, '' FROM card_face f WHERE f.card IN ({ids})",
    "tag": (
        "SELECT f.card, coalesce(t.name, ''), f.sort_key, t.name FROM card_face f "
        "LEFT JOIN card_tag ct ON ct.card = f.card LEFT JOIN tag t ON t.id = ct.tag "
        "WHERE f.card IN ({ids})"
    ),
    "company": (
        "SELECT f.card, coalesce(e.company, ''), f.sort_key, e.company FROM card_face f "
        "LEFT JOIN employment e ON e.card = f.card AND e.ended_on IS NULL "
        "WHERE f.card IN ({ids})"
    ),
}


def grouped(database: Database, ids: Iterable[int], by: str) -> list[tuple[int, str]]:
    """Live cards as (id, heading) by heading and name; `by` is letter, tag or company.

    A card with several tags stands under each of them; cards without a tag or company come
    last, under an empty heading.
    """
    wanted = list(dict.fromkeys(ids))
    found: list[tuple[bool, str, str, int, str]] = []
    for at in range(0, len(wanted), _CHUNK):
        part = ",".join(str(int(card)) for card in wanted[at : at + _CHUNK])
        for card, heading, key, order in database.rows(
            GROUPS[by].format(ids=part) + " AND f.live = 1"
        ):
            found.append((not heading, (order or "").casefold(), key, card, heading))
    if by == "letter":
        found.sort(key=lambda row: (row[2], row[3]))
    else:
        found.sort(key=lambda row: (row[0], row[1], row[4], row[2], row[3]))
    return [(row[3], row[4]) for row in found]


def last_contacts(database: Database, ids: Sequence[int]) -> dict[int, date]:
    """The day of the last contact of each card that had one."""
    listed = ",".join(str(int(card)) for card in ids)
    return {
        card: date.fromisoformat(day)
        for card, day in database.rows(
            f"SELECT card, last_contact FROM card_stat WHERE card IN ({listed}) "
            "AND last_contact IS NOT NULL"
        )
    }


def names(database: Database, ids: Sequence[int]) -> dict[int, str]:
    """The names of cards as they are shown."""
    listed = ",".join(str(int(card)) for card in ids)
    return dict(database.rows(f"SELECT card, name FROM card_face WHERE card IN ({listed})"))
