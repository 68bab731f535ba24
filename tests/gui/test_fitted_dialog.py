"""Windows stay within the screen, however large the text is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from rolodex.gui import theme
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.card_tags import CardTagsDialog
from rolodex.gui.dialogs.import_files import ImportDialog
from rolodex.gui.dialogs.quick_log import QuickLogDialog
from rolodex.gui.dialogs.shortcuts import ShortcutsDialog
from rolodex.gui.dialogs.steps import StepsDialog
from rolodex.gui.dialogs.tags import TagsDialog
from rolodex.gui.on_screen import room_for
from rolodex.services.book import Book

Make = Callable[[Desk, QWidget], QDialog]
DIALOGS: dict[str, Make] = {
    "import": lambda desk, parent: ImportDialog(desk, [], parent),
    "tags": lambda desk, parent: TagsDialog(desk, parent),
    "card_tags": lambda desk, parent: CardTagsDialog(desk, (1, 2), parent),
    "steps": lambda desk, parent: StepsDialog(desk, parent),
    "shortcuts": lambda _desk, parent: ShortcutsDialog(parent),
}


@pytest.fixture(params=[100, 200])
def large_text(request: pytest.FixtureRequest, qapp: object) -> Iterator[None]:
    """The usual size of the text, and twice that."""
    theme.theme().install("light", request.param)
    yield
    theme.theme().install("light", 100)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_stays_within_the_screen(
    qtbot: QtBot, people: Book, desk: Desk, large_text: None, name: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DIALOGS[name](desk, parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    room = room_for(dialog)
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
    dialog.close()


@pytest.fixture
def log(qtbot: QtBot, people: Book, desk: Desk) -> QuickLogDialog:
    """The window that logs a contact, for one person."""
    dialog = QuickLogDialog(desk, (1,))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.mark.parametrize("higher", [0, 6, 300])
def test_a_dialog_grows_for_a_line_and_gives_its_room_back_when_it_goes(
    qtbot: QtBot, log: QuickLogDialog, higher: int
) -> None:
    log.resize(log.width(), log.height() + higher)
    before = log.height()
    log.form.next.line.setText("some day or other")
    assert log.form.next.reading.isVisible()
    qtbot.waitUntil(lambda: log.height() > before or higher == 300)
    log.form.next.line.clear()
    qtbot.waitUntil(lambda: log.height() == before)
    log.form.text.setPlainText("\n" * 5)
    log.form.next.line.setText("some day or other")
    qtbot.waitUntil(lambda: log.height() > before or higher == 300)
    log.form.clear()
    qtbot.waitUntil(lambda: log.height() == before)
