"""The starter phrases: complete, readable, and each language in the words of its region."""

from __future__ import annotations

import re
from datetime import date

import pytest

from rolodex.domain.card import Card
from rolodex.domain.phrase import CATEGORIES, CHANNELS, LONGEST_TITLE
from rolodex.domain.phrase_language import fill, parse
from rolodex.domain.phrase_values import phrase_values
from rolodex.services.phrases import checked
from rolodex.services.starter_phrases import LANGUAGES, starter_phrases, starter_uid
from tests.test_regional_words import CHARACTERS, OTHER_WORDS

PHRASE_WORDS = {
    # words of messages in which the other region would be heard
    "zh_TW": ("微信", "短信", "快遞", "質量", "客戶經理", "阖", "咱們", "早上好", "领导", "哈"),
    "zh_CN": ("简讯", "LINE", "伴手礼", "敬上", "品质", "拜托", "信箱", "宅配", "闔"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_twenty_good_phrases_for_every_need(language: str) -> None:
    phrases = starter_phrases(language)
    assert len(phrases) >= 30
    assert len({p.uid for p in phrases}) == len({p.title for p in phrases}) == len(phrases)
    assert {p.category for p in phrases} == set(CATEGORIES)
    for phrase in phrases:
        assert checked(phrase) == phrase
        assert phrase.channel in CHANNELS
        assert len(phrase.title) < LONGEST_TITLE / 3


SITUATIONS = (
    "birthday-day", "birthday-early", "birthday-missed", "silence", "introduced", "no-answer",
    "after-meeting", "quote", "quote-asked", "price", "new-product", "purchase-thanks",
    "after-3-days", "after-3-weeks", "after-3-months", "referral-ask", "referral-thanks",
    "appointment", "appointment-reminder", "appointment-moved", "renewal", "new-number", "moving",
    "new-year", "sympathy", "mourning", "get-well", "complaint", "delay",
)  # fmt: skip
"""What a salesperson writes about, in every language; holidays and seasons differ by region."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_situation_of_a_salesperson_is_missing(language: str) -> None:
    wanted = SITUATIONS + (("dragon-boat", "mid-autumn") if language.startswith("zh") else ())
    uids = {phrase.uid for phrase in starter_phrases(language)}
    missing = [key for key in wanted if starter_uid(language, key) not in uids]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_subject_asks_for_nothing_that_the_text_does_not_ask_for(language: str) -> None:
    for phrase in starter_phrases(language):
        known = {p.key for p in parse(phrase.text).placeholders()}
        assert {p.key for p in parse(phrase.subject).placeholders()} <= known, phrase.title
        assert phrase.subject or phrase.channel != "email", phrase.title


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_chinese_is_punctuated_in_full_width(language: str) -> None:
    for phrase in starter_phrases(language):
        for part in (*parse(phrase.text).parts, *parse(phrase.subject).parts):
            if isinstance(part, str):
                assert not re.search(r"[,.!?:;()\"']", part), (phrase.title, part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_before_a_birthday_is_not_said_on_it_and_the_other_way_round(
    language: str,
) -> None:
    ahead = re.compile(r"coming up|再過幾天|过几天")
    for phrase in starter_phrases(language):
        if phrase.category.startswith("birthday"):
            early = phrase.category == "birthday_early"
            assert bool(ahead.search(phrase.text)) is early, phrase.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_addresses_the_person_as_the_card_says_and_guesses_nothing(
    language: str,
) -> None:
    for phrase in starter_phrases(language):
        keys = [p.key for p in parse(phrase.text).placeholders()]
        assert keys[0] == "salutation"
        assert "me" in keys
        assert not re.search(
            r"[妳他她]您|妳|\b(?:Mr|Mrs|Ms|Sir|Madam)\b|先生|小姐|女士", phrase.text
        )
        assert not re.search(r"\bage\b|years old|歲|岁", phrase.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_birthday_that_is_past_is_not_named(language: str) -> None:
    missed = [p for p in starter_phrases(language) if p.category == "birthday_missed"]
    assert missed
    for phrase in missed:
        assert not re.search(r"生日|birthday|belated|補|补|late|快樂|快乐", phrase.text, re.I)


@pytest.mark.parametrize("language", LANGUAGES)
def test_condolence_and_holidays_strike_the_right_note(language: str) -> None:
    for phrase in starter_phrases(language):
        if phrase.category == "care":
            assert not re.search(r"快[樂乐]|恭喜|祝賀|祝贺|happy|congrat", phrase.text, re.I)
        if "噩耗" in phrase.text or "loss" in phrase.text:
            assert not re.search(r"[!！]|祝|安好|您好", phrase.text)
        assert not re.search(r"清明|中元|端午(?:節|节)?快[樂乐]", phrase.text)


@pytest.mark.parametrize("language", sorted(CHARACTERS))
def test_chinese_phrases_say_you_politely_and_in_the_words_of_their_region(language: str) -> None:
    for phrase in starter_phrases(language):
        words = f"{phrase.title} {phrase.text} {' '.join(phrase.tags)}"
        words.encode(CHARACTERS[language])
        assert "您" in phrase.text
        assert "你" not in phrase.text
        other = [w for w in (*OTHER_WORDS[language], *PHRASE_WORDS[language]) if w in words]
        assert not other, f"{phrase.title}: {other}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_must_be_said_by_hand_is_left_blank(language: str) -> None:
    card = Card(family="王", given="小明", salutation="先生")
    values = phrase_values(card, date(2026, 11, 23), language, referrer="陳美玲", me="林")
    asked = {"product", "date", "time", "place", "amount", "topic", "friend"}
    for phrase in starter_phrases(language):
        blanks = {blank.key for blank in fill(parse(phrase.text), values, language).blanks}
        assert all(key in asked or key.startswith("?") for key in blanks)
