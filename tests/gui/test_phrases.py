"""Phrases in the window: the screen that keeps them and the picker that hands them over."""

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
from rolodex.domain.phrase import Phrase
from rolodex.domain.problems import BookBusy
from rolodex.domain.text import Text
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.phrase_picker import PhrasePicker
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.screens.phrases import PhrasesScreen
from rolodex.gui.widgets.phrase_preview import utf16
from rolodex.gui.widgets.reminder_row import ReminderRow
from rolodex.services.book import Book
from rolodex.services.changes import Changes
from rolodex.services.clock import FixedClock
from tests.fakes import get_child

LEFT = Qt.MouseButton.LeftButton


def add(book: Book, title: str, text: str = "{{姓名}}您好", **more: object) -> int:
    number = book.phrases.save(Phrase(title=title, text=text, **more)).new  # type: ignore[arg-type]
    assert number is not None
    return number


@pytest.fixture
def wang(people: Book) -> int:
    """王小明, with an address for mail."""
    card = people.cards.get(people.cards.resolve("王小明"))
    methods = (*card.methods, Method(kind=MethodKind.EMAIL, value="wang+x@example.com"))
    people.cards.save(replace(card, methods=methods, salutation="董"))
    assert card.id is not None
    return card.id


@pytest.fixture
def screen(qtbot: QtBot, people: Book, window: MainWindow) -> PhrasesScreen:
    """The screen of phrases, with two in it."""
    add(people, "Second", "Hi {{product}}", language="en", category="offer")
    add(people, "First", "Dear {{salutation}}", language="en", category="birthday")
    window.go_to(places.PHRASES)
    QApplication.processEvents()
    found: PhrasesScreen = window.stack.screen_named("phrases")
    return found


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


# -- the screen


def test_an_empty_screen_offers_the_starter_phrases_of_the_language(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    window.go_to(places.PHRASES)
    qtbot.mouseClick(get_child(window, QPushButton, "phrase_starters"), LEFT)
    QApplication.processEvents()
    phrases = people.phrases.all()
    assert len(phrases) >= 20
    assert {p.language for p in phrases} == {"en"}
    screen = window.stack.screen_named("phrases")
    assert screen.phrases.count() == len(phrases)
    assert screen.editor.title.text()


def test_phrases_stand_under_their_categories_in_order(screen: PhrasesScreen) -> None:
    rows = [screen.phrases.list.item(n).text() for n in range(screen.phrases.list.count())]
    assert rows == ["Birthday", "First", "Offers and news", "Second"]
    assert screen.editor.title.text() == "First"


def test_the_few_that_are_used_most_stand_on_top_and_under_their_category_too(
    people: Book, wang: int, screen: PhrasesScreen
) -> None:
    for number in range(6):
        add(people, f"More {number}", category="first", language="en")
    people.phrases.used(people.phrases.resolve("More 4"), wang)
    for _use in range(2):
        people.phrases.used(people.phrases.resolve("Second"), wang)
    screen.phrases.reload()
    rows = [screen.phrases.list.item(n).text() for n in range(screen.phrases.list.count())]
    assert rows[:5] == ["Most used", "Second", "More 4", "Birthday", "First"]
    assert rows.count("Second") == rows.count("More 4") == 2
    assert screen.phrases.count() == 8
    below = rows.index("Second", 3)
    screen.phrases.list.setCurrentRow(below)
    screen.phrases.reload()
    assert screen.phrases.list.currentRow() == below
    screen.phrases.search.setText("more")
    assert screen.phrases.list.item(0).text() == "Getting in touch"


def test_the_list_is_narrowed_by_channel_and_region_where_there_is_a_choice(
    people: Book, screen: PhrasesScreen
) -> None:
    phrases = screen.phrases
    assert phrases.channel.isHidden()
    assert phrases.region.isHidden()
    add(people, "Letter", language="en", channel="letter", region="GB")
    add(people, "Mail", language="en", channel="email", region="US")
    phrases.reload()
    assert not phrases.channel.isHidden()
    phrases.channel.setCurrentIndex(phrases.channel.findData("letter"))
    phrases.channel.activated.emit(phrases.channel.currentIndex())
    assert phrases.count() == 3  # those for any way stay
    phrases.region.setCurrentIndex(phrases.region.findData("US"))
    phrases.region.activated.emit(phrases.region.currentIndex())
    assert phrases.count() == 2
    phrases.show_phrases("en")
    assert phrases.count() == 4


def test_region_and_subject_are_written_in_the_form(
    qtbot: QtBot, people: Book, screen: PhrasesScreen
) -> None:
    editor = screen.editor
    editor.region.setCurrentIndex(editor.region.findData("HK"))
    editor.region.activated.emit(editor.region.currentIndex())
    editor.subject.setFocus()
    qtbot.keyClicks(editor.subject, "To {{name")
    assert editor.problem.text() == "In the subject: This field is not closed by }}."
    assert not screen.save()
    qtbot.keyClicks(editor.subject, "}}")
    assert screen.save()
    first = people.phrases.get(people.phrases.resolve("First"))
    assert (first.region, first.subject) == ("HK", "To {{name}}")
    screen._desk.undo()
    QApplication.processEvents()
    assert editor.subject.text() == ""
    people.phrases.save(replace(first, region="FR"))
    screen.reload()
    assert editor.region.currentText() == "France"


def test_the_search_narrows_the_list_and_arrows_move_in_it(
    qtbot: QtBot, screen: PhrasesScreen
) -> None:
    qtbot.keyClick(screen.phrases.search, Qt.Key.Key_Down)
    assert screen.editor.title.text() == "Second"
    qtbot.keyClicks(screen.phrases.search, "dear")
    assert screen.phrases.count() == 1
    assert screen.editor.title.text() == "First"


def test_what_is_written_is_saved_when_the_keys_leave_the_form(
    qtbot: QtBot, people: Book, screen: PhrasesScreen
) -> None:
    screen.editor.title.setFocus()
    screen.editor.title.end(False)
    qtbot.keyClicks(screen.editor.title, "!")
    screen.phrases.search.setFocus()
    qtbot.waitUntil(lambda: {p.title for p in people.phrases.all()} == {"First!", "Second"})
    people.journal.undo()
    assert {p.title for p in people.phrases.all()} == {"First", "Second"}


def test_a_text_that_cannot_be_read_is_explained_marked_and_kept_on_the_screen(
    qtbot: QtBot, people: Book, screen: PhrasesScreen
) -> None:
    screen.editor.text.setPlainText("Dear\n {{nobody}}")
    assert screen.editor.problem.text().startswith("Line 2, character 2: There is no field nobody")
    assert len(screen.editor.text.extraSelections()) == 1
    qtbot.keyClick(screen.phrases.search, Qt.Key.Key_Down)
    assert screen.editor.text.toPlainText() == "Dear\n {{nobody}}"
    assert screen.phrases.current_id() == people.phrases.resolve("First")
    qtbot.mouseClick(get_child(screen, QPushButton, "phrase_revert"), LEFT)
    assert screen.editor.text.toPlainText() == "Dear {{salutation}}"
    qtbot.keyClick(screen.phrases.search, Qt.Key.Key_Down)
    assert screen.editor.title.text() == "Second"


def test_the_preview_follows_each_key_and_the_chosen_card(screen: PhrasesScreen, wang: int) -> None:
    screen.editor.show_card(wang)
    assert screen.editor.preview.text.toPlainText() == "Dear 王董"
    screen.editor.text.setPlainText("{{name}} {{product}}")
    assert screen.editor.preview.text.toPlainText() == "王小明 [product]"
    assert screen.editor.preview.note.text() == "1 blank to fill in: Product"
    marks = screen.editor.preview.text.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["[product]", "王小明"]


def test_a_field_is_inserted_by_its_name_in_the_language_of_the_phrase(
    screen: PhrasesScreen,
) -> None:
    screen.editor.text.setPlainText("")
    insert_city = next(
        action
        for menu in screen.editor.insert.menu().actions()
        if menu.menu() is not None
        for action in menu.menu().actions()
        if action.objectName() == "insert_city"
    )
    insert_city.trigger()
    screen.editor.language.setCurrentIndex(screen.editor.language.findData("zh_TW"))
    insert_city.trigger()
    assert screen.editor.text.toPlainText() == "{{city}}{{城市}}"


def test_a_new_phrase_is_written_and_removed_and_comes_back(
    qtbot: QtBot, people: Book, screen: PhrasesScreen
) -> None:
    qtbot.mouseClick(get_child(screen, QPushButton, "phrase_new"), LEFT)
    qtbot.keyClicks(screen.editor.title, "Third")
    qtbot.keyClicks(screen.editor.text, "Hello")
    qtbot.keyClicks(screen.editor.tags, "a, b")
    assert screen.save()
    third = people.phrases.get(people.phrases.resolve("Third"))
    assert (third.text, third.tags, third.language) == ("Hello", ("a", "b"), "en")
    assert screen.phrases.current_id() == third.id
    qtbot.mouseClick(get_child(screen, QPushButton, "phrase_remove"), LEFT)
    assert len(people.phrases.all()) == 2
    screen._desk.undo()
    QApplication.processEvents()
    assert screen.phrases.count() == 3


def test_going_elsewhere_saves_what_was_written(
    people: Book, window: MainWindow, screen: PhrasesScreen
) -> None:
    screen.editor.text.setPlainText("Changed")
    window.go_to(places.CARDS)
    assert people.phrases.get(people.phrases.resolve("First")).text == "Changed"


# -- the picker


def test_a_phrase_is_copied_remembered_and_offered_to_the_log_by_one_key(
    qtbot: QtBot, people: Book, window: MainWindow, wang: int
) -> None:
    number = add(people, "Greeting", "{{稱呼}}您好 <b>", language="en")
    picker = pick(qtbot, window, wang)
    assert picker.preview.text.toPlainText() == "王董您好 <b>"
    qtbot.keyClick(picker.phrases.search, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "王董您好 <b>"
    assert [use.phrase for use in people.phrases.uses_of(wang)] == [number]
    log = log_dialog(window)
    assert log.form.kinds.key() == "message"
    assert log.form.words() == "王董您好 <b>"
    assert log.cards() == (wang,)
    log.save()
    newest = people.history.timeline(wang)[0]
    assert (newest.kind, newest.text) == ("message", "王董您好 <b>")


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


def test_list_and_phrase_stand_one_above_the_other_where_there_is_little_room(
    qtbot: QtBot, window: MainWindow, screen: PhrasesScreen
) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: screen.sides.orientation() == Qt.Orientation.Horizontal)
    window.resize(600, 800)
    qtbot.waitUntil(lambda: screen.sides.orientation() == Qt.Orientation.Vertical)


def test_while_the_book_is_held_a_new_phrase_waits_and_is_written_once(
    qtbot: QtBot,
    people: Book,
    screen: PhrasesScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save, busy = people.phrases.save, [True]

    def held(phrase: Phrase) -> Changes:
        if busy[0]:
            raise BookBusy(Text("busy"))
        return save(phrase)

    monkeypatch.setattr(people.phrases, "save", held)
    screen.new_phrase()
    screen.editor.title.setText("Third")
    screen.editor.text.setPlainText("Hello")
    assert screen.save()
    assert screen.save()
    busy[0] = False
    qtbot.waitUntil(lambda: screen.phrases.count() == 3)
    assert sum(p.title == "Third" for p in people.phrases.all()) == 1
    assert screen.phrases.current_id() == people.phrases.resolve("Third")
    assert not screen.editor.is_changed()
