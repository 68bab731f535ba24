"""Pinyin and zhuyin of Chinese characters, and of surnames read unlike the word."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rolodex.domain.pinyin_table import pinyin_by_zhuyin, zhuyin_by_pinyin
from rolodex.domain.readings import is_pinyin, syllable, syllables, typed_syllables
from rolodex.domain.surnames import surname_readings


def _pinyin(text: str, surname: str = "") -> str:
    return " ".join(s.pinyin for s in syllables(text, surname))


@pytest.mark.parametrize(
    ("name", "surname", "pinyin"),
    [
        ("單雄信", "單", "shan xiong xin"),
        ("单雄信", "单", "shan xiong xin"),
        ("曾國藩", "曾", "zeng guo fan"),
        ("解縉", "解", "xie jin"),
        ("仇英", "仇", "qiu ying"),
        ("區桂芝", "區", "ou gui zhi"),
        ("查良鏞", "查", "zha liang yong"),
        ("翟志剛", "翟", "zhai zhi gang"),
        ("尉遲恭", "尉遲", "yu chi gong"),
        ("万俟卨", "万俟", "mo qi xie"),
        ("呂布", "呂", "lv bu"),
        ("陳單美玲", "陳單", "chen shan mei ling"),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, surname: str, pinyin: str) -> None:
    assert _pinyin(name, surname) == pinyin


def test_the_same_character_elsewhere_is_read_as_the_word() -> None:
    assert _pinyin("曾經") == "ceng jing"
    assert _pinyin("第一銀行") == "di yi yin hang"


def test_zhuyin_comes_without_tone_marks() -> None:
    assert [s.zhuyin for s in syllables("王小明")] == ["ㄨㄤ", "ㄒㄧㄠ", "ㄇㄧㄥ"]


def test_rare_characters_beyond_the_basic_plane_do_no_harm() -> None:
    assert _pinyin("王𠮷明") == "wang ji ming"
    assert syllable("\U000323af") is None
    assert _pinyin("王\U000323af明") == "wang ming"


@pytest.mark.parametrize(
    "reading",
    ["Zēng Guófān", "zeng1guo2fan1", "zeng1 guo2 fan1", "ㄗㄥ ㄍㄨㄛˊ ㄈㄢ"],
)
def test_a_typed_reading_is_spread_over_the_characters(reading: str) -> None:
    read = typed_syllables(reading, "曾國藩")
    assert [(s.char, s.pinyin, s.tone, s.zhuyin) for s in read] == [
        ("曾", "zeng", 1, "ㄗㄥ"), ("國", "guo", 2, "ㄍㄨㄛ"), ("藩", "fan", 1, "ㄈㄢ"),
    ]  # fmt: skip


def test_a_typed_reading_may_leave_out_tones_and_blanks() -> None:
    assert [s.pinyin for s in typed_syllables("zengguofan", "曾國藩")] == ["zeng", "guo", "fan"]
    assert [s.pinyin for s in typed_syllables("xi'an", "西安")] == ["xi", "an"]
    assert [s.pinyin for s in typed_syllables("Lǚ Bù", "呂布")] == ["lv", "bu"]


def test_a_reading_that_does_not_fit_is_left_alone() -> None:
    assert typed_syllables("Peter", "曾國藩") == ()
    assert typed_syllables("zeng fan", "曾國藩") == ()
    assert typed_syllables("", "曾") == ()
    assert typed_syllables("a" * 5000, "曾" * 5000) == ()


def test_pinyin_is_told_from_other_words() -> None:
    assert is_pinyin("xiaoming")
    assert not is_pinyin("michael")
    assert not is_pinyin("")


def test_the_table_of_syllables_goes_both_ways_and_agrees_with_pypinyin() -> None:
    from pypinyin import Style, lazy_pinyin

    table = zhuyin_by_pinyin()
    assert 400 <= len(table) == len(pinyin_by_zhuyin())
    for char in "王歐陽諸葛呂略女綠爾昂雲月卷瓊翁兒日思師":
        read = syllable(char)
        assert read is not None
        assert table[read.pinyin] == read.zhuyin
        assert lazy_pinyin(char, style=Style.NORMAL)[0].replace("ü", "v") == read.pinyin


def test_every_special_surname_has_pinyin_and_zhuyin_that_agree() -> None:
    for surname, (pinyin, zhuyin) in surname_readings().items():
        assert len(surname) == len(pinyin) == len(zhuyin)
        for sound, signs in zip(pinyin, zhuyin, strict=True):
            bare = "".join(sign for sign in signs if sign not in "ˊˇˋ˙")
            assert zhuyin_by_pinyin()[sound.rstrip("12345")] == bare, surname


def test_the_library_is_loaded_only_when_a_name_is_read() -> None:
    code = (
        "import sys, rolodex.domain.search_text, rolodex.domain.matching\n"
        "from rolodex.domain.search_text import query_terms\n"
        "query_terms('wang2 王 0912')\n"
        "assert not {'pypinyin', 'phonenumbers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
