"""The sample book: the same for the same arguments, whole, and with every case of a day in it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from rolodex.domain.card import CardKind
from rolodex.domain.card_parts import MethodKind
from rolodex.domain.names import display_name
from rolodex.domain.partial_date import checked
from rolodex.domain.phones import normalize_phone
from rolodex.domain.problems import BookProblem
from rolodex.domain.tidying import tidied
from rolodex.services.book import Book
from rolodex.services.card_lists import CardFilter
from rolodex.services.clock import FixedClock
from rolodex.services.demo import build_demo
from rolodex.services.sample import people
from rolodex.services.sample.special import HOSTILE_NOTE, LONG_NAME
from rolodex.services.sample.tags import CLASS_TAGS, TAGS, TOPIC_TAGS

ON = date(2026, 11, 23)
CLOCK = FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.rolodex"
    build_demo(path, cards=400, seed=1, on=ON)
    return path


def digest(path: Path) -> str:
    with Book.open(path, CLOCK) as book:
        found = book.check()
        assert found.ok, found.problems
        return found.content


@pytest.mark.parametrize("cards", [1, 3, 5, 19, 60])
def test_a_sample_of_any_size_is_whole_and_has_so_many_cards(tmp_path: Path, cards: int) -> None:
    made = build_demo(tmp_path / "a", cards=cards, on=ON)
    assert made.cards == cards
    with Book.open(tmp_path / "a", CLOCK) as book:
        found = book.check()
        assert (found.ok, found.problems, found.cards) == (True, (), cards)
        assert found.interactions == made.interactions


def test_names_are_in_the_order_that_is_asked_for_and_nothing_is_to_be_undone(
    tmp_path: Path,
) -> None:
    build_demo(tmp_path / "a", cards=20, on=ON, order="zhuyin")
    with Book.open(tmp_path / "a", CLOCK) as book:
        assert book.settings.get("order") == "zhuyin"
        assert book.journal.next_undo() is None
        assert next(letter for letter, _row in book.cards.letters()) in "ㄅㄆㄇㄈㄉㄊㄋㄌ"


def test_the_same_arguments_make_the_same_content(tmp_path: Path) -> None:
    build_demo(tmp_path / "a", cards=50, seed=7, on=ON)
    build_demo(tmp_path / "b", cards=50, seed=7, on=ON)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


@pytest.mark.parametrize(
    "other", [{"cards": 51}, {"seed": 8}, {"on": date(2026, 11, 24)}], ids=["cards", "seed", "on"]
)
def test_other_arguments_make_other_content(tmp_path: Path, other: dict[str, object]) -> None:
    usual: dict[str, object] = {"cards": 50, "seed": 7, "on": ON}
    build_demo(tmp_path / "a", **usual)  # type: ignore[arg-type]
    build_demo(tmp_path / "b", **{**usual, **other})  # type: ignore[arg-type]
    assert digest(tmp_path / "a") != digest(tmp_path / "b")


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(BookProblem):
        build_demo(tmp_path / "a", on=ON)
    assert (tmp_path / "a").read_text() == "mine"


def test_a_sample_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_demo(tmp_path / "a", on=ON, progress=interrupt)
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_the_book_works_on_like_any_other(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_bytes(sample.read_bytes())
    with Book.open(copy, CLOCK) as book:
        assert book.journal.next_undo() is None
        before = book.check().content
        number = book.cards.resolve("王小明")
        book.cards.tag([number], "new tag")
        assert book.search.find("new tag").count == 1
        book.journal.undo()
        assert book.check().content == before


def test_every_case_of_a_day_is_in_it(sample: Path) -> None:
    with Book.open(sample, CLOCK) as book:
        found = book.agenda.due(on=ON).reminders
    kinds = Counter(r.kind for r in found)
    assert {"birthday", "silence", "never", "followup"} <= set(kinds)
    birthdays = {r.name: r.days for r in found if r.kind == "birthday"}
    assert birthdays["陳美玲"] == 0
    assert birthdays["吳麗珍"] == 0
    assert birthdays["Alice Chen"] == 2
    assert birthdays["李国强"] == -3
    assert birthdays["王子安"] == birthdays["王子寧"] == 1
    silent = {r.name: r.days for r in found if r.kind == "silence"}
    assert silent["李国强"] == -15
    assert silent["歐陽志豪"] == 0
    assert silent["Oliver Wright"] == -1
    never = {r.name for r in found if r.kind == "never"}
    assert {"曾淑芬", "Priya Patel"} <= never
    promised = {r.name: (r.days, r.time) for r in found if r.kind == "followup"}
    assert promised["王小明"] == (0, time(10, 30))
    assert promised["Alice Chen"] == (0, None)
    assert promised["陳美玲"] == (-4, None)
    assert promised["Seán Ó Briain"] == (0, time(17, 0)), "nine in London is five in Taipei"


def test_leap_days_and_leap_months_are_in_it(sample: Path) -> None:
    with Book.open(sample, CLOCK) as book:
        on_leap_day = book.agenda.due(on=date(2027, 2, 28)).reminders
        assert ("Oliver Wright", "birthday", 0) in {(r.name, r.kind, r.days) for r in on_leap_day}
        child = book.cards.get(book.cards.resolve("郭小宇")).birthday()
        assert child is not None
        assert (child.leap, child.month, child.year) == (True, 4, 2020)
        new_year_eve = book.cards.get(book.cards.resolve("黃秀蘭")).birthday()
        assert new_year_eve is not None
        assert (new_year_eve.month, new_year_eve.day, new_year_eve.year) == (12, 30, None)


def test_hard_names_are_in_it(sample: Path) -> None:
    with Book.open(sample, CLOCK) as book:
        listing = book.cards.listing()
        names = {row.name for row in book.cards.rows(book.cards.ids(listing))}
        assert {LONG_NAME, "𠮷川美穂"} <= names
        assert book.search.find("𠮷").count == 1
        nameless = book.cards.get(book.cards.resolve("+852 6123 4567"))
        assert not (nameless.family or nameless.given or nameless.display)


def test_a_note_that_looks_like_markup_is_in_it(sample: Path) -> None:
    with Book.open(sample, CLOCK) as book:
        assert book.cards.get(book.cards.resolve("Bobby Tables")).notes == HOSTILE_NOTE


def test_people_are_mixed_as_customers_are(sample: Path) -> None:
    with Book.open(sample, CLOCK) as book:
        cards = list(book.cards.get_many(book.cards.ids(book.cards.listing())).values())
        tags = {tag.name: tag for tag in book.tags.all()}
        counts = {name: tags[name].count / len(cards) for name, _ in CLASS_TAGS}
        out_of_touch = book.cards.listing(CardFilter(kind="out_of_touch")).count
        never = book.cards.listing(CardFilter(kind="never")).count
    for name, percent in CLASS_TAGS:
        assert abs(counts[name] - percent / 100) < 0.12, counts
        assert tags[name].klass
        assert tags[name].cadence_days
    assert 0.1 < out_of_touch / len(cards) < 0.4
    assert 0.03 < never / len(cards) < 0.25
    companies = [card for card in cards if card.kind is CardKind.COMPANY]
    employers = Counter(card.company_card for card in cards if card.company_card)
    assert companies
    assert max(employers.values()) >= 2
    kinds = Counter(relation.kind for card in cards for relation in card.relations)
    assert {"spouse", "household", "parent", "child", "colleague"} <= set(kinds)
    by_id = {card.id: card for card in cards}
    chains = [c for c in cards if c.referred_by and by_id[c.referred_by].referred_by]
    assert chains
    assert {m.kind for card in cards for m in card.methods} == set(MethodKind)
    assert any(m.display for card in cards for m in card.methods)
    assert any(value.private for card in cards for value in card.custom)
    assert any(card.addresses for card in cards)
    assert len({card.created_on for card in cards}) > 50


def test_cards_are_as_the_book_itself_would_save_them(sample: Path) -> None:
    with Book.open(sample, CLOCK) as book:
        for card in book.cards.get_many(book.cards.ids(book.cards.listing())).values():
            assert tidied(card, "TW") == card, display_name(card)
            for date_ in card.dates:
                assert checked(date_) == date_
            for method in card.phones():
                assert method.normalized == normalize_phone(method.value, "TW"), method


def test_there_are_about_ten_contacts_a_card(tmp_path: Path) -> None:
    made = build_demo(tmp_path / "a", cards=2000, on=ON)
    assert 9.3 < made.interactions / made.cards < 10.7


def test_the_texts_are_plenty_and_none_is_copied_between_languages() -> None:
    kinds = ("call", "visit", "message", "email", "meeting", "gift", "complaint", "note")
    pools = []
    for language in ("zh_TW", "zh_CN", "en"):
        texts = people.table(f"history_{language}")
        pool = [text for kind in kinds for text in texts[kind]]
        assert len(pool) == len(set(pool)) >= 60
        pools.append(set(pool))
    assert not (pools[0] & pools[1] or pools[1] & pools[2])


def test_every_tag_that_is_drawn_is_declared() -> None:
    declared = {tag.name for tag in TAGS}
    assert {name for name, _ in CLASS_TAGS} <= declared
    assert {name for names in TOPIC_TAGS.values() for name in names} <= declared
