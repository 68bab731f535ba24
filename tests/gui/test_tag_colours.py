"""Tags show their colour: in the rail, in its narrow form, and on the card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from rolodex.gui import places, theme
from rolodex.gui.main_window import MainWindow
from rolodex.gui.tag_colours import COLOURS, colour_of, draw_letter
from rolodex.gui.widgets.rail import ColourRole, PlaceRole
from rolodex.services.book import Book
from rolodex.services.sample.tags import TAGS
from tests.fakes import get_child


def test_the_sample_uses_colours_that_there_are() -> None:
    assert {tag.colour for tag in TAGS} <= {key for key, *_rest in COLOURS}


def test_the_letter_of_a_tag_stands_on_its_colour(app: QApplication) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_letter(painter, QRectF(0, 0, 24, 24), "VIP", "violet", 12)
    painter.end()
    assert image.pixelColor(12, 2) == colour_of("violet")
    drawn = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert QColor(theme.current().surface).name() in drawn


@pytest.fixture
def violet(people: Book) -> Book:
    """The book of a few people, whose tag VIP is violet."""
    tag = next(tag for tag in people.tags.all() if tag.name == "VIP")
    people.tags.save(replace(tag, colour="violet"))
    return people


def test_rail_and_card_know_the_colour(qtbot: QtBot, violet: Book, window: MainWindow) -> None:
    def colours() -> dict[str, str]:
        rail = get_child(window, QListWidget, "rail_places")
        items = [rail.item(row) for row in range(rail.count())]
        return {
            item.data(PlaceRole).tag: item.data(ColourRole)
            for item in items
            if item.data(PlaceRole) is not None and item.data(PlaceRole).kind == "tag"
        }

    qtbot.waitUntil(lambda: colours() == {"VIP": "violet", "保險": ""})
    window.go_to(places.CARDS)
    vip = violet.cards.listing().ids or [row.id for row in violet.cards.listing().rows]
    card = next(one for one in vip if "VIP" in violet.cards.get(one).tags)
    window.open_card(card)
    chip = window.pane.head._tag_chips[0]
    assert (chip.text(), chip._colour) == ("VIP", "violet")
    tag = next(tag for tag in violet.tags.all() if tag.name == "VIP")
    window._desk.write(lambda: violet.tags.save(replace(tag, colour="amber")))
    assert chip._colour == "amber"
