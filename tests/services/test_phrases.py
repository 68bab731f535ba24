"""Phrases in a book: kept, found, filled for a card, and who got which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rolodex.domain.card import Card
from rolodex.domain.interaction import Interaction
from rolodex.domain.phrase import Phrase
from rolodex.domain.phrase_language import UnknownField
from rolodex.domain.problems import Ambiguous, BadValue, NotFound
from rolodex.services.book import Book
from rolodex.services.changes import ALL


def add(book: Book, title: str, text: str = "{{姓名}}您好", **more: object) -> int:
    number = book.phrases.save(Phrase(title=title, text=text, **more)).new  # type: ignore[arg-type]
    assert number is not None
    return number


@pytest.fixture
def wang(book: Book) -> int:
    card = Card(family="王", given="小明", salutation="董", company="大同")
    number = book.cards.save(card).new
    assert number is not None
    return number


def test_a_phrase_comes_back_as_it_was_saved(book: Book) -> None:
    phrase = Phrase(
        title="中秋", text="{{稱呼}}\n中秋佳節愉快", category="holiday", language="zh_TW",
        region="tw", channel="message", tags=("佳節", " 佳節", "客戶"),
    )  # fmt: skip
    number = book.phrases.save(phrase).new
    assert number is not None
    kept = book.phrases.get(number)
    expected = replace(phrase, region="TW", tags=("佳節", "客戶"), id=number, uid=kept.uid)
    assert kept == expected
    assert kept.uid


@pytest.mark.parametrize(
    "phrase",
    [
        Phrase(title=" ", text="x"),
        Phrase(title="x", text=" "),
        Phrase(title="x" * 200, text="x"),
        Phrase(title="x", text="{{nobody}}"),
        Phrase(title="x", text="{{name"),
        Phrase(title="x", text="x", channel="pigeon"),
    ],
)
def test_a_phrase_that_could_not_be_used_is_refused(book: Book, phrase: Phrase) -> None:
    with pytest.raises(BadValue):
        book.phrases.save(phrase)
    assert not book.phrases.all()


def test_saving_what_has_not_changed_is_no_step(book: Book) -> None:
    number = add(book, "a")
    steps = book.journal.steps()
    book.phrases.save(book.phrases.get(number))
    assert book.journal.steps() == steps


def test_phrases_are_found_by_title_text_tag_and_category_in_both_scripts(book: Book) -> None:
    add(book, "中秋", "團圓", category="holiday", tags=("佳節",))
    add(book, "Birthday", "Cake", category="birthday")

    def titles(query: str) -> list[str]:
        return [phrase.title for phrase in book.phrases.all(query)]

    assert titles("团圆") == titles("佳節") == titles("holidays") == titles("中秋 團圓") == ["中秋"]
    assert titles("cake") == ["Birthday"]
    assert titles("cake 中秋") == []
    assert [p.title for p in book.phrases.all(category="birthday")] == ["Birthday"]


def test_the_most_used_comes_first_then_the_title(book: Book, wang: int) -> None:
    add(book, "a")
    add(book, "b")
    third = add(book, "c")
    book.phrases.used(third, wang)
    assert [(p.title, p.uses) for p in book.phrases.all()] == [("c", 1), ("a", 0), ("b", 0)]


def test_a_language_keeps_phrases_without_one(book: Book) -> None:
    add(book, "a", language="zh_TW")
    add(book, "b", language="en")
    add(book, "c")
    assert [p.title for p in book.phrases.all(language="zh_TW")] == ["a", "c"]
    assert book.phrases.languages() == ["en", "zh_TW"]


def test_categories_come_in_the_order_of_the_program_then_the_users_own(book: Book) -> None:
    for category in ("其他", "holiday", "", "birthday"):
        add(book, f"t {category}", category=category)
    assert book.phrases.categories() == ["birthday", "holiday", "其他", ""]


def test_a_phrase_is_filled_for_a_card(book: Book, wang: int) -> None:
    book.settings.set("me", "林業務")
    by = book.cards.save(Card(family="陳", given="美玲")).new
    book.cards.save(replace(book.cards.get(wang), referred_by=by))
    book.history.log(Interaction(cards=(wang,), local_date=date(2026, 11, 20)))
    number = add(
        book, "a", "{{稱呼}}：{{介紹人}} {{上次聯絡}} {{星期}} {{產品}} {{我}}", language="zh_TW"
    )
    found = book.phrases.fill(number, wang)
    assert found.text == "王董：陳美玲 11月23日 星期一 [產品] 林業務"
    assert [blank.key for blank in found.blanks] == ["product"]
    again = book.phrases.fill(number, wang, {"product": "{{姓名}}<b>\r\n=1+1", "name": "x"})
    assert again.text == "王董：陳美玲 11月23日 星期一 {{姓名}}<b> =1+1 林業務"
    assert not again.blanks


def test_a_hostile_card_is_plain_text_in_a_phrase(book: Book) -> None:
    number = book.cards.save(Card(family="{{公司}}", given="<i>", company="=SUM(A1)\r\nB")).new
    assert number is not None
    text = book.phrases.preview(Phrase(title="a", text="{{name}}|{{company}}"), number).text
    assert text == "{{公司}} <i>|=SUM(A1) B"


def test_a_preview_needs_neither_a_saved_phrase_nor_a_card(book: Book) -> None:
    found = book.phrases.preview(Phrase(title="", text="{{name}}!"), None)
    assert found.text == "[name]!"
    with pytest.raises(UnknownField):
        book.phrases.preview(Phrase(title="", text="{{x}}"), None)


def test_who_got_a_phrase_is_remembered_newest_first(book: Book, wang: int) -> None:
    first, second = add(book, "a"), add(book, "b")
    book.phrases.used(first, wang)
    changes = book.phrases.used(second, wang)
    assert changes.touches("phrase", second)
    assert changes.touches("phrase_use", wang)
    uses = book.phrases.uses_of(wang)
    assert [use.phrase for use in uses] == [second, first]
    assert uses[0].local_date == date(2026, 11, 23)
    with pytest.raises(NotFound):
        book.phrases.used(first, 999)


def test_removing_a_phrase_and_undoing_it_brings_back_who_got_it(book: Book, wang: int) -> None:
    number = add(book, "a")
    book.phrases.used(number, wang)
    book.phrases.remove(number)
    assert not book.phrases.uses_of(wang)
    changes = book.journal.undo()
    assert changes.touches("phrase")
    assert changes.touches("phrase_use", wang)
    assert [use.phrase for use in book.phrases.uses_of(wang)] == [number]
    assert book.phrases.get(number).uses == 1


def test_a_phrase_is_named_by_uid_title_or_a_query_with_one_hit(book: Book) -> None:
    number = add(book, "Hello", "spring")
    other = add(book, "Hello again", "autumn")
    assert book.phrases.resolve("hello") == number
    assert book.phrases.resolve("autumn") == other
    assert book.phrases.resolve(book.phrases.get(other).uid) == other
    for wrong, kind in (("winter", NotFound), ("", NotFound), ("hel", Ambiguous)):
        with pytest.raises(kind):
            book.phrases.resolve(wrong)


def test_starter_phrases_come_once_and_keep_what_was_changed(book: Book) -> None:
    changes = book.phrases.add_starters("zh_TW")
    amount = len(book.phrases.all())
    assert amount >= 20
    assert changes.touched["phrase"] is not ALL
    first = book.phrases.all()[0]
    book.phrases.save(replace(first, text="mine"))
    book.phrases.add_starters("zh_TW")
    assert len(book.phrases.all()) == amount
    assert book.phrases.get(first.id or 0).text == "mine"
    book.journal.undo()
    book.journal.undo()
    assert not book.phrases.all()
    with pytest.raises(NotFound):
        book.phrases.add_starters("tlh")
