"""The agenda of a real book: the same cases as on paper, and what only a book can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from rolodex.domain.absence import Absence
from rolodex.domain.agenda import TODAY
from rolodex.domain.card import Card
from rolodex.domain.card_parts import SpecialDate
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.domain.popup_schedule import Appointment
from rolodex.services.book import Book
from tests.data.agenda_book import add, noon, perform, play
from tests.data.agenda_case import Act, C, Case
from tests.data.agenda_cases import CASES
from tests.domain.test_agenda_table import line

ON = date(2026, 11, 25)


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {c.rule}" for n, c in enumerate(CASES)])
def test_agenda_of_a_book_is_as_worked_out_by_hand(case: Case, tmp_path: Path) -> None:
    at = time.fromisoformat(case.at) if case.at else None
    with play(case, tmp_path / "book.rolodex") as book:
        on = date.fromisoformat(case.on)
        agenda = book.agenda.due(on, case.days, at)
        assert [line(r) for r in agenda.reminders] == list(case.expect)
        assert agenda.later == case.later
        today = [e for e in case.expect if e.lane == TODAY]
        first_lines = book.agenda.due(on, case.days, at, later_limit=0)
        assert [line(r) for r in first_lines.reminders] == today
        assert first_lines.later == case.later
        assert book.check().ok


@pytest.fixture
def wednesday(book: Book) -> Book:
    """An empty book on the day of the cases."""
    book.clock = noon(ON, "Asia/Taipei")
    return book


def names(book: Book) -> list[tuple[str, str]]:
    return [(r.name, r.kind) for r in book.agenda.due().reminders]


def test_a_card_in_the_trash_asks_for_nothing(wednesday: Book) -> None:
    call = (("Call", "2026-11-25", "", ""),)
    number = add(wednesday, C("Ann", "--11-25", followups=call))
    assert names(wednesday) == [("Ann", "followup"), ("Ann", "birthday")]
    wednesday.cards.trash([number])
    assert names(wednesday) == []
    wednesday.cards.restore([number])
    assert names(wednesday) == [("Ann", "followup"), ("Ann", "birthday")]


def test_what_was_done_comes_back_when_it_is_undone(wednesday: Book) -> None:
    add(wednesday, C("Ann", "--11-25", followups=(("Call", "2026-11-25", "", ""),)))
    for kind in ("birthday", "followup"):
        for verb in ("done", "skip", "snooze"):
            before = names(wednesday)
            perform(wednesday, Act("2026-11-25", "Ann", kind, verb, "2026-11-28"))
            assert names(wednesday) == [entry for entry in before if entry[1] != kind]
            wednesday.journal.undo()
            assert names(wednesday) == before


def test_logging_a_contact_takes_the_silent_card_off_at_once(wednesday: Book) -> None:
    add(wednesday, C("Bea"))
    wednesday.clock = noon(date(2027, 11, 25), "Asia/Taipei")
    (reminder,) = wednesday.agenda.due().reminders
    assert reminder.kind == "never"
    wednesday.history.log(Interaction(cards=(reminder.card_id,), text="hello"))
    assert names(wednesday) == []
    assert wednesday.agenda.due().handled == 1
    wednesday.journal.undo()
    assert names(wednesday) == [("Bea", "never")]


def test_removing_the_contact_brings_the_silence_back(wednesday: Book) -> None:
    number = add(wednesday, C("Ann", tags=(("VIP", "A", None),)))
    old = Interaction(cards=(number,), at=datetime(2026, 10, 1, 4), text="old")
    wednesday.history.log(old)
    logged = wednesday.history.log(Interaction(cards=(number,), text="new"))
    assert names(wednesday) == []
    assert logged.new is not None
    wednesday.history.remove(logged.new)
    assert names(wednesday) == [("Ann", "silence")]


def test_a_birthday_given_another_day_leaves_the_mark_behind(wednesday: Book) -> None:
    number = add(wednesday, C("Ann", "--11-25"))
    perform(wednesday, Act("2026-11-25", "Ann", "birthday", "done"))
    card = wednesday.cards.get(number)
    moved = replace(card, dates=(replace(card.dates[0], day=26),))
    wednesday.cards.save(moved)
    assert names(wednesday) == [("Ann", "birthday")]


def test_a_large_book_counts_all_that_is_later_and_fetches_little(wednesday: Book) -> None:
    for number in range(30):
        wednesday.cards.save(Card(given=f"Card {number:02}"))
    wednesday.clock = noon(date(2027, 11, 25), "Asia/Taipei")
    everything = wednesday.agenda.due()
    some = wednesday.agenda.due(later_limit=5)
    assert len(everything.reminders) == 30
    assert [r.name for r in some.reminders] == [r.name for r in everything.reminders[:17]]
    assert some.later == everything.later == 18
    assert wednesday.agenda.count_today() == 12


def test_what_the_cadences_ask_for_is_told(wednesday: Book) -> None:
    add(wednesday, C("Ann", tags=(("VIP", "A", None),)))
    add(wednesday, C("Bea", cadence=10))
    load = wednesday.agenda.cadence_load()
    assert (load.cards, load.per_class) == (2, {"A": 1, "": 1})
    assert load.per_day == pytest.approx(1 / 30 + 1 / 10)


def test_appointments_are_the_open_ones_of_today_and_tomorrow_at_the_hour_here(
    wednesday: Book,
) -> None:
    card = wednesday.cards.save(Card(given="Ann")).new
    assert card is not None

    def promise(day: int, hour: int | None, zone: str = "Asia/Taipei") -> int:
        at = None if hour is None else time(hour)
        made = wednesday.followups.add(
            FollowUp(card=card, due=date(2026, 11, day), time=at, zone=zone)
        )
        assert made.new is not None
        return made.new

    promise(24, 15)
    today = promise(25, 15)
    promise(25, None)
    promise(27, 9)
    berlin = promise(25, 20, "Europe/Berlin")
    done = promise(25, 16)
    wednesday.followups.done(done)
    until = datetime(2026, 11, 25, 14, 30)
    wednesday.followups.snooze(today, until)
    assert wednesday.agenda.coming() == (
        Appointment(key=str(today), at=datetime(2026, 11, 25, 15), snoozed_until=until),
        Appointment(key=str(berlin), at=datetime(2026, 11, 26, 3)),
    )


def test_what_was_put_off_to_an_hour_of_today_pops_up_at_it(wednesday: Book) -> None:
    ann, bea = (wednesday.cards.save(Card(given=name)).new for name in ("Ann", "Bea"))
    assert ann is not None and bea is not None
    promise = wednesday.followups.add(FollowUp(card=ann, due=date(2026, 11, 20))).new
    assert promise is not None
    born = SpecialDate(label="birthday", month=11, day=25)
    card = wednesday.cards.get(bea)
    wednesday.cards.save(replace(card, dates=(born,)))
    at = datetime(2026, 11, 25, 15)
    for reminder in wednesday.agenda.due().lane(TODAY):
        wednesday.agenda.snooze(reminder, at)
    special = wednesday.cards.get(bea).dates[0].id
    keys = {str(promise), f"birthday:{bea}:{special}:2026-11-25"}
    found = wednesday.agenda.coming()
    assert {appointment.key for appointment in found} == keys
    assert all(a.at == a.snoozed_until == at for a in found)
    assert {r.key for r in wednesday.agenda.due(at=time(15)).lane(TODAY)} == keys
    assert wednesday.agenda.due(at=time(14, 59)).reminders == ()
    assert wednesday.agenda.count_today() == 0  # at noon
    # Until tomorrow is no hour: tomorrow's day shows it.
    for reminder in wednesday.agenda.due(at=time(15)).lane(TODAY):
        wednesday.agenda.snooze(reminder, datetime(2026, 11, 26))
    assert wednesday.agenda.coming() == ()


def test_who_was_put_off_to_the_day_is_fetched_though_many_are_before(wednesday: Book) -> None:
    for number in range(30):
        wednesday.cards.save(Card(given=f"Card {number:02}"))
    wednesday.clock = noon(date(2027, 11, 24), "Asia/Taipei")
    last = wednesday.agenda.due().reminders[-1]
    wednesday.agenda.snooze(last, datetime(2027, 11, 25))
    wednesday.clock = noon(date(2027, 11, 25), "Asia/Taipei")
    some = wednesday.agenda.due(later_limit=0)
    assert last.card_id in {r.card_id for r in some.reminders}
    assert (len(some.reminders), some.later) == (12, 18)


def test_on_a_rest_day_the_badge_counts_only_what_is_fixed(wednesday: Book) -> None:
    ann = wednesday.cards.save(Card(given="Ann")).new
    assert ann is not None
    wednesday.cards.save(Card(given="Bea"))
    wednesday.clock = noon(date(2027, 11, 25), "Asia/Taipei")  # a Thursday
    wednesday.followups.add(FollowUp(card=ann, due=date(2027, 11, 25)))
    assert wednesday.agenda.count_today() == 3
    wednesday.settings.set("rest_days", "thu")
    assert wednesday.agenda.count_today() == 1
    assert wednesday.agenda.due(on=date(2027, 11, 26)).rest is False


def test_what_fell_due_during_an_absence_is_told_with_birthdays_long_past(wednesday: Book) -> None:
    born = SpecialDate(label="birthday", month=11, day=7)
    ann = wednesday.cards.save(Card(given="Ann", dates=(born,))).new
    assert ann is not None
    for day in (5, 6, 24, 25):
        wednesday.followups.add(FollowUp(card=ann, due=date(2026, 11, day)))
    absence = Absence(since=date(2026, 11, 5), back=ON)
    found = wednesday.agenda.missed(absence)
    assert [(r.kind, r.due.day) for r in found] == [
        ("followup", 6),
        ("followup", 24),
        ("birthday", 7),
    ]
    wednesday.agenda.done(found[2])
    wednesday.agenda.done(found[0])
    assert [r.due.day for r in wednesday.agenda.missed(absence)] == [24]
