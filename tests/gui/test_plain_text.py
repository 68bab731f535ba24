"""A name with markup in it is shown as it is and opens no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.interaction import Interaction
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A picture that tells by its time of access whether anybody opened it."""
    path = tmp_path / "trap.png"
    path.write_bytes(b"\x89PNG\r\n")
    os.utime(path, (1, 1))
    return path


def was_opened(path: Path) -> bool:
    """Whether the file was read since it was made; `relatime` counts, as it is older."""
    return path.stat().st_atime != 1


def markup(path: Path) -> str:
    return f'<b>Bob</b><img src="{path.as_uri()}">'


def test_the_trap_works(qtbot: QtBot, trap: Path) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(markup(trap))
    label.show()
    QApplication.processEvents()
    if not was_opened(trap):
        pytest.skip("this disk keeps no times of access")


def test_a_label_is_plain(qtbot: QtBot, app: QApplication, trap: Path) -> None:
    label = QLabel(markup(trap))
    qtbot.addWidget(label)
    label.show()
    label.sizeHint()
    QApplication.processEvents()
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert not was_opened(trap)


def test_a_message_box_is_plain(qtbot: QtBot, app: QApplication, trap: Path) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText(markup(trap))
    box.setInformativeText(markup(trap))
    box.show()
    QApplication.processEvents()
    assert not was_opened(trap)


def test_a_tool_tip_is_plain(qtbot: QtBot, app: QApplication, trap: Path) -> None:
    QToolTip.showText(QPoint(10, 10), markup(trap))
    QApplication.processEvents()
    assert not was_opened(trap)
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_card_full_of_markup_opens_no_file_on_any_screen(
    qtbot: QtBot, book: Book, desk: Desk, window: MainWindow, trap: Path
) -> None:
    text = markup(trap)
    new = book.cards.save(
        Card(family=text, given=text, company=text, title=text, notes=text, tags=(text[:60],))
    ).new
    assert new is not None
    at = desk.clock.now()
    book.history.log(
        Interaction(
            cards=(new,), text=text, at=at, zone=desk.clock.zone(), local_date=desk.clock.today()
        )
    )
    desk.hub.announce_everything()
    for place in (*places.FIXED, places.tagged(text[:60])):
        window.go_to(place)
        window.open_card(new)
        QApplication.processEvents()
        window.grab()
    desk.message(text)
    window.search.setText("Bob")
    QApplication.processEvents()
    window.grab()
    assert not was_opened(trap)
