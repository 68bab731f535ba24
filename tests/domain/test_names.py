"""Names by script: shown, addressed, shortened and ordered."""

from __future__ import annotations

import pytest

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.domain.forms_of_address import FORMS_OF_ADDRESS, forms_of_address
from rolodex.domain.names import (
    addressed_name,
    display_name,
    formal_name,
    index_letter,
    index_letters,
    initials,
    name_or_placeholder,
    reading_of,
    second_name,
    sort_key,
)
from rolodex.domain.text import Text

WANG = Card(family="王", given="小明")
OUYANG = Card(family="歐陽", given="修")
PETER = Card(family="Chan", given="Peter")


@pytest.mark.parametrize(
    ("card", "shown"),
    [
        (WANG, "王小明"),
        (OUYANG, "歐陽修"),
        (PETER, "Peter Chan"),
        (Card(family="van Beethoven", given="Ludwig", suffix="Jr."), "Ludwig van Beethoven Jr."),
        (Card(family="Smith", given="John", middle="Q"), "John Q Smith"),
        (Card(family="陳", given="Peter"), "陳 Peter"),
        (Card(family="陳", given="大文", middle="Peter"), "陳大文"),
        (Card(family="김", given="철수"), "김철수"),
        (Card(given="夷將·拔路兒"), "夷將·拔路兒"),
        (Card(family="王", given="小明", display="小明哥"), "小明哥"),
        (Card(nickname="阿明"), "阿明"),
        (Card(company="富邦人壽"), "富邦人壽"),
        (Card(kind=CardKind.COMPANY, company="Acme Ltd", family="Lee"), "Acme Ltd"),
        (Card(methods=(Method(kind=MethodKind.EMAIL, value="a@b.tw"),)), "a@b.tw"),
        (Card(), ""),
    ],
)
def test_a_name_is_shown_as_its_script_has_it(card: Card, shown: str) -> None:
    assert display_name(card) == shown


def test_a_card_that_says_nothing_has_a_placeholder() -> None:
    assert name_or_placeholder(Card()) == Text("(no name)")
    assert name_or_placeholder(WANG) == "王小明"


@pytest.mark.parametrize(
    ("card", "other"),
    [
        (Card(family="陳", given="大文", nickname="Peter"), "Peter"),
        (Card(family="陳", given="大文", middle="Peter"), "Peter"),
        (Card(family="Chan", given="Peter", nickname="陳大文"), "陳大文"),
        (Card(family="陳", given="大文", display="Peter Chan"), "陳大文"),
        (Card(family="王", given="小明", nickname="阿明"), ""),
        (PETER, ""),
    ],
)
def test_the_name_in_the_other_script_stands_beside_it(card: Card, other: str) -> None:
    assert second_name(card) == other


@pytest.mark.parametrize(
    ("card", "letters"),
    [
        (WANG, "王"),
        (OUYANG, "歐"),
        (Card(family="陳", given="Peter"), "陳"),
        (PETER, "PC"),
        (Card(family="van der Berg", given="Jan"), "JB"),
        (Card(family="Smith", given="John", suffix="Jr."), "JS"),
        (Card(family="Chan", given="Tai Man"), "TC"),
        (Card(given="Cher"), "C"),
        (Card(given="夷將·拔路兒"), "夷"),
        (Card(family="陳", given="大文", display="Peter Chan"), "PC"),
        (Card(kind=CardKind.COMPANY, company="Acme Trading Ltd"), "AT"),
        (Card(kind=CardKind.COMPANY, company="富邦人壽"), "富"),
        (Card(kind=CardKind.COMPANY, company="Acme 公司"), "A"),
        (Card(display="Peter 陳大文"), "陳"),
        (Card(display="🐱王小明"), "王"),
        (Card(methods=(Method(kind=MethodKind.PHONE, value="0912"),)), "#"),
        (Card(), ""),
    ],
)
def test_initials_are_never_built_backwards(card: Card, letters: str) -> None:
    assert initials(card) == letters


def test_a_form_of_address_follows_or_goes_before_as_its_language_has_it() -> None:
    assert addressed_name(Card(family="王", given="小明", salutation="先生")) == "王先生"
    assert addressed_name(Card(family="王", given="小明", salutation="君")) == "王小明君"
    assert addressed_name(Card(family="王", given="小明", salutation="王董")) == "王董"
    assert addressed_name(Card(family="Morgan", given="Alex", salutation="Mx")) == "Mx Morgan"
    assert addressed_name(WANG) == "王小明"


def test_no_form_of_address_is_derived_from_title_or_gender() -> None:
    card = Card(family="王", given="小明", title="總經理", gender="F")
    assert addressed_name(card) == "王小明"


def test_each_region_has_its_own_forms_of_address() -> None:
    assert "小姐" in forms_of_address("zh_TW")
    assert "小姐" not in forms_of_address("CN")
    assert "Mx" in forms_of_address("GB")
    assert all(len(set(forms)) == len(forms) for forms in FORMS_OF_ADDRESS.values())


def test_prefix_and_suffix_belong_to_the_formal_name() -> None:
    card = Card(prefix="Dr", given="Ann", family="Lee", suffix="PhD")
    assert display_name(card) == "Ann Lee PhD"
    assert formal_name(card) == "Dr Ann Lee PhD"


def _ordered(order: str, *cards: Card) -> list[str]:
    return [display_name(c) for c in sorted(cards, key=lambda c: sort_key(c, order))]


def test_pinyin_order_goes_by_the_sound_of_the_surname_with_western_names_among_them() -> None:
    cards = (
        Card(family="曾", given="國藩"),
        Card(family="Smith", given="Ann"),
        Card(family="陳", given="大文"),
        Card(family="歐陽", given="修"),
        Card(family="單", given="雄信"),
        Card(family="Adams", given="Zoe"),
        WANG,
        Card(display="7-Eleven", kind=CardKind.COMPANY),
    )
    assert _ordered("pinyin", *cards) == [
        "Zoe Adams", "陳大文", "歐陽修", "單雄信", "Ann Smith", "王小明", "曾國藩", "7-Eleven",
    ]  # fmt: skip


def test_one_surname_stays_together_in_either_script() -> None:
    cards = [
        Card(family=f, given=g) for f, g in (("陳", "一"), ("程", "二"), ("陈", "三"), ("沉", "四"))
    ]
    names = _ordered("pinyin", *cards)
    assert abs(names.index("陳一") - names.index("陈三")) == 1


def test_zhuyin_order_follows_the_zhuyin_alphabet_and_puts_western_names_after() -> None:
    cards = (PETER, WANG, Card(family="陳", given="大文"), Card(family="白", given="居易"))
    assert _ordered("zhuyin", *cards) == ["白居易", "陳大文", "王小明", "Peter Chan"]


def test_latin_order_puts_chinese_names_after_the_western() -> None:
    cards = (WANG, PETER, Card(display="7-Eleven", kind=CardKind.COMPANY))
    assert _ordered("latin", *cards) == ["Peter Chan", "王小明", "7-Eleven"]


@pytest.mark.parametrize(
    ("card", "order", "letter"),
    [
        (WANG, "pinyin", "W"),
        (WANG, "zhuyin", "ㄨ"),
        (WANG, "latin", "中"),
        (Card(family="曾", given="國藩"), "pinyin", "Z"),
        (Card(family="單", given="雄信"), "pinyin", "S"),
        (Card(family="歐陽", given="修"), "zhuyin", "ㄡ"),
        (Card(family="Özil", given="Mesut"), "pinyin", "O"),
        (PETER, "zhuyin", "A-Z"),
        (Card(family="김", given="철수"), "pinyin", "#"),
        (Card(), "pinyin", "#"),
    ],
)
def test_the_index_letter_is_that_of_the_surname(card: Card, order: str, letter: str) -> None:
    assert index_letter(card, order) == letter
    assert index_letter(sort_key(card, order), order) == letter


@pytest.mark.parametrize("order", ["pinyin", "zhuyin", "latin"])
def test_letters_come_in_the_order_of_the_strip(order: str) -> None:
    surnames = "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹呂愛區恩歐安額雲"
    cards = [Card(family=s, given="一") for s in surnames]
    cards += [PETER, Card(family="김", given="철수"), Card(), Card(given="9")]
    strip = index_letters(order)
    places = [strip.index(index_letter(key, order)) for key in sorted(
        sort_key(card, order) for card in cards)]  # fmt: skip
    assert places == sorted(places)


def test_a_reading_that_the_user_typed_goes_before_the_table() -> None:
    card = Card(family="樂", given="明", reading="Lè Míng")
    assert index_letter(card, "pinyin") == "L"
    assert index_letter(card, "zhuyin") == "ㄌ"
    assert index_letter(Card(family="樂", given="明"), "pinyin") == "Y"


def test_the_reading_of_a_name_knows_surnames() -> None:
    assert reading_of("歐陽修") == "Ouyang Xiu"
    assert reading_of("曾國藩") == "Zeng Guofan"
    assert reading_of("Peter") == ""
