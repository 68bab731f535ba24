"""Another language for a while, on one thread, while the others speak on."""

from __future__ import annotations

from datetime import date, time
from threading import Thread

import pytest

from rolodex import i18n
from rolodex.domain.card_parts import SpecialDate
from rolodex.domain.partial_date import describe
from rolodex.domain.text import Text
from rolodex.domain.when import When, describe_when

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
        ("王小明", "還原王小明的名片"),
        ("Tom", "還原 Tom 的名片"),
        ("50嵐", "還原 50嵐的名片"),
        ("（無姓名）", "還原（無姓名）的名片"),
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


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_a_chinese_date_is_one_word_and_its_weekday_stands_apart(language: str) -> None:
    with i18n.speaking(language):
        ahead = i18n.render(describe_when(When(date(2026, 12, 3), time(15)), date(2026, 11, 23)))
        born = i18n.render(describe(SpecialDate(label="birthday", month=7, day=12)))
    assert (ahead, born) == ("12月3日 星期四 15:00", "7月12日")
