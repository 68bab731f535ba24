"""Fixtures of the window's tests: a dressed application, a desk, a small book, a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind, SpecialDate
from rolodex.domain.interaction import Interaction
from rolodex.gui import application, qt_words, theme
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.gui.screens.today import TodayScreen
from rolodex.gui.widgets.card_pane import CardPane
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.fakes import FullDisk, InlineRunner
from tests.gui.cards_for_tests import People, fill_full, shown
from tests.gui.day_for_tests import fill_day, opened

_dressed = False

HANG_MS = 30_000
"""Guards against a hang; nothing waits for time to pass."""

PEOPLE = (
    # family, given, title, company, phone, days since the last contact (None: never), tags
    ("陳", "美玲", "經理", "大同保險經紀", "0912-345-678", 3, ("VIP",)),
    ("丁", "文雄", "董事", "丁記食品", "0933-222-118", 200, ("保險",)),
    ("Holt", "Tom", "Owner", "Holt Lettings", "+44 20 7946 0018", 20, ()),
    ("李", "志豪", "工程師", "台積電", "0928-771-204", None, ("VIP", "保險")),
    ("Müller", "Zoë", "Einkauf", "Müller GmbH", "+49 30 901820", 400, ()),
    ("歐陽", "雪梅", "校長", "育英國小", "02-2345-6789", 8, ("保險",)),
    ("王", "小明", "經理", "大同保險經紀", "0987-654-321", 12, ()),
    ("Wong", "Alice", "Buyer", "Acme HK", "+852 9123 4567", 5, ()),
)


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[QApplication]:
    """The application in its own look and in English, light, usual size."""
    global _dressed
    machine = MachineSettings(tmp_path / "dress.json")
    machine.update({"language": "en", "theme": "light"})
    if not _dressed:
        application.prepare(qapp, machine)
        _dressed = True
    qt_words.speak("en")
    if theme.theme().choice != "light" or theme.theme().text_size != 100:
        theme.theme().install("light", 100)
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Holds what a test shows until it is closed, and waits as long as a busy machine takes.

    By itself it holds it weakly: when the test ends, a window still on the screen is garbage,
    and is pulled down by the collector in an order that Qt does not expect.
    """
    for name in ("waitUntil", "waitSignal", "waitExposed", "waitActive"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=HANG_MS))
    add, held = qtbot.addWidget, []

    def add_and_hold(widget: QWidget, **how: object) -> None:
        held.append(widget)
        add(widget, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(qtbot, "addWidget", add_and_hold)
    return qtbot


@pytest.fixture
def machine(tmp_path: Path) -> MachineSettings:
    """Machine settings in a file of the test's own."""
    return MachineSettings(tmp_path / "settings.json")


@pytest.fixture
def people(book: Book, clock: FixedClock) -> Book:
    """The empty book, filled with a few people in both scripts."""
    fill(book, clock)
    return book


@pytest.fixture
def desk(app: QApplication, book: Book, clock: FixedClock, machine: MachineSettings) -> Desk:
    """A desk whose slow work is done at once, on the test's book (empty without `people`)."""
    return Desk(book, clock, machine, runner=InlineRunner())


@pytest.fixture
def bare_desk(
    app: QApplication, clock: FixedClock, machine: MachineSettings, tmp_path: Path
) -> Iterator[Desk]:
    """A desk without a book; the first write makes one."""
    path = tmp_path / "made.rolodex"
    desk = Desk(
        None, clock, machine, runner=InlineRunner(), new_book=lambda: Book.create(path, clock)
    )
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The shown window on the test's book."""
    return show(qtbot, desk)


@pytest.fixture
def who(book: Book) -> People:
    """The cards of a book with a few people who have everything on their cards."""
    return fill_full(book)


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, who: People) -> CardPane:
    """The pane with May's card."""
    pane = CardPane(desk)
    shown(qtbot, pane)
    pane.show_card(who.may)
    return pane


def show(qtbot: QtBot, desk: Desk) -> MainWindow:
    """Open a window on a desk and wait until it is there."""
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def fill(book: Book, clock: FixedClock) -> list[int]:
    """Put `PEOPLE` into a book; their ids."""
    ids = []
    for number, (family, given, title, company, phone, ago, tags) in enumerate(PEOPLE):
        card = Card(
            family=family,
            given=given,
            title=title,
            company=company,
            methods=(Method(kind=MethodKind.PHONE, value=phone, label="mobile"),),
            dates=(SpecialDate(label="birthday", month=11, day=20 + number),),
        )
        card = replace(card, tags=tags)
        new = book.cards.save(card).new
        assert new is not None
        ids.append(new)
        if ago is not None:
            at = clock.now() - timedelta(days=ago)
            book.history.log(
                Interaction(
                    cards=(new,),
                    text=f"談到女兒十月結婚 number {number}",
                    at=at,
                    zone=clock.zone(),
                    local_date=at.date(),
                )
            )
    return ids


@pytest.fixture
def full_disk(book: Book) -> FullDisk:
    """The disk of the test's book, which has room until it is filled."""
    return FullDisk(book)


@pytest.fixture
def day(book: Book) -> dict[str, int]:
    """One person for each reason of a day; all others are on track."""
    return fill_day(book)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, day: dict[str, int]) -> TodayScreen:
    """The screen Today on that day."""
    return opened(qtbot, desk)
