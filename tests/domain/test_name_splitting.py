"""One field with a whole name is split by the custom of its script."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.name_splitting import NameParts, split_name
from rolodex.domain.scripts import fold
from rolodex.domain.surnames import compound_surnames


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("王小明", NameParts(family="王", given="小明")),
        ("李白", NameParts(family="李", given="白")),
        ("歐陽修", NameParts(family="歐陽", given="修")),
        ("司馬相如", NameParts(family="司馬", given="相如")),
        ("范姜明華", NameParts(family="范姜", given="明華")),
        ("陳林美玲", NameParts(family="陳林", given="美玲")),
        ("歐陽陳美玲", NameParts(family="歐陽陳", given="美玲")),
        ("夷將·拔路兒", NameParts(given="夷將·拔路兒")),
        ("王 小明", NameParts(family="王", given="小明")),
        ("王　小明", NameParts(family="王", given="小明")),
        ("王小明先生", NameParts(family="王", given="小明", salutation="先生")),
        ("王小明 先生", NameParts(family="王", given="小明", salutation="先生")),
        ("山田 太郎 様", NameParts(family="山田", given="太郎", salutation="様")),
        ("李 大 同", NameParts(family="李", given="大同")),
        ("林太太", NameParts(family="林", salutation="太太")),
        ("陳大文 Peter", NameParts(family="陳", given="大文", nickname="Peter")),
        ("Peter 陳大文", NameParts(family="陳", given="大文", nickname="Peter")),
        ("陳大文 (Peter)", NameParts(family="陳", given="大文", nickname="Peter")),
        ("王小明（阿明）", NameParts(family="王", given="小明", nickname="阿明")),
        ("陳Peter", NameParts(family="陳", given="Peter")),
        ("김철수", NameParts(family="김", given="철수")),
        ("남궁민수", NameParts(family="남궁", given="민수")),
        ("富邦人壽保險公司", NameParts(given="富邦人壽保險公司")),
        ("CHAN Tai Man, Peter", NameParts(family="CHAN", given="Tai Man", nickname="Peter")),
        ("CHAN Tai Man", NameParts(family="CHAN", given="Tai Man")),
        ("Lee, Ann B", NameParts(family="Lee", given="Ann", middle="B")),
        ("van der Berg, Jan", NameParts(family="van der Berg", given="Jan")),
        ("Dr Ludwig van Beethoven",
         NameParts(prefix="Dr", given="Ludwig", family="van Beethoven")),
        ("Jan van der Berg", NameParts(given="Jan", family="van der Berg")),
        ("John Smith Jr.", NameParts(given="John", family="Smith", suffix="Jr.")),
        ("John Smith, PhD", NameParts(given="John", family="Smith", suffix="PhD")),
        ('Robert "Bob" Smith', NameParts(given="Robert", family="Smith", nickname="Bob")),
        ("Mary Jane Watson", NameParts(given="Mary", middle="Jane", family="Watson")),
        ("Cher", NameParts(given="Cher")),
        ("", NameParts()),
    ],
)  # fmt: skip
def test_a_whole_name_is_split(full: str, parts: NameParts) -> None:
    assert split_name(full) == parts


@pytest.mark.parametrize("full", ["Wang Xiaoming", "Xiaoming Wang", "Chan Tai Man", "Li Wei"])
def test_a_chinese_name_in_latin_letters_is_marked_as_unsure(full: str) -> None:
    assert split_name(full).unsure


@pytest.mark.parametrize("full", ["John Smith", "Michael Chang", "王小明", "CHAN Tai Man"])
def test_a_name_whose_order_shows_is_not_marked(full: str) -> None:
    assert not split_name(full).unsure


def test_the_surname_is_found_at_either_end_of_a_latin_chinese_name() -> None:
    assert split_name("Wang Xiaoming").family == "Wang"
    assert split_name("Xiaoming Wang").family == "Wang"
    assert split_name("Chan Tai Man").given == "Tai Man"


@given(st.text(max_size=60))
def test_splitting_loses_no_letter_of_any_text(full: str) -> None:
    parts = split_name(full)
    held = "".join(value for value in astuple(parts) if isinstance(value, str))
    assert sorted(c for c in held if c.isalnum()) == sorted(c for c in full if c.isalnum())


def test_every_compound_surname_of_the_list_is_known(corpora: Path) -> None:
    listed = (corpora / "names" / "compound_surnames_zh_CN.txt").read_text("utf-8").split()
    assert {fold(s) for s in listed} <= compound_surnames()
    for surname in listed:
        assert split_name(surname + "建国").family == surname


def test_every_single_surname_of_the_list_splits_off(corpora: Path) -> None:
    listed = (corpora / "names" / "single_surnames_zh_CN.txt").read_text("utf-8").split()
    unsplit = [s for s in listed if split_name(s + "丽芳").family != s]
    assert unsplit == []


def test_historical_names_split_after_the_longest_surname(corpora: Path) -> None:
    names = (corpora / "names" / "ancient_names_sample_5000_zh_TW.txt").read_text("utf-8").split()
    compounds = compound_surnames()
    for name in names:
        if not 2 <= len(name) <= 3:
            continue
        parts = split_name(name)
        assert parts.family + parts.given + parts.salutation == name
        wanted = 2 if fold(name[:2]) in compounds else 1
        assert len(parts.family) == wanted, name
