"""The special dates that a day's agenda or a list of birthdays asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from rolodex.domain.agenda import DateRow
from rolodex.domain.card_parts import BIRTHDAY, Calendar, SpecialDate
from rolodex.domain.first_lines import DateFact
from rolodex.store.cards import special_date
from rolodex.store.database import Database
from rolodex.store.listing import Cadences, day_number, due_sql


def special_dates(database: Database, first: date, last: date) -> list[DateRow]:
    """Special dates of live cards that may fall between two days, by month and day alone.

    The rules look closer; here a day too many does no harm, a day too few would lose a
    birthday. Lunar dates are found by converting each day of the window.
    """
    return [
        row
        for calendar, wanted in _month_days(database, first, last)
        for row in _dates(database, calendar, wanted)
    ]


def date_facts(
    database: Database, cadences: Cadences, on: date, first: date, last: date
) -> list[DateFact]:
    """The same dates, told by what the first lines of a day need of them; `late` as of `on`."""
    sql = (
        "SELECT d.id, d.card, d.label, d.year, d.month, d.day, d.leap, d.lead_days, s.klass, "
        f"{day_number(on)} - {due_sql(cadences)}, s.last_contact IS NULL "
        "FROM special_date d CROSS JOIN card_stat s ON s.card = d.card "
        "WHERE d.calendar = ? AND s.live = 1 AND "
    )
    return [
        DateFact._make((calendar, *fact))
        for calendar, wanted in _month_days(database, first, last)
        if wanted
        for fact in database.rows(sql + _on_days(wanted), (str(calendar),))
    ]


def dates_by_id(database: Database, wanted: Sequence[int]) -> list[DateRow]:
    """These special dates of live cards."""
    return _date_rows(database, f"d.id IN ({','.join(str(int(number)) for number in wanted)})")


def _month_days(
    database: Database, first: date, last: date
) -> list[tuple[Calendar, set[tuple[int, int]]]]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    solar = {(day.month, day.day) for day in days}
    if {(2, 28), (3, 1)} & solar:
        solar.add((2, 29))
    found = [(Calendar.SOLAR, solar)]
    if database.value("SELECT 1 FROM special_date WHERE calendar = 'lunar' LIMIT 1"):
        found.append((Calendar.LUNAR, _lunar_days(days)))
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


def _on_days(wanted: set[tuple[int, int]]) -> str:
    return f"(d.month, d.day) IN (VALUES {', '.join(f'({m}, {d})' for m, d in sorted(wanted))})"


def _dates(database: Database, calendar: Calendar, wanted: set[tuple[int, int]]) -> list[DateRow]:
    if not wanted:
        return []
    return _date_rows(database, f"d.calendar = '{calendar}' AND {_on_days(wanted)}")


def _date_rows(database: Database, condition: str) -> list[DateRow]:
    rows = database.rows(
        "SELECT d.card, c.uid, f.name, s.klass, d.id, d.label, d.calendar, d.year, d.month, d.day, "
        # Crosswise, that is in this order: never from all live cards to their dates.
        "d.leap, d.lead_days FROM special_date d CROSS JOIN card_stat s ON s.card = d.card "
        "JOIN card c ON c.id = d.card JOIN card_face f ON f.card = d.card "
        f"WHERE {condition} AND s.live = 1"
    )
    return [
        DateRow(
            card_id=card,
            uid=uid,
            name=name,
            klass=klass,
            special=special_date(number, label, calendar, year, month, day, leap, lead),
        )
        for card, uid, name, klass, number, label, calendar, year, month, day, leap, lead in rows
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
