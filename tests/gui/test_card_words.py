"""How dates and phone numbers of a card are put into words, in each language."""

from __future__ import annotations

from datetime import date

import pytest

from rolodex import i18n
from rolodex.domain.card import Method, MethodKind, SpecialDate
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
    [("en", "Work phone"), ("zh_TW", "公司電話"), ("zh_CN", "办公电话")],
)
def test_a_phone_at_work_says_that_it_is_a_phone(language: str, words: str) -> None:
    method = Method(kind=MethodKind.PHONE, value="02-2345-6789", label="work")
    with i18n.speaking(language):
        assert method_label(method) == words
