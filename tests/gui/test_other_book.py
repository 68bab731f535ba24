"""Changing to another book while one is open."""

from __future__ import annotations

from pathlib import Path

from rolodex.domain.card import Card
from rolodex.gui.book_commands import BookCommands
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock


def test_a_damaged_other_book_is_named_and_nobody_is_told_to_restore_the_sound_one(
    window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    mine = desk.book_path
    assert mine is not None
    other = tmp_path / "other.rolodex"
    other.write_bytes(mine.read_bytes()[:9000])
    BookCommands(desk, window).open_path(other)
    assert desk.book_path == mine
    assert "other.rolodex" in window.messages.text()
    assert "estore" not in window.messages.text()


def test_what_was_said_of_another_book_goes_when_one_opens(
    window: MainWindow, desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    with Book.create(tmp_path / "sound.rolodex", clock) as book:
        book.cards.save(Card(family="王"))
    BookCommands(desk, window).open_path(tmp_path / "gone.rolodex")
    assert window.messages.text()
    BookCommands(desk, window).open_path(tmp_path / "sound.rolodex")
    assert not window.messages.text()
    assert desk.book.cards.count() == 1
