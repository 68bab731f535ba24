"""After the first paint: the index is warmed, and a backup made if something changed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rolodex.gui.after_start import AfterStart
from rolodex.gui.desk import Desk
from rolodex.services.book import Book


def test_a_backup_is_made_once_for_what_changed(qtbot: QtBot, people: Book, desk: Desk) -> None:
    parent = QObject()
    after = AfterStart(desk, parent)
    after.back_up()
    assert len(people.backups.all()) == 1
    after.back_up()
    assert len(people.backups.all()) == 1


def test_a_backup_makes_no_message(qtbot: QtBot, people: Book, desk: Desk) -> None:
    said: list[object] = []
    desk.noticed.connect(said.append)
    AfterStart(desk, desk).back_up()
    assert not said


def test_without_a_book_nothing_is_made(qtbot: QtBot, bare_desk: Desk) -> None:
    after = AfterStart(bare_desk, bare_desk)
    after.warm()
    after.back_up()
    assert not bare_desk.has_book


def test_the_index_is_warmed_by_itself(qtbot: QtBot, people: Book, desk: Desk) -> None:
    warmed: list[int] = []
    people.search.warm = lambda: warmed.append(1)  # type: ignore[method-assign]
    after = AfterStart(desk, desk)
    qtbot.waitUntil(lambda: warmed == [1])
    assert after.parent() is desk
