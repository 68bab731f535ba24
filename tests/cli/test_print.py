"""Sheets through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex.cli.cmd_print import GROUPS, NAMES
from rolodex.services.printing import PAPERS
from rolodex.sheets import SHEET, SHEETS
from tests.cli.conftest import Shell
from tests.sheets.made_font import make_font
from tests.sheets.reading import fonts_of, lines_of, pages_of, text_of


def test_the_command_knows_every_sheet_and_choice() -> None:
    assert tuple(sheet.key for sheet in SHEETS) == NAMES
    choices = {option.key: option.choices for option in SHEET["contacts"].options}
    assert tuple(value for value, _label in choices["group"]) == GROUPS
    assert PAPERS == ("A4", "Letter")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("lang", ["en", "zh_TW"])
@pytest.mark.parametrize("sheet", NAMES)
def test_a_sheet_is_written(
    shell: Shell, wang: str, tmp_path: Path, sheet: str, lang: str, paper: str
) -> None:
    out = tmp_path / "out.pdf"
    shell("followup", wang, "Call back", "--due", "2026-11-23")
    answer = shell.json("print", sheet, str(out), "--paper", paper, "--lang", lang)
    assert answer.object == {"pages": 1, "file": str(out), "missing": []}
    assert "王小明" in lines_of(out)
    assert pages_of(out)[1].startswith("595.28" if paper == "A4" else "612 x")


def test_the_cards_can_be_chosen(shell: Shell, wang: str, tmp_path: Path) -> None:
    shell("add", "--given", "Carl", "--tag", "VIP")
    rule = '{"conditions": [{"about": "tag", "how": "has", "values": ["VIP"]}]}'
    shell("lists", "Important", "--rule", rule)
    out = tmp_path / "out.pdf"
    for words, there, gone in (
        (("--find", "carl"), "Carl", "王小明"),
        (("--tag", "VIP"), "Carl", "王小明"),
        (("--list", "Important"), "Carl", "王小明"),
        (("--card", wang), "王小明", "Carl"),
    ):
        shell("print", "contacts", str(out), *words, "--columns", "3", "--group", "company")
        assert there in text_of(out)
        assert gone not in text_of(out)
    shell("print", "contacts", str(out), "--tag", "VIP", "--find", "carl", code=2)
    assert "no tag" in shell("print", "contacts", str(out), "--tag", "none", code=1).err


def test_the_contact_sheet_can_lie_on_its_long_side(
    shell: Shell, wang: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    shell("print", "contacts", str(out), "--landscape", "--columns", "4", "--paper", "A4")
    assert pages_of(out)[1].startswith("841.89 x 595.28")


def test_what_no_font_can_draw_is_told(shell: Shell, tmp_path: Path) -> None:
    shell("add", "--display", "X\u0904Y")
    out = tmp_path / "out.pdf"
    answer = shell("print", "contacts", str(out))
    assert "Wrote 1 page" in answer.out
    if "No font" in answer.err:
        assert "\u0904" in answer.err
        assert "〓" in answer.err
    assert "X\u0904Y" in text_of(out)


def test_a_folder_that_is_not_there_is_a_problem(shell: Shell, wang: str, tmp_path: Path) -> None:
    answer = shell("print", "contacts", str(tmp_path / "none" / "out.pdf"), code=1)
    assert "no folder" in answer.err


def test_the_font_can_be_chosen(shell: Shell, wang: str, tmp_path: Path) -> None:
    font = make_font(tmp_path / "own.ttf", "王小明")
    out = tmp_path / "out.pdf"
    shell("print", "contacts", str(out), "--font", str(font))
    assert any("own" in row[0] for row in fonts_of(out.read_bytes()))
    assert "王小明" in lines_of(out)
    answer = shell("print", "contacts", str(tmp_path / "no.pdf"), "--font", "No such", code=1)
    assert "no font called No such" in answer.err
    assert not (tmp_path / "no.pdf").exists()
