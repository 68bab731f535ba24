"""The manual opens where one is, finds words, follows language and look, and loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.gui import places, theme
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.manual import NAME_ROLE, ManualDialog
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.dialogs.tags import TagsDialog
from rolodex.gui.main_window import MainWindow
from rolodex.gui.manual_chapters import (
    BY_DIALOG,
    CHAPTERS,
    ITSELF,
    Chapter,
    chapter_of_dialog,
    found_in,
    read_chapter,
)
from rolodex.gui.on_screen import room_for
from rolodex.gui.places import Place
from rolodex.gui.widgets.manual_page import ManualPage
from rolodex.services.book import Book
from tests.gui.cards_for_tests import dialog_of, shown
from tests.house_rules import PROJECT


@pytest.fixture
def manual(qtbot: QtBot, app: QApplication) -> Iterator[ManualDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = ManualDialog.open_at("today", owner)
    qtbot.waitExposed(dialog)
    yield dialog
    owner.deleteLater()


def shown_text(manual: ManualDialog) -> str:
    return manual.page.toPlainText()


def visible_chapters(manual: ManualDialog) -> list[str]:
    rows = [manual.list.item(number) for number in range(manual.list.count())]
    assert len(rows) == len(CHAPTERS)
    return [row.data(NAME_ROLE) for row in rows if not row.isHidden()]


def test_f1_in_a_dialog_opens_its_chapter(qtbot: QtBot, people: Book, desk: Desk) -> None:
    owner = QWidget()
    shown(qtbot, owner)
    dialog = QuickLogDialog.ask(desk, (1,), owner)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or owner))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    manual = dialog_of(ManualDialog, qtbot)
    assert isinstance(manual, ManualDialog)
    assert manual.shown() == "log"
    dialog.close()
    assert manual.isVisible()
    assert manual.parentWidget() is owner
    manual.close()


def test_the_manual_can_be_read_beside_a_modal_dialog_and_stays_when_that_closes(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    window.commands.qactions["manual"].trigger()
    manual = window.findChild(ManualDialog)
    assert manual is not None
    dialog = TagsDialog(window._desk, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    assert QApplication.activeModalWidget() is dialog
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert manual.parentWidget() is dialog
    assert manual.shown() == "settings"
    qtbot.waitUntil(manual.isActiveWindow)
    qtbot.mouseClick(manual.search, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(manual.search, "LDIF")
    assert manual.shown() == "import"
    screen = room_for(manual)
    assert screen.contains(manual.geometry())
    dialog.reject()
    assert manual.isVisible()
    assert manual.parentWidget() is window
    manual.close()


def test_every_dialog_has_a_chapter_and_the_manual_opens_no_other() -> None:
    named = set()
    for path in sorted((PROJECT / "rolodex" / "gui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if re.search(r"^class \w+\((Fitted|Q)Dialog\)", text, re.M):
            named |= set(re.findall(r'self\.setObjectName\("(\w+_(?:dialog|picker))"\)', text))
    assert named == set(BY_DIALOG)
    assert set(BY_DIALOG.values()) <= set(CHAPTERS)
    assert chapter_of_dialog(ITSELF) is None
    assert chapter_of_dialog("QFileDialog") == CHAPTERS[0]


@pytest.mark.parametrize(
    ("place", "chapter"),
    [
        (places.TODAY, "today"),
        (places.CARDS, "cards"),
        (places.OUT_OF_TOUCH, "lists"),
        (places.PHRASES, "phrases"),
        (places.TRASH, "undo-and-safety"),
        (places.SETTINGS, "settings"),
    ],
)
def test_f1_opens_the_chapter_of_the_screen(
    qtbot: QtBot, people: Book, window: MainWindow, place: Place, chapter: str
) -> None:
    window.go_to(place)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    manual = window.findChild(ManualDialog)
    assert manual is not None and manual.isVisible()
    assert manual.shown() == chapter
    assert not manual.isModal()


def test_f1_again_leads_the_same_window_to_another_chapter(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    window.commands.qactions["manual"].trigger()
    window.go_to(places.SETTINGS)
    window.commands.qactions["manual"].trigger()
    manuals = window.findChildren(ManualDialog)
    assert [manual.shown() for manual in manuals] == ["settings"]


def test_the_manual_that_is_open_follows_the_language(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    window.commands.qactions["manual"].trigger()
    manual = window.findChild(ManualDialog)
    try:
        for language in ("zh_TW", "zh_CN", "en"):
            window.use_language(language)
            title = read_chapter("today", language).title
            qtbot.waitUntil(lambda title=title: shown_text(manual).startswith(title))
            assert manual.shown() == "today"
    finally:
        i18n.use_language("en")


def test_words_are_found_in_all_chapters(qtbot: QtBot, manual: ManualDialog) -> None:
    qtbot.keyClicks(manual.search, "LDIF")
    assert visible_chapters(manual) == ["import"]
    assert manual.shown() == "import"
    assert len(manual.page.extraSelections()) >= 1
    manual.search.clear()
    assert visible_chapters(manual) == list(CHAPTERS)
    assert not manual.page.extraSelections()


def test_chapters_that_are_about_the_words_come_before_those_that_mention_them(
    qtbot: QtBot, manual: ManualDialog
) -> None:
    qtbot.keyClicks(manual.search, "backup")
    found = visible_chapters(manual)
    assert found[:2] == ["undo-and-safety", "settings"]
    assert {"start", "privacy", "command-line"} <= set(found[2:])
    assert manual.shown() == "undo-and-safety"
    assert manual.list.currentItem().text() == "Undo and safety"
    manual.search.clear()
    assert visible_chapters(manual) == list(CHAPTERS)
    assert manual.shown() == "undo-and-safety"


def test_a_title_comes_before_a_heading_and_a_heading_before_the_text() -> None:
    chapters = (
        Chapter("text", "A", "# A\n\nof tea"),
        Chapter("within", "B", "# B\n\n## Green tea"),
        Chapter("heading", "C", "# C\n\n## Tea"),
        Chapter("title", "Tea", "# Tea"),
        Chapter("none", "D", "# D"),
    )
    assert found_in(chapters, " TEA") == {"title": 0, "heading": 1, "within": 2, "text": 3}


def test_enter_goes_to_the_next_place_and_the_next_chapter(
    qtbot: QtBot, manual: ManualDialog
) -> None:
    qtbot.keyClicks(manual.search, "Ctrl+L")
    found = visible_chapters(manual)
    assert len(found) > 1
    seen = {manual.shown()}
    for _ in range(200):
        qtbot.keyClick(manual.search, Qt.Key.Key_Return)
        seen.add(manual.shown())
    assert seen == set(found)


def test_what_is_found_nowhere_says_so(qtbot: QtBot, manual: ManualDialog) -> None:
    qtbot.keyClicks(manual.search, "qqqq")
    assert visible_chapters(manual) == []
    assert manual.found.text() == "Found nowhere"


def test_a_link_leads_to_its_chapter_and_every_other_address_nowhere(
    qtbot: QtBot, manual: ManualDialog
) -> None:
    manual.page.anchorClicked.emit(QUrl("settings.md"))
    assert manual.shown() == "settings"
    for address in ("https://example.com", "file:///etc/passwd", "../settings.json", "no.md"):
        manual.page.anchorClicked.emit(QUrl(address))
        assert manual.shown() == "settings"
        assert shown_text(manual).startswith("Settings")


def test_nothing_is_loaded_and_html_is_text(
    qtbot: QtBot, app: QApplication, tmp_path: Path
) -> None:
    page = ManualPage()
    qtbot.addWidget(page)
    picture = tmp_path / "picture.html"
    picture.write_text("stolen", encoding="utf-8")
    page.show_text(f"# Title\n\n<b>bold</b> <img src='{picture}'> ![x]({picture.as_uri()})\n")
    assert "<b>bold</b>" in page.toPlainText()
    kind = QTextDocument.ResourceType.HtmlResource.value
    assert page.loadResource(kind, QUrl.fromLocalFile(str(picture))) is None
    assert "stolen" not in page.toPlainText()


def test_links_have_the_accent_of_the_look(qtbot: QtBot, manual: ManualDialog) -> None:
    assert link_colours(manual) == {theme.LIGHT.accent.lower()}
    theme.theme().choose("dark")
    try:
        assert link_colours(manual) == {theme.DARK.accent.lower()}
    finally:
        theme.theme().choose("light")


def link_colours(manual: ManualDialog) -> set[str]:
    """The colours of all links of the chapter shown."""
    found = set()
    block = manual.page.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            shape = part.fragment().charFormat()
            if shape.isAnchor():
                found.add(shape.foreground().color().name())
            part += 1
        block = block.next()
    return found
