"""Another language for a while, on one thread, while the others speak on."""

from __future__ import annotations

from datetime import date
from threading import Thread

import pytest

from rolodex import i18n
from rolodex.domain.text import Text

DAY = date(2026, 11, 23)


def test_a_block_speaks_its_own_language_and_no_longer() -> None:
    i18n.use_language("zh_TW")
    with i18n.speaking("en"):
        assert i18n.language() == "en"
        assert i18n.format_date(DAY) == "23 Nov 2026"
        with i18n.speaking("zh_CN"):
            assert i18n.language() == "zh_CN"
        assert i18n.language() == "en"
    assert i18n.language() == "zh_TW"
    assert i18n.format_date(DAY) == "2026年11月23日"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("王小明", "還原王小明"),
        ("Tom", "還原 Tom"),
        ("50嵐", "還原 50嵐"),
        ("（無姓名）", "還原（無姓名）"),
    ],
)
def test_chinese_sets_a_blank_only_before_a_latin_word(name: str, words: str) -> None:
    with i18n.speaking("zh_TW"):
        assert i18n.render(Text("Restore {name}", {"name": name})) == words


def test_other_threads_hear_nothing_of_it() -> None:
    heard: list[str] = []
    with i18n.speaking("zh_TW"):
        thread = Thread(target=lambda: heard.append(i18n.language() + i18n.format_date(DAY)))
        thread.start()
        thread.join()
    assert heard == ["en23 Nov 2026"]
