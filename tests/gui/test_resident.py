"""What stays when the window closes: with a tray, without one, in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from rolodex.gui import autostart, places
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.import_files import ImportDialog
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.notice import Notice
from rolodex.gui.resident import Resident
from rolodex.gui.tray import Tray
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.cards_for_tests import dialog_of, new, promise

LEFT = Qt.MouseButton.LeftButton


class Ended(list[int]):
    """The exit codes the program ended with."""


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> Ended:
    """Instead of ending the test's own event loop."""
    codes = Ended()
    monkeypatch.setattr(QApplication, "exit", codes.append)
    return codes


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop with a tray."""
    monkeypatch.setattr(Tray, "is_possible", staticmethod(lambda: True))
    seen: set[int] = set()
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda icon: seen.add(id(icon)))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda icon: seen.discard(id(icon)))
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda icon: id(icon) in seen)


@pytest.fixture
def resident(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk, ended: Ended
) -> Iterator[Resident]:
    """The program on the book of a few people, its watch stopped."""
    made = Resident(desk, window)
    yield from running(made)


@pytest.fixture
def in_tray(
    qtbot: QtBot, people: Book, tray: None, window: MainWindow, desk: Desk, ended: Ended
) -> Iterator[Resident]:
    """The same on a desktop with a tray."""
    made = Resident(desk, window)
    yield from running(made)


def running(made: Resident) -> Iterator[Resident]:
    made.start()
    made.watch.stop()
    yield made
    made._end()
    QApplication.setQuitOnLastWindowClosed(True)


def choose(resident: Resident, name: str) -> None:
    """Choose a line of the tray's menu."""
    resident.tray.write_menu()
    [action] = [a for a in resident.tray.menu.actions() if a.objectName() == name]
    action.trigger()


def test_with_a_tray_the_closed_window_leaves_the_program_running(
    in_tray: Resident, window: MainWindow, ended: Ended
) -> None:
    window.close()
    assert not window.isVisible()
    assert ended == []
    choose(in_tray, "tray_open")
    assert window.isVisible()
    assert window._look.isActive()


def test_the_first_time_it_says_so(
    qtbot: QtBot, in_tray: Resident, window: MainWindow, ended: Ended
) -> None:
    window.close()
    notice = in_tray._notice
    assert notice is not None
    assert notice.isVisible()
    notice.close()
    in_tray.show_window()
    window.close()
    assert not notice.isVisible()
    notice.appear()
    qtbot.mouseClick(get_child(notice, QPushButton, "notice_quit"), LEFT)
    assert ended == [0]


def test_without_a_tray_closing_the_window_ends_the_program(
    resident: Resident, window: MainWindow, ended: Ended
) -> None:
    window.close()
    assert ended == [0]


def test_quit_ends_it_from_the_keyboard_and_from_the_tray(
    in_tray: Resident, window: MainWindow, ended: Ended
) -> None:
    window.commands.qactions["quit"].trigger()
    assert ended == [0]
    assert in_tray._notice is None


def test_quit_of_the_tray_ends_it_without_a_window(
    in_tray: Resident, window: MainWindow, ended: Ended
) -> None:
    window.close()
    choose(in_tray, "tray_quit")
    assert ended == [0]


def test_work_that_is_running_is_not_cut_off(
    in_tray: Resident, window: MainWindow, ended: Ended, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.close()
    with monkeypatch.context() as patched:
        patched.setattr(Desk, "is_busy", lambda _desk: True)
        in_tray.quit()
        assert ended == []
        assert window.isVisible()


def test_started_in_the_background_it_stays_without_tray_and_window(
    qtbot: QtBot, people: Book, desk: Desk, ended: Ended
) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    made = Resident(desk, window, background=True)
    for _made in running(made):
        assert not window.isVisible()
        made.show_window()
        window.close()
        assert ended == []
        made.show_window()
        window.commands.qactions["quit"].trigger()
        assert ended == [0]


def test_without_a_tray_it_says_so_once_and_offers_start_at_login(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk, ended: Ended
) -> None:
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    for _made in running(Resident(desk, window)):
        [notice] = told
        assert "no tray" in notice.text
        assert notice.action is not None
        notice.action()
        assert autostart.autostart().is_on()
    told.clear()
    desk.machine.set("told_no_tray", None)
    for _made in running(Resident(desk, window)):
        assert told == []  # it starts at login already


def test_the_menu_says_how_many_and_opens_today(in_tray: Resident, window: MainWindow) -> None:
    count = in_tray._count_today()
    assert count > 0
    assert in_tray.tray.icon.toolTip() == f"Today: {count}"
    window.go_to(places.SETTINGS)
    window.close()
    choose(in_tray, "tray_today")
    assert window.isVisible()
    assert window.place() == places.TODAY


def test_the_number_follows_what_is_done(
    qtbot: QtBot, in_tray: Resident, desk: Desk, people: Book
) -> None:
    before = in_tray._count_today()
    desk.write(lambda: people.agenda.done(people.agenda.due().reminders[0]))
    after = in_tray._count_today()
    assert after < before
    qtbot.waitUntil(lambda: in_tray.tray.icon.toolTip() == f"Today: {after}")


def test_a_contact_is_logged_from_the_tray_without_the_window(
    qtbot: QtBot, in_tray: Resident, window: MainWindow
) -> None:
    window.close()
    choose(in_tray, "tray_log")
    dialog = dialog_of(QuickLogDialog, qtbot)
    assert not window.isVisible()
    dialog.close()


def test_the_reminder_comes_when_it_is_asked_for_also_on_a_muted_day(in_tray: Resident) -> None:
    choose(in_tray, "tray_mute")
    assert in_tray.watch.is_muted()
    in_tray.watch.look()
    assert not in_tray.popup.isVisible()
    choose(in_tray, "tray_reminder")
    assert in_tray.popup.isVisible()
    choose(in_tray, "tray_mute")
    assert not in_tray.watch.is_muted()


def test_at_its_time_the_pop_up_shows_and_its_buttons_are_heeded(
    qtbot: QtBot, in_tray: Resident, window: MainWindow
) -> None:
    window.go_to(places.CARDS)
    in_tray.watch.look()
    popup = in_tray.popup
    assert popup.isVisible()
    qtbot.mouseClick(popup.snooze, LEFT)
    in_tray.watch.look()
    assert not popup.isVisible()
    popup.show_day()
    qtbot.mouseClick(popup.mute, LEFT)
    assert in_tray.watch.is_muted()
    in_tray.watch.stop()


def bring_to_front(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_where_today_is_in_front_the_day_counts_as_shown_by_a_line(
    qtbot: QtBot, in_tray: Resident, window: MainWindow
) -> None:
    window.go_to(places.TODAY)
    bring_to_front(qtbot, window)
    in_tray.watch.look()
    assert not in_tray.popup.isVisible()
    assert "listed here" in window.messages.text()
    window.go_to(places.CARDS)
    in_tray.watch.look()
    assert not in_tray.popup.isVisible()
    in_tray.watch.stop()


def test_the_line_leaves_an_undo_that_is_offered(
    qtbot: QtBot, in_tray: Resident, window: MainWindow, desk: Desk
) -> None:
    bring_to_front(qtbot, window)
    desk.message("Logged", "Undo", desk.undo)
    in_tray.watch.look()
    assert window.messages.text() == "Logged"
    in_tray.watch.stop()


def test_an_appointment_pops_up_also_where_today_is_in_front(
    qtbot: QtBot, in_tray: Resident, window: MainWindow, people: Book, desk: Desk
) -> None:
    card = new(people, given="Ida")
    promise(people, card, text="viewing", hour=desk.clock.local_now().hour)
    bring_to_front(qtbot, window)
    in_tray.watch.look()
    assert in_tray.popup.isVisible()
    assert [row.reminder.card_id for row in in_tray.popup.rows] == [card]
    in_tray.watch.stop()


def test_an_appointment_that_is_long_over_does_not_pop_up_over_today(
    qtbot: QtBot, in_tray: Resident, window: MainWindow, people: Book, desk: Desk
) -> None:
    promise(people, new(people, given="Ida"), hour=desk.clock.local_now().hour - 2)
    bring_to_front(qtbot, window)
    in_tray.watch.look()
    assert not in_tray.popup.isVisible()
    assert "listed here" in window.messages.text()
    in_tray.watch.stop()


def test_where_the_card_covers_today_the_day_pops_up(
    qtbot: QtBot, in_tray: Resident, window: MainWindow
) -> None:
    window.resize(600, 700)
    window.show_pane()
    bring_to_front(qtbot, window)
    in_tray.watch.look()
    assert in_tray.popup.isVisible()
    in_tray.watch.stop()


def test_a_name_in_the_pop_up_opens_its_card_in_the_window(
    qtbot: QtBot, in_tray: Resident, window: MainWindow
) -> None:
    window.close()
    in_tray.popup.show_day()
    row = in_tray.popup.rows[0]
    qtbot.mouseClick(row, LEFT)
    assert window.isVisible()
    assert window.pane.card_id() == row.reminder.card_id


def test_hiding_everything_takes_the_pop_up_away_and_brings_it_back(
    in_tray: Resident, window: MainWindow
) -> None:
    in_tray.popup.show_day()
    window.quick_hide.toggle()
    assert not in_tray.popup.isVisible()
    choose(in_tray, "tray_reminder")
    assert not in_tray.popup.isVisible()
    choose(in_tray, "tray_hide")
    assert in_tray.popup.isVisible()
    in_tray.watch.stop()


def test_what_comes_due_while_hidden_comes_afterwards(
    in_tray: Resident, window: MainWindow
) -> None:
    window.go_to(places.CARDS)
    window.quick_hide.toggle()
    in_tray.watch.look()
    assert not in_tray.popup.isVisible()
    window.quick_hide.toggle()
    assert in_tray.popup.isVisible()
    in_tray.watch.stop()


def test_the_settings_show_a_test_reminder(
    qtbot: QtBot, in_tray: Resident, window: MainWindow
) -> None:
    window.go_to(places.SETTINGS)
    button = get_child(window, QPushButton, "test_reminder")
    button.click()
    assert in_tray.popup.isVisible()
    assert in_tray.popup.title.text() == "A test reminder"
    in_tray.popup.close()
    in_tray.watch.look()
    assert in_tray.popup.isVisible()  # the test did not count
    in_tray.watch.stop()


def test_files_handed_over_are_previewed_in_the_window(
    qtbot: QtBot, in_tray: Resident, window: MainWindow, tmp_path: Path
) -> None:
    window.close()
    file = tmp_path / "one.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ida\nEND:VCARD\n")
    in_tray.import_files([file])
    dialog = dialog_of(ImportDialog, qtbot)
    qtbot.waitUntil(dialog.isActiveWindow)  # Enter imports, without a click into it
    assert window.isVisible()
    dialog.close()


def test_another_book_closes_the_pop_up_of_the_old_one(
    in_tray: Resident, desk: Desk, tmp_path: Path, people: Book
) -> None:
    in_tray.popup.show_day()
    other = Book.create(tmp_path / "other.rolodex", desk.clock)
    desk.use_book(other)
    assert not in_tray.popup.isVisible()
    in_tray.watch.stop()
    desk.close()


def test_another_day_is_shown_by_every_screen(
    qtbot: QtBot, in_tray: Resident, people: Book, desk: Desk
) -> None:
    card = new(people, given="Ida")
    promise(people, card, text="call")
    with qtbot.waitSignal(desk.hub.changed):
        in_tray.watch.day_changed.emit()
