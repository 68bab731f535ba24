"""Every sheet is in the registry, and the registry is light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rolodex import i18n
from rolodex.sheets import SHEETS

FOLDER = Path(__file__).resolve().parents[2] / "rolodex" / "sheets"


def test_every_module_with_a_sheet_is_listed() -> None:
    with_sheet = {
        path.stem for path in FOLDER.glob("*.py") if "\ndef build(" in path.read_text("utf-8")
    }
    assert {sheet.build.__module__.rpartition(".")[2] for sheet in SHEETS} == with_sheet


def test_keys_are_given_once_and_defaults_are_choices() -> None:
    assert len({sheet.key for sheet in SHEETS}) == len(SHEETS)
    for sheet in SHEETS:
        assert sheet.chosen({"unknown": 1}) == {o.key: o.default for o in sheet.options}
        for option in sheet.options:
            assert not option.choices or option.default in [value for value, _l in option.choices]


def test_the_number_of_pages_comes_after_the_page_in_every_language() -> None:
    # The footer's end is drawn when the number of pages is known.
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            words = i18n._("Page {n} of {m}")
            assert -1 < words.find("{n}") < words.find("{m}")


def test_a_choice_of_a_number_shows_it_in_every_language() -> None:
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            for sheet in SHEETS:
                for option in sheet.options:
                    for value, label in option.choices:
                        assert (
                            not isinstance(value, int) or not value or str(value) in i18n._(label)
                        )


def test_knowing_the_sheets_loads_nothing_heavy() -> None:
    program = "import sys, rolodex.services.printing; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"reportlab", "phonenumbers", "pypinyin", "PIL", "PySide6"} & set(loaded)
