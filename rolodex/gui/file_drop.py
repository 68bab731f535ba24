"""Address files dropped anywhere on the window, which lead to the import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Hands the files that are dropped on a window to `take`; what is no file is not taken."""

    def __init__(self, window: QWidget, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(window)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a drag that carries files, and take them when it is dropped."""
        if isinstance(event, QDropEvent):  # of which entering and moving are kinds
            urls = event.mimeData().urls()
            files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
            if not files:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take(files)
            return isinstance(event, QDragEnterEvent) or event.type() == QEvent.Type.Drop
        return False
