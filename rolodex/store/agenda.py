"""What the store aggregates for a day's agenda: silent cards, follow-ups, marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from rolodex.domain.agenda import FollowUpRow, Mark, SilentRow
from rolodex.store import followups
from rolodex.store.database import Database
from rolodex.store.listing import Cadences, day_number, due_sql

_SILENT = (
    "SELECT s.card, c.uid, f.name, s.created_on, s.last_contact, {cadence}, s.klass "
    "FROM card_stat s JOIN card c ON c.id = s.card JOIN card_face f ON f.card = s.card "
)


def silent(
    database: Database,
    cadences: Cadences,
    day: date,
    hidden: Iterable[int],
    limit: int | None,
    also: Iterable[int],
) -> tuple[list[SilentRow], int]:
    """Cards whose contact is due on or before a day, by class and lateness, and their number.

    `hidden` cards (snoozed, put off) are left out; with a `limit` only so many are returned,
    and besides them the cards in `also`.
    """
    hidden_list = ",".join(str(int(card)) for card in hidden)
    unhidden = f"AND s.card NOT IN ({hidden_list})" if hidden_list else ""
    last = day_number(day)
    range_ = f"FROM card_stat s WHERE s.live = 1 AND s.pace = ? AND s.since <= ? {unhidden}"
    total, first = 0, []
    for pace, klass, cadence in _paces(database, cadences):
        values = (pace, last - cadence)
        total += int(database.value(f"SELECT count(*) {range_}", values))
        first += [
            (klass or "Z", since + cadence, card)
            for since, card in database.rows(
                f"SELECT s.since, s.card {range_} ORDER BY s.since, s.card LIMIT ?",
                (*values, -1 if limit is None else limit),
            )
        ]
    chosen = [card for _klass, _due, card in sorted(first)[:limit]]
    if limit is not None:
        also_list = ",".join(str(int(card)) for card in also)
        known = set(chosen)
        chosen += [
            card
            # Each by its key, not by another pass over the index.
            for card in database.column(
                "SELECT s.card FROM card_stat s NOT INDEXED WHERE s.live = 1 "
                f"AND {due_sql(cadences)} <= {last} {unhidden} AND s.card IN ({also_list})"
            )
            if card not in known
        ]
    return silent_rows(database, cadences, chosen), total


def _paces(database: Database, cadences: Cadences) -> list[tuple[str, str, int]]:
    """Each pace that live cards have, with its class and the cadence in force."""
    found = []
    for pace in database.column(
        # From one to the next by the index: there are few, whatever the number of cards.
        "WITH RECURSIVE paces(pace) AS (SELECT min(pace) FROM card_stat WHERE live = 1 "
        "UNION ALL SELECT (SELECT min(s.pace) FROM card_stat s WHERE s.live = 1 "
        "AND s.pace > paces.pace) FROM paces WHERE paces.pace IS NOT NULL) "
        "SELECT pace FROM paces WHERE pace IS NOT NULL"
    ):
        klass, own, tag = pace.split("/")
        own_days, tag_days = (int(days) if days else None for days in (own, tag))
        found.append((pace, klass, cadences.in_force(own_days, tag_days, klass)))
    return found


def silent_rows(database: Database, cadences: Cadences, chosen: Sequence[int]) -> list[SilentRow]:
    """These live cards with their last contact."""
    found = []
    sql = _SILENT.format(cadence=cadences.sql())
    for at in range(0, len(chosen), 500):
        part = chosen[at : at + 500]
        for card, uid, name, created, last, cadence, klass in database.rows(
            f"{sql} WHERE s.card IN ({', '.join('?' * len(part))})", part
        ):
            found.append(
                SilentRow(
                    card_id=card,
                    uid=uid,
                    name=name,
                    created=date.fromisoformat(created),
                    last_contact=date.fromisoformat(last) if last else None,
                    cadence=cadence,
                    klass=klass,
                )
            )
    return found


def promised(database: Database, until: date) -> list[FollowUpRow]:
    """Open follow-ups of live cards due by a day, with the names of their cards."""
    open_ = followups.open_until(database, until)
    cards = {followup.card for followup in open_}
    listed = ",".join(str(card) for card in cards)
    who = {
        card: (uid, name, klass)
        for card, uid, name, klass in database.rows(
            "SELECT c.id, c.uid, f.name, s.klass FROM card c JOIN card_face f ON f.card = c.id "
            f"JOIN card_stat s ON s.card = c.id WHERE c.id IN ({listed})"
        )
    }
    return [
        FollowUpRow(
            card_id=followup.card,
            uid=who[followup.card][0],
            name=who[followup.card][1],
            followup=followup,
            klass=who[followup.card][2],
        )
        for followup in open_
        if followup.card in who
    ]


def marks(database: Database) -> tuple[Mark, ...]:
    """Every mark on a reminder."""
    return followups.marks(database)


def handled(database: Database, day: date) -> set[int]:
    """The live cards dealt with on a day: contacted, or a reminder done or skipped."""
    today = day.isoformat()
    return set(
        database.column(
            "SELECT card FROM card_stat WHERE live = 1 AND last_contact = ?1 "
            "UNION SELECT card FROM followup WHERE closed_on = ?1 "
            'UNION SELECT card FROM reminder_mark WHERE "on" = ?1 AND (done OR dismissed)',
            (today,),
        )
    )


def load(database: Database, cadences: Cadences) -> tuple[dict[str, int], float]:
    """How many live cards each class has, and how many contacts a day they ask for on average."""
    per_class: Counter[str] = Counter()
    per_day = 0.0
    for pace, klass, cadence in _paces(database, cadences):
        cards = database.value(
            "SELECT count(*) FROM card_stat WHERE live = 1 AND pace = ?", (pace,)
        )
        per_class[klass] += cards
        per_day += cards / cadence
    return dict(per_class), per_day
