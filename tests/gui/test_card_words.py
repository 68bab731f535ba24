"""How dates and phone numbers of a card are put into words, in each language."""

from __future__ import annotations

from datetime import date

import pytest

from rolodex import i18n
from rolodex.domain.card_parts import Method, MethodKind, SpecialDate
from rolodex.gui.widgets.card_words import date_words, method_label

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "15 years"), ("zh_TW", "15 週年"), ("zh_CN", "15 周年")],
)
def test_a_wedding_has_an_anniversary_and_no_age(language: str, words: str) -> None:
    wedding = SpecialDate(label="anniversary", year=2011, month=12, day=1)
    with i18n.speaking(language):
        said = date_words(wedding, TODAY)
    assert said.endswith(words)
    assert "歲" not in said and "岁" not in said


def test_of_another_date_only_the_time_is_told_that_has_passed() -> None:
    opened = SpecialDate(label="shop opened", year=2025, month=12, day=1)
    assert date_words(opened, TODAY).endswith("1 year")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "25 Sep 1978, 48 years old"),
        ("zh_TW", "1978年9月25日，48 歲"),
        ("zh_CN", "1978年9月25日，48 岁"),
    ],
)
def test_an_age_without_its_day_is_the_age_of_today(language: str, words: str) -> None:
    born = SpecialDate(label="birthday", year=1978, month=9, day=25)
    with i18n.speaking(language):
        assert date_words(born, TODAY) == words


def test_nobody_is_said_to_be_no_years_old() -> None:
    born = SpecialDate(label="birthday", year=2026, month=9, day=25)
    assert date_words(born, TODAY) == "25 Sep 2026"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Work phone"), ("zh_TW", "公司電話"), ("zh_CN", "办公电话")],
)
def test_a_phone_at_work_says_that_it_is_a_phone(language: str, words: str) -> None:
    method = Method(kind=MethodKind.PHONE, value="02-2345-6789", label="work")
    with i18n.speaking(language):
        assert method_label(method) == words
