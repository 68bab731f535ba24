"""The print dialog, opened and used as somebody would, and a book with enough to print."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.print_sheet import PrintDialog
from rolodex.services.book import Book
from tests.fakes import get_child


def opened(qtbot: QtBot, desk: Desk, **how: object) -> PrintDialog:
    """The dialog on the screen; `how` as in its constructor."""
    dialog = PrintDialog(desk, None, **how)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def pdf(dialog: PrintDialog) -> bytes:
    """The sheet that it shows."""
    made = dialog.made()
    assert made is not None
    return made.pdf


def choose(qtbot: QtBot, dialog: PrintDialog, name: str, value: object) -> None:
    """Choose from a box and wait for the sheet that follows."""
    before = dialog.made()
    box = get_child(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    qtbot.waitUntil(lambda: dialog.made() not in (None, before))


def many(people: Book, count: int = 60) -> None:
    """People of one company, for several pages."""
    for number in range(count):
        people.cards.save(Card(family="Card", given=str(number), company="Acme"))
