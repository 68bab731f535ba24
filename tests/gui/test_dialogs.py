"""The smaller dialogs: export, tags, history of changes, keys, about, problem."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

import rolodex
from rolodex import i18n
from rolodex.domain.problems import Problem
from rolodex.domain.text import Text
from rolodex.gui.actions import ACTIONS, label
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.about import AboutDialog
from rolodex.gui.dialogs.cadence import CadenceDialog
from rolodex.gui.dialogs.card_tags import CardTagsDialog
from rolodex.gui.dialogs.export import ExportDialog
from rolodex.gui.dialogs.problem import ProblemDialog
from rolodex.gui.dialogs.shortcuts import ShortcutsDialog
from rolodex.gui.dialogs.steps import StepsDialog
from rolodex.gui.dialogs.tags import TagsDialog
from rolodex.gui.notice import Notice
from rolodex.services.book import Book
from tests.fakes import get_child

Shown = TypeVar("Shown", bound=QDialog)


def show(qtbot: QtBot, dialog: Shown) -> Shown:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def press(qtbot: QtBot, dialog: QWidget, name: str) -> None:
    qtbot.mouseClick(get_child(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


# -- export


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the user names when asked where to write."""
    path = tmp_path / "out.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    return path


def names(path: Path) -> int:
    return path.read_bytes().count(b"BEGIN:VCARD")


def test_all_cards_are_written_and_the_message_says_how_many(
    qtbot: QtBot, desk: Desk, people: Book, out: Path
) -> None:
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    dialog = show(qtbot, ExportDialog(desk))
    press(qtbot, dialog, "export_go")
    assert names(out) == 8
    assert told[-1].text == "8 cards written to out.vcf."


def test_several_selected_cards_are_what_is_offered_first(
    qtbot: QtBot, desk: Desk, people: Book, out: Path
) -> None:
    dialog = show(qtbot, ExportDialog(desk, selected=(1, 2)))
    assert get_child(dialog, QRadioButton, "export_selection").isChecked()
    press(qtbot, dialog, "export_go")
    assert names(out) == 2


def test_the_list_is_written_if_chosen(qtbot: QtBot, desk: Desk, people: Book, out: Path) -> None:
    dialog = show(qtbot, ExportDialog(desk, listed=(1, 2, 3), listed_name="R&D"))
    button = get_child(dialog, QRadioButton, "export_list")
    assert button.text() == "The list “R&&D” (3)"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    press(qtbot, dialog, "export_go")
    assert names(out) == 3


def test_the_format_is_the_one_chosen(qtbot: QtBot, desk: Desk, people: Book, out: Path) -> None:
    dialog = show(qtbot, ExportDialog(desk))
    box = get_child(dialog, QComboBox, "export_version")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    press(qtbot, dialog, "export_go")
    assert b"VERSION:4.0" in out.read_bytes()


@pytest.mark.parametrize(("kind", "begins"), [("excel-csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
def test_cards_are_written_as_a_table_if_chosen(
    qtbot: QtBot, desk: Desk, people: Book, out: Path, kind: str, begins: bytes
) -> None:
    dialog = show(qtbot, ExportDialog(desk))
    box = get_child(dialog, QComboBox, "export_version")
    box.setCurrentIndex(box.findData(kind))
    press(qtbot, dialog, "export_go")
    assert out.read_bytes().startswith(begins)


def test_thinking_otherwise_writes_nothing(
    qtbot: QtBot, desk: Desk, people: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: ("", ""))
    dialog = show(qtbot, ExportDialog(desk))
    press(qtbot, dialog, "export_go")
    assert dialog.isVisible()
    assert not list(tmp_path.glob("*.vcf"))


def test_a_folder_that_cannot_be_written_is_told_and_the_book_stays(
    qtbot: QtBot, desk: Desk, people: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    gone = str(tmp_path / "gone" / "x.vcf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (gone, ""))
    press(qtbot, show(qtbot, ExportDialog(desk)), "export_go")
    assert told[-1].is_problem


# -- tags


def tags_of(book: Book, card: int) -> set[str]:
    return set(book.cards.get(card).tags)


def test_the_tags_of_the_card_come_before_the_others(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    people.cards.tag((1,), "Z last")
    dialog = CardTagsDialog(desk, (1,))
    qtbot.addWidget(dialog)
    names = [box.accessibleName() for box in dialog._boxes.values()]
    assert set(names[:2]) == {"VIP", "Z last"}
    assert "保險" in names[2:]


def test_one_card_is_named_and_several_are_counted(qtbot: QtBot, desk: Desk, people: Book) -> None:
    (name,) = (row.name for row in people.card_lists.rows([1]))
    for dialog, words in (
        (CardTagsDialog(desk, (1,)), f"Tags of {name}"),
        (CadenceDialog(desk, (1,)), f"Cadence of {name}"),
        (CadenceDialog(desk, (1, 2)), "Cadence of 2 cards"),
    ):
        assert get_child(show(qtbot, dialog), QLabel, "dialog_title").text() == words


def test_a_tick_says_whether_all_some_or_none_of_the_cards_have_a_tag(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    dialog = show(qtbot, CardTagsDialog(desk, (1, 2)))  # VIP, and 保險
    assert get_child(dialog, QCheckBox, "tick_VIP").checkState() is Qt.CheckState.PartiallyChecked
    dialog = show(qtbot, CardTagsDialog(desk, (1,)))
    assert get_child(dialog, QCheckBox, "tick_VIP").checkState() is Qt.CheckState.Checked
    assert get_child(dialog, QCheckBox, "tick_保險").checkState() is Qt.CheckState.Unchecked


def test_some_becomes_all_and_all_becomes_none(qtbot: QtBot, desk: Desk, people: Book) -> None:
    dialog = show(qtbot, CardTagsDialog(desk, (1, 2)))
    box = get_child(dialog, QCheckBox, "tick_VIP")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert "VIP" in tags_of(people, 1) & tags_of(people, 2)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert "VIP" not in tags_of(people, 1) | tags_of(people, 2)
    desk.undo()
    assert box.checkState() is Qt.CheckState.Checked


def test_a_new_tag_is_given_to_all_the_cards(qtbot: QtBot, desk: Desk, people: Book) -> None:
    dialog = show(qtbot, CardTagsDialog(desk, (1, 2)))
    line = get_child(dialog, QLineEdit, "card_tags_new")
    qtbot.keyClicks(line, "Golf")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Golf" in tags_of(people, 1) & tags_of(people, 2)
    assert dialog.isVisible()
    assert get_child(dialog, QCheckBox, "tick_Golf").isChecked()


def test_the_tags_of_the_book_are_edited_in_a_window_of_their_own(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    dialog = show(qtbot, TagsDialog(desk))
    line = get_child(dialog, QLineEdit, "new_tag")
    qtbot.keyClicks(line, "Golf")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Golf" in [tag.name for tag in people.tags.all()]


# -- history of changes


def test_steps_are_taken_back_up_to_the_one_selected(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    before = people.check().content
    desk.write(lambda: people.cards.tag([1], "One"))
    desk.write(lambda: people.cards.tag([1], "Two"))
    dialog = show(qtbot, StepsDialog(desk))
    steps = get_child(dialog, QTreeWidget, "steps")
    assert steps.topLevelItem(0).text(0) == "Tag with Two"
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Home)
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    button = get_child(dialog, QPushButton, "steps_undo")
    assert button.text() == "Undo 2 changes"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert people.check().content == before
    assert steps.topLevelItem(0).text(0) != "Tag with Two"  # undone, or marked as such


def test_without_any_step_the_history_says_so(qtbot: QtBot, desk: Desk) -> None:
    dialog = show(qtbot, StepsDialog(desk))
    assert get_child(dialog, QLabel, "empty_title").isVisible()
    assert not get_child(dialog, QPushButton, "steps_undo").isEnabled()


# -- keys, about, problem


def listed_keys(dialog: ShortcutsDialog) -> dict[str, str]:
    found = {}
    for number in range(dialog.tree.topLevelItemCount()):
        top = dialog.tree.topLevelItem(number)
        for place in range(top.childCount()):
            if not top.child(place).isHidden():
                found[top.child(place).text(0)] = top.child(place).text(1)
    return found


def test_every_action_with_a_key_is_listed(qtbot: QtBot, desk: Desk) -> None:
    found = listed_keys(show(qtbot, ShortcutsDialog()))
    wanted = {label(action).replace("&", "") for action in ACTIONS if action.shortcuts}
    assert wanted <= set(found)
    assert found["Find"] == "Ctrl+F"


def test_menus_are_named_without_the_letter_in_brackets(qtbot: QtBot, desk: Desk) -> None:
    i18n.use_language("zh_TW")
    dialog = show(qtbot, ShortcutsDialog())
    assert dialog.tree.topLevelItem(0).text(0) == "名片簿"


def test_a_step_with_several_cards_is_told_in_the_users_language(
    qtbot: QtBot, desk: Desk, people: Book
) -> None:
    people.cards.trash([1, 2])
    i18n.use_language("zh_TW")
    dialog = show(qtbot, StepsDialog(desk))
    steps = get_child(dialog, QTreeWidget, "steps")
    assert steps.topLevelItem(0).text(0) == "把 2 位客戶移到垃圾桶"


def test_keys_are_found_by_typing_the_action_or_the_key(qtbot: QtBot, desk: Desk) -> None:
    dialog = show(qtbot, ShortcutsDialog())
    line = get_child(dialog, QLineEdit, "shortcuts_search")
    qtbot.keyClicks(line, "redo")
    assert list(listed_keys(dialog)) == ["Redo"]
    line.selectAll()
    qtbot.keyClicks(line, "ctrl+n")
    assert list(listed_keys(dialog)) == ["New card"]


def test_about_says_the_version(qtbot: QtBot, desk: Desk) -> None:
    dialog = show(qtbot, AboutDialog(Path("my.rolodex")))
    assert rolodex.__version__ in get_child(dialog, QLabel, "about_version").text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_problem_is_told_in_plain_text_with_advice(qtbot: QtBot, desk: Desk) -> None:
    problem = Problem(Text("The backup {path} is damaged.", {"path": "<b>x</b>"}))
    dialog = show(qtbot, ProblemDialog(problem, "Try another one."))
    words = get_child(dialog, QLabel, "problem_words")
    assert words.text() == "The backup <b>x</b> is damaged."
    assert words.textFormat() is Qt.TextFormat.PlainText
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
@pytest.mark.parametrize(
    "make",
    [ExportDialog, TagsDialog, StepsDialog, lambda desk: CardTagsDialog(desk, (1,))],
    ids=["export", "tags", "steps", "card_tags"],
)
def test_every_dialog_opens_in_every_language(
    qtbot: QtBot, desk: Desk, people: Book, make: type[ExportDialog], language: str
) -> None:
    i18n.use_language(language)
    assert show(qtbot, make(desk)).isVisible()
