"""Takes a picture of every screen, dialog and sheet, to be looked at.

screenshots.py OUT [LANGUAGE ...]

Each language in light and dark, on books of 0, 1, 200 and 10,000 cards, in a real X server;
the sample's day is today. The pictures lie in OUT/LANGUAGE-THEME/NAME.png.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dialog_pictures import MAKERS
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from sheet_pictures import take_sheets

from rolodex import i18n
from rolodex.bootstrap import SystemClock
from rolodex.domain.card import Card
from rolodex.domain.list_rule import Condition, ListRule
from rolodex.gui import application, places, theme
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.services.book import Book
from rolodex.services.demo import build_demo
from tests.x_server import x_server

LANGUAGES = ("en", "zh_TW")
THEMES = ("light", "dark")
SETTLE_MS = 700
"""How long a window may go on loading before its picture is taken."""

PRINT_MS = 4000
"""How long the print dialog may draw its pages."""


def take(out: Path, languages: tuple[str, ...] = LANGUAGES) -> int:
    """Take all pictures; returns how many."""
    clock = SystemClock()
    app = QApplication(sys.argv[:1])
    taken = 0
    with tempfile.TemporaryDirectory() as folder:
        books = dict(_books(Path(folder), clock))
        for language in languages:
            for look in THEMES:
                machine = MachineSettings(Path(folder) / f"{language}-{look}.json")
                machine.update({"language": language, "theme": look})
                application.prepare(app, machine)
                theme.theme().install(look, 100)
                for name, book in books.items():
                    shots = out / f"{language}-{look}"
                    shots.mkdir(parents=True, exist_ok=True)
                    taken += _window(book, name, shots, machine, clock)
    return taken


def _books(folder: Path, clock: SystemClock) -> Iterator[tuple[str, Path | None]]:
    yield "none", folder / "missing" / "book.rolodex"
    one = folder / "one.rolodex"
    with Book.create(one, clock) as book:
        book.cards.save(Card(family="王", given="小明", company="大同"))
    yield "1", one
    for cards in (200, 10_000):
        path = folder / f"{cards}.rolodex"
        build_demo(path, cards=cards, seed=1, on=clock.today())
        yield f"{cards}", path


def _window(
    book: Path | None,
    name: str,
    shots: Path,
    machine: MachineSettings,
    clock: SystemClock,
) -> int:
    window, desk = application.open_window(book, clock, machine)
    window.resize(1280, 800)
    window.show()
    before = len(list(shots.iterdir()))
    for place in places.FIXED if name == "200" else (places.TODAY, places.CARDS):
        window.go_to(place)
        _settle()
        if place == places.CARDS and name != "none":
            _first_card(window, desk)
        _save(window, shots / f"{name}-{place.screen}{'-' + place.kind if place.kind else ''}.png")
    if name == "200":
        window.go_to(places.CARDS)
        _settle()
        window.pane.begin_edit()
        _settle()
        _save(window, shots / "200-edit.png")
        window.pane.end_edit()
        window.cards.show_layout("table")
        window.cards.filter.use(ListRule(conditions=(Condition("reach", "has", ("phone",)),)))
        window.cards.list.selectAll()
        _settle()
        _save(window, shots / "200-table.png")
        window.cards.filter.clear()
        window.cards.show_layout("rows")
        window.resize(960, 640)
        for place in (places.TODAY, places.CARDS):
            window.go_to(place)
            _settle()
            _save(window, shots / f"960x640-{place.screen}.png")
        window.resize(1280, 800)
        _dialogs(window, desk, shots)
        if theme.theme().choice == "light":  # paper is white whatever the screen is
            take_sheets(desk.book, i18n.language(), shots)
    window.close()
    desk.close()
    window.deleteLater()
    _settle(50)
    return len(list(shots.iterdir())) - before


def _first_card(window: MainWindow, desk: Desk) -> None:
    rows = desk.book.cards.listing().rows
    if rows:
        window.open_card(rows[min(4, len(rows) - 1)].id)
        _settle()


def _dialogs(window: MainWindow, desk: Desk, shots: Path) -> None:
    for name, make in MAKERS.items():
        dialog = make(desk, window)
        dialog.show()
        _settle(PRINT_MS if name == "print_sheet" else SETTLE_MS)
        _save(dialog, shots / f"dialog-{name}.png")
        dialog.close()
        dialog.deleteLater()


def _save(widget: QWidget, path: Path) -> None:
    if not widget.grab().save(str(path)):
        raise SystemExit(f"cannot write {path}")


def _settle(milliseconds: int = SETTLE_MS) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    with x_server():
        count = take(Path(sys.argv[1]), tuple(sys.argv[2:]) or LANGUAGES)
    print(f"{count} pictures in {sys.argv[1]}")
    sys.stdout.flush()
