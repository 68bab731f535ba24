"""The pop-up's rule: once a day and once for an appointment, whatever the clock does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.popup_schedule import (
    Appointment,
    PopupState,
    Wish,
    absence,
    absence_read,
    due,
    from_json,
    muted,
    observed,
    shown,
    snoozed,
    to_json,
)

WISH = Wish(at=time(9), minutes=15)
VISIT = Appointment(key="7", at=datetime(2026, 11, 24, 14, 0))
MIDNIGHT_CALL = Appointment(key="8", at=datetime(2026, 11, 25, 0, 5))


def at(words: str) -> datetime:
    """`23 08:59` is that time in November 2026."""
    return datetime.strptime(f"2026-11-{words}", "%Y-%m-%d %H:%M")


class Story:
    """The program looking at the clock again and again."""

    def __init__(self, *appointments: Appointment, wish: Wish = WISH) -> None:
        self.state = PopupState()
        self.appointments = appointments
        self.wish = wish

    def look(self, words: str) -> str:
        """One look at the clock: `""`, `day`, `day 8,7` with appointments, `day away 23`."""
        now = at(words)
        self.state = observed(self.state, now.date())
        found = due(self.state, now, self.wish, self.appointments)
        if found is None:
            return ""
        self.state = shown(self.state, now, found)
        parts = ["day"] if found.day else []
        parts += [",".join(a.key for a in found.appointments)] if found.appointments else []
        parts += [f"away {found.away_since.day}"] if found.away_since else []
        return " ".join(parts)

    def restart(self) -> None:
        """The program is killed; only what it wrote is left."""
        self.state = from_json(json.loads(json.dumps(to_json(self.state))))


# What is looked at, in order, and what must show: the cases of a life with a clock.
CASES: dict[str, tuple[tuple[Appointment, ...], list[tuple[str, str]]]] = {
    "it comes at its time and not before": (
        (), [("23 08:59", ""), ("23 09:00", "day"), ("23 09:01", ""), ("23 23:59", "")]),
    "the first start after its time shows it": (
        (), [("23 16:40", "day"), ("23 16:41", "")]),
    "over midnight it comes once, at its time": (
        (), [("23 09:00", "day"), ("23 23:59", ""), ("24 00:00", ""), ("24 08:59", ""),
             ("24 09:00", "day"), ("24 09:01", "")]),
    "a clock that jumps over midnight and past the hour shows the new day once": (
        (), [("23 09:00", "day"), ("24 11:30", "day"), ("24 11:31", "")]),
    "a clock set back within the day does not repeat": (
        (), [("23 09:00", "day"), ("23 07:00", ""), ("23 09:00", ""), ("23 10:00", "")]),
    "a clock set back to yesterday does not repeat yesterday": (
        (), [("23 09:00", "day"), ("24 09:00", "day"), ("23 09:30", ""), ("24 09:30", "")]),
    "a clock that stood ahead silences no day between": (
        (), [("22 09:00", "day"), ("30 09:00", "day away 22"), ("23 09:00", "day"),
             ("24 09:00", "day"), ("30 09:00", "")]),
    "three days asleep give one summary": (
        (), [("23 09:00", "day"), ("27 08:15", ""), ("27 09:00", "day away 23"), ("27 09:01", "")]),
    "an absence over its hour is told at once": (
        (), [("23 17:00", "day"), ("30 10:00", "day away 23"), ("30 10:01", "")]),
    "the night is no absence": (
        (), [("23 09:00", "day"), ("24 09:00", "day")]),
    "an appointment comes before its hour, once": (
        (VISIT,), [("24 09:00", "day"), ("24 13:44", ""), ("24 13:45", "7"), ("24 13:46", ""),
                   ("24 14:00", ""), ("24 15:00", "")]),
    "an appointment before the hour of the day comes by itself": (
        (replace(VISIT, at=datetime(2026, 11, 24, 8, 0)),),
        [("24 07:44", ""), ("24 07:45", "7"), ("24 09:00", "day")]),
    "an appointment slept over comes at the first look of its day": (
        (VISIT,), [("24 09:00", "day"), ("24 16:00", "7"), ("24 16:01", "")]),
    "a day that shows late brings its appointments along, once": (
        (VISIT,), [("24 13:50", "day 7"), ("24 13:51", "")]),
    "an appointment of yesterday belongs to the day's list": (
        (VISIT,), [("25 09:00", "day"), ("25 09:01", "")]),
    "an appointment after midnight comes the evening before": (
        (MIDNIGHT_CALL,), [("24 09:00", "day"), ("24 23:50", "8"), ("25 00:01", ""),
                           ("25 00:05", "")]),
    "a clock set back over an appointment does not repeat it": (
        (VISIT,), [("24 09:00", "day"), ("24 13:45", "7"), ("24 13:00", ""), ("24 13:45", "")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("killed", [False, True], ids=["running", "killed after each look"])
def test_the_clock(name: str, killed: bool) -> None:
    appointments, looks = CASES[name]
    story = Story(*appointments)
    found = []
    for words, _expected in looks:
        found.append(story.look(words))
        if killed:
            story.restart()
    assert found == [words for _look, words in looks]


def test_a_snooze_brings_the_day_back_once_after_an_hour() -> None:
    story = Story()
    assert story.look("23 09:00") == "day"
    story.state = snoozed(story.state, at("23 09:10"))
    story.restart()
    looks = ("23 09:11", "23 10:09", "23 10:10", "23 10:11")
    assert [story.look(words) for words in looks] == ["", "", "day", ""]


def test_a_snooze_from_before_its_time_holds_over_its_time() -> None:
    story = Story()
    story.state = snoozed(story.state, at("23 08:30"))
    assert [story.look(w) for w in ("23 09:00", "23 09:30", "23 09:31")] == ["", "day", ""]


def test_a_snooze_into_the_next_day_leaves_that_day_its_own_reminder() -> None:
    story = Story()
    assert story.look("23 23:30") == "day"
    story.state = snoozed(story.state, at("23 23:30"))
    assert [story.look(w) for w in ("24 00:30", "24 09:00", "24 09:01")] == ["", "day", ""]


def test_a_snooze_slept_over_is_told_with_the_new_day_once() -> None:
    story = Story()
    story.look("23 09:00")
    story.state = snoozed(story.state, at("23 09:00"))
    assert [story.look(w) for w in ("26 09:30", "26 09:31")] == ["day away 23", ""]


@pytest.mark.parametrize(("back", "shows"), [("23 08:00", "day"), ("23 08:58", "")])
def test_a_snooze_is_not_lost_to_a_clock_set_back(back: str, shows: str) -> None:
    story = Story()
    story.look("23 09:00")
    story.state = snoozed(story.state, at("23 09:00"))
    assert story.look(back) == shows
    assert story.look("23 09:30") == ""


def test_an_appointment_comes_through_a_snooze_of_the_day() -> None:
    story = Story(replace(VISIT, at=at("23 09:40")))
    story.look("23 09:00")
    story.state = snoozed(story.state, at("23 09:00"))
    assert [story.look(w) for w in ("23 09:25", "23 10:00")] == ["7", "day"]


def test_a_muted_day_is_silent_and_the_next_is_not() -> None:
    story = Story(VISIT)
    story.look("24 09:00")
    story.state = muted(story.state, date(2026, 11, 24))
    story.restart()
    assert [story.look(w) for w in ("24 13:45", "24 18:00", "25 09:00")] == ["", "", "day"]


def test_taking_the_mute_back_brings_what_is_due() -> None:
    story = Story(VISIT)
    story.state = muted(story.state, date(2026, 11, 24))
    assert story.look("24 13:50") == ""
    story.state = muted(story.state, date(2026, 11, 24), mute=False)
    assert [story.look(w) for w in ("24 13:51", "24 13:52")] == ["day 7", ""]


def test_without_the_wish_nothing_comes() -> None:
    story = Story(VISIT, wish=replace(WISH, wanted=False))
    assert [story.look(w) for w in ("24 09:00", "24 13:45")] == ["", ""]


def test_an_earlier_hour_chosen_later_in_the_day_repeats_nothing() -> None:
    story = Story()
    story.look("23 09:00")
    story.wish = replace(WISH, at=time(8))
    assert story.look("23 09:05") == ""
    story.wish = replace(WISH, at=time(11))
    assert story.look("23 11:00") == ""


def test_an_appointment_put_off_comes_again_when_that_is_over() -> None:
    story = Story(VISIT)
    story.look("24 13:45")
    story.appointments = (replace(VISIT, snoozed_until=at("24 14:30")),)
    assert [story.look(w) for w in ("24 14:29", "24 14:30", "24 14:31")] == ["", "7", ""]


def test_an_appointment_moved_to_another_hour_comes_for_that_hour() -> None:
    story = Story(VISIT)
    story.look("24 13:45")
    story.appointments = (replace(VISIT, at=at("24 17:00")),)
    assert [story.look(w) for w in ("24 16:44", "24 16:45", "24 16:46")] == ["", "7", ""]


def test_zero_minutes_before_is_the_hour_itself() -> None:
    story = Story(VISIT, wish=replace(WISH, minutes=0))
    story.look("24 09:00")
    assert [story.look(w) for w in ("24 13:59", "24 14:00")] == ["", "7"]


@pytest.mark.parametrize(
    "damaged",
    [None, 7, "x", [], {"shown": "2026-11-23"}, {"shown": [None, 3, "2026-13-01"]},
     {"popped": {"a": 1}}, {"snoozed_at": "2026-11-23T09:00:00+00:00", "seen_on": "soon"}],
)  # fmt: skip
def test_a_damaged_state_counts_as_none(damaged: object) -> None:
    assert from_json(damaged) == PopupState()


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(st.lists(moments, max_size=50), st.lists(moments, max_size=6), st.data())
def test_however_the_clock_jumps_each_comes_at_most_once(
    looks: list[datetime], hours: list[datetime], data: st.DataObject
) -> None:
    appointments = [Appointment(key=str(n), at=hour) for n, hour in enumerate(hours)]
    state, days, popped = PopupState(), [], []
    for now in looks:
        state = observed(state, now.date())
        found = due(state, now, WISH, appointments)
        if found is not None:
            state = shown(state, now, found)
            days += [now.date()] if found.day else []
            popped += [a.key for a in found.appointments]
        if data.draw(st.booleans()):
            state = from_json(to_json(state))
    assert len(days) == len(set(days))
    assert len(popped) == len(set(popped))
    assert set(days) == {now.date() for now in looks if now.time() >= WISH.at}


def test_in_two_years_of_looks_every_minute_of_the_morning_each_day_comes_once() -> None:
    state, count = PopupState(), 0
    day = datetime(2026, 1, 1, 8, 58)
    for number in range(730):
        for minute in range(5):
            now = day + timedelta(days=number, minutes=minute)
            state = observed(state, now.date())
            found = due(state, now, WISH)
            if found is not None:
                assert now.time() == WISH.at
                assert found.away_since is None
                state = shown(state, now, found)
                count += 1
    assert count == 730


# What was put off to an hour, and rest days.

CALL_BACK = Appointment(key="9", at=at("24 15:00"), snoozed_until=at("24 15:00"))


def test_what_was_put_off_to_an_hour_comes_at_it_and_not_minutes_before() -> None:
    story = Story(CALL_BACK)
    story.look("24 09:00")
    assert [story.look(f"24 {words}") for words in ("14:45", "14:59", "15:00", "15:01")] == [
        "", "", "9", "",
    ]  # fmt: skip


@pytest.mark.parametrize("moment", ["24 15:00", "24 18:30", "24 23:59"])
def test_put_off_and_asleep_until_later_it_comes_once(moment: str) -> None:
    story = Story(CALL_BACK)
    story.look("24 09:00")
    assert story.look(moment) == "9"
    story.restart()
    assert [story.look(words) for words in ("24 14:00", "24 15:00", moment)] == ["", "", ""]


def test_what_was_put_off_and_slept_over_belongs_to_the_next_day() -> None:
    story = Story(CALL_BACK)
    story.look("24 09:00")
    assert story.look("25 08:00") == ""
    assert story.look("25 09:00") == "day"


REST = replace(WISH, rest_days=frozenset({2}))  # the 24th is a Tuesday


def test_on_a_rest_day_only_what_has_an_hour_comes() -> None:
    story = Story(VISIT, CALL_BACK, wish=REST)
    found = [story.look(f"24 {words}") for words in ("09:00", "13:45", "15:00", "23:00")]
    assert found == ["", "7", "9", ""]
    assert story.look("25 09:00") == "day"


def test_on_a_rest_day_what_the_user_asked_for_comes_after_the_hour() -> None:
    story = Story(wish=REST)
    story.state = snoozed(story.state, at("24 10:00"))
    assert [story.look(f"24 {words}") for words in ("10:59", "11:00", "11:01")] == ["", "day", ""]


def test_an_absence_that_ends_on_a_rest_day_is_told_on_the_next_working_day() -> None:
    story = Story(wish=REST)
    story.look("20 09:00")
    assert story.look("24 09:00") == ""
    assert story.look("25 09:00") == "day away 20"


# The absence as the Today screen tells it.


def test_the_first_day_after_an_absence_tells_of_it_until_it_was_read() -> None:
    state = observed(PopupState(), date(2026, 11, 5))
    back = date(2026, 11, 25)
    for seen in (state, observed(state, back), from_json(to_json(observed(state, back)))):
        found = absence(seen, back)
        assert found is not None
        assert (found.since, found.back) == (date(2026, 11, 5), back)
    assert absence(absence_read(state, back), back) is None


def test_the_day_after_that_tells_of_it_no_more() -> None:
    state = observed(observed(PopupState(), date(2026, 11, 5)), date(2026, 11, 25))
    assert absence(state, date(2026, 11, 26)) is None
    assert absence(observed(state, date(2026, 11, 26)), date(2026, 11, 26)) is None


def test_the_pop_up_and_the_screen_tell_it_each_for_themselves() -> None:
    back = at("25 09:00")
    state = observed(observed(PopupState(), date(2026, 11, 5)), back.date())
    told = due(state, back, WISH)
    assert told is not None
    assert absence(shown(state, back, told), back.date()) is not None
    again = due(absence_read(state, back.date()), back, WISH)
    assert again is not None
    assert again.away_since == date(2026, 11, 5)


def test_no_absence_on_the_first_day_of_all_from_day_to_day_or_when_the_clock_went_back() -> None:
    first = date(2026, 11, 25)
    assert absence(PopupState(), first) is None
    state = observed(PopupState(), first)
    assert absence(state, first) is None
    assert absence(state, first + timedelta(days=1)) is None
    assert absence(state, first - timedelta(days=9)) is None
