"""Makes the rows of the Today screen: a screenful at once, the others between other events."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from rolodex.gui.widgets.reminder_section import ReminderSection

AT_ONCE = 12
"""Rows made before the paint: about as many as a window shows."""
BETWEEN = 8
"""Rows made in one go between other events; each takes one to two milliseconds."""


class RowMaking(QObject):
    """Calls `make(limit)`, which makes so many rows at most, until it says that none is wanting."""

    def __init__(
        self, sections: Iterable[ReminderSection], make: Callable[[int], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        for section in sections:
            section.rows_wanting.connect(self.begin)

    def begin(self) -> None:
        """Make the first rows now and the others later."""
        if self._make(AT_ONCE):
            self._timer.start()

    def is_busy(self) -> bool:
        """Whether rows may still be wanting."""
        return self._timer.isActive()

    def _go_on(self) -> None:
        if not self._make(BETWEEN):
            self._timer.stop()
