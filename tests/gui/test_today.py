"""Today: who is there and why, the day's size, and what is left for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from rolodex.domain.agenda import Agenda
from rolodex.domain.interaction import Interaction
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.screens.today import TodayScreen
from rolodex.gui.widgets.reminder_section import PAGE
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import get_child
from tests.gui.cards_for_tests import log, new, promise
from tests.gui.day_for_tests import born, many, names, opened, row_of, settled

LEFT = Qt.MouseButton.LeftButton


def test_the_day_is_on_top_with_its_people(screen: TodayScreen) -> None:
    assert get_child(screen, QLabel, "today_day").text() == "Monday 23 Nov"
    assert screen.head.summary.text() == "6 people today"


def test_the_heading_counts_reminders_too_where_one_person_has_several(
    qtbot: QtBot, desk: Desk, day: dict[str, int], book: Book
) -> None:
    promise(book, day["quote"], -1, "the forms")
    assert opened(qtbot, desk).head.summary.text() == "6 people today, 7 reminders"


def test_the_lunar_day_is_shown_only_if_the_setting_asks(
    screen: TodayScreen, qtbot: QtBot, desk: Desk, book: Book
) -> None:
    desk.write(lambda: book.settings.set("lunar_dates", True))
    settled(qtbot, screen)
    assert screen.head.summary.text() == "lunar 10/15 · 6 people today"


def test_sections_come_in_order_and_only_if_somebody_is_in_them(screen: TodayScreen) -> None:
    assert [name for name, s in screen.sections.items() if s.isVisible()] == [
        "appointments", "followups", "birthdays", "silence",
    ]  # fmt: skip
    assert names(screen) == ["李志豪", "Tom Holt", "Alice Wong", "張惠君", "林家宏", "吳建國"]


def test_a_row_says_why_it_is_there_with_phone_and_last_notes(
    screen: TodayScreen, day: dict[str, int]
) -> None:
    quote = row_of(screen, day["quote"])
    assert quote.second() == "the savings quote · 0912 345 678"
    assert "12 d overdue" in quote.accessibleName()
    silent = row_of(screen, day["silent"])
    assert silent.third() == "last: car insurance · at home"


def test_age_is_told_only_if_the_year_is_known(screen: TodayScreen, day: dict[str, int]) -> None:
    assert row_of(screen, day["birthday"]).second() == "turns 38 today"
    assert row_of(screen, day["coming"]).second() == "birthday in 2 days"


def test_a_missed_birthday_is_told_without_reproach(
    screen: TodayScreen, day: dict[str, int]
) -> None:
    row = row_of(screen, day["missed"])
    assert row.second() == "birthday was 2 days ago"
    assert "overdue" not in row.accessibleName()


def test_the_badge_counts_the_rows_of_today(qtbot: QtBot, screen: TodayScreen) -> None:
    with qtbot.waitSignal(screen.badge_changed) as badge:
        screen.reload()
    assert badge.args == [6]


def test_logging_elsewhere_shortens_the_day_at_once(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], desk: Desk, book: Book
) -> None:

    desk.write(lambda: book.history.log(Interaction(cards=(day["silent"],))))
    qtbot.waitUntil(lambda: "吳建國" not in names(screen))


def test_the_day_has_a_size_and_the_rest_is_one_click_away(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    book.settings.set("day_size", 3)
    book.settings.set("day_size_chosen", True)
    for number in range(5):
        log(book, new(book, family="A", given=str(number), cadence_days=10), 40 + number)
    screen = opened(qtbot, desk)
    assert len(screen.rows()) == 3
    aside = get_child(screen, QPushButton, "silence_aside")
    assert aside.text() == "3 today, 2 later ›"
    qtbot.mouseClick(aside, LEFT)
    assert len(screen.rows()) == 5
    assert screen.sections["later"].isVisible()
    qtbot.mouseClick(get_child(screen, QPushButton, "later_aside"), LEFT)
    assert len(screen.rows()) == 3


def test_ten_thousand_follow_ups_make_one_page_of_rows(
    qtbot: QtBot, desk: Desk, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    new(book, family="A")
    agenda = many(10_000, "followup")
    monkeypatch.setattr(book.agenda, "due", lambda **_more: agenda)
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    assert 10 <= len(screen.rows()) < PAGE  # what is seen at once; the others come between events
    more = get_child(screen, QPushButton, "followups_more")
    assert more.text() == "Show 40 of 9960 more"
    qtbot.waitUntil(lambda: len(screen.rows()) == PAGE)
    assert [row.reminder.subject for row in screen.rows()] == list(range(PAGE))
    qtbot.mouseClick(more, LEFT)
    qtbot.waitUntil(lambda: len(screen.rows()) == 2 * PAGE)
    settled(qtbot, screen)
    assert len(screen.rows()) == 2 * PAGE


def test_many_birthdays_are_counted_and_read_a_page_at_a_time(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    for number in range(70):
        new(book, family="A", given=f"{number:02}", dates=(born(23), born(24)))
    new(book, family="B", dates=(replace(born(23), label="wedding"),))
    badges: list[int] = []
    screen = TodayScreen(desk)
    screen.badge_changed.connect(badges.append)
    qtbot.addWidget(screen)
    screen.reload()
    assert badges == [141]
    assert screen.head.summary.text() == "71 people today, 141 reminders"
    birthdays = screen.sections["birthdays"]
    assert birthdays.count.text() == "141"
    wanted = [(r.name, r.days) for r in book.agenda.due(later_limit=0).reminders]
    for page in (PAGE, 2 * PAGE, 3 * PAGE, 141):
        qtbot.waitUntil(lambda rows=page: len(birthdays.rows) == rows)
        assert [(r.reminder.name, r.reminder.days) for r in birthdays.rows] == wanted[:page]
        birthdays.more.click()


def test_the_keyboard_stays_on_its_row_while_others_are_made(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    for number in range(30):
        new(book, family="A", given=f"{number:02}", dates=(born(23),))
    screen = opened(qtbot, desk)
    screen.focus_list()
    row = screen.current_row()
    settled(qtbot, screen)
    assert len(screen.rows()) == 30
    assert screen.current_row() is row


def test_the_next_morning_the_rows_that_stay_say_the_new_day(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    new(book, family="Ann", dates=(born(24),))
    screen = opened(qtbot, desk)
    (row,) = screen.rows()
    assert row.second() == "birthday tomorrow"
    book.clock = desk.clock = FixedClock(desk.clock.now() + timedelta(days=1))
    screen.reload()
    assert screen.rows() == [row]
    assert row.second() == "birthday today"
    assert "birthday today" in row.accessibleName()


def test_later_is_asked_of_the_book_a_page_at_a_time(
    qtbot: QtBot, desk: Desk, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    new(book, family="A")
    asked: list[int] = []
    agenda = many(10_000, "silence")

    def due(later_limit: int, **_more: object) -> Agenda:
        asked.append(later_limit)
        return replace(agenda, reminders=agenda.reminders[:later_limit])

    monkeypatch.setattr(book.agenda, "due", due)
    screen = opened(qtbot, desk)
    qtbot.mouseClick(get_child(screen, QPushButton, "silence_aside"), LEFT)
    qtbot.waitUntil(lambda: len(screen.rows()) == PAGE)
    qtbot.mouseClick(get_child(screen, QPushButton, "later_more"), LEFT)
    qtbot.waitUntil(lambda: len(screen.rows()) == 2 * PAGE)
    assert asked[-1] == 2 * PAGE


def test_a_quiet_day_says_that_nobody_is_waiting(qtbot: QtBot, desk: Desk, book: Book) -> None:
    new(book, family="A")
    screen = opened(qtbot, desk)
    assert screen.rows() == []
    assert get_child(screen, QLabel, "empty_title").text() == "Nobody is waiting today"


def test_a_book_without_cards_offers_import_and_the_sample(qtbot: QtBot, desk: Desk) -> None:
    screen = opened(qtbot, desk)
    with qtbot.waitSignal(screen.import_requested):
        qtbot.mouseClick(get_child(screen, QPushButton, "today_import"), LEFT)
    with qtbot.waitSignal(screen.sample_requested):
        qtbot.mouseClick(get_child(screen, QPushButton, "today_sample"), LEFT)


def test_with_all_cards_in_the_trash_the_day_leads_there(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    book.cards.trash([new(book, family="A")])
    screen = opened(qtbot, desk)
    assert get_child(screen, QLabel, "empty_title").text() == "All cards are in the trash"
    with qtbot.waitSignal(screen.place_requested) as asked:
        qtbot.mouseClick(get_child(screen, QPushButton, "empty_trash"), LEFT)
    assert asked.args == [places.TRASH]


def test_without_a_book_the_screen_is_empty_and_alive(qtbot: QtBot, bare_desk: Desk) -> None:
    screen = opened(qtbot, bare_desk)
    assert get_child(screen, QPushButton, "today_import").isVisible()


def test_the_size_of_the_day_is_offered_once_after_an_import(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    for number in range(40):
        new(book, family="A", given=str(number), tags=("VIP",) if number < 10 else ())
    screen = opened(qtbot, desk)
    assert screen.offer.isVisible()
    assert screen.offer.words.text().startswith("40 cards: ")
    get_child(screen, QSpinBox, "day_size_box").setValue(20)
    qtbot.mouseClick(get_child(screen, QPushButton, "day_size_choose"), LEFT)
    qtbot.waitUntil(lambda: not screen.offer.isVisible())
    assert book.settings.get("day_size") == 20
    assert book.settings.get("day_size_chosen") is True


def test_a_handful_of_cards_is_no_reason_to_ask_for_a_size(screen: TodayScreen) -> None:
    assert not screen.offer.isVisible()


def test_in_a_narrow_window_the_buttons_stand_below_the_words(
    qtbot: QtBot, desk: Desk, day: dict[str, int]
) -> None:
    screen = opened(qtbot, desk, width=360)
    row = row_of(screen, day["quote"])
    qtbot.waitUntil(lambda: row.height() == row.sizeHint().height())
    assert row.later.y() > 50
    assert row.skip.geometry().right() < row.width()
