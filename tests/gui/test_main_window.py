"""The window: places, search, cards, undo, another language, small sizes, restarts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.domain.card import Card
from rolodex.domain.problems import BadValue
from rolodex.domain.text import Text
from rolodex.gui import places, theme
from rolodex.gui.background import Job
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.gui.on_screen import keep_on_screen, room_for
from rolodex.gui.paged_model import RowRole
from rolodex.gui.widgets.rail import CountRole, PlaceRole
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import get_child
from tests.gui.conftest import show


@pytest.fixture
def busy(people: Book, window: MainWindow) -> MainWindow:
    """The window on the book of a few people, at the list of cards."""
    window.go_to(places.CARDS, focus=True)
    window.pane.show_card(None)  # that of Today's first row, which it began with
    return window


def listed(window: MainWindow) -> list[str]:
    model = window.cards.model
    return [model.index(n, 0).data(RowRole).name for n in range(model.card_count())]


def counts(window: MainWindow) -> dict[object, int]:
    """The numbers in the rail by place."""
    found = {}
    for name in ("rail_places", "rail_foot"):
        rail = get_child(window, QListWidget, name)
        for row in range(rail.count()):
            place = rail.item(row).data(PlaceRole)
            if place is not None:
                found[place] = rail.item(row).data(CountRole)
    return found


def commit(window: MainWindow, text: str) -> None:
    """What an input method sends once a character is chosen."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(window.search, event)


def type_query(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Type into the search field, after Ctrl+F as a user would."""
    window.commands.qactions["find"].trigger()
    for character in text:
        if character.isascii():
            qtbot.keyClicks(window.search, character)
        else:
            commit(window, character)
    qtbot.waitUntil(lambda: window.cards.query() == text)


def test_the_window_opens_on_today(window: MainWindow) -> None:
    assert window.place() == places.TODAY
    assert window.stack.currentWidget().objectName() == "today_screen"


def test_beside_today_the_first_card_is_open_and_the_keyboard_stays(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: window.shown_card() is not None)
    today = window.stack.screen_named("today")
    assert window.shown_card() == today.rows()[0].reminder.card_id
    assert today.current_row() is today.rows()[0]
    assert not today.current_row().hasFocus()
    assert not window.pane.isAncestorOf(window.focusWidget() or window)


def test_a_new_card_is_not_put_aside_for_the_card_at_hand(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    window.pane.new_card()
    window.stack.screen_named("today").reload()
    QApplication.processEvents()
    assert window.pane.is_editing()
    assert window.shown_card() is None


def test_the_rail_counts_cards_lists_and_tags(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: counts(window).get(places.NEVER) == 1)
    found = counts(window)
    assert found[places.CARDS] == 8
    assert found[places.OUT_OF_TOUCH] == 2
    assert found[places.tagged("VIP")] == 2
    assert found[places.tagged("保險")] == 3
    assert found[places.TODAY] == people.agenda.count_today()


def test_a_click_in_the_rail_goes_there(qtbot: QtBot, busy: MainWindow) -> None:
    qtbot.waitUntil(lambda: places.tagged("VIP") in counts(busy))
    rail = get_child(busy, QListWidget, "rail_places")
    for row in range(rail.count()):
        if rail.item(row).data(PlaceRole) == places.tagged("VIP"):
            rail.setCurrentRow(row)
    assert busy.place() == places.tagged("VIP")
    assert len(listed(busy)) == 2


def test_typing_finds_and_down_and_enter_open_the_card(qtbot: QtBot, busy: MainWindow) -> None:
    type_query(qtbot, busy, "王")
    assert listed(busy) == ["王小明"]
    qtbot.keyClick(busy.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: busy.shown_card() is not None)
    assert busy.cards.list.hasFocus()
    assert busy.pane.card_id() == busy.cards.model.id_at(0)


def test_enter_in_the_search_field_opens_the_first_hit(qtbot: QtBot, busy: MainWindow) -> None:
    busy.commands.qactions["find"].trigger()
    qtbot.keyClicks(busy.search, "Wong")
    qtbot.keyClick(busy.search, Qt.Key.Key_Return)
    assert busy.shown_card() == busy.cards.model.id_at(0)


def test_the_only_hit_is_shown_beside_the_search_while_one_types(
    qtbot: QtBot, busy: MainWindow
) -> None:
    busy.open_card(busy.cards.model.id_at(0) or 0)
    before = busy.shown_card()
    type_query(qtbot, busy, "654321")
    assert listed(busy) == ["王小明"]
    assert busy.shown_card() == busy.cards.model.id_at(0) != before
    assert busy.search.hasFocus()


def test_whom_only_the_typing_brought_up_is_gone_when_nobody_is_found(
    qtbot: QtBot, busy: MainWindow
) -> None:
    type_query(qtbot, busy, "654321")
    assert busy.shown_card() is not None
    type_query(qtbot, busy, "6543219")
    assert listed(busy) == []
    assert busy.shown_card() is None


def test_a_card_that_was_chosen_stays_when_nobody_is_found(qtbot: QtBot, busy: MainWindow) -> None:
    busy.open_card(busy.cards.model.id_at(0) or 0)
    before = busy.shown_card()
    type_query(qtbot, busy, "zzzqq")
    assert listed(busy) == []
    assert busy.shown_card() == before


def test_search_works_from_any_screen(qtbot: QtBot, people: Book, window: MainWindow) -> None:
    window.go_to(places.SETTINGS)
    type_query(qtbot, window, "Tom")
    assert window.place() == places.CARDS
    assert listed(window) == ["Tom Holt"]


def test_escape_empties_the_search_and_goes_back_to_the_list(
    qtbot: QtBot, busy: MainWindow
) -> None:
    type_query(qtbot, busy, "王")
    qtbot.keyClick(busy.search, Qt.Key.Key_Escape)
    assert busy.search.text() == ""
    assert len(listed(busy)) == 8
    assert busy.cards.list.hasFocus()


def test_what_an_input_method_composes_is_not_searched_for(qtbot: QtBot, busy: MainWindow) -> None:
    busy.search.setFocus()
    QApplication.sendEvent(busy.search, QInputMethodEvent("ㄨㄤ", []))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        qtbot.keyClick(busy.search, key)
    QApplication.processEvents()
    assert busy.cards.query() == ""
    assert busy.search.hasFocus()
    assert busy.shown_card() is None
    commit(busy, "王")
    qtbot.waitUntil(lambda: listed(busy) == ["王小明"])


def test_delete_moves_to_the_trash_and_the_message_takes_it_back(
    qtbot: QtBot, busy: MainWindow, book: Book
) -> None:
    busy.cards.list.go_to_row(0)
    qtbot.waitUntil(lambda: busy.shown_card() is not None)
    qtbot.keyClick(busy.cards.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: book.cards.count() == 7)
    assert busy.cards.list.currentIndex().row() == 0  # the next one, for the next key
    get_child(busy, QPushButton, "notice_action").click()
    assert book.cards.count() == 8
    assert len(listed(busy)) == 8


def test_undo_says_what_it_would_take_back(busy: MainWindow, desk: Desk) -> None:
    first = busy.cards.model.id_at(0)
    assert first is not None
    desk.write(lambda: desk.book.cards.trash([first]))
    undo, redo = (busy.commands.qactions[key] for key in ("undo", "redo"))
    assert undo.text().startswith("Undo: ")
    undo.trigger()
    assert len(listed(busy)) == 8
    assert redo.isEnabled()
    redo.trigger()
    assert len(listed(busy)) == 7


def test_a_problem_stays_in_sight_until_it_is_closed(busy: MainWindow, desk: Desk) -> None:
    desk.show_problem(BadValue(Text("This is no date.")))
    desk.message("Saved")
    text = get_child(busy, QLabel, "problem_text")
    assert text.isVisible()
    assert text.text() == "This is no date."
    get_child(busy, QToolButton, "problem_close").click()
    assert not text.isVisible()
    assert get_child(busy, QLabel, "notice_text").text() == "Saved"


def test_what_is_done_after_a_problem_can_be_undone_beside_it(busy: MainWindow, desk: Desk) -> None:
    desk.show_problem(BadValue(Text("This is no date.")))
    desk.write(lambda: desk.book.cards.save(Card(family="王")))
    assert get_child(busy, QLabel, "problem_text").isVisible()
    undo = get_child(busy, QPushButton, "notice_action")
    assert undo.isVisible()
    undo.click()
    assert desk.book.cards.count() == 8
    assert get_child(busy, QLabel, "problem_text").isVisible()


def test_another_language_is_spoken_at_once_and_one_stays_where_one_was(
    qtbot: QtBot, busy: MainWindow, desk: Desk
) -> None:
    busy.cards.list.go_to_row(3)
    qtbot.waitUntil(lambda: busy.shown_card() is not None)
    card, old = busy.shown_card(), busy.cards
    busy.commands.qactions["language_zh_TW"].trigger()
    qtbot.waitUntil(lambda: busy.cards is not old)
    assert i18n.language() == "zh_TW"
    assert desk.machine.get("language") == "zh_TW"
    assert busy.place() == places.CARDS
    assert busy.shown_card() == card
    assert busy.cards.list.current_id() == card
    assert busy.commands.qactions["language_zh_TW"].isChecked()
    assert busy.cards.list.hasFocus()  # the arrow keys go on where they were


def test_a_search_survives_a_change_of_language(qtbot: QtBot, busy: MainWindow) -> None:
    type_query(qtbot, busy, "王")
    old = busy.cards
    busy.use_language("zh_CN")
    qtbot.waitUntil(lambda: busy.cards is not old)
    assert busy.search.text() == "王"
    assert listed(busy) == ["王小明"]


def test_the_keyboard_stays_on_the_setting_that_built_the_window_anew(
    qtbot: QtBot, busy: MainWindow
) -> None:
    busy.go_to(places.SETTINGS)
    box = get_child(busy, QComboBox, "setting_text_size")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: get_child(busy, QComboBox, "setting_text_size") is not box)
    assert theme.theme().text_size == 115
    assert busy.focusWidget().objectName() == "setting_text_size"


def test_the_window_left_behind_by_a_change_of_language_hears_nothing(
    qtbot: QtBot, busy: MainWindow, desk: Desk
) -> None:
    old = busy.cards
    gone: list[int] = []
    old.destroyed.connect(lambda: gone.append(1))
    busy.use_language("zh_TW")
    qtbot.waitUntil(lambda: bool(gone))
    desk.write(lambda: desk.book.cards.save(Card(family="鄭")))
    assert len(listed(busy)) == 9


@pytest.mark.parametrize(("width", "size"), [(960, 100), (960, 200), (1280, 150)])
def test_the_window_is_usable_when_small_or_with_large_text(
    qtbot: QtBot, busy: MainWindow, width: int, size: int
) -> None:
    busy.commands.choose_text_size(size)
    busy.resize(width, 640)
    QApplication.processEvents()
    assert busy.width() == width  # nothing inside asks for more
    assert busy.cards.list.isVisible()
    row = busy.cards.list.viewport().width()
    assert row >= theme.px(240)
    busy.open_card(busy.cards.model.id_at(0) or 0)
    assert busy.pane.isVisible()
    assert busy.pane.width() >= theme.px(300)


def test_every_press_for_larger_text_counts_however_fast_they_come(
    qtbot: QtBot, busy: MainWindow
) -> None:
    def press(key: Qt.Key) -> None:
        handle = busy.windowHandle()
        QTest.keyClick(handle, key, Qt.KeyboardModifier.ControlModifier)

    press(Qt.Key.Key_Plus)
    press(Qt.Key.Key_Plus)
    busy._rebuild.stop()
    busy._build_again()
    assert theme.theme().text_size == 130
    press(Qt.Key.Key_Plus)  # the new window has not seen an event yet
    qtbot.waitUntil(lambda: theme.theme().text_size == 150)
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: theme.theme().text_size == 100)
    assert not busy.commands.qactions["text_smaller"].isEnabled()


def test_with_little_room_escape_leads_back_from_the_card_to_the_list(
    qtbot: QtBot, busy: MainWindow
) -> None:
    busy.commands.choose_text_size(200)
    busy.resize(960, 640)
    QApplication.processEvents()
    busy.open_card(busy.cards.model.id_at(0) or 0)
    assert not busy.cards.isVisible()
    qtbot.keyClick(busy, Qt.Key.Key_Escape)
    assert busy.cards.isVisible()


def test_place_and_geometry_are_there_after_a_restart(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk
) -> None:
    window.go_to(places.tagged("VIP"))
    window.resize(1000, 700)
    QApplication.processEvents()
    window.close()
    again = show(qtbot, desk)
    assert again.place() == places.tagged("VIP")
    assert (again.width(), again.height()) == (1000, 700)


def test_another_programs_writing_is_seen_within_moments(
    qtbot: QtBot, busy: MainWindow, book: Book, clock: FixedClock
) -> None:
    with Book.open(book.path, clock) as other:
        other.cards.save(Card(family="Aaron"))
    qtbot.waitUntil(lambda: len(listed(busy)) == 9, timeout=5000)


def test_two_windows_on_one_book_see_each_other(
    qtbot: QtBot, busy: MainWindow, book: Book, desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    other_desk = Desk(book.reopen(), clock, desk.machine)
    other = show(qtbot, other_desk)
    other.go_to(places.CARDS)
    desk.write(lambda: desk.book.cards.save(Card(family="Aaron")))
    qtbot.waitUntil(lambda: len(listed(other)) == 9, timeout=5000)
    other_desk.write(lambda: other_desk.book.journal.undo())
    qtbot.waitUntil(lambda: len(listed(busy)) == 8, timeout=5000)
    other.close()
    other_desk.close()


def test_closing_waits_for_work_that_is_running(busy: MainWindow, desk: Desk) -> None:
    desk._jobs.append(Job(lambda _progress, _cancelled: None, "Import"))
    assert not busy.close()
    assert busy.isVisible()
    desk._jobs.clear()
    assert busy.close()


def test_without_a_book_a_new_card_makes_one(qtbot: QtBot, bare_desk: Desk) -> None:
    window = show(qtbot, bare_desk)
    assert not bare_desk.has_book
    window.commands.qactions["new_card"].trigger()
    assert bare_desk.has_book
    assert window.pane.isVisible()


def test_every_control_without_words_has_a_name_for_screen_readers(busy: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in busy.findChildren(QAbstractButton)
        if widget.isVisible() and not widget.text() and not widget.accessibleName()
        and not isinstance(widget.parent(), QLineEdit)
    ]  # fmt: skip
    assert not nameless


@pytest.mark.parametrize("place", [places.TODAY, places.CARDS])
def test_a_new_card_stays_open_although_the_list_has_another_one_selected(
    qtbot: QtBot, people: Book, window: MainWindow, place: places.Place
) -> None:
    type_query(qtbot, window, "Tom")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shown_card() is not None)
    tom = window.shown_card()
    if place != places.CARDS:
        window.go_to(place, focus=True)
    window.commands.qactions["new_card"].trigger()
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "Nora Field")
    with qtbot.waitSignal(window.pane.created):
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    for _turn in range(3):  # whatever the reloaded list has to say comes in these
        QApplication.processEvents()
    assert window.pane.is_editing()
    assert window.shown_card() not in (None, tom)


def test_a_card_that_appears_beside_the_list_has_room_to_be_read(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    assert not window.pane.isVisible(), "without a card there is nothing to show beside"
    desk.write(lambda: desk.book.cards.save(Card(family="王")))
    window.go_to(places.CARDS)
    qtbot.waitUntil(lambda: window.pane.isVisible())
    assert window.pane.width() >= theme.px(400)


def test_a_window_larger_than_its_screen_becomes_as_large_as_that(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = room_for(window)
    window.resize(room.width() - 100, room.height() + 60)
    window.show()
    qtbot.waitExposed(window)
    keep_on_screen(window)
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))
    assert window.width() == room.width() - 100
