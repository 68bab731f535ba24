"""One window in a process of its own: reports when it was usable, its memory, and more.

    window_child.py START bare                 a bare PySide6 window with a table of 30 fixed rows
    window_child.py START list BOOK            the program on the list of cards
    window_child.py START card BOOK ID OTHER   the same, then a card opened again and again

START is the parent's `time.monotonic()` just before this process began.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

SETTLE_MS = 1500
OPENINGS = 15


def memory_mb() -> float:
    """Resident memory of this process, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def watch(app: Any, painted: Any) -> Any:
    """Call `painted` once, after the first paint of a list or table that has rows."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QAbstractItemView

    class Watcher(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if not self.seen and event.type() == QEvent.Type.Paint:
                view = watched.parent()
                model = view.model() if isinstance(view, QAbstractItemView) else None
                if model is not None and model.rowCount() and view.viewport() is watched:
                    self.seen = True
                    QTimer.singleShot(0, painted)
            return False

    watcher = Watcher()
    app.installEventFilter(watcher)
    return watcher


def bare(start: float) -> None:
    """The least a PySide6 window can be."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    table = QTableWidget(30, 4)
    for row in range(30):
        for column in range(4):
            table.setItem(row, column, QTableWidgetItem(f"row {row} column {column}"))
    window.setCentralWidget(table)
    window.resize(1280, 800)
    report: dict[str, Any] = {}

    def painted() -> None:
        report["ms"] = (time.monotonic() - start) * 1000
        QTimer.singleShot(SETTLE_MS, lambda: finish(report))

    keep = watch(app, painted)
    window.show()
    app.exec()
    del keep


def program(start: float, book: str, card: int | None, other: int | None) -> None:
    """The program as its users start it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from rolodex import bootstrap

    gc.disable()  # as bootstrap does before it loads the window; here it is loaded sooner
    from rolodex.gui import application

    opened = application.open_window
    report: dict[str, Any] = {}
    keep: list[Any] = []

    def open_window(*arguments: Any) -> Any:
        window, desk = opened(*arguments)

        def painted() -> None:
            report["ms"] = (time.monotonic() - start) * 1000
            QTimer.singleShot(SETTLE_MS, settled)

        def settled() -> None:
            report["memory"] = memory_mb()
            if card is not None:
                report["card"] = open_again_and_again(window, card, other)
            finish(report)

        keep.append(watch(QApplication.instance(), painted))
        return window, desk

    application.open_window = open_window
    bootstrap.main(["--book", book])


def open_again_and_again(window: Any, card: int, other: int | None) -> list[float]:
    """Milliseconds from asking for a card until it is painted, with another one in between."""
    from PySide6.QtWidgets import QApplication

    times = []
    for _ in range(OPENINGS):
        window.pane.show_card(other)
        QApplication.processEvents()
        begin = time.perf_counter()
        window.pane.show_card(card)
        QApplication.processEvents()
        times.append((time.perf_counter() - begin) * 1000)
    return times


def finish(report: dict[str, Any]) -> None:
    """Print what was seen and end at once; closing is not what is measured."""
    report.setdefault("memory", memory_mb())
    print(json.dumps(report), flush=True)
    os._exit(0)


if __name__ == "__main__":
    _, began, what, *rest = sys.argv
    if what == "bare":
        bare(float(began))
    elif what == "list":
        program(float(began), rest[0], None, None)
    else:
        program(float(began), rest[0], int(rest[1]), int(rest[2]))
