"""A program of its own that opens, uses and closes windows, watching who collects dead objects.

many_windows.py FOLDER ROUNDS

Each window is on another book, shows some screens and a card, opens a dialog and works in the
background; one in four has tray and pop-up, changes its language, or its look. Python's
thresholds are low: a collection at a bad moment, were it possible, would take place at one.
Prints what is wrong, and ends with 1 for that.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.gui import application, cycles, places, theme
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.main_window import MainWindow
from rolodex.gui.resident import Resident
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

COLLECT_MS = 25
ACTIONS = ("export_cards", "log_contact", "tag_cards", "edit_tags", "steps", "shortcuts", "about")
BUSY = frozenset({QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange,
                  QEvent.Type.LanguageChange, QEvent.Type.Polish, QEvent.Type.Paint})  # fmt: skip
"""Events in which Qt goes through many widgets."""


class Watch(QObject):
    """Notes each collection that another thread does, or the window's within such an event."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: Counter[str] = Counter()
        self.collections = 0
        self._within: str = ""
        self._thread = threading.get_ident()
        gc.callbacks.append(self._on_collection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._within = event.type().name if event.type() in BUSY else ""
        return False

    def _on_collection(self, phase: str, _info: dict[str, int]) -> None:
        self.collections += 1
        if threading.get_ident() != self._thread:
            self.wrong["a collection on another thread"] += 1
        elif self._within:
            self.wrong[f"a collection within {self._within}"] += 1


def settle(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(folder: Path, rounds: int) -> int:
    """Go through all rounds; returns the exit code."""
    app = QApplication(sys.argv[:1])
    QApplication.setQuitOnLastWindowClosed(False)
    QApplication.exit = staticmethod(lambda *_code: None)  # type: ignore[method-assign,assignment]
    gc.set_threshold(20, 4, 10)
    cycles.EVERY_MS = COLLECT_MS
    clock = FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    books = cycle([_book(folder / f"{name}.rolodex", clock) for name in ("one", "two")])
    machine = MachineSettings(folder / "machine.json")
    machine.update({"language": "en", "theme": "light"})
    application.prepare(app, machine)
    watch = Watch()
    app.installEventFilter(watch)
    actions = cycle(ACTIONS)
    for number in range(rounds):
        _round(number, next(books), clock, machine, next(actions))
        left = [type(widget).__name__ for widget in QApplication.allWidgets()]
        if left:
            watch.wrong[f"left by round {number}: {Counter(left).most_common(3)}"] += 1
    watch.wrong.update(_impostors())
    if watch.collections < rounds:
        watch.wrong[f"only {watch.collections} collections"] += 1
    for fault, times in watch.wrong.items():
        print(f"{times} x {fault}")
    return 1 if watch.wrong else 0


def _book(path: Path, clock: FixedClock) -> Path:
    with Book.create(path, clock) as book:
        for number in range(12):
            phone = Method(kind=MethodKind.PHONE, value=f"0912-345-6{number:02}", label="mobile")
            book.cards.save(Card(family="王", given=f"小明{number}", methods=(phone,)))
    return path


def _round(
    number: int, book: Path, clock: FixedClock, machine: MachineSettings, action: str
) -> None:
    # Another look while nothing but what earlier windows left is there, and each time anew.
    theme.theme().install(("light", "dark")[number % 2], 100)
    window, desk = application.open_window(book, clock, machine)
    window.show()
    desk.release()
    settle(20)
    resident = Resident(desk, window, None, background=True) if number % 4 == 1 else None
    if resident is not None:
        resident.start()
        resident.popup.show_test()
    for place in places.FIXED[number % 3 :: 3]:
        window.go_to(place)
        settle(1)
    window.go_to(places.CARDS)
    first = desk.book.cards.listing().rows[0].id
    window.open_card(first)
    heard: list[list[int]] = []
    desk.run(lambda opened, _progress, _cancelled: _cyclic(opened), heard.append)
    desk.write(lambda: desk.book.cards.tag((first,), f"round {number}"))
    with _closing_dialogs():
        window.commands.qactions[action].trigger()
        settle(20)
    if number % 4 == 2:
        window.use_language("zh_TW")
        settle(20)
        window.use_language("en")
    if number % 4 == 3:
        window.commands.choose_theme("system")
    settle(10)
    if resident is not None:
        resident.quit()
    _close(window, desk)
    assert heard or number % 4 == 2, "the background never answered"


def _cyclic(book: Book) -> list[int]:
    """Makes garbage on a worker's thread."""
    for _ in range(500):
        ring: list[object] = []
        ring.append(ring)
    return [row.id for row in book.cards.listing().rows]


def _close(window: MainWindow, desk: Desk) -> None:
    window.close()
    desk.close()
    window.deleteLater()
    settle(5)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def _closing_dialogs() -> Iterator[None]:
    """Close whatever dialog opens; a modal one keeps its action from returning before."""

    def close() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.close()

    QTimer.singleShot(15, close)
    yield
    close()


def _impostors() -> Counter[str]:
    """What PySide takes for alive though Qt has deleted it.

    The next object that Qt makes at the same address would be taken for it.
    """
    found = Counter(type(wrapper).__name__ for wrapper in shiboken6.getAllValidWrappers())
    return Counter({f"a stale {name}": n for name, n in found.items() if name == "QRunnable"})


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
