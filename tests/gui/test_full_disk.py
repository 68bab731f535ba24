"""Nothing typed is lost where the book cannot be written, and trying again works."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs import question, unsaved
from rolodex.gui.dialogs.call import CallDialog
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.notice import Notice
from rolodex.gui.screens.phrases import PhrasesScreen
from rolodex.gui.screens.settings import SettingsScreen
from rolodex.gui.widgets.card_pane import CardPane
from rolodex.gui.widgets.card_photo import png_bytes, set_photo
from rolodex.services.book import Book
from tests.fakes import FullDisk, get_child
from tests.gui.cards_for_tests import People, shown, type_in

ESC = Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton


class Answer:
    """Stands for the user who is asked whether what was typed may be dropped."""

    def __init__(self) -> None:
        self.drops = False
        self.asked = 0

    def __call__(self, *_words: object) -> bool:
        self.asked += 1
        return self.drops


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """The user stays, unless the test says otherwise."""
    answer = Answer()
    monkeypatch.setattr(question, "ask", answer)
    return answer


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    type_in(qtbot, line, text)


def title_line(pane: CardPane) -> QLineEdit:
    return get_child(pane, QLineEdit, "title")


@pytest.mark.parametrize("by_esc", [True, False])
def test_a_form_that_could_not_be_saved_stays_open_with_what_was_typed(
    qtbot: QtBot,
    pane: CardPane,
    book: Book,
    who: People,
    full_disk: FullDisk,
    answer: Answer,
    by_esc: bool,
) -> None:
    pane.begin_edit("title")
    retype(qtbot, title_line(pane), "董事")
    full_disk.fill()
    if by_esc:
        qtbot.keyClick(title_line(pane), ESC)
    else:
        qtbot.mouseClick(get_child(pane, QPushButton, "edit_done"), LEFT)
    assert pane.is_editing()
    assert answer.asked == 1
    assert title_line(pane).text() == "董事"
    assert "no space left" in get_child(pane, QLabel, "problem_title").text()
    full_disk.free()
    qtbot.keyClick(title_line(pane), ESC)
    assert not pane.is_editing()
    assert book.cards.get(who.may).title == "董事"


def test_a_field_left_on_a_full_disk_is_saved_with_the_form_once_there_is_room(
    qtbot: QtBot, pane: CardPane, book: Book, who: People, full_disk: FullDisk, answer: Answer
) -> None:
    pane.begin_edit("title")
    full_disk.fill()
    retype(qtbot, title_line(pane), "董事")
    qtbot.keyClick(title_line(pane), Qt.Key.Key_Tab)
    assert title_line(pane).text() == "董事"
    full_disk.free()
    qtbot.mouseClick(get_child(pane, QPushButton, "edit_done"), LEFT)
    assert (pane.is_editing(), answer.asked) == (False, 0)
    assert book.cards.get(who.may).title == "董事"


def test_what_could_not_be_saved_is_dropped_only_when_the_user_says_so(
    qtbot: QtBot, pane: CardPane, book: Book, who: People, full_disk: FullDisk, answer: Answer
) -> None:
    before = book.cards.get(who.may).title
    pane.begin_edit("title")
    full_disk.fill()
    retype(qtbot, title_line(pane), "董事")
    assert not pane.show_card(who.tom)
    assert (pane.card_id(), title_line(pane).text()) == (who.may, "董事")
    answer.drops = True
    assert pane.show_card(who.tom)
    assert pane.card_id() == who.tom
    full_disk.free()
    pane.show_card(who.may)
    assert pane.head.work.text().startswith(before)
    assert book.cards.get(who.may).title == before


def test_a_single_field_keeps_what_could_not_be_saved(
    qtbot: QtBot, pane: CardPane, book: Book, who: People, full_disk: FullDisk, answer: Answer
) -> None:
    pane.edit_fact("source")
    line = get_child(pane, QLineEdit, "source")
    retype(qtbot, line, "fair")
    full_disk.fill()
    qtbot.keyClick(line, ESC)
    assert answer.asked == 1
    assert get_child(pane, QLineEdit, "source").text() == "fair"
    full_disk.free()
    qtbot.keyClick(line, ESC)
    assert book.cards.get(who.may).source == "fair"


def test_an_own_field_keeps_what_could_not_be_saved(
    qtbot: QtBot, pane: CardPane, book: Book, who: People, full_disk: FullDisk, answer: Answer
) -> None:
    pane.begin_edit()
    before = book.cards.get(who.may).custom
    qtbot.mouseClick(get_child(pane, QPushButton, "add_custom"), LEFT)
    row = pane._form.rows["custom"].editor.rows[-1]  # type: ignore[union-attr, attr-defined]
    row.label_line.setFocus()
    type_in(qtbot, row.label_line, "Shoe size")
    row.value_line.setFocus()
    type_in(qtbot, row.value_line, "42")
    full_disk.fill()
    qtbot.keyClick(row.value_line, ESC)
    assert pane.is_editing()
    assert (row.label_line.text(), row.value_line.text()) == ("Shoe size", "42")
    full_disk.free()
    qtbot.keyClick(row.value_line, ESC)
    added = book.cards.get(who.may).custom[len(before) :]
    assert [(value.label, value.value) for value in added] == [("Shoe size", "42")]


def test_a_new_card_keeps_its_name_until_it_can_be_saved(
    qtbot: QtBot, pane: CardPane, book: Book, full_disk: FullDisk, answer: Answer
) -> None:
    before = book.cards.count()
    pane.new_card()
    line = get_child(pane, QLineEdit, "whole_name")
    type_in(qtbot, line, "李志豪")
    full_disk.fill()
    qtbot.keyClick(line, ESC)
    assert pane.is_editing()
    assert line.text() == "李志豪"
    assert "no space left" in get_child(pane, QLabel, "problem_whole_name").text()
    full_disk.free()
    qtbot.keyClick(line, ESC)
    assert book.cards.count() == before + 1
    card_id = pane.card_id()
    assert card_id is not None
    assert (book.cards.get(card_id).family, book.cards.get(card_id).given) == ("李", "志豪")


def test_a_photo_that_could_not_be_saved_can_be_tried_again(
    pane: CardPane, desk: Desk, book: Book, who: People, full_disk: FullDisk
) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    full_disk.fill()
    set_photo(desk, who.tom, png_bytes(image))
    assert book.cards.photo(who.tom) is None
    full_disk.free()
    assert said[-1].action is not None
    said[-1].action()
    assert book.cards.photo(who.tom) is not None


def test_a_phrase_that_could_not_be_saved_stays_in_its_form(
    qtbot: QtBot, desk: Desk, people: Book, full_disk: FullDisk
) -> None:
    screen = PhrasesScreen(desk)
    shown(qtbot, screen, 900)
    screen.new_phrase()
    type_in(qtbot, screen.editor.title, "Thanks")
    screen.editor.text.setPlainText("Thank you!")
    full_disk.fill()
    assert not screen.save()
    assert screen.has_unsaved()
    assert "no space left" in screen.editor.problem.text()
    assert screen.editor.text.toPlainText() == "Thank you!"
    full_disk.free()
    assert screen.save()
    assert [phrase.title for phrase in people.phrases.all()] == ["Thanks"]


def test_a_setting_that_could_not_be_saved_stays_in_its_field_and_can_be_tried_again(
    qtbot: QtBot, desk: Desk, people: Book, full_disk: FullDisk
) -> None:
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    screen = SettingsScreen(desk)
    shown(qtbot, screen, 900)
    line = screen.fields["me"].field
    assert isinstance(line, QLineEdit)
    retype(qtbot, line, "Ada")
    full_disk.fill()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    desk.hub.announce_everything()
    assert line.text() == "Ada"
    assert screen.has_unsaved()
    full_disk.free()
    assert said[-1].action is not None
    said[-1].action()
    assert people.settings.get("me") == "Ada"
    assert not screen.has_unsaved()


def test_a_contact_that_could_not_be_saved_asks_before_it_is_given_up(
    qtbot: QtBot, desk: Desk, who: People, book: Book, full_disk: FullDisk, answer: Answer
) -> None:
    before = book.history.count(who.tom)
    dialog = QuickLogDialog.ask(desk, (who.tom,))
    dialog.form.text.setPlainText("Met at the fair")
    dialog.form.next.set_text("tomorrow")
    full_disk.fill()
    dialog.save()
    assert "no space left" in dialog.problem.text()
    dialog.reject()
    assert (dialog.isVisible(), answer.asked) == (True, 1)
    full_disk.free()
    dialog.save()
    assert book.history.count(who.tom) == before + 1
    assert len(book.followups.open_for(who.tom)) >= 1


def test_a_call_that_could_not_be_saved_asks_before_it_is_given_up(
    desk: Desk, who: People, book: Book, full_disk: FullDisk, answer: Answer
) -> None:
    before = book.history.count(who.may)
    dialog = CallDialog.ask(desk, who.may, None)
    assert dialog is not None
    dialog.form.text.setPlainText("Wants to be called in May")
    full_disk.fill()
    dialog.save()
    assert "no space left" in dialog.problem.text()
    dialog.reject()
    assert (dialog.isVisible(), answer.asked) == (True, 1)
    full_disk.free()
    dialog.save()
    assert book.history.count(who.may) == before + 1


def test_the_window_asks_before_it_closes_over_a_contact_that_could_not_be_saved(
    people: Book, window: MainWindow, full_disk: FullDisk, answer: Answer
) -> None:
    window.go_to(places.CARDS, focus=True)
    (first,) = window.cards.model.ids_between(0, 0)
    window.open_card(first)
    window.pane.quick_log.form.text.setPlainText("Met at the fair")
    full_disk.fill()
    window.pane.quick_log.save()
    assert "no space left" in window.messages.text()
    window.close()
    assert (window.isVisible(), answer.asked) == (True, 1)
    full_disk.free()
    window.pane.quick_log.save()
    assert window.pane.quick_log.form.is_blank()
    assert "no space left" not in window.messages.text()
    window.close()
    assert (window.isVisible(), answer.asked) == (False, 1)


def test_the_window_asks_before_it_closes_over_what_could_not_be_saved(
    qtbot: QtBot, people: Book, window: MainWindow, full_disk: FullDisk, answer: Answer
) -> None:
    window.go_to(places.CARDS, focus=True)
    first, second = window.cards.model.ids_between(0, 1)
    window.open_card(first)
    window.pane.begin_edit("title")
    retype(qtbot, title_line(window.pane), "董事")
    full_disk.fill()
    window.close()
    assert window.isVisible()
    assert answer.asked == 1
    window.open_card(second)
    QApplication.processEvents()
    assert window.shown_card() == first
    assert window.cards.list.current_id() == first
    full_disk.free()
    window.close()
    assert not window.isVisible()
    assert people.cards.get(first).title == "董事"


def test_the_question_says_that_it_would_be_lost(
    qtbot: QtBot, pane: CardPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[object, ...]] = []

    def ask(*words: object) -> bool:
        said.append(words)
        return False

    monkeypatch.setattr(question, "ask", ask)
    assert not unsaved.may_drop(pane)
    assert said[0][1:] == (
        "Leave without saving?",
        "What you typed could not be saved. If you leave now, it is lost.",
        "Leave without saving",
    )
