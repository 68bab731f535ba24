"""One folded form of all ways to write the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.scripts import fold, has_cjk, is_cjk_only, is_han


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陳", "陈"), ("臺灣", "台湾"), ("衞", "卫"), ("呉", "吴"), ("Ｍüller", "muller"),
        ("STRASSE", "straße"), ("Ōsaka", "osaka"), ("Łódź", "lodz"), ("ＡＢ１", "ab1"),
        ("ㄨㄤˊ", "ㄨㄤ"), ("ㄇㄚ˙", "ㄇㄚ"), ("e\u0301", "é"), ("zero\u200bwidth", "zerowidth"),
    ],
)  # fmt: skip
def test_ways_to_write_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_kana_keeps_its_voicing() -> None:
    assert fold("が") != fold("か")


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_scripts_are_told_apart() -> None:
    assert is_han("a王") and not is_han("かな")
    assert has_cjk("かな") and has_cjk("김")
    assert is_cjk_only("王か") and not is_cjk_only("王a") and not is_cjk_only("")
