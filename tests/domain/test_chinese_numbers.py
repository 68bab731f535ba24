"""Numbers in Chinese characters."""

from __future__ import annotations

import pytest

from rolodex.domain.chinese_numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("０", 0), ("〇", 0), ("一", 1), ("兩", 2), ("两", 2), ("十", 10), ("十二", 12),
        ("二十", 20), ("三十一", 31), ("廿", 20), ("廿五", 25), ("卅", 30), ("一百", 100),
        ("一百零五", 105), ("一百一十五", 115), ("一九八八", 1988), ("二〇二六", 2026),
    ],
)  # fmt: skip
def test_numbers_are_read(text: str, value: int) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "十十", "百百", "一三十", "三廿", "天", "1二", "-1", "十百"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None
