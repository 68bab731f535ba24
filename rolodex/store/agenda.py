"""What the store aggregates for a day's agenda: silent cards, special dates, follow-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from rolodex.domain.agenda import DateRow, FollowUpRow, Mark, SilentRow
from rolodex.domain.card import BIRTHDAY, Calendar, SpecialDate
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
    return _silent_rows(database, cadences, chosen), total


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


def _silent_rows(database: Database, cadences: Cadences, chosen: Sequence[int]) -> list[SilentRow]:
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


def special_dates(database: Database, first: date, last: date) -> list[DateRow]:
    """Special dates of live cards that may fall between two days, by month and day alone.

    The rules look closer; here a day too many does no harm, a day too few would lose a
    birthday. Lunar dates are found by converting each day of the window.
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    solar = {(day.month, day.day) for day in days}
    if {(2, 28), (3, 1)} & solar:
        solar.add((2, 29))
    found = _dates(database, Calendar.SOLAR, solar)
    if database.value("SELECT 1 FROM special_date WHERE calendar = 'lunar' LIMIT 1"):
        found += _dates(database, Calendar.LUNAR, _lunar_days(days))
    return found


def _lunar_days(days: Iterable[date]) -> set[tuple[int, int]]:
    from rolodex.domain.lunar import to_lunar
    from rolodex.domain.problems import Problem

    lunar: set[tuple[int, int]] = set()
    for day in days:
        try:
            moment = to_lunar(day)
        except Problem:
            continue  # outside the years the tables cover
        lunar.add((moment.month, moment.day))
        if moment.day == 29:
            lunar.add((moment.month, 30))
    return lunar


def _dates(database: Database, calendar: Calendar, wanted: set[tuple[int, int]]) -> list[DateRow]:
    if not wanted:
        return []
    values = ", ".join(f"({month}, {day})" for month, day in sorted(wanted))
    return [
        DateRow(
            card_id=card,
            uid=uid,
            name=name,
            klass=klass,
            special=SpecialDate(
                id=number,
                label=label,
                calendar=calendar,
                year=year,
                month=month,
                day=day,
                leap=bool(leap),
                lead_days=lead,
            ),
        )
        for card, uid, name, klass, number, label, year, month, day, leap, lead in database.rows(
            "SELECT d.card, c.uid, f.name, s.klass, d.id, d.label, d.year, d.month, d.day, "
            "d.leap, d.lead_days FROM special_date d JOIN card c ON c.id = d.card "
            "JOIN card_stat s ON s.card = d.card JOIN card_face f ON f.card = d.card "
            f"WHERE d.calendar = ? AND (d.month, d.day) IN (VALUES {values}) AND s.live = 1",
            (str(calendar),),
        )
    ]


def birthday_cards(
    database: Database, first: date, last: date
) -> tuple[dict[int, date], list[DateRow]]:
    """The birthdays of live cards between two days at most a year apart, the first of each card,
    and the dates that the rules must look at.

    Solar birthdays other than 29 February need no rule; at 100,000 cards that is nearly all.
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    plain = ", ".join(f"({day.month}, {day.day})" for day in days)
    on = {(day.month, day.day): day for day in days}
    sure: dict[int, date] = {}
    for card, year, *month_day in database.rows(
        "SELECT d.card, d.year, d.month, d.day FROM special_date d "
        "JOIN card_stat s ON s.card = d.card "
        f"WHERE d.calendar = 'solar' AND (d.month, d.day) IN (VALUES {plain}) "
        "AND d.label = ? AND s.live = 1",
        (BIRTHDAY,),
    ):
        day = on[tuple(month_day)]
        if year is None or year <= day.year:
            sure[card] = min(day, sure.get(card, day))
    doubtful = _dates(database, Calendar.SOLAR, {(2, 29)})
    if database.value("SELECT 1 FROM special_date WHERE calendar = 'lunar' LIMIT 1"):
        doubtful += _dates(database, Calendar.LUNAR, _lunar_days(days))
    return sure, [row for row in doubtful if row.special.label == BIRTHDAY]


def birthdays_of(database: Database, cards: Sequence[int]) -> dict[int, list[SpecialDate]]:
    """The birthdays of these cards, of one calendar or of both."""
    found: dict[int, list[SpecialDate]] = {}
    for at in range(0, len(cards), 500):
        part = cards[at : at + 500]
        for card, calendar, year, month, day, leap in database.rows(
            "SELECT d.card, d.calendar, d.year, d.month, d.day, d.leap FROM special_date d "
            f"WHERE d.label = ? AND d.card IN ({', '.join('?' * len(part))}) "
            "ORDER BY d.position, d.id",
            (BIRTHDAY, *part),
        ):
            born = SpecialDate(
                label=BIRTHDAY,
                calendar=Calendar(calendar),
                year=year,
                month=month,
                day=day,
                leap=bool(leap),
            )
            found.setdefault(card, []).append(born)
    return found


def longest_lead(database: Database) -> int:
    """The largest number of lead days that any special date asks for itself."""
    return int(database.value("SELECT max(lead_days) FROM special_date WHERE lead_days > 0") or 0)


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


def load_by_class(database: Database) -> dict[str, int]:
    """How many live cards each class has."""
    return dict(
        database.rows("SELECT klass, count(*) FROM card_stat WHERE live = 1 GROUP BY klass")
    )


def load_per_day(database: Database, cadences: Cadences) -> float:
    """How many contacts a day the cadences ask for on average."""
    return float(
        database.value(f"SELECT sum(1.0 / {cadences.sql()}) FROM card_stat s WHERE s.live = 1")
        or 0.0
    )
