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
