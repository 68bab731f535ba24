"""QR codes: squares with their three finders, larger for longer texts, none without a text."""

from __future__ import annotations

import pytest

from rolodex.sheets.qr_code import MOST_CHARACTERS, Modules, qr_modules

FINDER = (
    "1111111",
    "1000001",
    "1011101",
    "1011101",
    "1011101",
    "1000001",
    "1111111",
)
"""The pattern in three corners by which a camera finds the code (ISO/IEC 18004, 6.3.3)."""


def corner(modules: Modules, top: int, left: int) -> tuple[str, ...]:
    rows = modules[top : top + 7]
    return tuple("".join("01"[dark] for dark in row[left : left + 7]) for row in rows)


@pytest.mark.parametrize("text", ["tel:+886912345678", "電話", "x" * MOST_CHARACTERS])
def test_a_code_is_a_square_with_three_finders(text: str) -> None:
    modules = qr_modules(text)
    side = len(modules)
    assert {len(row) for row in modules} == {side}
    assert side % 4 == 1
    assert corner(modules, 0, 0) == FINDER
    assert corner(modules, 0, side - 7) == FINDER
    assert corner(modules, side - 7, 0) == FINDER
    assert corner(modules, side - 7, side - 7) != FINDER


def test_other_texts_have_other_codes() -> None:
    assert qr_modules("tel:+886912345678") != qr_modules("tel:+886912345679")


@pytest.mark.parametrize("text", ["", "x" * (MOST_CHARACTERS + 1)])
def test_what_no_camera_reads_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="1 to 1,000"):
        qr_modules(text)
