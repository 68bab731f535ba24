"""A day with somebody for each reason, and its screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from rolodex.domain.agenda import Agenda
from rolodex.domain.card_parts import SpecialDate
from rolodex.domain.text import Text
from rolodex.gui.desk import Desk
from rolodex.gui.screens.today import TodayScreen
from rolodex.gui.widgets.reminder_row import ReminderRow
from rolodex.services.book import Book
from tests.gui.cards_for_tests import log, new, phone, promise, shown


def fill_day(book: Book) -> dict[str, int]:
    """One person for each reason of a day; all others are on track."""
    book.settings.set("day_size_chosen", True)
    ids = {
        "meeting": new(book, family="李", given="志豪", methods=(phone("0933222118"),)),
        "quote": new(book, family="Holt", given="Tom", methods=(phone("0912345678"),)),
        "birthday": new(book, family="Wong", given="Alice", dates=(born(23, 1988),)),
        "coming": new(book, family="張", given="惠君", dates=(born(25),)),
        "missed": new(book, family="林", given="家宏", dates=(born(21),)),
        "silent": new(book, family="吳", given="建國", cadence_days=30),
    }
    promise(book, ids["meeting"], text="policy review", hour=15)
    promise(book, ids["quote"], -12, "the savings quote")
    log(book, ids["silent"], 45, "car insurance")
    log(book, ids["silent"], 80, "at home")
    return ids


def born(day: int, year: int | None = None) -> SpecialDate:
    """A birthday in November."""
    return SpecialDate(label="birthday", month=11, day=day, year=year)


def opened(qtbot: QtBot, desk: Desk, width: int = 660) -> TodayScreen:
    """The screen, shown, with all its rows made."""
    screen = TodayScreen(desk)
    shown(qtbot, screen, width, 900)
    qtbot.waitUntil(lambda: not screen._details._waiting)
    return screen


def names(screen: TodayScreen) -> list[str]:
    """Who is on the screen, from above to below."""
    return [row.reminder.name for row in screen.rows()]


def row_of(screen: TodayScreen, card: int) -> ReminderRow:
    """The row of a card."""
    return next(row for row in screen.rows() if row.reminder.card_id == card)


def settled(qtbot: QtBot, screen: TodayScreen) -> None:
    """Wait until the screen has read what changed."""
    qtbot.waitUntil(
        lambda: (
            not (
                screen._reload_timer.isActive()
                or screen._making.is_busy()
                or screen._details._waiting
            )
        )
    )


def many(count: int, kind: str) -> Agenda:
    """So many reminders of a kind, as the book would answer."""
    from rolodex.domain.reminder import LATER, TODAY, Reminder

    one = Reminder(
        kind=kind, card_id=1, uid="", name="A", label="x", due=date(2026, 11, 1), days=-22,
        reason=Text("x"), lane=TODAY if kind == "followup" else LATER,
    )  # fmt: skip
    return Agenda(
        reminders=tuple(replace(one, subject=n) for n in range(count)),
        later=0 if kind == "followup" else count,
    )
