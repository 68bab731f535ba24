"""Every action of the table does something, or is disabled because it could not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.domain.list_rule import Condition, ListRule
from rolodex.gui import places, theme
from rolodex.gui.actions import ACTION, ACTIONS, MENUS, Need, label
from rolodex.gui.book_commands import BookCommands
from rolodex.gui.commands import Commands
from rolodex.gui.desk import Desk
from rolodex.gui.list_commands import ListCommands
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import InlineRunner
from tests.gui.conftest import fill, show

KEYS = [action.key for action in ACTIONS]
USELESS_WHEN_EMPTY = {
    Need.CARDS, Need.CARD, Need.CHOSEN, Need.PHONE, Need.TRASHED, Need.UNDO, Need.REDO, Need.LISTED,
    Need.FILTERED,
}  # fmt: skip


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An empty book, and one with people, a card in the trash and a step undone."""
    from datetime import UTC, datetime

    clock = FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    folder = tmp_path_factory.mktemp("books")
    with Book.create(folder / "empty.rolodex", clock):
        pass
    with Book.create(folder / "sample.rolodex", clock) as book:
        ids = fill(book, clock)
        book.cards.trash([ids[-1]])
        book.cards.tag([ids[0]], "Golf")
        book.journal.undo()
    return {name: folder / f"{name}.rolodex" for name in ("empty", "sample")}


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names of modal dialogs, which are looked at and closed at once; files are chosen."""
    opened: list[str] = []

    def run(dialog: QDialog) -> int:
        opened.append(dialog.objectName())
        dialog.show()
        QApplication.processEvents()
        dialog.close()
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    other = tmp_path / "other.rolodex"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "new"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(other), ""))
    return opened


@pytest.fixture(params=["empty", "sample"])
def opened(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    app: QApplication,
    clock: FixedClock,
    machine: MachineSettings,
    templates: dict[str, Path],
    tmp_path: Path,
) -> Iterator[tuple[str, MainWindow, Desk]]:
    """A window on a copy of a template."""
    path = tmp_path / "book.rolodex"
    shutil.copy(templates[request.param], path)
    shutil.copy(templates["sample"], tmp_path / "other.rolodex")
    desk = Desk(Book.open(path, clock), clock, machine, runner=InlineRunner())
    window = show(qtbot, desk)
    yield request.param, window, desk
    window.close()
    desk.close()
    i18n.use_language("en")


def prepare(window: MainWindow, key: str) -> None:
    """Go where the action makes a difference, with a card selected if there is one."""
    action = ACTION[key]
    window.go_to(places.TODAY if key != "today" else places.CARDS)
    if action.needs in (Need.CARD, Need.CHOSEN, Need.PHONE, Need.LISTED):
        window.go_to(places.CARDS)
        if window.cards.count():
            window.cards.list.go_to_row(0)
    if action.needs is Need.FILTERED:
        window.go_to(places.CARDS)
        if window.cards.count():
            has_phone = Condition("reach", "has", ("phone",))
            window.cards.filter.use(ListRule(conditions=(has_phone,)))
    if key == "layout_rows" and window.card_count():
        window.cards.show_layout("table")
    if key == "class_none" and window.shown_card() is not None:
        window.commands.carry_out(ACTION["class_a"])
    if action.needs is Need.TRASHED:
        window.go_to(places.TRASH)
        trash = window.stack.screen_named("trash")
        trash.list.selectAll()
    if action.needs in (Need.LARGER, Need.SMALLER):
        window.commands.choose_text_size(130)
    if key == "find":
        window.rail.findChild(QListWidget, "rail_places").setFocus()
    if key == "sort_name":
        window.cards.show_order("added")
    if action.group == "theme":
        window.commands.choose_theme("light" if key == "theme_dark" else "dark")
    if key == "language_en":
        window.use_language("zh_TW")
    if key == "theme_system":
        window.commands.choose_theme("dark")
    QApplication.processEvents()
    QApplication.processEvents()
    window.messages.dismiss()
    window.commands.refresh()


def state(window: MainWindow, desk: Desk, dialogs: list[str]) -> dict[str, object]:
    """All that an action may change: window, dialogs, book, clipboard."""
    focus = QApplication.focusWidget()
    return {
        "place": window.place(),
        "shown": window.shown_card(),
        "editing": window.pane.is_editing(),
        "selected": window.cards.list.selected_ids(),
        "order": window.cards.order(),
        "layout": window.cards.layout_of_list(),
        "message": window.messages.text(),
        "visible": window.isVisible(),
        "hidden": window.quick_hide.is_hidden,
        "focus": focus.objectName() if focus is not None else "",
        "theme": (theme.theme().choice, theme.current().name, theme.theme().text_size),
        "language": i18n.language(),
        "dialogs": list(dialogs),
        "windows": sum(w.isVisible() for w in QApplication.topLevelWidgets()),
        "clipboard": QApplication.clipboard().text(),
        "book": desk.book_path,
        "steps": desk.read(lambda: [(s.id, s.undone) for s in desk.book.journal.steps()], []),
    }


@pytest.mark.parametrize("key", KEYS)
def test_every_action_changes_window_dialog_book_or_clipboard(
    qtbot: QtBot, opened: tuple[str, MainWindow, Desk], dialogs: list[str], key: str
) -> None:
    book, window, desk = opened
    prepare(window, key)
    item = window.commands.qactions[key]
    useful = book == "sample" or ACTION[key].needs not in USELESS_WHEN_EMPTY
    assert item.isEnabled() == useful
    before = state(window, desk, dialogs)
    item.trigger()
    if useful:
        qtbot.waitUntil(lambda: state(window, desk, dialogs) != before)
    else:
        QApplication.processEvents()
        assert state(window, desk, dialogs) == before
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            widget.close()


def test_every_action_is_in_a_menu(people: Book, window: MainWindow) -> None:
    found = set()
    menus = [action.menu() for action in window.menuBar().actions()]
    while menus:
        menu = menus.pop()
        assert isinstance(menu, QMenu)
        for item in menu.actions():
            if isinstance(item.menu(), QMenu):
                menus.append(item.menu())
            elif not item.isSeparator():
                found.add(item.objectName())
    assert found == {f"action_{key}" for key in KEYS}


def test_every_action_has_a_handler_and_every_handler_an_action() -> None:
    wanted = {action.handler or action.key for action in ACTIONS}
    for name in wanted:
        assert any(hasattr(place, name) for place in (Commands, BookCommands, ListCommands)), name


def test_keys_and_shortcuts_are_given_once() -> None:
    assert len(set(KEYS)) == len(KEYS)
    keys = [QKeySequence(k).toString() for action in ACTIONS for k in action.shortcuts]
    assert len(set(keys)) == len(keys)
    assert {a.menu for a in ACTIONS} == {key for key, _label, _in in MENUS} - {""}


@pytest.mark.parametrize("language", ["en", "zh_TW", "zh_CN"])
def test_every_action_has_words_in_every_language(language: str) -> None:
    i18n.use_language(language)
    assert all(label(action).strip() for action in ACTIONS)


def test_a_disabled_action_is_enabled_once_it_can_be_done(
    qtbot: QtBot, desk: Desk, book: Book, clock: FixedClock, window: MainWindow
) -> None:
    export = window.commands.qactions["export_cards"]
    assert not export.isEnabled()
    fill(book, clock)
    desk.hub.announce_everything()
    assert export.isEnabled()


def test_no_timer_or_thread_is_left_by_a_closed_window(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    window.close()
    assert not [t for t in window.findChildren(QTimer) if t.isActive() and t.interval() > 0]
