"""The agenda on the rows of a large book, where the store hands over only the first silent ones."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.agenda import (
    LATER,
    TODAY,
    Agenda,
    Day,
    FollowUpRow,
    Mark,
    Row,
    SilentRow,
    plan_day,
)
from rolodex.domain.followup import FollowUp
from rolodex.domain.reminder_kinds import KINDS
from rolodex.domain.reminder_kinds.silence import class_rank
from rolodex.i18n import render

ON = date(2026, 11, 25)


def silent(number: int, klass: str = "A", overdue: int = 0) -> SilentRow:
    contact = ON - timedelta(days=30 + overdue)
    return SilentRow(
        card_id=number,
        uid=f"u{number}",
        name=f"Card {number}",
        created=contact,
        last_contact=contact,
        cadence=30,
        klass=klass,
    )


def promised(number: int) -> FollowUpRow:
    followup = FollowUp(id=number, card=number, due=ON)
    return FollowUpRow(card_id=number, uid=f"u{number}", name=f"Card {number}", followup=followup)


ROWS = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C", ""]), st.integers(-3, 40)), max_size=60
).map(lambda found: [silent(n, k, late) for n, (k, late) in enumerate(found, 1)])


@given(
    ROWS,
    st.integers(1, 20),
    st.sets(st.integers(1, 60), max_size=5),
    st.sets(st.integers(1, 60), max_size=5),
)
def test_the_first_rows_and_the_total_give_the_same_day_as_all_rows(
    rows: list[SilentRow], size: int, handled: set[int], fixed: set[int]
) -> None:
    day = Day(on=ON)
    promises = [promised(n) for n in fixed]
    everything = plan_day([*promises, *rows], day, size=size, handled=handled)
    listed = [row for row in rows if row.due <= ON]
    ordered = sorted(listed, key=lambda r: (class_rank(r.klass), r.due, r.card_id))
    some = [
        *ordered[:size],
        *(row for row in ordered[size:] if row.card_id in handled | fixed),
    ]
    limited = plan_day(
        [*promises, *some], day, size=size, handled=handled, silent_total=len(listed)
    )
    assert limited.lane(TODAY) == everything.lane(TODAY)
    assert (limited.later, limited.fixed) == (everything.later, everything.fixed)


@given(ROWS, st.integers(1, 20), st.sets(st.integers(1, 60), max_size=30))
def test_the_day_never_asks_for_more_people_than_its_size_unless_they_are_fixed(
    rows: list[SilentRow], size: int, fixed: set[int]
) -> None:
    agenda = plan_day([*[promised(n) for n in fixed], *rows], Day(on=ON), size=size)
    people = {r.card_id for r in agenda.lane(TODAY)}
    assert len(people) <= max(size, len(fixed))
    assert fixed <= people
    assert len(agenda.reminders) == len(fixed) + sum(row.due <= ON for row in rows)


def test_later_may_be_cut_while_its_count_stays() -> None:
    rows = [silent(n) for n in range(1, 31)]
    agenda = plan_day(rows, Day(on=ON), size=12, later_limit=5)
    assert len(agenda.lane(TODAY)) == 12
    assert [r.card_id for r in agenda.lane(LATER)] == [13, 14, 15, 16, 17]
    assert agenda.later == 18


def test_reasons_are_told_in_plain_words() -> None:
    (line,) = plan_day([silent(1, overdue=15)], Day(on=ON)).reminders
    assert render(line.reason) == "last contact 45 days ago, class A: every 30 days"
    (line,) = plan_day([silent(1, klass="", overdue=0)], Day(on=ON)).reminders
    assert render(line.reason) == "last contact 30 days ago, every 30 days"
    (line,) = plan_day([promised(1)], Day(on=ON)).reminders
    assert render(line.reason) == "promised for today"


def test_each_kind_has_a_key_of_its_own_and_a_label() -> None:
    assert [kind.key for kind in KINDS] == [
        "followup",
        "birthday",
        "anniversary",
        "silence",
        "never",
    ]
    assert all(kind.label for kind in KINDS)


def put_off(row: SilentRow, until: datetime, done: bool = False) -> Mark:
    return Mark(
        kind="silence", card=row.card_id, due=row.due, snoozed_until=until, done=done, on=ON
    )


def test_on_a_rest_day_nobody_fills_the_day_and_what_is_fixed_stays() -> None:
    agenda = plan_day([promised(1), silent(1), silent(2)], Day(on=ON), rest=True)
    assert [(r.kind, r.card_id) for r in agenda.lane(TODAY)] == [("followup", 1)]
    assert agenda.later == 2
    assert agenda.rest


def test_who_was_put_off_to_the_day_comes_before_those_of_a_better_class() -> None:
    rows = [silent(n) for n in range(1, 6)]
    late = silent(9, "C")
    for days, found in ((0, True), (6, True), (7, False)):
        mark = put_off(late, datetime(2026, 11, 25) - timedelta(days=days))
        agenda = plan_day([*rows, late], Day(on=ON, marks=(mark,)), size=3)
        assert (9 in {r.card_id for r in agenda.lane(TODAY)}) is found
        assert len(agenda.lane(TODAY)) == 3


def test_who_was_put_off_to_an_hour_is_there_at_it_even_on_a_full_or_a_rest_day() -> None:
    late = silent(9, "C")
    rows: list[Row] = [*(promised(n) for n in range(1, 4)), late]
    marks = (put_off(late, datetime(2026, 11, 25, 15)),)
    for hour, found in ((14, False), (15, True), (20, True)):
        day = Day(on=ON, at=time(hour), marks=marks)
        for agenda in (plan_day(rows, day, size=3), plan_day(rows, day, rest=True)):
            assert (9 in {r.card_id for r in agenda.lane(TODAY)}) is found


def test_put_off_again_to_another_day_it_has_no_place_on_this_one() -> None:
    late = silent(9, "C")
    mark = put_off(late, datetime(2026, 11, 26))
    agenda = plan_day([late], Day(on=ON, at=datetime.max.time(), marks=(mark,)))
    assert agenda.reminders == ()


def test_a_day_has_room_for_as_many_people_as_are_neither_listed_nor_handled() -> None:
    rows: list[Row] = [promised(1), promised(1), silent(2, overdue=3)]
    assert plan_day(rows, Day(on=ON), size=12, handled={7}).room(12) == 9
    assert plan_day(rows, Day(on=ON), size=2).room(2) == 0
    assert Agenda().room(12) == 12


def test_a_rest_day_and_a_day_on_which_others_wait_have_no_room() -> None:
    rows: list[Row] = [silent(number) for number in range(1, 5)]
    assert plan_day(rows, Day(on=ON), size=3).room(3) == 0
    assert plan_day([], Day(on=ON), size=3, rest=True).room(3) == 0
