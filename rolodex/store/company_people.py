"""Who works at a company: by its card, or by its name as it stands on theirs."""

from __future__ import annotations

from rolodex.store.database import Database


def people_at(database: Database, company: int, name: str) -> list[int]:
    """The live people whose current employment is the company card or names it, by name.

    Latin letters of either case are one. The name is looked for on all cards, which takes some
    10 ms at 100,000 of them; only the card of a company asks.
    """
    return database.column(
        # Those of the company first: joined to all faces it takes twenty times as long.
        "SELECT f.card FROM card_face f JOIN card c ON c.id = f.card WHERE f.card IN ("
        "SELECT e.card FROM employment e WHERE e.ended_on IS NULL AND e.company_card = ?1 "
        "UNION SELECT e.card FROM employment e WHERE e.ended_on IS NULL "
        "AND e.company_card IS NULL AND ?2 != '' AND e.company = ?2 COLLATE NOCASE) "
        "AND c.kind = 'person' AND f.live = 1 AND f.card != ?1 ORDER BY f.sort_key, f.card",
        (company, name),
    )
