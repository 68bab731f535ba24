"""The message bar says what was done, with blanks as each language sets them."""

from __future__ import annotations

import pytest

from rolodex import i18n
from rolodex.domain.text import Text
from rolodex.gui.deed_words import deed_words


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("en", "王小明", "Moved 王小明 to the trash"),
        ("zh_TW", "王小明", "已將王小明的名片移到垃圾桶"),
        ("zh_TW", "Tom Holt", "已將 Tom Holt 的名片移到垃圾桶"),
        ("zh_CN", "Zoë", "已将 Zoë 的名片移到回收站"),
    ],
)
def test_what_was_done_is_told_in_the_past(language: str, name: str, words: str) -> None:
    with i18n.speaking(language):
        assert deed_words(Text("Trash {name}", {"name": name})) == words


def test_several_cards_are_counted() -> None:
    step = Text("Trash {n} card", {"n": 2}, plural="Trash {n} cards")
    assert deed_words(step) == "Moved 2 cards to the trash"
    with i18n.speaking("zh_TW"):
        assert deed_words(step) == "已將 2 位客戶移到垃圾桶"


def test_a_step_without_words_for_afterwards_keeps_its_own() -> None:
    assert deed_words(Text("Later: {name}", {"name": "Tom"})) == "Later: Tom"
