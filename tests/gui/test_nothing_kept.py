"""A window that was built anew or closed is freed: no signal of the desk keeps what is gone."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rolodex.gui import places
from rolodex.gui.button_menus import popup_card_menu, popup_class_menu, popup_sort_menu
from rolodex.gui.desk import Desk
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book

VISITED = (
    places.CARDS, places.NEVER, places.PHRASES, places.TRASH, places.SETTINGS, places.TODAY,
)  # fmt: skip


def visit_everything(window: MainWindow) -> None:
    """Make every screen, and the form of a card."""
    for place in VISITED:
        window.go_to(place, focus=True)
        QApplication.processEvents()
    window.pane.begin_edit()
    window.pane.end_edit()
    QApplication.processEvents()


def build_anew(qtbot: QtBot, window: MainWindow, language: str) -> None:
    gone: list[int] = []
    window.cards.destroyed.connect(lambda: gone.append(1))
    window.use_language(language)
    qtbot.waitUntil(lambda: bool(gone))
    QApplication.processEvents()


def parts(window: MainWindow) -> Iterator[QObject]:
    yield from (window.centralWidget(), window.stack, window.commands, window.pane)
    yield from (window.stack.screen_named(place.screen) for place in VISITED)


def ours() -> Counter[str]:
    """How many objects of the program's own classes there are."""
    gc.collect()
    kinds = (type(thing) for thing in gc.get_objects())
    return Counter(
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in kinds
        if str(kind.__module__).startswith("rolodex.gui")  # some types of C have no name there
    )


def test_what_another_language_left_behind_is_freed(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    visit_everything(window)
    old = [weakref.ref(part) for part in parts(window)]
    build_anew(qtbot, window, "zh_TW")
    gc.collect()
    assert [ref() for ref in old if ref() is not None] == []


def test_changing_the_language_again_and_again_leaves_nothing_of_the_window(
    qtbot: QtBot, people: Book, window: MainWindow
) -> None:
    for language in ("zh_TW", "en"):  # what is made once and for all is there after these
        visit_everything(window)
        build_anew(qtbot, window, language)
    before = ours()
    for language in ("zh_TW", "en"):
        visit_everything(window)
        build_anew(qtbot, window, language)
    assert ours() - before == Counter()


@pytest.mark.usefixtures("people")
def test_a_closed_window_is_freed_while_the_desk_lives_on(qtbot: QtBot, desk: Desk) -> None:
    def once() -> weakref.ref[MainWindow]:
        window = MainWindow(desk)  # not by `show`, which holds it to the end of the test
        window.show()
        qtbot.waitExposed(window)
        visit_everything(window)
        window.close()
        window.deleteLater()
        return weakref.ref(window)

    closed = []
    for _round in range(3):
        closed.append(once())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        now = ours()
        if _round == 1:
            before = now
    assert [ref() for ref in closed if ref() is not None] == []
    assert now - before == Counter()


def test_a_menu_that_popped_up_is_gone_when_it_was_left(people: Book, window: MainWindow) -> None:
    actions, cards = window.commands.qactions, window.cards
    popups = (
        lambda: popup_sort_menu(actions, cards.head),
        lambda: popup_class_menu(actions, cards.head),
        lambda: popup_card_menu(actions, cards.head, cards.mapToGlobal(cards.rect().center())),
    )
    for popup in popups:
        popup()
        menu = cards.head.findChild(QMenu)
        assert menu is not None
        assert menu.isVisible()
        menu.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert cards.head.findChild(QMenu) is None
