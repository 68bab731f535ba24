"""Forms of address: offered by language and region, in their own words, never derived."""

from __future__ import annotations

import pytest

from rolodex.domain.card import Card
from rolodex.domain.forms_of_address import (
    FORMS_OF_ADDRESS,
    addressed_in,
    forms_of_address,
    offered_forms,
)


@pytest.mark.parametrize(
    ("region", "same_as"),
    [("TW", "zh_TW"), ("zh_CN", "zh_CN"), ("SG", "zh_CN"), ("HK", "zh_HK"), ("zh-Hant-HK", "zh_HK"),
     ("GB", "en"), ("", "en"), ("XX", "en")],
)  # fmt: skip
def test_a_region_has_the_forms_of_its_language(region: str, same_as: str) -> None:
    assert forms_of_address(region) == FORMS_OF_ADDRESS[same_as]


def test_one_who_works_in_english_with_customers_in_taiwan_is_offered_both() -> None:
    forms = offered_forms("en", "TW")
    assert forms[:3] == ("Mr", "Mrs", "Ms")
    assert {"董", "經理", "小姐"} <= set(forms)
    assert len(forms) == len(set(forms))


def test_the_forms_of_the_language_come_first_and_english_is_there_too() -> None:
    forms = offered_forms("zh_CN", "CN")
    assert forms[:2] == ("先生", "女士")
    assert "小姐" not in forms
    assert "Mx" in forms


def wang(**more: str) -> Card:
    """王小明, and what else his card holds."""
    return Card(**{"family": "王", "given": "小明", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("card", "english"),
    [
        (wang(salutation="先生", nickname="Ming Wang"), "Mr Wang"),
        (wang(salutation="先生", nickname="WANG Ming"), "Mr Wang"),
        (wang(salutation="先生", reading="Wáng Xiǎomíng"), "Mr Wang"),
        (Card(family="呂", given="一", salutation="先生", reading="Lǚ Yī"), "Mr Lü"),
        (wang(salutation="醫師", reading="wang2 xiao3 ming2"), "Dr Wang"),
        (wang(salutation="女士", reading="Wang Xiaoming", nickname="May"), "Ms Wang"),
        (wang(salutation="Mr", nickname="Ming Wang"), "Mr Wang"),
        (Card(family="Chan", given="Peter", salutation="先生"), "Mr Chan"),
        (Card(family="歐陽", given="雪", salutation="小姐", nickname="Ouyang Xue"), "Ms Ouyang"),
    ],
)
def test_in_english_the_chosen_form_and_the_latin_surname_stand_together(
    card: Card, english: str
) -> None:
    assert addressed_in(card, "en") == english


@pytest.mark.parametrize(
    ("card", "english"),
    [
        (wang(salutation="先生"), "王小明"),
        (wang(salutation="王董"), "王小明"),
        (wang(salutation="Mr"), "王小明"),
        (wang(), "王小明"),
        (wang(salutation="先生", nickname="Peter"), "Peter"),
        (wang(salutation="董", nickname="Ming Wang"), "Ming Wang"),
        (wang(salutation="先生", reading="ㄨㄤˊ ㄒㄧㄠˇ"), "王小明"),
        # Which word is the surname nobody can tell: it comes both ways.
        (
            Card(family="陳", given="大文", salutation="先生", nickname="Chan Tai Man"),
            "Chan Tai Man",
        ),
    ],
)
def test_in_english_a_name_is_never_mixed_with_a_chinese_form(card: Card, english: str) -> None:
    assert addressed_in(card, "en") == english


def test_no_form_follows_from_a_given_name_or_a_gender() -> None:
    assert addressed_in(wang(gender="male", nickname="Ming Wang"), "en") == "Ming Wang"
    assert addressed_in(Card(family="Morgan", given="Alex", gender="female"), "en") == "Alex Morgan"


def test_other_languages_and_western_names_are_as_they_were() -> None:
    card = wang(salutation="先生", nickname="Ming Wang")
    assert addressed_in(card, "zh_TW") == addressed_in(card, "") == "王先生"
    assert addressed_in(Card(family="Morgan", given="Alex", salutation="Mx"), "en") == "Mx Morgan"
