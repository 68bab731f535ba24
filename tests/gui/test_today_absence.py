"""Today: what is told of the days on which the program did not run, and rest days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rolodex.domain.popup_schedule import PopupState, observed
from rolodex.gui.day_record import DayRecord
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.screens.today import TodayScreen
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import HeldRunner
from tests.gui.cards_for_tests import new, promise
from tests.gui.day_for_tests import born, opened, settled

LEFT = Qt.MouseButton.LeftButton


def been_away(screen: TodayScreen, since: date) -> None:
    """The program ran last on that day."""
    DayRecord(screen._desk).keep(observed(PopupState(), since))
    screen.reload()


def test_after_an_absence_a_sentence_tells_what_fell_due(
    qtbot: QtBot, screen: TodayScreen, book: Book, day: dict[str, int]
) -> None:
    promise(book, day["quote"], -2, "meanwhile")
    promise(book, day["meeting"], -1, "viewing", hour=11)
    been_away(screen, date(2026, 11, 13))
    assert screen.away.isVisible()
    assert screen.away.words.text() == (
        "The program last ran on 13 Nov. Since then 1 appointment was missed, "
        "1 follow-up fell due, 1 birthday passed."
    )
    names = list(screen.sections)
    assert names.index("appointments") < names.index("away") < names.index("followups")
    assert not screen.away.rows


def test_its_rows_stand_there_and_nowhere_else_while_they_are_shown(
    qtbot: QtBot, screen: TodayScreen, book: Book, day: dict[str, int]
) -> None:
    long_past = new(book, given="Gus", dates=(born(9),))
    promise(book, day["quote"], -2, "meanwhile")
    been_away(screen, date(2026, 11, 5))
    listed = len(screen.rows())
    qtbot.mouseClick(screen.away.aside, LEFT)
    told = [row.reminder for row in screen.away.rows]
    assert [r.kind for r in told] == ["followup", "followup", "birthday", "birthday"]
    assert told[-1].card_id == long_past
    keys = [row.reminder.key for row in screen.rows()]
    assert len(keys) == len(set(keys)) == listed + 1  # the birthday that the day lists no longer
    qtbot.mouseClick(screen.away.rows[0].done, LEFT)
    qtbot.waitUntil(lambda: len(screen.away.rows) == 3)
    assert "1 follow-up fell due, 2 birthdays passed" in screen.away.words.text()
    qtbot.mouseClick(screen.away.aside, LEFT)
    assert screen.away.rows == []
    assert len(screen.rows()) == listed - 1


def test_the_day_stands_before_a_long_absence_has_been_read(
    qtbot: QtBot,
    book: Book,
    clock: FixedClock,
    machine: MachineSettings,
    app: object,
    day: dict[str, int],
) -> None:
    runner = HeldRunner()
    screen = opened(qtbot, Desk(book, clock, machine, runner=runner))
    runner.release()
    DayRecord(screen._desk).keep(observed(PopupState(), date(2026, 11, 13)))
    screen.reload()
    assert screen.rows()
    assert not screen.away.isVisible()
    runner.release()
    assert screen.away.isVisible()
    assert "1 birthday passed" in screen.away.words.text()


def test_what_is_done_goes_at_once_though_the_absence_is_read_again_later(
    qtbot: QtBot,
    book: Book,
    clock: FixedClock,
    machine: MachineSettings,
    app: object,
    day: dict[str, int],
) -> None:
    runner = HeldRunner()
    screen = opened(qtbot, Desk(book, clock, machine, runner=runner))
    promise(book, day["quote"], -2, "meanwhile")
    been_away(screen, date(2026, 11, 13))
    runner.release()
    qtbot.mouseClick(screen.away.aside, LEFT)
    runner.release()
    before = len(screen.away.rows)
    qtbot.mouseClick(screen.away.rows[0].done, LEFT)
    settled(qtbot, screen)
    assert len(screen.away.rows) == before - 1
    screen._desk.undo()
    settled(qtbot, screen)
    runner.release()
    settled(qtbot, screen)
    assert len(screen.away.rows) == before


def test_once_it_was_read_or_the_next_day_it_is_gone(
    qtbot: QtBot, screen: TodayScreen, day: dict[str, int], book: Book
) -> None:
    been_away(screen, date(2026, 11, 13))
    qtbot.mouseClick(screen.away.seen, LEFT)
    assert not screen.away.isVisible()
    screen.reload()
    assert not screen.away.isVisible()
    been_away(screen, date(2026, 11, 22))
    assert not screen.away.isVisible()  # only yesterday


def test_an_absence_in_which_nothing_fell_due_is_not_told(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    new(book, given="Ida")
    screen = opened(qtbot, desk)
    been_away(screen, date(2026, 11, 1))
    assert not screen.away.isVisible()


def test_on_a_rest_day_nobody_out_of_touch_is_asked_for(
    qtbot: QtBot, desk: Desk, book: Book, day: dict[str, int]
) -> None:
    book.settings.set("rest_days", "mon")
    screen = opened(qtbot, desk)
    assert screen.head.summary.text() == "5 people today · rest day"
    assert "silence" not in {row.reminder.kind for row in screen.rows()}
    assert screen.sections["silence"].aside.text() == "0 today, 1 later ›"
