"""The call window: the code beside the number is the one that dials it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.call import CallDialog
from rolodex.gui.widgets.qr_picture import QUIET, QrPicture
from rolodex.services.book import Book
from rolodex.services.dial_code import dial_code
from tests.fakes import get_child


def painted(picture: QrPicture, count: int) -> list[tuple[bool, ...]]:
    """The modules as they are on the screen, read back from the middle of each."""
    image = picture.grab().toImage()
    side = image.width()
    pixels = side // (count + 2 * QUIET)
    first = (side - pixels * count) // 2
    spots = [first + n * pixels + pixels // 2 for n in range(count)]
    quiet = [image.pixelColor(x, first // 2) for x in range(side)]
    assert set(map(QColor.name, quiet)) == {"#ffffff"}
    return [tuple(image.pixelColor(x, y).lightness() < 128 for x in spots) for y in spots]


def test_the_code_beside_the_number_dials_it(qtbot: QtBot, desk: Desk, book: Book) -> None:
    phones = tuple(
        Method(kind=MethodKind.PHONE, value=value, label=label)
        for value, label in (("0912 345 678", "mobile"), ("02-2345-6789#12", "work"))
    )
    number = book.cards.save(Card(family="王", given="小明", methods=phones)).new
    assert number is not None
    card = book.cards.get(number)
    dialog = CallDialog.ask(desk, number, None)
    assert dialog is not None
    qtbot.addWidget(dialog)
    qtbot.waitExposed(dialog)
    for turn, phone in enumerate(card.phones(), 1):
        qtbot.mouseClick(
            get_child(dialog, QPushButton, f"call_phone_{turn}"), Qt.MouseButton.LeftButton
        )
        wanted = dial_code(phone)
        assert painted(dialog.code, len(wanted)) == list(wanted)
        assert dialog.number.text() in dialog.code.toolTip()


def test_a_value_without_digits_has_no_code(qtbot: QtBot, desk: Desk, book: Book) -> None:
    phone = Method(kind=MethodKind.PHONE, value="ask her", label="mobile")
    number = book.cards.save(Card(family="王", methods=(phone,))).new
    assert number is not None
    dialog = CallDialog.ask(desk, number, None)
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert not dialog.code.isVisible()
