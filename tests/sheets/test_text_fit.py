"""A text shrinks, then wraps, then ends in dots, and is never wider than its box."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex.sheets.fonts import FontChain
from rolodex.sheets.text_fit import ELLIPSIS, Style, fit, wrap
from tests.sheets.made_font import make_font

LETTERS = "abcdefghijklmnopqrstuvwxyz王小明，。ABC@.-/…0123456789 "
STYLE = Style(10, 8, lines=3)


@pytest.fixture
def fonts(tmp_path: Path) -> FontChain:
    """Every letter is a square as wide as the size; a blank is three tenths of it."""
    return FontChain([make_font(tmp_path / "square.ttf", LETTERS)])


def test_what_fits_is_left_as_it_is(fonts: FontChain) -> None:
    fitted = fit(fonts, "abc", 30, STYLE)
    assert (fitted.lines, fitted.size) == (("abc",), 10)


def test_a_little_too_long_shrinks(fonts: FontChain) -> None:
    fitted = fit(fonts, "abcd", 35, STYLE)
    assert fitted.lines == ("abcd",)
    assert 8 <= fitted.size <= 8.75


def test_longer_wraps_at_blanks(fonts: FontChain) -> None:
    assert fit(fonts, "abc def", 40, STYLE).lines == ("abc", "def")


def test_the_smaller_letters_are_taken_where_they_save_a_line(fonts: FontChain) -> None:
    fitted = fit(fonts, "abcde fghij", 40, STYLE)
    assert (fitted.lines, fitted.size) == (("abcde", "fghij"), 8)


def test_still_longer_ends_in_dots(fonts: FontChain) -> None:
    fitted = fit(fonts, "abc def abc def abc def", 30, STYLE)
    assert len(fitted.lines) == 3
    assert fitted.lines[-1].endswith(ELLIPSIS)


def test_the_last_line_is_filled_before_the_dots(fonts: FontChain) -> None:
    assert fit(fonts, "abc defghijklmnop", 64, Style(10, 8)).lines == ("abc def…",)
    assert fit(fonts, "ab cdefghijklmnop qr", 40, Style(10, lines=2)).lines == ("ab", "cde…")


def test_chinese_wraps_between_characters_but_not_before_a_comma(fonts: FontChain) -> None:
    assert wrap(fonts, "王小明，王小明", 30, 10) == ["王小", "明，王", "小明"]


def test_a_number_stays_with_what_it_counts(fonts: FontChain) -> None:
    assert wrap(fonts, "小明王12王3明", 50, 10) == ["小明王", "12王3明"]
    assert wrap(fonts, "小明王12", 40, 10) == ["小明王", "12"]


def test_a_british_postcode_is_not_broken(fonts: FontChain) -> None:
    assert wrap(fonts, "abc AB1 2BC, ab", 75, 10) == ["abc", "AB1 2BC,", "ab"]
    assert wrap(fonts, "abc AB1 2bc", 70, 10) == ["abc AB1", "2bc"]


def test_no_chinese_character_is_left_alone_on_the_last_line(fonts: FontChain) -> None:
    assert wrap(fonts, "王小明王小", 40, 10) == ["王小明", "王小"]
    assert wrap(fonts, "王小明王。", 30, 10) == ["王小明", "王。"]
    assert wrap(fonts, "abcd 王", 40, 10) == ["abcd", "王"]
    assert wrap(fonts, "王小明 王", 30, 10) == ["王小明", "王"]


def test_an_address_breaks_after_its_sign(fonts: FontChain) -> None:
    assert wrap(fonts, "abc@defg.hi", 70, 10) == ["abc@", "defg.hi"]


@pytest.mark.parametrize("text", ["a" * 300, "王" * 300, "ab " * 100, "a-b/c@d." * 40, " \n "])
@pytest.mark.parametrize("width", [9.0, 25.0, 31.0, 250.0])
def test_no_line_is_ever_wider_than_its_box(fonts: FontChain, text: str, width: float) -> None:
    fitted = fit(fonts, text, width, STYLE)
    assert len(fitted.lines) <= STYLE.lines
    widest = max((fonts.width(line, fitted.size) for line in fitted.lines), default=0)
    # One letter is the least a line can hold.
    assert widest <= max(width, fitted.size * 2) + 0.01


def test_nothing_is_lost_while_there_is_room(fonts: FontChain) -> None:
    text = "abc def王小明ghi-jkl mno" * 3
    lines = wrap(fonts, text, 45, 10)
    assert "".join("".join(lines).split()) == "".join(text.split())
