"""Ctrl+K: cards, lists, tags, phrases and commands by a few letters, without the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.domain.list_rule import Condition, ListRule
from rolodex.domain.phrase import Phrase
from rolodex.gui import places
from rolodex.gui.actions import ACTIONS
from rolodex.gui.desk import Desk
from rolodex.gui.destinations import Destinations, command_title
from rolodex.gui.dialogs.go_anywhere import GoAnywhere
from rolodex.gui.dialogs.phrase_picker import PhrasePicker
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book


@pytest.fixture
def dialog(qtbot: QtBot, people: Book, window: MainWindow) -> GoAnywhere:
    """The open dialog of a window over a book with people, a list, a tag and a phrase."""
    rule = ListRule(conditions=(Condition("reach", "has", ("phone",)),))
    people.lists.save("Golf with a phone", rule)
    people.phrases.save(Phrase(title="Golf thanks", text="Thank you for the game.", language="en"))
    people.cards.tag([people.search.find("王").rows[0].id], "Golf club")
    window.go_to(places.CARDS)
    window.commands.qactions["go_anywhere"].trigger()
    found = window.findChild(GoAnywhere)
    assert found is not None
    return found


def titles(dialog: GoAnywhere) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def enter(qtbot: QtBot, dialog: GoAnywhere) -> None:
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


def test_a_card_is_found_by_one_character_and_opened_by_enter(
    qtbot: QtBot, dialog: GoAnywhere, window: MainWindow, people: Book
) -> None:
    wanted = people.search.find("王").rows[0].id
    dialog.line.setText("王")
    assert titles(dialog)[0] == "Cards"
    enter(qtbot, dialog)
    qtbot.waitUntil(lambda: window.shown_card() == wanted)


def test_lists_tags_phrases_and_commands_stand_under_their_headings(
    qtbot: QtBot, dialog: GoAnywhere
) -> None:
    qtbot.keyClicks(dialog.line, "golf")
    assert titles(dialog)[-5:] == [
        "Lists and tags", "Golf with a phone", "Golf club", "Phrases", "Golf thanks",
    ]  # fmt: skip
    dialog.line.clear()
    qtbot.keyClicks(dialog.line, "sort last")
    assert titles(dialog) == ["Commands", "Sort by: Last contact"]


def test_the_arrows_choose_and_leave_headings_out(
    qtbot: QtBot, dialog: GoAnywhere, window: MainWindow
) -> None:
    qtbot.keyClicks(dialog.line, "golf")
    while (current := dialog.list.current()) is not None and current.title != "Golf club":
        qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    enter(qtbot, dialog)
    qtbot.waitUntil(lambda: window.place() == places.tagged("Golf club"))


def test_a_command_is_carried_out(qtbot: QtBot, dialog: GoAnywhere, window: MainWindow) -> None:
    qtbot.keyClicks(dialog.line, "never cont")
    enter(qtbot, dialog)
    qtbot.waitUntil(lambda: window.place() == places.NEVER)


def test_a_phrase_is_filled_for_the_card_shown_else_opened_where_it_is_written(
    qtbot: QtBot, people: Book, window: MainWindow, desk: Desk, dialog: GoAnywhere
) -> None:
    qtbot.keyClicks(dialog.line, "golf thanks")
    window.open_card(people.search.find("王").rows[0].id)
    enter(qtbot, dialog)
    qtbot.waitUntil(lambda: window.findChild(PhrasePicker) is not None)
    picker = window.findChild(PhrasePicker)
    assert picker is not None
    assert picker.title.text() == "Golf thanks"
    picker.reject()
    window.on_cards_trashed(window.chosen_ids())
    found = [d for d in Destinations(desk, window).find("golf thanks") if d.group == "phrases"]
    found[0].act()
    assert window.place() == places.PHRASES
    assert window.stack.screen_named("phrases").editor.title.text() == "Golf thanks"


def test_what_cannot_be_done_now_is_not_offered(
    qtbot: QtBot, dialog: GoAnywhere, window: MainWindow
) -> None:
    qtbot.keyClicks(dialog.line, "restore from")
    assert dialog.list.current() is None
    enter(qtbot, dialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(GoAnywhere) is None)


def test_without_letters_every_useful_command_is_listed(
    dialog: GoAnywhere, window: MainWindow
) -> None:
    offered = set(titles(dialog))
    for action in ACTIONS:
        useful = window.commands.qactions[action.key].isEnabled() and action.key != "go_anywhere"
        assert (command_title(action) in offered) == useful, action.key


def test_commands_are_found_in_the_language_in_use(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.use_language("zh_TW")
    qtbot.waitUntil(lambda: not window._rebuild.isActive())
    found = [d.title for d in Destinations(desk, window).find("深色")]
    i18n.use_language("en")
    assert found == ["外觀：深色"]
