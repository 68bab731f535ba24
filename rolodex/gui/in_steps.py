"""Does in small steps what nobody waits for; a key that is pressed goes between two of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class InSteps(QObject):
    """Goes on with `steps` whenever no event waits, until they or the parent have ended."""

    def __init__(self, steps: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        for _done in self._steps:
            return
        self._timer.stop()
