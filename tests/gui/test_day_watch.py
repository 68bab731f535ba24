"""The watch on the day: exactly once over midnight, set-back clocks, sleep, kills and locks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from rolodex.domain.popup_schedule import Due
from rolodex.domain.problems import BookBusy
from rolodex.domain.text import Text
from rolodex.gui.day_watch import AT_MOST_MS, DayWatch
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.services.book import Book
from tests.fakes import HandClock, InlineRunner
from tests.gui.cards_for_tests import new, promise


class Watched:
    """A watch whose timer stands still: the test looks; what was shown is written down."""

    def __init__(self, book: Book, machine: MachineSettings, clock: HandClock) -> None:
        self.clock = clock
        self.can_show = True
        self.shown: list[Due] = []
        self.desk = Desk(book, clock, machine, runner=InlineRunner())
        self.watch = DayWatch(self.desk, self._present, self.desk)

    def _present(self, due: Due) -> bool:
        if self.can_show:
            self.shown.append(due)
        return self.can_show

    def look(self, *moments: str) -> int:
        """Look at each of the moments; how often something showed."""
        before = len(self.shown)
        for words in moments:
            self.clock.put(words)
            self.watch.look()
        self.watch.stop()
        return len(self.shown) - before


Start = Callable[[], Watched]


@pytest.fixture
def wall(book: Book) -> HandClock:
    """A clock that the test moves, for the book and for the window."""
    clock = HandClock("2026-11-23 08:00")
    book.clock = clock
    return clock


@pytest.fixture
def start(app: object, book: Book, machine: MachineSettings, wall: HandClock) -> Start:
    """Starts the watch, as often as wanted, on the same file of settings."""
    path = machine._path
    return lambda: Watched(book, MachineSettings(path), wall)


def test_it_shows_at_its_time_once_over_midnight(start: Start) -> None:
    program = start()
    assert program.look("2026-11-23 08:59", "2026-11-23 09:00", "2026-11-23 23:59") == 1
    assert program.look("2026-11-24 00:00", "2026-11-24 08:59") == 0
    assert program.look("2026-11-24 09:00", "2026-11-24 09:01") == 1


def test_a_clock_set_back_repeats_nothing(start: Start) -> None:
    program = start()
    program.look("2026-11-23 09:00", "2026-11-24 09:00")
    assert program.look("2026-11-24 08:00", "2026-11-24 09:00", "2026-11-23 09:00") == 0


def test_three_days_asleep_show_one_summary(start: Start) -> None:
    program = start()
    program.look("2026-11-23 09:00")
    assert program.look("2026-11-27 09:30", "2026-11-27 09:31", "2026-11-27 18:00") == 1
    away = program.shown[-1].away_since
    assert away is not None
    assert away.day == 23


def test_killed_and_started_again_it_repeats_nothing(start: Start, book: Book) -> None:
    promise(book, new(book, given="Ida"), hour=14)
    assert start().look("2026-11-23 09:00", "2026-11-23 13:45") == 2
    assert start().look("2026-11-23 09:05", "2026-11-23 13:46", "2026-11-23 13:59") == 0
    assert start().look("2026-11-24 09:00") == 1


def test_snoozed_and_killed_it_comes_after_the_hour(start: Start) -> None:
    program = start()
    program.look("2026-11-23 09:00")
    program.watch.snooze()
    again = start()
    assert again.look("2026-11-23 09:30") == 0
    assert again.look("2026-11-23 10:00", "2026-11-23 10:01") == 1


def test_a_muted_day_stays_muted_through_a_restart(start: Start) -> None:
    start().watch.mute(True)
    program = start()
    assert program.watch.is_muted()
    assert program.look("2026-11-23 09:00", "2026-11-23 23:00") == 0
    assert program.look("2026-11-24 09:00") == 1
    assert not program.watch.is_muted()


def test_what_could_not_be_shown_comes_at_the_next_look(start: Start) -> None:
    program = start()
    program.can_show = False
    assert program.look("2026-11-23 09:00") == 0
    program.can_show = True
    assert program.look("2026-11-23 09:01", "2026-11-23 09:02") == 1


def test_a_busy_book_only_puts_it_off(
    start: Start, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()

    def busy() -> object:
        raise BookBusy(Text("busy"))

    with monkeypatch.context() as patched:
        patched.setattr(type(book.agenda), "coming", lambda _verbs: busy())
        assert program.look("2026-11-23 09:00") == 0
    assert program.look("2026-11-23 09:01") == 1


def test_while_everything_is_hidden_it_waits(start: Start) -> None:
    program = start()
    program.watch.hold(True)
    assert program.look("2026-11-23 09:00", "2026-11-23 09:30") == 0
    program.watch.hold(False)
    assert len(program.shown) == 1
    assert program.look("2026-11-23 09:31") == 0


def test_the_settings_of_the_book_are_heeded(start: Start, book: Book) -> None:
    program = start()
    promise(book, new(book, given="Ida"), hour=14)
    book.settings.set("reminder_time", "07:15")
    book.settings.set("appointment_minutes", 60)
    assert program.look("2026-11-23 07:14", "2026-11-23 07:15") == 1
    assert program.look("2026-11-23 12:59", "2026-11-23 13:00") == 1
    book.settings.set("popup", False)
    assert program.look("2026-11-24 09:00") == 0


def test_each_book_has_its_own_day(start: Start, book: Book, wall: HandClock) -> None:
    program = start()
    program.look("2026-11-23 09:00")
    with Book.create(book.path.with_name("other.rolodex"), wall) as other:
        program.desk._book = other
        assert program.look("2026-11-23 09:01", "2026-11-23 09:02") == 1
        program.desk._book = book
    assert program.look("2026-11-23 09:03") == 0


def test_without_a_book_it_waits_for_one(
    app: object, machine: MachineSettings, wall: HandClock, book: Book
) -> None:
    program = Watched(book, machine, wall)
    program.desk._book = None
    assert program.look("2026-11-23 09:00") == 0
    program.desk._book = book
    assert program.look("2026-11-23 09:01") == 1


def test_it_looks_at_the_next_full_minute_and_twice_a_minute_at_least(start: Start) -> None:
    program = start()
    for words, soonest, latest in (
        ("2026-11-23 08:59:50", 10_000, 10_100),
        ("2026-11-23 08:59:00", AT_MOST_MS, AT_MOST_MS),
    ):
        program.clock.put(words)
        program.watch.look()
        assert soonest <= program.watch._timer.interval() <= latest
    program.watch.stop()


def test_another_day_is_told_once(start: Start) -> None:
    program = start()
    days: list[int] = []
    program.watch.day_changed.connect(lambda: days.append(program.clock.today().day))
    program.look("2026-11-23 08:00", "2026-11-23 23:59", "2026-11-24 00:00", "2026-11-24 00:01")
    assert days == [24]


def test_the_hour_to_which_something_was_put_off_is_told_once_even_when_muted(
    start: Start, book: Book
) -> None:
    program = start()
    hours: list[str] = []
    program.watch.hour_came.connect(lambda: hours.append(f"{program.clock.local_now():%H:%M}"))
    promise(book, new(book, given="Ida"))
    [reminder] = book.agenda.due().reminders
    program.look("2026-11-23 08:30")
    book.agenda.snooze(reminder, datetime(2026, 11, 23, 15))
    program.watch.mute(True)
    assert program.look("2026-11-23 14:59", "2026-11-23 15:20", "2026-11-23 15:21") == 0
    assert hours == ["15:20"]


def test_what_was_put_off_to_three_pops_up_once_through_sleep_restart_and_a_clock_set_back(
    start: Start, book: Book
) -> None:
    promise(book, new(book, given="Ida"))
    program = start()
    program.look("2026-11-23 09:00")
    [reminder] = book.agenda.due().reminders
    book.agenda.snooze(reminder, datetime(2026, 11, 23, 15))
    assert program.look("2026-11-23 14:45", "2026-11-23 14:59") == 0
    assert program.look("2026-11-23 16:40", "2026-11-23 16:41") == 1
    assert not program.shown[-1].day
    assert start().look("2026-11-23 14:00", "2026-11-23 15:00", "2026-11-23 17:00") == 0


def test_on_a_rest_day_only_appointments_show(start: Start, book: Book) -> None:
    book.settings.set("rest_days", "mon")
    promise(book, new(book, given="Ida"), hour=14)
    program = start()
    assert program.look("2026-11-23 09:00", "2026-11-23 12:00") == 0
    assert program.look("2026-11-23 13:45", "2026-11-23 23:00") == 1
    assert program.look("2026-11-24 09:00") == 1
