"""What a card gives to a phrase: never a guess, never an age, lunar days in words."""

from __future__ import annotations

from datetime import date

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    SpecialDate,
)
from rolodex.domain.phrase_days import chinese_number, lunar_day_text
from rolodex.domain.phrase_language import fill, parse
from rolodex.domain.phrase_values import phrase_values

TODAY = date(2026, 11, 23)


def born(month: int, day: int, **more: object) -> Card:
    special = SpecialDate(label="birthday", month=month, day=day, **more)  # type: ignore[arg-type]
    return Card(family="王", given="小明", dates=(special,))


def text(template: str, card: Card, language: str = "zh_TW") -> str:
    return fill(parse(template), phrase_values(card, TODAY, language), language).text


def test_the_form_of_address_is_the_one_that_was_chosen_else_the_full_name() -> None:
    assert text("{{稱呼}}您好", Card(family="王", given="小明", salutation="董")) == "王董您好"
    assert text("{{稱呼}}您好", Card(family="王", given="小明")) == "王小明您好"
    assert text("Dear {{salutation}}", Card(family="Lee", given="Ann"), "en") == "Dear Ann Lee"
    woman = Card(family="Lee", given="Ann", gender="F", title="Director")
    assert text("Dear {{salutation}}", woman, "en") == "Dear Ann Lee"


def test_a_card_that_is_known_by_its_number_only_is_not_greeted_by_it() -> None:
    number = Method(kind=MethodKind.PHONE, value="0912-345-678")
    assert text("{{稱呼}}您好{{姓名}}", Card(methods=(number,))) == "[稱呼]您好[姓名]"
    assert text("{{稱呼}}您好", Card(company="大同", methods=(number,))) == "大同您好"


@pytest.mark.parametrize(
    ("month", "day", "shown"),
    [(11, 23, "11月23日"), (11, 16, "11月16日"), (11, 15, "11月15日"), (11, 25, "11月25日")],
)
def test_a_birthday_just_missed_is_the_one_that_is_spoken_of(
    month: int, day: int, shown: str
) -> None:
    values = phrase_values(born(month, day), TODAY, "zh_TW")
    assert text("{{生日}}", born(month, day)) == shown
    expected = 2027 if (month, day) == (11, 15) else 2026
    assert values["birthday"] == date(expected, month, day)


def test_a_lunar_birthday_is_said_in_words_in_chinese_and_as_its_solar_day_elsewhere() -> None:
    lunar = born(8, 15, calendar=Calendar.LUNAR)
    assert text("{{生日}}", lunar) == "農曆八月十五"
    assert text("{{生日}}", lunar, "zh_CN") == "农历八月十五"
    assert text("{{生日|簡短}}", lunar) == "9/15"
    assert text("{{birthday}}", lunar, "en") == "15 September"


def test_lunar_days_have_their_own_names() -> None:
    def said(month: int, day: int, leap: bool = False) -> str:
        special = SpecialDate(
            label="birthday", month=month, day=day, leap=leap, calendar=Calendar.LUNAR
        )
        return lunar_day_text(special, "zh_TW")

    assert said(1, 1) == "農曆正月初一"
    assert said(12, 30) == "農曆十二月三十"
    assert said(4, 20, leap=True) == "農曆閏四月二十"
    assert [chinese_number(n) for n in (10, 11, 20, 29)] == ["十", "十一", "二十", "二十九"]


def test_what_the_card_does_not_say_is_left_out() -> None:
    values = phrase_values(Card(family="王"), TODAY, "zh_TW")
    assert values.keys() == {"salutation", "name", "surname", "today", "weekday", "year"}


def test_notes_private_fields_and_ages_never_reach_a_phrase() -> None:
    card = Card(
        family="王", given="小明", notes="secret", addresses=(Address(city="台中"),),
        custom=(CustomValue(label="ID", value="A123", private=True),),
        dates=(SpecialDate(label="birthday", year=1950, month=1, day=2),),
    )  # fmt: skip
    shown = " ".join(str(value) for value in phrase_values(card, TODAY, "zh_TW").values())
    assert "secret" not in shown
    assert "A123" not in shown
    assert "1950" not in shown
    assert "台中" in shown


def test_the_last_contact_gives_its_day_and_how_long_ago() -> None:
    values = phrase_values(Card(family="王"), TODAY, "en", last_contact=date(2026, 10, 1))
    assert values["last_contact"] == date(2026, 10, 1)
    assert values["days_since"] == "53"
