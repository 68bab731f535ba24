"""Today: who is there and why, one key an action, the day's size, and what is left for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from rolodex.domain.agenda import Agenda
from rolodex.domain.card_parts import SpecialDate
from rolodex.domain.interaction import Interaction
from rolodex.domain.phrase import Phrase
from rolodex.domain.popup_schedule import PopupState, observed
from rolodex.domain.text import Text
from rolodex.gui.day_record import DayRecord
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.ask_when import AskWhenDialog
from rolodex.gui.dialogs.call import CallDialog
from rolodex.gui.dialogs.phrase_picker import PhrasePicker
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.screens.today import TodayScreen
from rolodex.gui.widgets.reminder_row import ReminderRow
from rolodex.gui.widgets.reminder_section import PAGE
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import get_child
from tests.gui.cards_for_tests import dialog_of, log, new, phone, promise, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def day(book: Book) -> dict[str, int]:
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
    return SpecialDate(label="birthday", month=11, day=day, year=year)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, day: dict[str, int]) -> TodayScreen:
    """The screen on that day."""
    return opened(qtbot, desk)


def opened(qtbot: QtBot, desk: Desk, width: int = 660) -> TodayScreen:
    screen = TodayScreen(desk)
    shown(qtbot, screen, width, 900)
    qtbot.waitUntil(lambda: not screen._details._waiting)
    return screen


def names(screen: TodayScreen) -> list[str]:
    return [row.reminder.name for row in screen.rows()]


def row_of(screen: TodayScreen, card: int) -> ReminderRow:
    return next(row for row in screen.rows() if row.reminder.card_id == card)


def settled(qtbot: QtBot, screen: TodayScreen) -> None:
    qtbot.waitUntil(
        lambda: (
            not (
                screen._reload_timer.isActive()
                or screen._making.is_busy()
                or screen._details._waiting
            )
        )
    )


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


def test_arrows_move_and_enter_opens_the_card(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int]
) -> None:
    screen.focus_list()
    with qtbot.waitSignal(screen.card_selected) as selected:
        qtbot.keyClick(screen.rows()[0], Qt.Key.Key_Down)
    assert selected.args == [day["quote"]]
    assert screen.current_row() is screen.rows()[1]
    with qtbot.waitSignal(screen.card_selected) as selected:
        qtbot.keyClick(screen.rows()[1], Qt.Key.Key_Return)
    assert selected.args == [day["quote"]]


def test_d_is_done_and_the_next_row_is_current(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], book: Book
) -> None:
    row = row_of(screen, day["quote"])
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "Tom Holt" not in names(screen))
    assert book.followups.open_for(day["quote"]) == []
    current = screen.current_row()
    assert current is not None
    assert current.reminder.card_id == day["birthday"]
    assert screen.focusWidget() is current
    assert screen.head.summary.text() == "5 people today, 1 done"


def test_the_card_follows_to_the_row_that_moved_up(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int]
) -> None:
    chosen: list[int] = []
    screen.card_selected.connect(chosen.append)
    row_of(screen, day["quote"]).setFocus()
    qtbot.keyClick(row_of(screen, day["quote"]), Qt.Key.Key_D)
    settled(qtbot, screen)
    current = screen.current_row()
    assert current is not None
    assert current.reminder.card_id == day["birthday"]
    assert chosen == [day["quote"], day["birthday"]]


def test_the_page_stays_where_it_is_when_a_row_goes(
    qtbot: QtBot, desk: Desk, book: Book, app: QApplication
) -> None:
    book.settings.set("day_size_chosen", True)
    for number in range(40):
        new(book, family=f"Guest {number:02}", dates=(born(23),))
    screen = opened(qtbot, desk)
    screen.rows()[2].setFocus()
    qtbot.keyClick(screen.rows()[2], Qt.Key.Key_D)
    qtbot.waitUntil(lambda: len(screen.rows()) == 39 and not screen._details._waiting)
    app.processEvents()
    assert screen.rows()[2].hasFocus()
    assert screen.area.verticalScrollBar().value() == 0


def test_k_skips(screen: TodayScreen, qtbot: QtBot, day: dict[str, int]) -> None:
    row = row_of(screen, day["silent"])
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: "吳建國" not in names(screen))


def test_rows_whose_reminder_stays_are_kept_and_read_anew(
    qtbot: QtBot, screen: TodayScreen, desk: Desk, day: dict[str, int], book: Book
) -> None:
    before = {row.reminder.name: row for row in screen.rows()}
    row = before["Tom Holt"]
    desk.write(lambda: book.agenda.done(row.reminder))
    settled(qtbot, screen)
    assert names(screen) == ["李志豪", "Alice Wong", "張惠君", "林家宏", "吳建國"]
    assert all(before[kept.reminder.name] is kept for kept in screen.rows())
    desk.write(lambda: book.journal.undo())
    settled(qtbot, screen)
    assert names(screen)[:3] == ["李志豪", "Tom Holt", "Alice Wong"]
    assert row_of(screen, day["birthday"]) is before["Alice Wong"]
    assert row_of(screen, day["quote"]) is not row
    log(book, day["birthday"], 3, "asked for a quote")
    desk.write(lambda: book.cards.save(replace(book.cards.get(day["birthday"]), given="Alicia")))
    settled(qtbot, screen)
    renamed = row_of(screen, day["birthday"])
    assert renamed.name() == "Alicia Wong"
    assert "asked for a quote" in renamed.third()
    places = [row.mapTo(screen, row.rect().topLeft()).y() for row in screen.rows()]
    assert places == sorted(places)


def test_undo_brings_a_done_row_back(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], desk: Desk
) -> None:
    qtbot.mouseClick(row_of(screen, day["birthday"]).done, LEFT)
    qtbot.waitUntil(lambda: "Alice Wong" not in names(screen))
    desk.undo()
    qtbot.waitUntil(lambda: "Alice Wong" in names(screen))


def test_s_offers_later_today_tomorrow_three_days_a_week_or_a_date(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], book: Book
) -> None:
    row = row_of(screen, day["quote"])
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_S)
    menu = get_child(screen, QMenu, "snooze_menu")
    assert [a.objectName() for a in menu.actions() if a.objectName()] == [
        "snooze_today", "snooze_tomorrow", "snooze_three_days", "snooze_week", "snooze_other",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: "Tom Holt" not in names(screen))
    (followup,) = book.followups.open_for(day["quote"])
    assert followup.snoozed_until == datetime(2026, 11, 23, 12, 0)
    assert followup.due == date(2026, 11, 11)


def test_any_day_can_be_typed_to_put_a_row_off(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], book: Book
) -> None:
    qtbot.mouseClick(row_of(screen, day["quote"]).later, LEFT)
    menu = get_child(screen, QMenu, "snooze_menu")
    next(a for a in menu.actions() if a.objectName() == "snooze_other").trigger()
    menu.close()
    dialog = dialog_of(AskWhenDialog, qtbot)
    assert isinstance(dialog, AskWhenDialog)
    qtbot.keyClicks(dialog.edit.line, "in 10 days")
    qtbot.keyClick(dialog.edit.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Tom Holt" not in names(screen))
    assert book.followups.open_for(day["quote"])[0].snoozed_until == datetime(2026, 12, 3)


def test_l_notes_a_contact_which_ticks_off_the_promise(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], book: Book
) -> None:
    row = row_of(screen, day["quote"])
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_L)
    dialog = dialog_of(QuickLogDialog, qtbot)
    assert isinstance(dialog, QuickLogDialog)
    assert dialog.tick.text() == "Tick off: the savings quote"
    qtbot.keyClick(dialog.form.outcomes.buttons["reached"], Qt.Key.Key_1)
    qtbot.keyClick(dialog.form.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Tom Holt" not in names(screen))
    assert book.followups.open_for(day["quote"]) == []


def test_no_answer_keeps_the_person_and_offers_a_later_hour(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], book: Book, desk: Desk
) -> None:
    row = row_of(screen, day["silent"])
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_L)
    dialog = dialog_of(QuickLogDialog, qtbot)
    assert isinstance(dialog, QuickLogDialog)
    qtbot.keyClick(dialog.form.outcomes.buttons["reached"], Qt.Key.Key_2)
    notices: list[object] = []
    desk.noticed.connect(notices.append)
    qtbot.keyClick(dialog.form.text, Qt.Key.Key_Return)
    settled(qtbot, screen)
    assert "吳建國" in names(screen)
    offer = notices[-1]
    assert offer.action_label == "Again at 12:00"  # type: ignore[attr-defined]
    offer.action()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "吳建國" not in names(screen))


def test_c_calls_and_the_log_waits(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], book: Book
) -> None:
    row = row_of(screen, day["meeting"])
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_C)
    dialog = dialog_of(CallDialog, qtbot)
    assert isinstance(dialog, CallDialog)
    assert dialog.number.text() == "0933 222 118"
    dialog.reject()


def test_a_call_that_was_answered_ticks_off_the_promise(
    qtbot: QtBot, screen: TodayScreen, day: dict[str, int], book: Book
) -> None:
    for outcome, left in ((Qt.Key.Key_2, 1), (Qt.Key.Key_1, 0)):
        qtbot.keyClick(row_of(screen, day["quote"]), Qt.Key.Key_C)
        dialog = dialog_of(CallDialog, qtbot)
        assert isinstance(dialog, CallDialog)
        qtbot.keyClick(dialog.form.outcomes, outcome)
        assert dialog.tick.isChecked() is (left == 0)
        qtbot.mouseClick(get_child(dialog, QPushButton, "call_log"), LEFT)
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())
        assert len(book.followups.open_for(day["quote"])) == left


def test_somebody_who_comes_back_does_not_slip_under_the_keyboard(
    qtbot: QtBot, screen: TodayScreen, day: dict[str, int], book: Book
) -> None:
    quote = row_of(screen, day["quote"])
    quote.setFocus()
    promise(book, day["silent"], -20, "older than that")
    screen.reload()
    assert [r.reminder.card_id for r in screen.rows()][1:3] == [day["silent"], day["quote"]]
    current = screen.current_row()
    assert current is not None
    assert current.reminder.card_id == day["quote"]
    assert current.hasFocus()


def test_m_opens_the_phrases_with_those_that_fit_first(
    qtbot: QtBot, screen: TodayScreen, day: dict[str, int], book: Book
) -> None:
    for title, category in (("Any", "offer"), ("After a quote", "followup"), ("Hello", "first")):
        book.phrases.save(Phrase(title=title, text="…", category=category))
    for who, title in (("quote", "After a quote"), ("silent", "Hello")):
        qtbot.keyClick(row_of(screen, day[who]), Qt.Key.Key_M)
        picker = dialog_of(PhrasePicker, qtbot)
        assert isinstance(picker, PhrasePicker)
        assert picker.title.text() == title
        picker.close()
        qtbot.waitUntil(lambda picker=picker: not picker.isVisible())


def test_both_notes_are_read_in_two_lines_and_less_room_makes_symbols(
    qtbot: QtBot, desk: Desk, day: dict[str, int], book: Book
) -> None:
    screen = opened(qtbot, desk, width=900)
    row = row_of(screen, day["silent"])
    assert row.later.text() == "Later"
    screen.resize(600, 700)
    qtbot.waitUntil(lambda: not row.later.text())
    assert not row.later.icon().isNull()
    book.history.log(
        Interaction(cards=(day["silent"],), kind="note", text="word " * 30, at=book.clock.now())
    )
    screen.reload()
    qtbot.waitUntil(lambda: not screen._details._waiting)
    row = row_of(screen, day["silent"])
    lines = row._text_lines(240)
    assert len(lines) == 3
    assert lines[1].startswith("last: word word")
    assert row.sizeHint().height() >= 4 * 20


def test_a_row_without_a_number_offers_no_call(screen: TodayScreen, day: dict[str, int]) -> None:
    assert not row_of(screen, day["silent"]).call.isVisible()
    assert row_of(screen, day["quote"]).call.isVisible()


def test_logging_elsewhere_shortens_the_day_at_once(
    screen: TodayScreen, qtbot: QtBot, day: dict[str, int], desk: Desk, book: Book
) -> None:
    from rolodex.domain.interaction import Interaction

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


def many(count: int, kind: str) -> Agenda:
    from rolodex.domain.reminder import LATER, TODAY, Reminder

    one = Reminder(
        kind=kind, card_id=1, uid="", name="A", label="x", due=date(2026, 11, 1), days=-22,
        reason=Text("x"), lane=TODAY if kind == "followup" else LATER,
    )  # fmt: skip
    return Agenda(
        reminders=tuple(replace(one, subject=n) for n in range(count)),
        later=0 if kind == "followup" else count,
    )


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


# -- while you were away


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


# -- rest days


def test_on_a_rest_day_nobody_out_of_touch_is_asked_for(
    qtbot: QtBot, desk: Desk, book: Book, day: dict[str, int]
) -> None:
    book.settings.set("rest_days", "mon")
    screen = opened(qtbot, desk)
    assert screen.head.summary.text() == "5 people today · rest day"
    assert "silence" not in {row.reminder.kind for row in screen.rows()}
    assert screen.sections["silence"].aside.text() == "0 today, 1 later ›"
