"""The screen of phrases: finding, writing and previewing them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.phrase import Phrase
from rolodex.domain.problems import BookBusy
from rolodex.domain.text import Text
from rolodex.gui import places
from rolodex.gui.main_window import MainWindow
from rolodex.gui.screens.phrases import PhrasesScreen
from rolodex.services.book import Book
from rolodex.services.changes import Changes
from tests.fakes import get_child
from tests.gui.phrases_for_tests import add, reachable_wang

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def wang(people: Book) -> int:
    """王小明, with an address for mail."""
    return reachable_wang(people)


@pytest.fixture
def screen(qtbot: QtBot, people: Book, window: MainWindow) -> PhrasesScreen:
    """The screen of phrases, with two in it."""
    add(people, "Second", "Hi {{product}}", language="en", category="offer")
    add(people, "First", "Dear {{salutation}}", language="en", category="birthday")
    window.go_to(places.PHRASES)
    QApplication.processEvents()
    found: PhrasesScreen = window.stack.screen_named("phrases")
    return found


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
    assert screen.editor.preview.text.toPlainText() == "Dear 王小明"
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
