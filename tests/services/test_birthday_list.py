"""The list of birthdays: today's first, then as they come, by the solar or the lunar calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Calendar, SpecialDate
from rolodex.domain.list_rule import Condition, ListRule
from rolodex.domain.partial_date import Occurrence
from rolodex.services.book import Book
from rolodex.services.card_lists import CardFilter

BIRTHDAYS = CardFilter(kind="birthdays")
LUNAR = Calendar.LUNAR


def born(book: Book, name: str, *dates: SpecialDate) -> int:
    number = book.cards.save(Card(given=name, dates=dates)).new
    assert number is not None
    return number


def on(month: int, day: int, year: int | None = None, **more: object) -> SpecialDate:
    return SpecialDate(label="birthday", month=month, day=day, year=year, **more)  # type: ignore[arg-type]


@pytest.fixture
def near(book: Book) -> Book:
    """The book on 23 November 2026, which is the 15th day of the tenth lunar month."""
    born(book, "Zoe today", on(11, 23, 1986))
    born(book, "Bob in December", on(12, 3))
    born(book, "Ann in two days", on(11, 25, 1990))
    born(book, "Lin by the moon", on(10, 16, calendar=LUNAR))
    born(book, "Adam also today", on(11, 23))
    born(book, "Far away", on(6, 1, 1980))
    born(book, "Yesterday", on(11, 22, 1980))
    return book


def names(book: Book, order: str = "birthday", which: CardFilter = BIRTHDAYS) -> list[str]:
    result = book.cards.listing(which, order)
    ids = book.cards.ids(result)
    assert result.count == len(ids)
    assert [row.id for row in result.rows] == list(ids)
    return [row.name for row in result.rows]


ORDERED = ["Adam also today", "Zoe today", "Lin by the moon", "Ann in two days", "Bob in December"]


def test_birthdays_are_listed_as_they_come_and_those_of_a_day_by_name(near: Book) -> None:
    assert names(near) == ORDERED


def test_the_order_can_be_turned_round_or_be_another_one(near: Book) -> None:
    assert names(near, "-birthday")[0] == "Bob in December"
    assert names(near, "name") == sorted(ORDERED, key=str.casefold)


def test_a_filter_keeps_the_order_of_the_birthdays(near: Book) -> None:
    rule = ListRule(conditions=(Condition("field", "contains", ("a",), field="given"),))
    expected = [name for name in ORDERED if "a" in name.lower()]
    assert names(near, which=replace(BIRTHDAYS, rule=rule)) == expected


def test_the_first_page_is_the_beginning_of_the_order(near: Book) -> None:
    result = near.cards.listing(BIRTHDAYS, "birthday", limit=2)
    assert result.count == 5
    assert [row.name for row in result.rows] == ORDERED[:2]


def test_rows_tell_the_next_birthday_the_solar_day_of_a_lunar_one_and_the_age(near: Book) -> None:
    rows = near.agenda.with_birthdays(near.cards.listing(BIRTHDAYS, "birthday").rows)
    assert [row.birthday for row in rows] == [
        Occurrence(date(2026, 11, 23), None),
        Occurrence(date(2026, 11, 23), 40),
        Occurrence(date(2026, 11, 24), None),
        Occurrence(date(2026, 11, 25), 36),
        Occurrence(date(2026, 12, 3), None),
    ]


def test_of_two_birthdays_the_sooner_one_counts(book: Book) -> None:
    born(book, "Twice", on(12, 20, 1980), on(10, 17, calendar=LUNAR))
    born(book, "Once", on(11, 30))
    assert names(book) == ["Twice", "Once"]
    (row, _other) = book.agenda.with_birthdays(book.cards.listing(BIRTHDAYS, "birthday").rows)
    assert row.birthday == Occurrence(date(2026, 11, 25), None)


def test_who_is_born_in_a_year_to_come_has_no_birthday_before(book: Book) -> None:
    born(book, "Expected", on(11, 25, 2027))
    assert names(book) == []


def test_a_card_without_a_birthday_has_none_in_its_row(book: Book) -> None:
    born(book, "Nobody knows")
    (row,) = book.agenda.with_birthdays(book.cards.listing().rows)
    assert row.birthday is None
