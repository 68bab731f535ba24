"""Replay of a step's before-images in runs: the same rows and images as one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Photo
from rolodex.domain.text import Text
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.store import journal, search

CLOCK = FixedClock(datetime(2026, 11, 23, 4, 0, tzinfo=UTC))


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that few rows are several pages of the replay and several pieces of the index."""
    monkeypatch.setattr(journal, "PAGE", 3)
    monkeypatch.setattr(search, "ENTRIES", 2)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "book.rolodex", CLOCK) as opened:
        yield opened


def in_one_step(book: Book, *statements: str) -> None:
    with journal.step(book.database, Text("changes"), CLOCK.now()):
        for statement in statements:
            book.database.execute(statement)


def there_and_back(book: Book, began: str) -> None:
    """Undo, redo and undo the last step; it began with this content."""
    ended = book.check()
    assert ended.ok, ended.problems
    for _ in range(2):
        book.journal.undo()
        back = book.check()
        assert back.ok, back.problems
        assert back.content == began
        book.journal.redo()
        again = book.check()
        assert again.ok, again.problems
        assert again.content == ended.content
    book.journal.undo()
    assert book.check().content == began


def make(book: Book, amount: int) -> list[int]:
    numbers = []
    for n in range(amount):
        card = Card(family=f"F{n}", given=f"N{n}", tags=("plain",) if n % 2 else ())
        numbers.append(book.cards.save(card).new or 0)
    return numbers


def test_a_unique_value_that_two_rows_held_in_turn_goes_back_in_turn(book: Book) -> None:
    make(book, 2)
    in_one_step(book, "INSERT INTO tag(id, uid, name) VALUES (50, 'u', 'Golf'), (51, 'v', 'Tea')")
    began = book.check().content
    in_one_step(
        book,
        "UPDATE tag SET name = 'between' WHERE id = 50",
        "UPDATE tag SET name = 'Golf' WHERE id = 51",
        "UPDATE tag SET name = 'Tea' WHERE id = 50",
    )
    there_and_back(book, began)


def test_a_row_that_came_changed_and_went_in_one_step_is_gone_both_ways(book: Book) -> None:
    make(book, 2)
    began = book.check().content
    in_one_step(
        book,
        "INSERT INTO tag(id, uid, name) VALUES (50, 'u', 'Golf'), (51, 'v', 'Tea')",
        "UPDATE tag SET name = 'Tennis' WHERE id = 50",
        "DELETE FROM tag WHERE id = 50",
        "INSERT INTO tag(id, uid, name) VALUES (50, 'u', 'Chess')",
        "INSERT INTO card_tag(card, tag) SELECT id, 50 FROM card",
        "DELETE FROM tag WHERE id = 50",
    )
    there_and_back(book, began)


def test_photos_come_back_byte_for_byte_beside_those_that_stay(book: Book) -> None:
    numbers = make(book, 5)
    for number in numbers[:4]:
        book.cards.set_photo(number, Photo(b"\x00\xff\xd8" + bytes([number]) * 5))
    began = book.check().content
    in_one_step(
        book,
        "UPDATE photo SET type = 'image/png'",
        f"UPDATE photo SET data = x'00ff' WHERE card = {numbers[1]}",
        f"DELETE FROM photo WHERE card IN ({numbers[0]}, {numbers[3]})",
    )
    there_and_back(book, began)
    photo = book.cards.photo(numbers[3])
    assert photo is not None
    assert photo.data == b"\x00\xff\xd8" + bytes([numbers[3]]) * 5


def test_cards_that_differ_in_different_columns_come_back_each_as_it_was(book: Book) -> None:
    numbers = make(book, 8)
    began = book.check().content
    in_one_step(
        book,
        *(
            f"UPDATE card SET {column} = {value} WHERE id = {number}"
            for number, (column, value) in zip(
                numbers,
                (
                    ("cadence_days", "7"), ("notes", "'bamboo'"), ("trashed_at", "'2026-11-23'"),
                    ("family", "'王'"), ("referred_by", str(numbers[0])), ("family", "family"),
                    ("created_on", "'2020-01-01'"), ("uid", "'other'"),
                ),
                strict=True,
            )
        ),
    )  # fmt: skip
    there_and_back(book, began)
    assert book.search.find("F3").count == 1


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 40))
def test_any_writes_in_one_step_go_back_and_forth(
    tmp_path_factory: pytest.TempPathFactory, seed: int, amount: int
) -> None:
    chance = random.Random(seed)
    with Book.create(tmp_path_factory.mktemp("replay") / "book.rolodex", CLOCK) as book:
        make(book, 6)
        began = book.check().content
        in_one_step(book, *(_write(chance, number) for number in range(amount)))
        if book.journal.steps(1)[0].label.msgid != "changes":
            assert book.check().content == began
            return
        there_and_back(book, began)


def _write(chance: random.Random, number: int) -> str:
    card, tag = chance.randint(1, 6), chance.randint(1, 4)
    return chance.choice(
        (
            f"INSERT OR IGNORE INTO tag(id, uid, name) VALUES ({tag}, 'u{number}', 'T{number}')",
            f"UPDATE tag SET name = 'S{number}', klass = 'A' WHERE id = {tag}",
            f"DELETE FROM tag WHERE id = {tag}",
            "INSERT OR IGNORE INTO card_tag(card, tag) SELECT c.id, t.id FROM card c, tag t",
            f"DELETE FROM card_tag WHERE card = {card}",
            f"UPDATE card SET cadence_days = {number + 1} WHERE id >= {card}",
            f"UPDATE card SET trashed_at = iif(trashed_at, NULL, '2026') WHERE id <= {card}",
            f"UPDATE card SET family = 'G{number}' WHERE id = {card}",
            f"UPDATE card SET referred_by = (SELECT min(id) FROM card) WHERE id = {card}",
            f"DELETE FROM card WHERE id = {card}",
            f"INSERT OR REPLACE INTO photo SELECT NULL, id, x'{number:04x}', '' FROM card",
        )
    )


def test_a_cadence_of_many_undone_and_redone_leaves_the_index_untouched(book: Book) -> None:
    numbers = make(book, 7)
    began = index(book)
    book.bulk.set_cadence(numbers, 45)
    book.journal.undo()
    book.journal.redo()
    assert index(book) == began


def test_what_tags_and_trash_change_is_undone_without_making_words_anew(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = make(book, 7)
    for verb in (
        lambda: book.cards.trash(numbers),
        lambda: book.cards.tag(numbers, "Golf"),
        lambda: book.bulk.set_class(numbers, "A"),
    ):
        began = book.check().content
        with monkeypatch.context() as patched:
            patched.setattr(
                "rolodex.domain.search_text.card_tokens",
                lambda *_, **__: pytest.fail("words were made anew"),
            )
            verb()
            book.journal.undo()
            book.journal.redo()
        there_and_back(book, began)
    assert [book.search.find(f"F{n}").count for n in range(7)] == [1] * 7
    assert book.search.find("plain").count == 3


def test_progress_tells_of_every_row_of_the_step(book: Book) -> None:
    numbers = make(book, 7)
    book.bulk.set_cadence(numbers, 45)
    told: list[tuple[int, int | None]] = []
    with book.database.transaction():
        journal.undo(book.database, CLOCK.now(), lambda *so_far: told.append(so_far))
    assert told == [(3, 7), (6, 7), (7, 7)]


def index(book: Book) -> list[tuple[object, ...]]:
    return book.database.rows("SELECT * FROM card_fts_data ORDER BY id")
