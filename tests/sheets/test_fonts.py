"""Each character is drawn by a font that has it, embedded, and copies out as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.sheets import font_files
from rolodex.sheets.copied_text import mend, to_unicode
from rolodex.sheets.fonts import FontChain, NoFont, cleaned, face
from tests.sheets.drawn import draw, listed, people
from tests.sheets.made_font import make_font
from tests.sheets.reading import fonts_of, lines_of

RARE = "𠮷"


def test_the_chinese_font_of_the_packages_is_always_there() -> None:
    path = font_files.bundled()
    assert path is not None
    found = face(path)
    assert found is not None
    assert {ord(c) for c in "王陈ㄅéœ12"} <= found.glyphs


def test_each_character_takes_the_first_font_that_has_it(tmp_path: Path) -> None:
    one = make_font(tmp_path / "one.ttf", "ab ")
    two = make_font(tmp_path / "two.ttf", "abcd")
    chain = FontChain([one, two])
    pieces = [(face.path.stem, text) for face, text in chain.runs("abcda b")]
    assert pieces == [("one", "ab"), ("two", "cd"), ("one", "a b")]
    assert chain.width("abc", 10) == 30
    assert not chain.missing


def test_what_no_font_has_is_reported_once_and_copies_out_as_it_was(tmp_path: Path) -> None:
    chain = FontChain([make_font(tmp_path / "only.ttf", "a□ ")])
    chain.runs("aऄ aऄ")
    assert list(chain.missing) == ["ऄ"]
    sheet = draw("contacts", [listed(Card(display="名ऄ字"))])
    assert "ऄ" in sheet.missing
    assert "名ऄ字" in lines_of(sheet.pdf)


def test_a_character_beyond_the_first_plane_copies_back_exactly(tmp_path: Path) -> None:
    font = make_font(tmp_path / "rare.ttf", RARE)
    sheet = draw("contacts", [listed(Card(family=RARE, given="田"))], fonts=[font])
    assert not sheet.missing
    assert f"{RARE}田" in lines_of(sheet.pdf)


def test_the_library_is_mended_only_while_it_is_wrong() -> None:
    class Wrong:
        makeToUnicodeCMap = staticmethod(lambda name, subset: f"<{subset[0]:04X}>")

    class Right:
        makeToUnicodeCMap = staticmethod(to_unicode)

    class Gone:
        pass

    for library, same in ((Wrong, False), (Right, True), (Gone, True)):
        before = getattr(library, "makeToUnicodeCMap", None)
        mend(library)
        assert (getattr(library, "makeToUnicodeCMap", None) is before) == same


def test_a_cmap_holds_at_most_a_hundred_entries_a_block() -> None:
    cmap = to_unicode("Font", list(range(0x4E00, 0x4E00 + 256)))
    counts = [int(line.split()[0]) for line in cmap.splitlines() if line.endswith("beginbfchar")]
    assert counts == [100, 100, 56]
    assert "<00> <4E00>" in cmap
    assert "<00> <D842DFB7>" in to_unicode("Font", [0x20BB7])


def test_only_embedded_subsets_of_truetype_fonts_are_used() -> None:
    used = fonts_of(draw("contacts", people(40), language="zh_TW").pdf)
    assert used
    for row in used:
        words = " ".join(row)
        assert "TrueType" in words
        assert "CID" not in words
        assert row[-5:-2] == ["yes", "yes", "yes"], words  # embedded, subset, copied as Unicode


@pytest.mark.parametrize("kind", ["cff", "variable", "broken", "forbidden"])
def test_fonts_that_cannot_be_embedded_well_are_passed_over(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bad.ttf"
    if kind == "broken":
        path.write_bytes(b"\0\1\0\0 not a font")
    else:
        make_font(
            path,
            "ab",
            cff=kind == "cff",
            variable=kind == "variable",
            use=2 if kind == "forbidden" else 0,
        )
    assert face(path) is None
    good = make_font(tmp_path / "good.ttf", "ab")
    assert FontChain([path, good]).runs("ab")[0][0].path == good


def test_without_any_font_that_is_said() -> None:
    with pytest.raises(NoFont):
        FontChain([]).runs("a")


def test_the_system_is_searched_by_folders_and_the_region_chooses(tmp_path: Path) -> None:
    for name in ("NotoSansTC-Regular.ttf", "NotoSansSC-Regular.ttf", "DejaVuSans.ttf"):
        below = tmp_path / "truetype" / name[:6]
        below.mkdir(parents=True, exist_ok=True)
        (below / name).touch()
    names = {
        language: [path.name for path in font_files.candidates(language, (tmp_path,))]
        for language in ("zh_TW", "zh_CN")
    }
    assert names["zh_TW"][0] == "NotoSansTC-Regular.ttf"
    assert names["zh_CN"][0] == "NotoSansSC-Regular.ttf"
    for found in names.values():
        assert found.index("wqy-microhei.ttc") < found.index("DejaVuSans.ttf")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  two\nlines\t", "two lines"),
        ("a\x00b\u200bc\u2028d", "abc d"),
        ("Zoe\u0308", "Zoë"),
        ("葛\U000e0100城", "葛城"),
        ("\u202eevil", "evil"),
        ("﨑", "﨑"),
    ],
)
def test_text_is_cleaned_to_one_line_that_can_be_drawn(text: str, line: str) -> None:
    assert cleaned(text) == line
