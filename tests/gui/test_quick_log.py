"""Noting a contact: on the card, in its window, for one and for several people."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.widgets.card_pane import CardPane
from rolodex.gui.widgets.quick_log import QuickLog
from rolodex.services.book import Book
from tests.fakes import get_child
from tests.gui.cards_for_tests import People, compose, log, shown, type_in

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk, who: People) -> QuickLog:
    """The quick log on May's card."""
    pane = CardPane(desk)
    shown(qtbot, pane)
    pane.show_card(who.may)
    pane.quick_log.begin()
    qtbot._pane = pane  # type: ignore[attr-defined]  # kept alive as long as the test
    return pane.quick_log


def opened(qtbot: QtBot, desk: Desk, *cards: int, **more: object) -> QuickLogDialog:
    dialog = QuickLogDialog(desk, cards, None, **more)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def test_tab_leads_from_the_text_to_what_comes_next_and_then_to_when_it_was(
    qtbot: QtBot, desk: Desk, who: People
) -> None:
    dialog = opened(qtbot, desk, who.may)
    dialog.form.text.setFocus()
    qtbot.keyClick(dialog.form.text, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.form.next.line
    qtbot.keyClick(dialog.form.next.line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.at.line


def test_text_and_enter_note_a_call_that_reached_the_person(
    bar: QuickLog, qtbot: QtBot, book: Book, who: People
) -> None:
    qtbot.keyClicks(bar.form.text, "wants a quote")
    qtbot.keyClick(bar.form.text, ENTER)
    (noted,) = book.history.timeline(who.may)
    assert (noted.kind, noted.outcome, noted.text) == ("call", "reached", "wants a quote")
    assert noted.at == book.clock.now()
    assert book.cards.summary(who.may).last_contact == date(2026, 11, 23)


def test_enter_alone_is_enough(bar: QuickLog, qtbot: QtBot, book: Book, who: People) -> None:
    qtbot.keyClick(bar.form.text, ENTER)
    assert book.history.count(who.may) == 1


def test_the_log_is_blank_after_saving(bar: QuickLog, qtbot: QtBot) -> None:
    qtbot.mouseClick(get_child(bar, QPushButton, "log_kind_visit"), LEFT)
    qtbot.keyClicks(bar.form.text, "x")
    qtbot.keyClick(bar.form.text, ENTER)
    assert bar.form.is_blank()
    assert bar.form.kinds.key() == "call"


@pytest.mark.parametrize(
    ("digit", "outcome"),
    [
        (Qt.Key.Key_1, "reached"),
        (Qt.Key.Key_2, "no_answer"),
        (Qt.Key.Key_3, "message_left"),
        (Qt.Key.Key_4, "wrong_number"),
        (Qt.Key.Key_5, "not_now"),
    ],
)
def test_one_key_chooses_the_outcome(
    bar: QuickLog, qtbot: QtBot, digit: Qt.Key, outcome: str
) -> None:
    bar.form.outcomes.choose("no_answer" if outcome == "reached" else "reached")
    bar.begin(outcome_first=True)
    qtbot.keyClick(bar.window().focusWidget(), digit)
    assert bar.form.outcomes.key() == outcome
    assert bar.window().focusWidget() is bar.form.text


def test_alt_and_a_digit_choose_the_outcome_while_writing(bar: QuickLog, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.form.text, "rang 3 times")
    qtbot.keyClick(bar.form.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert bar.form.outcomes.key() == "no_answer"
    assert bar.form.words() == "rang 3 times"


def test_a_letter_on_the_outcomes_begins_the_text(bar: QuickLog, qtbot: QtBot) -> None:
    bar.begin(outcome_first=True)
    qtbot.keyClick(bar.window().focusWidget(), Qt.Key.Key_H)
    assert bar.form.words() == "h"


def test_enter_is_left_to_the_input_method_while_it_composes(
    bar: QuickLog, qtbot: QtBot, book: Book, who: People
) -> None:
    compose(bar.form.text, "ㄅㄠ")
    qtbot.keyClick(bar.form.text, ENTER)
    assert book.history.count(who.may) == 0
    type_in(qtbot, bar.form.text, "保險")
    qtbot.keyClick(bar.form.text, ENTER)
    assert book.history.timeline(who.may)[0].text == "保險"


def test_shift_enter_begins_a_line(bar: QuickLog, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.form.text, "one")
    qtbot.keyClick(bar.form.text, ENTER, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(bar.form.text, "two")
    assert bar.form.words() == "one\ntwo"


@pytest.mark.parametrize(
    ("words", "day", "hour"),
    [
        ("in 3 days", date(2026, 11, 26), None),
        ("tomorrow 3pm", date(2026, 11, 24), time(15)),
        ("下週三下午三點", date(2026, 12, 2), time(15)),
        ("3天后", date(2026, 11, 26), None),
        ("2026-12-01", date(2026, 12, 1), None),
    ],
)
def test_the_next_follow_up_is_read_in_plain_words(
    bar: QuickLog, qtbot: QtBot, book: Book, who: People, words: str, day: date, hour: time
) -> None:
    qtbot.keyClicks(bar.form.text, "quote")
    type_in(qtbot, bar.form.next.line, words)
    assert bar.form.next.reading.isVisible()
    qtbot.keyClick(bar.form.next.line, ENTER)
    (promised,) = book.followups.open_for(who.may)
    assert (promised.due, promised.time, promised.text) == (day, hour, "quote")


def test_words_that_are_no_day_are_said_at_once_and_nothing_is_saved(
    bar: QuickLog, qtbot: QtBot, book: Book, who: People
) -> None:
    qtbot.keyClicks(bar.form.next.line, "someday")
    assert bar.form.next.reading.property("role") == "error"
    qtbot.keyClick(bar.form.next.line, ENTER)
    assert book.history.count(who.may) == 0
    assert bar.form.next.line.text() == "someday"


def test_after_no_answer_a_later_hour_is_one_click_away(
    bar: QuickLog, qtbot: QtBot, book: Book, who: People
) -> None:
    qtbot.mouseClick(get_child(bar, QPushButton, "log_outcome_no_answer"), LEFT)
    assert bar.form.again.text() == "Again at 12:00"
    qtbot.mouseClick(bar.form.again, LEFT)
    qtbot.keyClick(bar.form.next.line, ENTER)
    (promised,) = book.followups.open_for(who.may)
    assert (promised.due, promised.time) == (date(2026, 11, 23), time(12))


def test_what_was_reached_needs_no_later_hour(bar: QuickLog) -> None:
    assert not bar.form.again.isVisible()


def test_a_note_has_no_outcome_and_does_not_count(
    bar: QuickLog, qtbot: QtBot, book: Book, who: People
) -> None:
    qtbot.mouseClick(get_child(bar, QPushButton, "log_kind_note"), LEFT)
    assert not bar.form.outcomes.isVisible()
    qtbot.keyClicks(bar.form.text, "likes tea")
    qtbot.keyClick(bar.form.text, ENTER)
    assert book.cards.summary(who.may).last_contact is None


def test_what_was_typed_for_one_card_is_not_saved_on_another(
    bar: QuickLog, qtbot: QtBot, who: People
) -> None:
    qtbot.keyClicks(bar.form.text, "for May")
    qtbot.keyClicks(bar.form.next.line, "tomorrow")
    qtbot._pane.show_card(who.tom)  # type: ignore[attr-defined]
    assert bar.form.is_blank()


def test_what_was_begun_for_a_card_is_there_when_it_is_shown_again(
    bar: QuickLog, qtbot: QtBot, who: People, desk: Desk
) -> None:
    pane = qtbot._pane  # type: ignore[attr-defined]
    bar.form.outcomes.choose("message_left")
    qtbot.keyClicks(bar.form.text, "for May")
    qtbot.keyClicks(bar.form.next.line, "tomorrow")
    pane.show_card(who.tom)
    pane.show_card(who.may)
    assert bar.form.words() == "for May"
    assert bar.form.next.line.text() == "tomorrow"
    assert bar.form.outcomes.key() == "message_left"
    pane.show_card(who.tom)
    desk.book_changed.emit()  # another book: the numbers of its cards are other people
    pane.show_card(None)
    pane.show_card(who.may)
    assert bar.form.is_blank()


def test_the_window_begins_on_the_outcome_for_a_known_person(
    qtbot: QtBot, desk: Desk, book: Book, who: People
) -> None:
    dialog = opened(qtbot, desk, who.may)
    qtbot.keyClick(dialog.form.outcomes.buttons["reached"], Qt.Key.Key_2)
    qtbot.keyClick(dialog.form.text, ENTER)
    assert book.history.timeline(who.may)[0].outcome == "no_answer"
    assert not dialog.isVisible()


def test_several_people_are_found_by_typing_and_noted_at_once(
    qtbot: QtBot, desk: Desk, book: Book, who: People
) -> None:
    dialog = opened(qtbot, desk)
    assert dialog.focusWidget() is dialog.picker
    for words in ("Holt", "0933"):
        qtbot.keyClicks(dialog.picker, words)
        qtbot.keyClick(dialog.picker, ENTER)
    assert dialog.cards() == (who.tom, who.wang)
    qtbot.keyClicks(dialog.form.text, "lunch")
    type_in(qtbot, dialog.form.next.line, "tomorrow")
    qtbot.keyClick(dialog.form.next.line, ENTER)
    (noted,) = book.history.timeline(who.tom)
    assert set(noted.cards) == {who.tom, who.wang}
    assert len(book.followups.open_for(who.tom)) == len(book.followups.open_for(who.wang)) == 1


def test_a_person_is_taken_off_again(qtbot: QtBot, desk: Desk, who: People) -> None:
    dialog = opened(qtbot, desk, who.tom, who.may)
    qtbot.mouseClick(get_child(dialog, QToolButton, f"log_person_{who.tom}"), LEFT)
    assert dialog.cards() == (who.may,)
    assert dialog.people.isVisible()


def test_a_contact_with_nobody_is_not_saved(qtbot: QtBot, desk: Desk, who: People) -> None:
    dialog = opened(qtbot, desk)
    qtbot.mouseClick(get_child(dialog, QPushButton, "log_save"), LEFT)
    assert get_child(dialog, QLabel, "log_problem").text() == "Say with whom it was."
    assert dialog.isVisible()


def test_a_day_that_cannot_be_read_is_said_once_where_it_was_typed(
    qtbot: QtBot, desk: Desk, book: Book, who: People
) -> None:
    dialog = opened(qtbot, desk, who.tom)
    qtbot.keyClicks(get_child(dialog, QLineEdit, "log_next"), "wensday")
    qtbot.mouseClick(get_child(dialog, QPushButton, "log_save"), LEFT)
    assert dialog.form.next.reading.isVisible()
    assert not get_child(dialog, QLabel, "log_problem").isVisible()
    assert book.history.count(who.tom) == 0


def test_when_it_was_is_typed_in_plain_words(
    qtbot: QtBot, desk: Desk, book: Book, who: People
) -> None:
    dialog = opened(qtbot, desk, who.tom)
    qtbot.keyClicks(get_child(dialog, QLineEdit, "log_at"), "yesterday 16:30")
    qtbot.keyClick(get_child(dialog, QLineEdit, "log_at"), ENTER)
    (noted,) = book.history.timeline(who.tom)
    assert noted.at == datetime.fromisoformat("2026-11-22T16:30:00+08:00")
    assert noted.local_date == date(2026, 11, 22)


def test_a_contact_cannot_lie_ahead(qtbot: QtBot, desk: Desk, book: Book, who: People) -> None:
    dialog = opened(qtbot, desk, who.tom)
    qtbot.keyClicks(get_child(dialog, QLineEdit, "log_at"), "2026-11-24 16:30")
    qtbot.mouseClick(get_child(dialog, QPushButton, "log_save"), LEFT)
    assert get_child(dialog, QLabel, "log_problem").isVisible()
    assert book.history.count(who.tom) == 0


def test_correcting_keeps_the_moment_and_the_people(
    qtbot: QtBot, desk: Desk, book: Book, who: People
) -> None:
    number = log(book, who.tom, 3, "wrong", outcome="no_answer")
    before = book.history.get(number)
    dialog = opened(qtbot, desk, interaction=before)
    assert dialog.form.outcomes.key() == "no_answer"
    qtbot.mouseClick(get_child(dialog, QPushButton, "log_kind_visit"), LEFT)
    qtbot.mouseClick(get_child(dialog, QPushButton, "log_save"), LEFT)
    after = book.history.get(number)
    assert (after.kind, after.at, after.cards, after.text) == (
        "visit", before.at, before.cards, "wrong",
    )  # fmt: skip


def test_escape_closes_the_window_and_notes_nothing(
    qtbot: QtBot, desk: Desk, book: Book, who: People
) -> None:
    dialog = opened(qtbot, desk, who.tom)
    qtbot.keyClicks(dialog.form.text, "x")
    qtbot.keyClick(dialog.form.text, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert book.history.count(who.tom) == 0
