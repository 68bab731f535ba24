"""Collects Python's cycles of dead objects in the window's thread only, and between its events."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY_MS = 2000


class CycleCollector(QObject):
    """Does when nothing else goes on what Python would do at any moment in any thread.

    A widget without a parent that is part of a cycle dies with the cycle. Python looks for
    cycles whenever enough objects were made: on a thread that works beside the window, or in
    an event that Qt sends while it goes through all widgets (a new style sheet, another
    language). Qt then goes on with a widget that is no more, and the program crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self.collect_if_due)
        timer.start()

    def collect_if_due(self) -> None:
        """Collect as far as Python's own thresholds would have it collected."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return


def install(app: QCoreApplication) -> None:
    """Let cycles be collected in the thread of the application from now on."""
    if app.findChild(CycleCollector) is None:
        CycleCollector(app)
