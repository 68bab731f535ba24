"""Whether two cards are one person, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import Method, MethodKind, SpecialDate
from rolodex.domain.matching import keys, match


def _phone(value: str = "0912345678", normalized: str = "+886912345678") -> Method:
    return Method(kind=MethodKind.PHONE, value=value, normalized=normalized)


def _mail(value: str) -> Method:
    return Method(kind=MethodKind.EMAIL, value=value)


CHEN = Card(family="陳", given="大文", methods=(_phone(), _mail("chen@example.tw")))


def _words(a: Card, b: Card) -> set[str]:
    return {reason.msgid for reason in match(a, b).reasons}


@pytest.mark.parametrize(
    "other",
    [
        Card(family="陈", given="大文", methods=(_phone("+886 912 345 678"),)),
        Card(given="陳大文", methods=(_phone(),)),
        Card(display="陳 大文", methods=(_mail("CHEN@example.tw"),)),
    ],
)
def test_the_same_name_with_a_shared_number_or_address_is_certain(other: Card) -> None:
    assert match(CHEN, other).certain
    assert match(CHEN, other).score >= 90
    assert set(keys(CHEN)) & set(keys(other))


@pytest.mark.parametrize(
    "other",
    [
        Card(family="陳", given="大文"),  # only the name
        Card(family="陳", given="小華", methods=(_phone(),)),  # a household's telephone
        Card(kind=CardKind.COMPANY, company="陳大文", methods=(_phone(),)),
        Card(family="陳", given="大文", methods=(_phone("0999000111", "+886999000111"),)),
    ],
)
def test_less_is_never_certain(other: Card) -> None:
    assert not match(CHEN, other).certain


def test_two_cards_without_a_name_are_never_certain() -> None:
    switchboard = Card(company="富邦", methods=(_phone(),))
    assert not match(switchboard, replace(switchboard)).certain


def test_another_extension_is_another_number() -> None:
    one = Card(given="Ann", methods=(_phone("04-23201234#12", "+886423201234;ext=12"),))
    two = Card(given="Ann", methods=(_phone("04-23201234#15", "+886423201234;ext=15"),))
    assert not match(one, two).certain


def test_reasons_name_what_is_shared() -> None:
    other = replace(CHEN, company="富邦", methods=(_phone(),))
    assert _words(replace(CHEN, company="富邦"), other) == {
        "same name", "same phone number", "same company",
    }  # fmt: skip


def test_pinyin_of_a_chinese_name_counts_in_either_order() -> None:
    for latin in (Card(family="Chen", given="Dawen"), Card(family="Dawen", given="Chen")):
        assert "names sound the same" in _words(CHEN, latin)
    assert "names sound the same" not in _words(CHEN, Card(family="Chan", given="Peter"))


def test_a_birthday_speaks_for_or_against() -> None:
    born = SpecialDate(label="birthday", month=5, day=1)
    mine, same = replace(CHEN, dates=(born,)), replace(CHEN, dates=(born,), methods=())
    other = replace(same, dates=(replace(born, day=2),))
    assert match(mine, same).score > match(mine, replace(same, dates=())).score
    assert match(mine, other).score < match(mine, replace(same, dates=())).score


@given(
    st.tuples(*(st.sampled_from(["陳", "陈", "", "Lee"]),) * 2),
    st.tuples(*(st.sampled_from(["0912345678", "", "0922333444"]),) * 2),
)
def test_matching_is_symmetric_and_certain_pairs_share_a_key(
    names: tuple[str, str], numbers: tuple[str, str]
) -> None:
    one, two = (
        Card(family=name, methods=(_phone(number, ""),))
        for name, number in zip(names, numbers, strict=True)
    )
    assert match(one, two) == match(two, one)
    assert 0 <= match(one, two).score <= 100
    if match(one, two).certain:
        assert set(keys(one)) & set(keys(two))
