"""Undo and redo: any sequence of verbs taken back leaves the content it began with."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.card import Card
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Photo,
    Relation,
    SpecialDate,
)
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.domain.phrase import Phrase
from rolodex.domain.problems import NotFound, Problem
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nN:Li{0};Na\r\nFN:Na Li{0}\r\nEND:VCARD\r\n"


class Actor:
    """Does every verb of a book with values drawn from a seed."""

    def __init__(self, book: Book, seed: int) -> None:
        self.book = book
        self.chance = random.Random(seed)
        self.verbs: dict[str, Callable[[], object]] = {name: getattr(self, name) for name in VERBS}

    def card(self) -> int:
        ids = self.book.database.column("SELECT id FROM card")
        return self.chance.choice(ids) if ids else self.add()

    def add(self) -> int:
        changes = self.book.cards.save(
            Card(
                family=self.chance.choice(["王", "歐陽", "Smith", ""]),
                given=self.chance.choice(["小明", "Ann", ""]),
                company=self.chance.choice(["", "大同"]),
                methods=(Method(kind=MethodKind.PHONE, value="0912-345-678"),),
                addresses=(Address(city="台中"),),
                dates=(SpecialDate(label="birthday", month=8, day=15, calendar=Calendar.LUNAR),),
                tags=tuple(self.chance.sample(["A", "B", "C"], self.chance.randint(0, 3))),
                custom=(CustomValue(label="車號", value="ABC", private=True),),
            )
        )
        assert changes.new is not None
        return changes.new

    def edit(self) -> None:
        card = self.book.cards.get(self.card())
        self.book.cards.save(
            replace(
                card,
                notes=str(self.chance.random()),
                methods=(*card.methods[1:], Method(kind=MethodKind.EMAIL, value="a@b.c")),
                tags=card.tags[1:],
                custom=(),
                company="",
                referred_by=None if card.referred_by else self.other(card.id),
            )
        )

    def other(self, number: int | None) -> int | None:
        ids = self.book.database.column("SELECT id FROM card WHERE id != ?", (number,))
        return self.chance.choice(ids) if ids else None

    def relate(self) -> None:
        card = self.book.cards.get(self.card())
        relation = Relation(kind="child", other=self.other(card.id), name="小華")
        self.book.cards.save(replace(card, relations=(*card.relations, relation)))

    def photo(self) -> None:
        number = self.card()
        there = self.book.cards.photo(number)
        self.book.cards.set_photo(number, None if there else Photo(b"\x00\xff\xd8 photo"))

    def trash(self) -> None:
        self.book.cards.trash([self.card(), self.card()])

    def restore(self) -> None:
        self.book.cards.restore([self.card()])

    def tag(self) -> None:
        self.book.cards.tag([self.card()], "VIP")

    def untag(self) -> None:
        self.book.cards.untag([self.card()], "VIP")

    def class_of_tag(self) -> None:
        tags = self.book.tags.all()
        if tags:
            tag = self.chance.choice(tags)
            klass = self.chance.choice(["", "A", "B"])
            self.book.tags.save(replace(tag, klass=klass, name=f"{tag.name}!", cadence_days=7))

    def remove_tag(self) -> None:
        tags = self.book.tags.all()
        if tags:
            self.book.tags.remove(self.chance.choice(tags).id or 0)

    def log(self) -> None:
        self.book.history.log(
            Interaction(cards=(self.card(),), text="談保單", kind="visit"),
            FollowUp(card=0, due=date(2026, 12, 1), text="回電"),
        )

    def edit_log(self) -> None:
        found = self.book.database.column("SELECT id FROM interaction")
        if found:
            interaction = self.book.history.get(self.chance.choice(found))
            cards = tuple({self.card(), self.card()})
            self.book.history.edit(replace(interaction, outcome="no_answer", cards=cards))

    def remove_log(self) -> None:
        found = self.book.database.column("SELECT id FROM interaction")
        if found:
            self.book.history.remove(self.chance.choice(found))

    def promise(self) -> None:
        self.book.followups.add(FollowUp(card=self.card(), due=date(2026, 11, 20), text="送件"))

    def answer(self) -> None:
        reminders = self.book.agenda.due().reminders
        if reminders:
            reminder = self.chance.choice(reminders)
            verb = self.chance.choice(["done", "skip", "snooze"])
            if verb == "snooze":
                self.book.agenda.snooze(reminder, datetime(2026, 11, 30))
            else:
                getattr(self.book.agenda, verb)(reminder)

    def bring_in(self) -> None:
        file = self.book.path.with_name("in.vcf")
        numbers = (self.chance.randrange(20) for _ in range(3))
        file.write_text("".join(VCARD.format(n) for n in numbers))
        self.book.transfer.import_files([file])

    def phrase(self) -> int:
        title = f"問候 {self.chance.randrange(9)}"
        changes = self.book.phrases.save(Phrase(title=title, text="{{稱呼}}您好", tags=("節",)))
        assert changes.new is not None
        return changes.new

    def any_phrase(self) -> int:
        phrases = self.book.phrases.all()
        return self.chance.choice(phrases).id or 0 if phrases else self.phrase()

    def edit_phrase(self) -> None:
        phrase = self.book.phrases.get(self.any_phrase())
        self.book.phrases.save(replace(phrase, text=f"{phrase.text}!", category="birthday"))

    def hand_over(self) -> None:
        self.book.phrases.used(self.any_phrase(), self.card())

    def remove_phrase(self) -> None:
        self.book.phrases.remove(self.any_phrase())

    def starters(self) -> None:
        self.book.phrases.add_starters(self.chance.choice(["en", "zh_TW", "zh_CN"]))

    def act(self, verb: str) -> None:
        """Do a verb; what it may refuse in words, it may."""
        try:
            self.verbs[verb]()
        except Problem:
            pass


VERBS = (
    "add", "edit", "relate", "photo", "trash", "restore", "tag", "untag", "class_of_tag",
    "remove_tag", "log", "edit_log", "remove_log", "promise", "answer", "bring_in",
    "phrase", "edit_phrase", "hand_over", "remove_phrase", "starters",
)  # fmt: skip


NEEDED = {
    "restore": ("trash",), "untag": ("tag",), "remove_tag": ("tag",), "class_of_tag": ("tag",),
    "edit_phrase": ("phrase",), "hand_over": ("phrase",), "remove_phrase": ("phrase", "hand_over"),
}  # fmt: skip
"""What must have been done before a verb has anything to do."""


@given(st.integers(0, 10**6), st.lists(st.sampled_from(VERBS), min_size=1, max_size=25))
def test_any_sequence_of_verbs_undone_leaves_the_content_it_began_with(
    tmp_path_factory: pytest.TempPathFactory, seed: int, verbs: list[str]
) -> None:
    path = tmp_path_factory.mktemp("undo") / "book.rolodex"
    with Book.create(path, CLOCK) as book:
        actor = Actor(book, seed)
        actor.add()
        book.database.execute("DELETE FROM journal_step")
        began = book.check().content
        for verb in verbs:
            actor.act(verb)
        ended = book.check()
        assert ended.ok, ended.problems
        amount = undo_all(book)
        back = book.check()
        assert back.ok, back.problems
        assert back.content == began
        for _ in range(amount):
            book.journal.redo()
        again = book.check()
        assert again.ok, again.problems
        assert again.content == ended.content


def undo_all(book: Book) -> int:
    """Undo until there is nothing left; how many steps that was."""
    amount = 0
    while True:
        try:
            book.journal.undo()
        except NotFound:
            return amount
        amount += 1


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_one_step_also_across_a_restart(
    tmp_path: Path, verb: str, clock: FixedClock
) -> None:
    path = tmp_path / "book.rolodex"
    with Book.create(path, clock) as book:
        actor = Actor(book, 1)
        for preparation in ("add", "log", "promise", *NEEDED.get(verb, ())):
            actor.act(preparation)
        before = book.check().content
        actor.act(verb)
        after = book.check().content
        assert after != before, "the verb did nothing, so its undo proves nothing"
    with Book.open(path, clock) as book:
        book.journal.undo()
        assert book.check().content == before
    with Book.open(path, clock) as book:
        book.journal.redo()
        assert book.check().content == after


def test_a_write_after_undo_ends_redo(book: Book) -> None:
    book.cards.save(Card(family="王"))
    book.journal.undo()
    assert book.journal.next_redo() is not None
    book.cards.save(Card(family="李"))
    assert book.journal.next_redo() is None
    with pytest.raises(NotFound):
        book.journal.redo()


def test_undo_takes_the_last_step_whoever_wrote_it(book: Book) -> None:
    book.cards.save(Card(family="王"))
    with book.reopen() as other:
        other.cards.save(Card(family="李"))
    book.journal.undo()
    assert [row.name for row in book.cards.listing().rows] == ["王"]


def test_a_step_that_changes_nothing_is_no_step(book: Book) -> None:
    number = book.cards.save(Card(family="王")).new
    assert number is not None
    steps = book.journal.steps()
    book.cards.save(book.cards.get(number))
    assert book.journal.steps() == steps


def test_an_import_is_one_step(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "some.vcf"
    file.write_text("".join(VCARD.format(n) for n in range(50)))
    began = book.check().content
    assert book.transfer.import_files([file]).new == 50
    book.journal.undo()
    assert book.check().content == began
