"""Each Chinese catalogue speaks its own region: its characters, its words, its quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from tests.house_rules import PROJECT
from tests.regional_words import PAIRS, other_words

LOCALE = PROJECT / "resources" / "locale"

CHARACTERS = {"zh_TW": "cp950", "zh_CN": "gb2312"}
"""Encodings that know the characters of one region only."""
BEYOND = {"zh_TW": "›", "zh_CN": "›"}
"""Signs of the screens that are in neither encoding."""

OTHER_WORDS = {
    # what the table of pairs has, and signs and words that have no counterpart
    "zh_TW": (*other_words("zh_TW"), "對象", "文件夾", "“", "”"),
    "zh_CN": (*other_words("zh_CN"), "「", "」"),
}


def messages(language: str) -> Iterator[tuple[str, str]]:
    """Every message with each of its translations."""
    path = LOCALE / language / "LC_MESSAGES" / "rolodex.po"
    with path.open("rb") as file:
        for message in read_po(file, locale=language):
            if not message.id:
                continue
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            plural = isinstance(message.string, list | tuple)
            for string in message.string if plural else (message.string,):
                yield msgid, string


def test_the_table_knows_enough_pairs_and_each_once() -> None:
    assert len(PAIRS) >= 150
    assert len(set(PAIRS)) == len(PAIRS)
    assert all(len(other_words(language)) >= 120 for language in CHARACTERS)


@pytest.mark.parametrize("language", sorted(CHARACTERS))
def test_a_catalogue_is_written_in_the_characters_of_its_region(language: str) -> None:
    wrong = {}
    for msgid, string in messages(language):
        rest = "".join(sign for sign in string if sign not in BEYOND[language])
        # Examples of what may be typed stand in the message and its translation alike.
        rest = "".join(sign for sign in rest if sign not in msgid)
        try:
            rest.encode(CHARACTERS[language])
        except UnicodeEncodeError as error:
            wrong[string] = rest[error.start : error.end]
    assert not wrong


@pytest.mark.parametrize("language", sorted(OTHER_WORDS))
def test_a_catalogue_uses_no_word_of_the_other_region(language: str) -> None:
    wrong = {
        string: word
        for msgid, string in messages(language)
        for word in OTHER_WORDS[language]
        if word in string and word not in msgid
    }
    # "對象" is whom one speaks with, too; only the object of JSON would be the other region's.
    wrong = {string: word for string, word in wrong.items() if string not in ("對象", "協助對象")}
    assert not wrong


def test_the_two_catalogues_are_not_one_converted_from_the_other() -> None:
    from opencc import OpenCC

    converted = OpenCC("t2s").convert
    simplified = dict(messages("zh_CN"))
    long = [(msgid, string) for msgid, string in messages("zh_TW") if len(string) > 20]
    same = sum(converted(string) == simplified[msgid] for msgid, string in long)
    assert same < len(long) // 2
