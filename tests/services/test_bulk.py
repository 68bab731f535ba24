"""Many cards at once: each verb is one step, and leaves the book whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolodex.domain.card import Card
from rolodex.domain.problems import BadValue
from rolodex.services.book import Book
from rolodex.services.tags import Tag
from tests.fakes import words


@pytest.fixture
def ids(book: Book) -> list[int]:
    """Twelve cards, some with a class and a cadence."""
    book.tags.save(Tag(name="Gold", klass="A"))
    made = []
    for n in range(12):
        tags = (("Gold",), ("Gold", "plain"), ())[n % 3]
        new = book.cards.save(
            Card(given=f"N{n}", tags=tags, cadence_days=10 if n % 4 == 0 else None)
        ).new
        assert new is not None
        made.append(new)
    return made


def steps(book: Book) -> int:
    return len(book.journal.steps(1000))


def classes(book: Book, ids: list[int]) -> list[str]:
    return [row.klass for row in book.cards.rows(ids)]


def test_a_cadence_for_many_is_one_step_and_comes_back(book: Book, ids: list[int]) -> None:
    before, start = steps(book), book.check().content
    changes = book.bulk.set_cadence(ids, 45)
    assert words(changes.label) == "Cadence of 45 days for 12 cards"
    assert steps(book) == before + 1
    assert {row.cadence for row in book.cards.rows(ids)} == {45}
    assert book.check().ok
    book.journal.undo()
    assert book.check().content == start
    book.journal.redo()
    book.bulk.set_cadence(ids, None)
    assert all(book.cards.get(card).cadence_days is None for card in ids)


def test_a_cadence_is_at_least_a_day(book: Book, ids: list[int]) -> None:
    with pytest.raises(BadValue):
        book.bulk.set_cadence(ids, 0)


def test_a_class_for_many_uses_its_tag_and_takes_the_others_away(
    book: Book, ids: list[int]
) -> None:
    before, start = steps(book), book.check().content
    book.bulk.set_class(ids, "B")
    assert steps(book) == before + 1
    assert set(classes(book, ids)) == {"B"}
    assert [(t.name, t.klass, t.count) for t in book.tags.all() if t.klass == "B"] == [
        ("B", "B", 12)
    ]
    assert "plain" in book.cards.get(ids[1]).tags
    book.bulk.set_class(ids[:6], "A")
    assert classes(book, ids) == ["A"] * 6 + ["B"] * 6
    assert {t.name for t in book.tags.all()} == {"Gold", "plain", "B"}
    book.bulk.set_class(ids, "")
    assert set(classes(book, ids)) == {""}
    assert book.check().ok
    book.journal.undo(3)
    assert book.check().content == start


def test_a_class_leaves_a_tag_alone_that_only_has_its_letter(book: Book, ids: list[int]) -> None:
    book.tags.save(Tag(name="C"))
    book.bulk.set_class(ids, "C")
    assert {(t.name, t.klass) for t in book.tags.all() if t.name.startswith("C")} == {
        ("C", ""),
        ("C 2", "C"),
    }
    with pytest.raises(BadValue):
        book.bulk.set_class(ids, "D")


def test_trashing_many_takes_them_out_of_search_and_lists_and_undo_brings_them_back(
    book: Book, ids: list[int]
) -> None:
    start = book.check()
    book.cards.trash(ids[:10])
    checked = book.check()
    assert checked.ok, checked.problems
    assert book.cards.count() == 2
    assert book.search.find("N3").count == 0
    book.journal.undo()
    checked = book.check()
    assert checked.ok
    assert checked.content == start.content
    assert book.search.find("N3").count == 1


def test_tags_are_counted_over_the_selection(book: Book, ids: list[int]) -> None:
    assert book.bulk.tag_counts(ids) == {"Gold": 8, "plain": 4}
    assert book.bulk.tag_counts(ids[2:3]) == {}


def test_progress_is_told_while_the_index_follows(book: Book, ids: list[int]) -> None:
    told: list[tuple[int, int | None]] = []
    book.indexer.progress = lambda done, total: told.append((done, total))
    book.cards.tag(ids, "Golf")
    assert told == [(12, 12)]


def test_tags_and_trash_of_many_cards_are_indexed_without_reading_a_card(
    book: Book, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "rolodex.domain.search_text.card_tokens", lambda *_: pytest.fail("words were made anew")
    )
    book.cards.tag(ids[:5], "Golf club")
    assert book.search.find("golf N3").count == 1
    book.cards.trash(ids[:2])
    assert book.search.find("golf").count == 3
    (tag,) = (t for t in book.tags.all() if t.name == "Golf club")
    book.tags.save(replace(tag, name="Tennis"))
    assert (book.search.find("golf").count, book.search.find("ten").count) == (0, 3)
    book.cards.restore(ids[:2])
    assert book.search.find("tennis").count == 5
    for _ in range(3):
        book.journal.undo()
    assert book.search.find("golf").count == 5
    book.cards.untag(ids, "Golf club")
    assert book.search.find("golf").count == 0
    assert book.search.find("N3").count == 1


def test_words_and_tags_of_a_card_changed_in_one_step_are_both_in_the_index(
    book: Book, ids: list[int]
) -> None:
    card = book.cards.get(ids[0])
    book.cards.save(replace(card, given="Zoe", tags=("Tennis",)))
    assert book.search.find("zoe tennis").count == 1
    assert book.check().ok
    book.journal.undo()
    assert book.search.find("tennis").count == 0
    assert book.check().ok
