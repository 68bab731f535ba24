"""What a printed sheet asks of many cards: order, headings, the last contact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rolodex.domain.card import Card, CardKind
from rolodex.domain.name_order import sort_key
from rolodex.domain.problems import Cancelled
from rolodex.store.database import Database

_CHUNK = 500

GROUPS = {
    # A card, its heading, whether it is the company of that heading itself, and its name's key.
    "letter": "SELECT f.card, f.letter, 0, f.sort_key FROM card_face f WHERE f.card IN ({ids})",
    "tag": (
        "SELECT f.card, coalesce(t.name, ''), 0, f.sort_key FROM card_face f "
        "LEFT JOIN card_tag ct ON ct.card = f.card LEFT JOIN tag t ON t.id = ct.tag "
        "WHERE f.card IN ({ids})"
    ),
    "company": (
        "SELECT f.card, coalesce(e.company, ''), c.kind = 'company', f.sort_key "
        "FROM card_face f JOIN card c ON c.id = f.card "
        "LEFT JOIN employment e ON e.card = f.card AND e.ended_on IS NULL "
        "WHERE f.card IN ({ids})"
    ),
    "none": "SELECT f.card, '', 0, '' FROM card_face f WHERE f.card IN ({ids})",
}


def grouped(
    database: Database,
    ids: Iterable[int],
    by: str,
    order: str = "pinyin",
    cancelled: Callable[[], bool] | None = None,
) -> list[tuple[int, str]]:
    """Live cards as (id, heading); `by` is letter, tag, company or none.

    Headings follow each other as names do in the book's `order`, the cards under each by name,
    a company before its people. With `none` the cards stay in the order given. A card with
    several tags stands under each of them; cards without a tag or company come last, under an
    empty heading. Raises `Cancelled`.
    """
    wanted = list(dict.fromkeys(ids))
    found: list[tuple[str, bool, str, int]] = []
    for at in range(0, len(wanted), _CHUNK):
        if cancelled and cancelled():
            raise Cancelled
        part = ",".join(str(int(card)) for card in wanted[at : at + _CHUNK])
        for card, heading, first, key in database.rows(
            GROUPS[by].format(ids=part) + " AND f.live = 1"
        ):
            found.append((heading, not first, key, card))
    if by == "none":
        live = {row[3] for row in found}
        return [(card, "") for card in wanted if card in live]
    if by == "letter":
        found.sort(key=lambda row: row[2:])  # by name means by letter
    else:
        rank = {
            heading: (not heading, _key(heading, order), heading)
            for heading in {row[0] for row in found}
        }
        found.sort(key=lambda row: (rank[row[0]], row[1:]))
    return [(row[3], row[0]) for row in found]


def _key(heading: str, order: str) -> str:
    return sort_key(Card(kind=CardKind.COMPANY, company=heading), order)


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
