"""Today: one key an action, and where one is afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.interaction import Interaction
from rolodex.domain.phrase import Phrase
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.ask_when import AskWhenDialog
from rolodex.gui.dialogs.call import CallDialog
from rolodex.gui.dialogs.phrase_picker import PhrasePicker
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.screens.today import TodayScreen
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.cards_for_tests import dialog_of, log, new, promise
from tests.gui.day_for_tests import born, names, opened, row_of, settled

LEFT = Qt.MouseButton.LeftButton


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
