"""Runs the program as it is and tells, on being asked, what can be seen in its windows.

`python tests/journeys/eyes.py CLOCK ARGUMENTS` is `rolodex ARGUMENTS`: the same entry point, the
same event loop. Only its clock goes ahead of the computer's by as many seconds as stand in the
file CLOCK (a clock that is forged below Python would starve its threads).

Each line on standard input is answered by one line of JSON on standard output, made between two
events, as a screen reader would: every visible widget, list row, tab and line of a menu with its
words and its place on the screen. Nothing can be done through it.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal

from rolodex import bootstrap

MOST_ROWS = 60
PAUSE_MS = 40


class Eyes(QObject):
    """Lives in the thread of the windows; `asked` comes from the one that reads the questions."""

    asked = Signal()

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self._answer = answer
        # Looked at without a pause, the program would have no time left for its own threads.
        pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        pause.timeout.connect(self._tell)
        self.asked.connect(pause.start, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for _line in sys.stdin:
            self.asked.emit()

    def _tell(self) -> None:
        self._answer.write(json.dumps(list(seen())) + "\n")
        self._answer.flush()


def seen() -> Iterator[dict[str, Any]]:
    """Everything that is visible, window by window."""
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.windowHandle() is not None:
            yield from _in_widget(window, int(window.winId()))


def _in_widget(widget: Any, window: int) -> Iterator[dict[str, Any]]:
    from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMenuBar, QTabBar, QWidget

    shown = widget.visibleRegion().boundingRect()
    if not shown.isEmpty():
        words = widget.accessibleName()
        for ask in ("toPlainText", "currentText", "text", "windowTitle"):
            found = getattr(widget, ask, None)
            if callable(found) and isinstance(found(), str) and found():
                words = found()
                break
        yield {
            "name": widget.objectName(),
            "kind": type(widget).__name__,
            "words": words,
            "place": _place(widget, shown),
            "enabled": widget.isEnabled(),
            "focused": widget is QApplication.focusWidget(),
            "window": window,
        }
        if isinstance(widget, QAbstractItemView):
            yield from _rows(widget, window)
        elif isinstance(widget, QTabBar):
            for number in range(widget.count()):
                yield _part(widget, "tab", widget.tabText(number), widget.tabRect(number), window)
        elif isinstance(widget, QMenu | QMenuBar):
            for action in widget.actions():
                place = widget.actionGeometry(action)
                if action.isVisible() and not action.isSeparator():
                    part = _part(widget, "action", action.text(), place, window)
                    part["name"] = action.objectName() or (
                        action.menu().objectName() if action.menu() else ""
                    )
                    part["enabled"] = action.isEnabled()
                    yield part
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible():
            yield from _in_widget(child, window)


def _rows(view: Any, window: int) -> Iterator[dict[str, Any]]:
    model = view.model()
    if model is None:
        return
    root = view.rootIndex()
    for row in range(min(model.rowCount(root), MOST_ROWS)):
        index = model.index(row, 0, root)
        while index.isValid():
            place = view.visualRect(index).intersected(view.viewport().rect())
            words = index.data(Qt.ItemDataRole.DisplayRole)
            if not place.isEmpty() and isinstance(words, str):
                part = _part(view.viewport(), "row", words, place, window)
                part["name"] = view.objectName()
                yield part
            index = index.siblingAtColumn(index.column() + 1)


def _part(widget: Any, kind: str, words: str, place: QRect, window: int) -> dict[str, Any]:
    return {
        "name": widget.objectName(),
        "kind": kind,
        "words": words,
        "place": _place(widget, place),
        "enabled": widget.isEnabled(),
        "focused": False,
        "window": window,
    }


def _place(widget: Any, inside: QRect) -> list[int]:
    corner = widget.mapToGlobal(QPoint(inside.x(), inside.y()))
    return [corner.x(), corner.y(), inside.width(), inside.height()]


class AheadClock(bootstrap.SystemClock):
    """Reads anew each time by how much it is ahead, so that it can be put while it runs."""

    def now(self) -> datetime:
        """The moment of this clock, aware, in UTC."""
        return super().now() + _ahead()

    def local_now(self) -> datetime:
        """The wall clock, naive."""
        return super().local_now() + _ahead()

    def today(self) -> date:
        """The day on the wall."""
        return self.local_now().date()


def _ahead() -> timedelta:
    return timedelta(seconds=float(Path(sys.argv[1]).read_text()))


if __name__ == "__main__":
    bootstrap.SystemClock = AheadClock  # type: ignore[misc]
    eyes = Eyes(sys.stdout)
    sys.exit(bootstrap.main(sys.argv[2:]))
