"""What an empty list says to do next is where it says it is."""

from __future__ import annotations

import pytest

from rolodex import i18n
from rolodex.gui.actions import ACTION, MENUS
from rolodex.gui.empty_lists import EMPTY
from rolodex.i18n import _


@pytest.mark.parametrize("language", ["en", "zh_TW", "zh_CN"])
def test_an_empty_tag_names_the_menu_that_has_the_tags_of_cards(language: str) -> None:
    menu = next(text for key, text, _in in MENUS if key == ACTION["tag_cards"].menu)
    with i18n.speaking(language):
        name = _(menu).partition("(")[0].replace("&", "")
        assert name in _(EMPTY["tag"][1])
