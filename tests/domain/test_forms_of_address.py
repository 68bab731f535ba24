"""Forms of address: offered by language and region, in their own words, never derived."""

from __future__ import annotations

import pytest

from rolodex.domain.forms_of_address import FORMS_OF_ADDRESS, forms_of_address, offered_forms


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
