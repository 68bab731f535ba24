"""The bar at the foot of the window: how a problem leaves it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.problems import BookProblem, Problem
from rolodex.domain.text import Text
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from rolodex.services.changes import Changes
from tests.fakes import FullDisk, get_child


def test_esc_closes_a_problem_that_nothing_else_wants(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk
) -> None:
    window.go_to(places.CARDS, focus=True)
    desk.show_problem(Problem(Text("The printer is on fire.")))
    assert window.messages.text() == "The printer is on fire."
    qtbot.keyClick(window.cards.list, Qt.Key.Key_Escape)
    assert window.messages.text() == ""
    assert not window.messages.isVisible()


def test_esc_leaves_the_search_before_it_closes_a_problem(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk
) -> None:
    window.search_for("陳")
    desk.show_problem(Problem(Text("The printer is on fire.")))
    qtbot.keyClick(window.cards.list, Qt.Key.Key_Escape)
    assert (window.search.text(), window.messages.text()) == ("", "The printer is on fire.")
    qtbot.keyClick(window.cards.list, Qt.Key.Key_Escape)
    assert window.messages.text() == ""


def test_a_full_disk_is_no_problem_any_more_once_the_same_write_succeeds(
    people: Book, window: MainWindow, desk: Desk, full_disk: FullDisk
) -> None:
    def rename(card: int, title: str) -> None:
        desk.write(lambda: desk.book.cards.save(replace(desk.book.cards.get(card), title=title)))

    (first, *_rest) = desk.book.cards.listing().rows
    full_disk.fill()
    rename(first.id, "董事")
    assert "no space left" in window.messages.text()
    full_disk.free()
    rename(first.id, "顧問")
    assert "no space left" not in window.messages.text()
    assert people.cards.get(first.id).title == "顧問"


def test_what_could_not_be_written_can_be_tried_again(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk, full_disk: FullDisk
) -> None:
    full_disk.fill()
    desk.write(lambda: desk.book.cards.save(Card(family="孫")))
    count = people.cards.count()
    full_disk.free()
    again = get_child(window, QPushButton, "problem_action")
    assert again.text() == "Try again"
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert people.cards.count() == count + 1
    assert "no space left" not in window.messages.text()


def test_another_kind_of_write_leaves_what_can_be_tried_again(
    people: Book, window: MainWindow, desk: Desk, full_disk: FullDisk
) -> None:
    full_disk.fill()
    desk.write(lambda: desk.book.cards.save(Card(family="孫")))
    full_disk.free()
    desk.write(lambda: desk.book.settings.set("day_size", 9))
    assert "no space left" in window.messages.text()


def test_a_problem_of_the_whole_book_is_over_with_any_write(
    people: Book, window: MainWindow, desk: Desk
) -> None:
    desk.show_problem(BookProblem(Text("The book cannot be written.")))
    changes: list[Changes] = []
    desk.write(lambda: desk.book.settings.set("day_size", 9), changes.append)
    assert changes
    assert "cannot be written" not in window.messages.text()
