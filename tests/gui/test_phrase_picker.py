"""The picker of phrases on a card: blanks, ways to hand over, the log that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind, SpecialDate
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.phrase_picker import PhrasePicker
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.widgets.phrase_preview import utf16
from rolodex.gui.widgets.reminder_row import ReminderRow
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import get_child
from tests.gui.phrases_for_tests import add, reachable_wang

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def wang(people: Book) -> int:
    """王小明, with an address for mail."""
    return reachable_wang(people)


def pick(qtbot: QtBot, window: MainWindow, card: int) -> PhrasePicker:
    """The picker for a card, opened by its shortcut."""
    window.open_card(card)
    window.commands.qactions["phrase"].trigger()
    found = window.findChild(PhrasePicker)
    assert isinstance(found, PhrasePicker)
    qtbot.waitExposed(found)
    return found


def log_dialog(window: QWidget) -> QuickLogDialog:
    found = window.findChild(QuickLogDialog)
    assert isinstance(found, QuickLogDialog)
    return found


def test_a_phrase_is_copied_remembered_and_offered_to_the_log_by_one_key(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    number = add(people, "Greeting", "{{稱呼}}您好 <b>", language="en")
    picker = pick(qtbot, window, wang)
    assert picker.preview.text.toPlainText() == "王小明您好 <b>"
    qtbot.keyClick(picker.phrases.search, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "王小明您好 <b>"
    assert [use.phrase for use in people.phrases.uses_of(wang)] == [number]
    log = log_dialog(window)
    assert log.form.kinds.key() == "message"
    assert log.form.words() == "王小明您好 <b>"
    assert log.cards() == (wang,)
    log.save()
    newest = people.history.timeline(wang)[0]
    assert (newest.kind, newest.text) == ("message", "王小明您好 <b>")


def test_it_says_when_the_person_got_the_same_phrase_before(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    number = add(people, "Greeting")
    people.phrases.used(number, wang)
    people.phrases.used(number, wang)
    picker = pick(qtbot, window, wang)
    assert picker.before.isVisible()
    assert picker.before.text() == "王小明 got this 2 times, last today"
    picker.reject()


def test_a_phrase_got_on_another_day_is_told_with_that_day(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int, clock: FixedClock
) -> None:
    number = add(people, "Greeting")
    people.phrases.used(number, wang)
    window._desk.clock = FixedClock(clock.at + timedelta(days=2))
    picker = pick(qtbot, window, wang)
    assert picker.before.text() == "王小明 got this on 23 Nov 2026"
    picker.reject()


def test_enter_stops_at_each_blank_and_goes_on_when_they_are_filled(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    add(people, "Offer", "{{product}} \U0001f9f3 {{?When}} {{product}}")
    picker = pick(qtbot, window, wang)
    assert picker.preview.note.text() == "2 blanks to fill in: Product, When"
    qtbot.keyClick(picker.phrases.search, Qt.Key.Key_Return)
    first, second = picker.preview.lines.values()
    assert picker.focusWidget() is first
    qtbot.keyClicks(first, "Tea")
    marks = picker.preview.text.extraSelections()
    assert [m.cursor.selectedText() for m in marks] == ["[When]", "Tea", "Tea"]
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert picker.focusWidget() is second
    assert QApplication.clipboard().text() == ""
    qtbot.keyClicks(second, "noon {{name}}")
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "Tea \U0001f9f3 noon {{name}} Tea"
    log_dialog(window).reject()


def test_blanks_may_be_left_when_one_insists(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    add(people, "Offer", "{{product}}")
    picker = pick(qtbot, window, wang)
    qtbot.mouseClick(picker.copy_button, LEFT)
    assert picker.problem.isVisible()
    qtbot.mouseClick(picker.copy_button, LEFT)
    assert QApplication.clipboard().text() == "[product]"
    log_dialog(window).reject()


def test_my_name_typed_once_is_kept_for_all_phrases(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    add(people, "Offer", "Regards, {{me}}")
    picker = pick(qtbot, window, wang)
    qtbot.keyClicks(picker.preview.lines["me"], "Sarah Holt")
    picker.copy()
    log_dialog(window).reject()
    assert people.settings.get("me") == "Sarah Holt"
    assert people.phrases.fill(people.phrases.resolve("Offer"), wang).text == "Regards, Sarah Holt"


def test_mail_opens_with_the_text_which_is_copied_too(
    qtbot: QtBot,
    people: Book,
    window: MainWindow,
    wang: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    add(people, "Mine only", "{{稱呼}}\n您好", subject="To {{name}} & you")
    picker = pick(qtbot, window, wang)
    assert picker.preview.subject.text() == "Subject: To 王小明 & you"
    qtbot.mouseClick(get_child(picker, QPushButton, "way_email_2"), LEFT)
    written = bytes(opened[0].toEncoded().data()).decode()
    assert written == (
        "mailto:wang%2Bx@example.com?subject=To%20%E7%8E%8B%E5%B0%8F%E6%98%8E%20%26%20you"
        "&body=%E7%8E%8B%E8%91%A3%0D%0A%E6%82%A8%E5%A5%BD"
    )
    assert QApplication.clipboard().text() == "王董\n您好"
    assert log_dialog(window).form.kinds.key() == "email"
    log_dialog(window).reject()


@pytest.mark.parametrize("answers", [True, False])
def test_each_way_of_a_card_has_a_number_and_hands_the_text_over_and_copies_it(
    qtbot: QtBot,
    people: Book,
    window: MainWindow,
    wang: int,
    monkeypatch: pytest.MonkeyPatch,
    answers: bool,
) -> None:
    card = people.cards.get(wang)
    line = Method(kind=MethodKind.CHAT, label="LINE", value="ming", display="小明")
    whatsapp = Method(kind=MethodKind.CHAT, label="WhatsApp", value="+886987654321")
    people.cards.save(replace(card, methods=(*card.methods, line, whatsapp)))
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(bytes(url.toEncoded().data()).decode())
        return answers

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    number = add(people, "Hello", "{{稱呼}} & 1")
    picker = pick(qtbot, window, wang)
    assert [button.text() for button in picker.ways.buttons] == [
        "1 LINE", "2 E-mail", "3 WhatsApp", "4 SMS",
    ]  # fmt: skip
    said = []
    for digit in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4):
        picker.activateWindow()
        qtbot.waitUntil(picker.isActiveWindow)
        qtbot.keyClick(picker.phrases.search, digit, Qt.KeyboardModifier.AltModifier)
        assert QApplication.clipboard().text() == "王董 & 1"
        said.append(window.messages.text())
        assert log_dialog(window).form.kinds.key() == "message"
        log_dialog(window).reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.clipboard().clear()
        picker = pick(qtbot, window, wang)
    assert opened == [
        "whatsapp://send?phone=886987654321&text=%E7%8E%8B%E8%91%A3%20%26%201",
        "sms:+886987654321?body=%E7%8E%8B%E8%91%A3%20%26%201",
    ]
    assert said[0] == "Copied “Hello”. In LINE look for “小明” and paste it."
    assert said[1].startswith("“Hello” went" if answers else "No program for WhatsApp answered")
    assert len(people.phrases.uses_of(wang)) == 3
    assert people.phrases.uses_of(wang)[0].phrase == number
    picker.reject()


def test_the_picker_speaks_the_language_of_the_card(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    add(people, "中文", language="zh_TW")
    add(people, "English", language="en")
    number = people.cards.save(Card(family="林", given="一", language="zh-Hant")).new
    assert number is not None
    picker = pick(qtbot, window, number)
    assert picker.title.text() == "中文"
    assert picker.phrases.count() == 1
    picker.reject()


def test_without_phrases_the_picker_offers_those_for_a_start(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    picker = pick(qtbot, window, wang)
    starters = get_child(picker, QPushButton, "phrase_starters")
    qtbot.waitUntil(starters.hasFocus)
    qtbot.keyClick(starters, Qt.Key.Key_Return)
    assert picker.phrases.count() >= 20
    assert picker.preview.filled() is not None
    picker.reject()


def test_closing_the_picker_leaves_no_trace(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    add(people, "Greeting")
    steps = people.journal.steps()
    picker = pick(qtbot, window, wang)
    qtbot.keyClick(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert people.journal.steps() == steps
    assert window.findChild(QuickLogDialog) is None


@pytest.mark.parametrize(
    ("days", "title"), [(0, "On the day"), (2, "Coming up"), (-2, "Just past")]
)
def test_greeting_on_today_takes_words_that_fit_the_day_and_ticks_it_off(
    qtbot: QtBot, book: Book, desk: Desk, window: MainWindow, days: int, title: str
) -> None:
    day = desk.clock.today() + timedelta(days=days)
    special = SpecialDate(label="birthday", month=day.month, day=day.day)
    desk.write(lambda: book.cards.save(Card(family="林", given="一", dates=(special,))))
    add(book, "Other", category="first")
    add(book, "On the day", category="birthday")
    add(book, "Coming up", category="birthday_early")
    add(book, "Just past", category="birthday_missed")
    window.go_to(places.TODAY)
    today = window.stack.screen_named("today")
    today.reload()
    (row,) = (r for r in today.rows() if r.reminder.kind == "birthday")
    assert isinstance(row, ReminderRow)
    qtbot.keyClick(row, Qt.Key.Key_G)
    picker = window.findChild(PhrasePicker)
    assert isinstance(picker, PhrasePicker)
    assert picker.title.text() == title
    qtbot.keyClick(picker.phrases.search, Qt.Key.Key_Return)
    log = log_dialog(window)
    assert log.tick.isChecked()
    log.save()
    assert not [r for r in book.agenda.due().reminders if r.kind == "birthday"]


def test_positions_are_counted_as_qt_counts_them() -> None:
    assert utf16("a\U0001f9f3b", 2) == 3
    assert utf16("王b", 1) == 1
