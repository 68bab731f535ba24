"""The window that goes to anything by a few letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout

from rolodex.gui import theme
from rolodex.gui.destinations import Destinations
from rolodex.gui.widgets.composing import ComposingLine
from rolodex.gui.widgets.destination_list import DestinationList
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow

SIZE = (560, 460)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class GoAnywhere(QDialog):
    """A line and what fits it: typing finds, the arrows choose, Enter goes there, Esc stays."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("go_anywhere_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Go to anything"))
        self._window = window
        self._destinations = Destinations(desk, window)
        self.line = _Line()
        self.line.setObjectName("go_anywhere_line")
        self.line.setPlaceholderText(_("Card, list, phrase or command"))
        self.line.setAccessibleName(_("Card, list, phrase or command"))
        self.line.setClearButtonEnabled(True)
        self.list = DestinationList()
        self.list.setAccessibleName(_("What fits"))
        self.empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self.line)
        column.addWidget(self._pages, 1)
        width, height = (theme.px(side) for side in SIZE)
        self.resize(min(width, window.width() - 20), min(height, window.height() - 20))
        self.line.textChanged.connect(self._find)
        self.line.moved.connect(self._on_moved)
        self.line.submitted.connect(self.go)
        self.list.itemClicked.connect(lambda _item: self.go())
        self._find("")

    def go(self) -> None:
        """Close, then go to what is current."""
        destination = self.list.current()
        if destination is not None and self._pages.currentWidget() is self.list:
            self.accept()
            # When this window is gone, so that what opens next gets the keys.
            QTimer.singleShot(0, self._window, destination.act)

    def _find(self, query: str) -> None:
        found = self._destinations.find(query.strip())
        self.list.show_destinations(found)
        self._pages.setCurrentWidget(self.list if found else self.empty)
        if not found:
            self.empty.say("search", _("Nothing found for “{query}”").format(query=query), "")

    def _on_moved(self, by: int) -> None:
        for _time in range(abs(by)):
            self.list.step(1 if by > 0 else -1)


class _Line(ComposingLine):
    """The arrows move in the list while one types."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not self.is_composing():
            self.moved.emit(step)
            event.accept()
            return
        super().keyPressEvent(event)
