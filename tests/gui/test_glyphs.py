"""No label has a character that the fonts of a bare machine cannot draw, in any language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.domain.card import Card
from rolodex.gui import fonts, places
from rolodex.gui.actions import ACTIONS, label
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book

LANGUAGES = tuple(i18n.LANGUAGES)
ZHUYIN = "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄞㄟㄠㄡㄢㄣㄤㄦㄧㄨㄩ"


@pytest.fixture(scope="module")
def drawn_by(qapp: QApplication) -> list[QRawFont]:
    """The font of the dependency, and the Latin one every desktop has (DejaVu on Debian)."""
    path = fonts.bundled_file()
    assert path is not None
    number = QFontDatabase.addApplicationFont(str(path))
    bundled = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    return [QRawFont.fromFont(bundled), QRawFont.fromFont(QFont("DejaVu Sans"))]


def words(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text in a window, shown now or not, with the widget it stands on."""
    for widget in [root, *root.findChildren(QWidget)]:
        texts = [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            texts.extend(widget.itemText(n) for n in range(widget.count()))
        if isinstance(widget, QListWidget):
            texts.extend(widget.item(n).text() for n in range(widget.count()))
        for text in texts:
            if text:
                yield f"{type(widget).__name__} {widget.objectName()}", text


def missing(text: str, drawn_by: list[QRawFont]) -> list[str]:
    """The characters of a text for which no font has a glyph."""
    return [
        character
        for character in dict.fromkeys(text)
        if character.isprintable()
        and not character.isspace()
        and not any(font.supportsCharacter(ord(character)) for font in drawn_by)
    ]


def test_the_test_sees_a_missing_glyph(app: QApplication, drawn_by: list[QRawFont]) -> None:
    assert missing("王小明 \U0001f9ff", drawn_by) == ["\U0001f9ff"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_any_screen_lacks_a_glyph(
    qtbot: QtBot, people: Book, window: MainWindow, drawn_by: list[QRawFont], language: str
) -> None:
    old = window.cards
    window.use_language(language)
    qtbot.waitUntil(lambda: window.cards is not old)
    lacking: dict[str, list[str]] = {}
    for place in (*places.FIXED, places.tagged("VIP")):
        window.go_to(place)
        if window.cards.count():
            window.open_card(window.cards.model.id_at(0) or 0)
        QApplication.processEvents()
        for where, text in words(window):
            if found := missing(text, drawn_by):
                lacking[f"{place} {where}: {text}"] = found
    window.pane.begin_edit()
    for where, text in words(window):
        if found := missing(text, drawn_by):
            lacking[f"editing {where}: {text}"] = found
    assert not lacking


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_action_lacks_a_glyph(
    app: QApplication, drawn_by: list[QRawFont], language: str
) -> None:
    i18n.use_language(language)
    assert not [a.key for a in ACTIONS if missing(label(a), drawn_by)]


def test_every_letter_of_the_index_strip_can_be_drawn(
    app: QApplication, drawn_by: list[QRawFont]
) -> None:
    assert not missing("ABCDEFGHIJKLMNOPQRSTUVWXYZ#" + ZHUYIN, drawn_by)


def test_where_the_machine_has_no_chinese_the_bundled_font_steps_in(app: QApplication) -> None:
    families = app.font().families()
    chinese = {
        family
        for system in ("TraditionalChinese", "SimplifiedChinese")
        for family in QFontDatabase.families(getattr(QFontDatabase.WritingSystem, system))
    }
    assert chinese & set(families)


def test_the_bundled_font_is_found_without_importing_its_package() -> None:
    import sys

    path = fonts.bundled_file()
    assert isinstance(path, Path)
    assert path.is_file()
    assert fonts.PACKAGE not in sys.modules


def test_names_in_both_scripts_can_be_drawn_in_the_list(
    qtbot: QtBot, people: Book, window: MainWindow, drawn_by: list[QRawFont]
) -> None:
    people.cards.save(Card(family="Dvořák", given="Zoë"))
    window.go_to(places.CARDS)
    rows = [window.cards.model.index(n, 0).data() for n in range(9)]
    assert not [row for row in rows if missing(row, drawn_by)]
