"""Hebrew and Arabic stand on paper from right to left, and are copied in reading order."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.sheets.writing_direction import joined, on_paper
from tests.sheets.drawn import draw, listed
from tests.sheets.made_font import make_font
from tests.sheets.reading import text_of

SHALOM, COHEN = "שלום", "כהן"


def back(text: str) -> str:
    return text[::-1]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ann Lee", "Ann Lee"),
        ("王小明 (Ming)", "王小明 (Ming)"),
        (SHALOM, back(SHALOM)),
        (f"{SHALOM} {COHEN}", back(f"{SHALOM} {COHEN}")),
        (f"Mr {SHALOM} {COHEN} Jr", f"Mr {back(f'{SHALOM} {COHEN}')} Jr"),
        (f"{SHALOM} (Dan)", f"(Dan) {back(SHALOM)}"),
        (f"{COHEN} 12-34", f"12-34 {back(COHEN)}"),
        ("שָׁלוֹם", "םוֹלשָׁ"),
    ],
)
def test_characters_stand_in_the_order_of_the_paper(text: str, drawn: str) -> None:
    marked = unicodedata.normalize("NFD", text), unicodedata.normalize("NFD", drawn)
    assert on_paper(marked[0]) == marked[1]


def test_arabic_letters_join_their_neighbours() -> None:
    # Meem initial, hah medial, meem medial, dal final.
    assert joined("محمد") == "\ufee3\ufea4\ufee4\ufeaa"
    # Seen initial, lam with alef final, meem isolated: alef does not reach on.
    assert joined("سلام") == "\ufeb3\ufefc\ufee1"
    # A mark between two letters does not part them.
    assert joined("مُح") == "\ufee3\u064f\ufea2"


@pytest.mark.parametrize("name", [f"{SHALOM} {COHEN}", "محمد علي", "سلام"])
def test_a_name_from_right_to_left_copies_back_in_reading_order(tmp_path: Path, name: str) -> None:
    forms = on_paper(name) + name
    font = make_font(tmp_path / "rtl.ttf", "".join(dict.fromkeys(forms)))
    sheet = draw("contacts", [listed(Card(display=name))], fonts=[font])
    assert not sheet.missing
    read = text_of(sheet.pdf, raw=False)
    assert name in "".join(c for c in read if unicodedata.category(c) != "Cf")
