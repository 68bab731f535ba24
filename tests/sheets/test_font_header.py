"""A font file says its family, its style, and whether it may be put into a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex.sheets import font_files
from rolodex.sheets.font_header import (
    CFF,
    DAMAGED,
    FORBIDDEN,
    VARIABLE,
    families,
    read_header,
)
from tests.sheets.made_font import make_font


def test_a_font_says_its_family_and_style(tmp_path: Path) -> None:
    path = make_font(tmp_path / "a.ttf", "ab", family="明體 One", style="Book")
    header = read_header(path)
    assert (header.family, header.style, header.hindrance) == ("明體 One", "Book", "")


def test_the_first_font_of_a_collection_is_read() -> None:
    path = font_files.bundled()
    assert path is not None
    assert read_header(path).family == "WenQuanYi Micro Hei"
    assert not read_header(path).hindrance


@pytest.mark.parametrize(
    ("made", "hindrance"),
    [
        ({"cff": True}, CFF),
        ({"variable": True}, VARIABLE),
        ({"use": 0x0002}, FORBIDDEN),  # restricted licence
        ({"use": 0x0100}, FORBIDDEN),  # no subsets
        ({"use": 0x0200}, FORBIDDEN),  # bitmaps only
        ({"use": 0x0004}, ""),  # preview and print
        ({"use": 0x0008}, ""),  # editable
    ],
)
def test_what_hinders_embedding_is_told(
    tmp_path: Path, made: dict[str, int], hindrance: str
) -> None:
    path = make_font(tmp_path / "a.ttf", "ab", **made)  # type: ignore[arg-type]
    assert read_header(path).hindrance == hindrance


def test_a_damaged_file_is_never_more_than_a_hindrance(tmp_path: Path) -> None:
    whole = make_font(tmp_path / "a.ttf", "ab").read_bytes()
    path = tmp_path / "b.ttf"
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        read_header(path)
    for junk in (b"", b"ttcf", b"\0\1\0\0\xff\xff", b"OTTO\0\1" + b"\xff" * 40, b"%PDF" * 40):
        path.write_bytes(junk)
        header = read_header(path)
        assert header.family
        assert header.hindrance
    assert read_header(tmp_path / "none.ttf").hindrance == DAMAGED


def test_a_family_is_offered_in_the_style_that_text_is_set_in(tmp_path: Path) -> None:
    for style in ("Bold", "Italic", "Regular", "Light"):
        make_font(tmp_path / f"{style}.ttf", "ab", family="One", style=style)
    make_font(tmp_path / "z.ttf", "ab", family="Another", style="Bold")
    make_font(tmp_path / "c.ttf", "ab", family="Two", cff=True)
    make_font(tmp_path / "d.ttf", "ab", family="Two", style="Bold")
    (tmp_path / "fonts.dir").write_text("3")
    found = families(sorted(tmp_path.iterdir()))
    assert [(h.family, h.style) for h in found] == [
        ("Another", "Bold"),
        ("One", "Regular"),
        ("Two", "Bold"),
    ]
    assert not any(h.hindrance for h in found)
