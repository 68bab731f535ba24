"""Cells of a terminal: Chinese characters take two, marks none."""

from __future__ import annotations

import pytest

from rolodex.cli.table import columns, cut, printable, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("Ann", 3), ("王小明", 6), ("𠮷", 2), ("é", 1), ("e\u0301", 1), ("ｱ", 1), ("Ａ", 2)],
)
def test_a_text_takes_the_cells_that_a_terminal_gives_it(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [("王小明", 6, "王小明"), ("王小明", 5, "王小…"), ("王小明", 4, "王…"), ("Annabel", 4, "Ann…")],
)
def test_a_long_text_is_cut_between_characters(text: str, cells: int, shown: str) -> None:
    assert cut(text, cells) == shown
    assert width(cut(text, cells)) <= cells


def test_a_text_of_several_lines_is_shown_on_one_without_control_characters() -> None:
    assert printable("a\nb\tc\x1b[2J\x00") == "a b c[2J"


def test_columns_are_padded_by_cells_and_empty_ones_left_out() -> None:
    rows = [("王", "", "x"), ("Ann", "", "y")]
    assert columns(rows) == ["王   x", "Ann  y"]


def test_no_rows_give_no_lines() -> None:
    assert columns([]) == []
