"""The pop-up: five rows and the rest as a number, the same actions, never the keyboard."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.card_parts import SpecialDate
from rolodex.domain.popup_schedule import Appointment, Due
from rolodex.domain.problems import BookProblem, Problem
from rolodex.domain.text import Text
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.call import CallDialog
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.popup import ROWS, Popup
from rolodex.gui.widgets.popup_row import PopupRow
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import HeldRunner, get_child
from tests.gui.cards_for_tests import dialog_of, log, new, phone, promise

LEFT = Qt.MouseButton.LeftButton
DAY = Due(day=True)


@pytest.fixture
def promised(book: Book) -> list[int]:
    """Seven people with something promised for today, the last without a phone."""
    ids = []
    for number, name in enumerate(("Ann", "Bo", "王小明", "Dee", "Eve", "Fay", "Gus")):
        methods = (phone("0912345678"),) if name != "Gus" else ()
        ids.append(new(book, given=name, methods=methods))
        promise(book, ids[-1], text=f"promise {number}")
    return ids


@pytest.fixture
def popup(qtbot: QtBot, desk: Desk, promised: list[int]) -> Popup:
    """The pop-up on that day."""
    made = Popup(desk)
    qtbot.addWidget(made)
    assert made.present(DAY)
    qtbot.waitExposed(made)
    return made


def names(popup: Popup) -> list[str]:
    return [row.name() for row in popup.rows]


def settled(qtbot: QtBot, popup: Popup) -> None:
    qtbot.waitUntil(lambda: not popup._again.isActive())


def press(qtbot: QtBot, popup: Popup, name: str) -> None:
    qtbot.mouseClick(get_child(popup, QPushButton, name), LEFT)


def test_at_most_five_rows_and_how_many_more(popup: Popup) -> None:
    assert len(popup.rows) == ROWS
    assert get_child(popup, QLabel, "popup_title").text() == "Monday 23 Nov"
    assert popup.summary.text() == "7 people today"
    assert popup.more.text() == "2 more"


def test_it_stands_in_the_corner_whole_and_on_top(popup: Popup) -> None:
    free = QApplication.primaryScreen().availableGeometry()
    frame = popup.frameGeometry()
    assert free.contains(frame)
    assert free.right() - frame.right() < 40
    assert free.bottom() - frame.bottom() < 40
    assert popup.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_it_grows_and_shrinks_in_its_corner(qtbot: QtBot, popup: Popup, book: Book) -> None:
    free = QApplication.primaryScreen().availableGeometry()

    def is_whole() -> bool:
        frame = popup.frameGeometry()
        rows = [row.geometry() for row in popup.rows]
        fits = all(popup.rect().contains(row) and row.height() >= 40 for row in rows)
        return fits and 0 < free.bottom() - frame.bottom() < 40

    for _times in range(5):
        qtbot.mouseClick(popup.rows[0].done, LEFT)
        settled(qtbot, popup)
        qtbot.waitUntil(is_whole)
    low = popup.height()
    popup.present(DAY)
    for number in range(4):
        promise(book, new(book, given=f"More {number}"), text="more")
    popup.present(DAY)
    qtbot.waitUntil(is_whole)
    assert popup.height() > low + 100


def test_it_leaves_the_keyboard_where_it_was(qtbot: QtBot, desk: Desk, promised: list[int]) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    popup = Popup(desk)
    qtbot.addWidget(popup)
    popup.present(DAY)
    qtbot.waitExposed(popup)
    qtbot.keyClicks(line, "still here")
    assert line.hasFocus()
    assert line.text() == "still here"
    assert QApplication.focusWidget() is line


def test_escape_closes_it_once_it_was_clicked(qtbot: QtBot, popup: Popup) -> None:
    popup.activateWindow()
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_done_and_skip_take_the_row_away_and_the_next_one_moves_up(
    qtbot: QtBot, popup: Popup, book: Book, promised: list[int]
) -> None:
    before = names(popup)
    qtbot.mouseClick(popup.rows[0].done, LEFT)
    settled(qtbot, popup)
    qtbot.mouseClick(popup.rows[0].skip, LEFT)
    settled(qtbot, popup)
    assert names(popup)[:3] == before[2:]
    assert popup.more.text() == "Open Rolodex"
    assert book.followups.open_for(promised[0]) == []


def test_what_was_done_can_be_taken_back_there(qtbot: QtBot, popup: Popup, book: Book) -> None:
    before = names(popup)
    qtbot.mouseClick(popup.rows[0].done, LEFT)
    settled(qtbot, popup)
    assert popup.told.text() == "Done: promise 0"
    press(qtbot, popup, "popup_undo")
    settled(qtbot, popup)
    assert names(popup) == before


def test_what_is_done_or_goes_wrong_in_the_window_is_told_there_alone(
    qtbot: QtBot, popup: Popup, desk: Desk, book: Book
) -> None:
    desk.show_problem(Problem(Text("The backup disk is not there.")))
    desk.message("Exported")
    desk.write(lambda: book.cards.save(Card(given="Zoe")))
    settled(qtbot, popup)
    assert not popup.told.isVisible()
    assert not popup.take_back.isVisible()


def test_what_goes_wrong_in_the_pop_up_is_told_there(
    qtbot: QtBot, popup: Popup, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise BookProblem(Text("The disk is full."))

    with monkeypatch.context() as patched:
        patched.setattr(type(book.agenda), "done", full)
        qtbot.mouseClick(popup.rows[0].done, LEFT)
        settled(qtbot, popup)
    assert popup.told.text() == "The disk is full."
    assert popup.take_back.text() == "Try again"
    press(qtbot, popup, "popup_undo")
    settled(qtbot, popup)
    assert popup.told.text() == "Done: promise 0"


def test_what_is_logged_in_a_dialog_opened_from_it_can_be_taken_back_there(
    qtbot: QtBot, popup: Popup
) -> None:
    qtbot.mouseClick(popup.rows[0].log, LEFT)
    dialog = dialog_of(QuickLogDialog, qtbot)
    dialog.form.text.setPlainText("talked")
    dialog.tick.setChecked(False)
    dialog.save()
    settled(qtbot, popup)
    assert popup.told.text().startswith("Logged")
    press(qtbot, popup, "popup_undo")
    settled(qtbot, popup)
    assert popup.told.text().startswith("Undone")


def test_call_and_log_open_the_windows_of_today(qtbot: QtBot, popup: Popup) -> None:
    qtbot.mouseClick(popup.rows[0].call, LEFT)
    dialog_of(CallDialog, qtbot).close()
    qtbot.mouseClick(popup.rows[0].log, LEFT)
    dialog_of(QuickLogDialog, qtbot).close()


def test_later_offers_the_same_choices(qtbot: QtBot, popup: Popup) -> None:
    qtbot.mouseClick(popup.rows[0].later, LEFT)
    menu = get_child(popup, QMenu, "snooze_menu")
    [tomorrow] = [a for a in menu.actions() if a.objectName() == "snooze_tomorrow"]
    tomorrow.trigger()
    menu.close()
    settled(qtbot, popup)
    assert "Ann" not in names(popup)


def test_one_key_does_it_where_the_keyboard_is(qtbot: QtBot, popup: Popup) -> None:
    row = popup.rows[0]
    qtbot.keyClick(row, Qt.Key.Key_D)
    settled(qtbot, popup)
    assert names(popup)[0] == "Bo"


def test_a_click_on_a_name_asks_for_its_card_and_more_for_the_day(
    qtbot: QtBot, popup: Popup, promised: list[int]
) -> None:
    asked: list[object] = []
    popup.opened.connect(asked.append)
    qtbot.mouseClick(popup.rows[1], LEFT)
    assert not popup.isVisible()
    popup.present(DAY)
    press(qtbot, popup, "popup_more")
    assert asked == [promised[1], None]


def test_who_has_no_number_is_not_called(qtbot: QtBot, popup: Popup, book: Book) -> None:
    for _times in range(6):
        qtbot.mouseClick(popup.rows[0].done, LEFT)
        settled(qtbot, popup)
    assert names(popup) == ["Gus"]
    assert not popup.rows[0].call.isVisible()


def test_numbers_and_notes_never_show(popup: Popup) -> None:
    shown = [row.accessibleName() for row in popup.rows]
    assert shown[0] == "Ann, today, promise 0"
    assert not any("912" in words for words in shown)


@pytest.mark.parametrize("shows", ["names", "count"])
def test_less_shows_by_setting(qtbot: QtBot, popup: Popup, book: Book, shows: str) -> None:
    popup.close()
    book.settings.set("popup_shows", shows)
    popup.present(DAY)
    texts = [label.text() for label in popup.findChildren(QLabel) if label.isVisible()]
    assert not any("promise" in text for text in texts)
    if shows == "count":
        assert popup.rows == []
        assert "7 people today" in texts
        assert popup.more.text() == "Open Rolodex"
        return
    assert [row.accessibleName() for row in popup.rows][:2] == ["Ann", "Bo"]
    qtbot.mouseClick(popup.rows[0].done, LEFT)
    settled(qtbot, popup)
    assert popup.told.text() == ""
    assert popup.take_back.isVisible()


def test_a_day_without_anybody_shows_nothing(qtbot: QtBot, desk: Desk, book: Book) -> None:
    popup = Popup(desk)
    qtbot.addWidget(popup)
    assert popup.present(DAY)
    assert not popup.isVisible()


def test_without_a_book_nothing_counts_as_shown(qtbot: QtBot, bare_desk: Desk) -> None:
    popup = Popup(bare_desk)
    qtbot.addWidget(popup)
    assert not popup.present(DAY)
    assert not popup.isVisible()


def test_a_test_shows_something_even_then(qtbot: QtBot, bare_desk: Desk) -> None:
    popup = Popup(bare_desk)
    qtbot.addWidget(popup)
    popup.show_test()
    assert popup.isVisible()
    assert popup.title.text() == "A test reminder"
    assert popup.summary.text() == "This is how it looks. Nobody is waiting."


def test_after_an_absence_it_says_how_much_fell_due(
    popup: Popup, book: Book, promised: list[int]
) -> None:
    popup.close()
    for days in (-2, -3):
        promise(book, promised[0], days, "missed")
    promise(book, promised[0], -9, "known before")
    popup.present(Due(day=True, away_since=date(2026, 11, 18)))
    assert popup.away.text() == "While you were away, since 18 Nov: 2 follow-ups fell due."
    assert len(popup.rows) == ROWS


def test_it_is_there_before_a_long_absence_has_been_read(
    qtbot: QtBot,
    book: Book,
    clock: FixedClock,
    machine: MachineSettings,
    app: object,
    promised: list[int],
) -> None:
    runner = HeldRunner()
    popup = Popup(Desk(book, clock, machine, runner=runner))
    qtbot.addWidget(popup)
    promise(book, promised[0], -2, "missed")
    assert popup.present(Due(day=True, away_since=date(2026, 11, 18)))
    assert popup.isVisible()
    assert not popup.away.isVisible()
    runner.release()
    assert popup.away.text() == "While you were away, since 18 Nov: 1 follow-up fell due."
    assert popup.away.isVisible()


def test_an_appointment_comes_alone(qtbot: QtBot, popup: Popup, book: Book) -> None:
    popup.close()
    card = new(book, given="Ida")
    promise(book, card, text="visit", hour=15)
    [found] = book.agenda.coming()
    popup.present(Due(day=False, appointments=(found,)))
    assert names(popup) == ["Ida"]
    assert popup.rows[0].chip() == ("15:00", "due")
    assert popup.title.text() == "Appointment"
    assert not popup.snooze.isVisible()


def test_an_appointment_after_midnight_comes_the_evening_before(
    qtbot: QtBot, popup: Popup, book: Book
) -> None:
    popup.close()
    promise(book, new(book, given="Ida"), 1, "early call", hour=0)
    [found] = book.agenda.coming()
    assert found.at == datetime(2026, 11, 24)
    popup.present(Due(day=False, appointments=(found,)))
    assert names(popup) == ["Ida"]


def test_what_was_put_off_comes_back_alone_at_its_hour_whatever_its_kind(
    popup: Popup, book: Book
) -> None:
    popup.close()
    born = SpecialDate(label="birthday", month=11, day=23)
    ida = new(book, given="Ida", dates=(born,))
    [reminder] = [r for r in book.agenda.due().reminders if r.card_id == ida]
    book.agenda.snooze(reminder, datetime(2026, 11, 23, 8))  # the clock stands later than that
    [found] = book.agenda.coming()
    popup.present(Due(day=False, appointments=(found,)))
    assert names(popup) == ["Ida"]
    assert popup.title.text() == "Put off until now"


def test_what_was_put_off_and_dealt_with_meanwhile_shows_nothing(popup: Popup, book: Book) -> None:
    popup.close()
    ida = new(book, given="Ida", cadence_days=5)
    log(book, ida, 30)
    [reminder] = [r for r in book.agenda.due().reminders if r.card_id == ida]
    book.agenda.snooze(reminder, datetime(2026, 11, 23, 8))
    log(book, ida, 0)
    [found] = book.agenda.coming()
    assert popup.present(Due(day=False, appointments=(found,)))
    assert not popup.isVisible()


def test_an_appointment_that_is_gone_shows_nothing(popup: Popup) -> None:
    popup.close()
    gone = Appointment(key="999", at=datetime(2026, 11, 23, 11))
    assert popup.present(Due(day=False, appointments=(gone,)))
    assert not popup.isVisible()


def test_an_hour_and_not_today_are_asked_for_and_close_it(qtbot: QtBot, popup: Popup) -> None:
    for name, signal in (
        ("popup_snooze", popup.snooze_requested),
        ("popup_mute", popup.mute_requested),
    ):
        popup.present(DAY)
        with qtbot.waitSignal(signal):
            press(qtbot, popup, name)
        assert not popup.isVisible()


def test_a_very_long_name_leaves_the_buttons_their_place(
    qtbot: QtBot, desk: Desk, book: Book
) -> None:
    promise(book, new(book, given="Wolfeschlegelsteinhausen" * 4), text="a reason " * 30)
    popup = Popup(desk)
    qtbot.addWidget(popup)
    popup.present(DAY)
    [row] = popup.rows
    assert isinstance(row, PopupRow)
    assert row.width() <= popup.width()
    shown = [b for b in row.buttons if b.isVisible()]
    assert all(row.rect().contains(button.geometry()) for button in shown)
