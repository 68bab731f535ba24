"""Address files dropped anywhere on the window, which lead to the import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

MOST_FILES = 500
"""Of a folder; somebody who drops the whole disk did not mean it."""


class FileDrop(QObject):
    """Hands the files that are dropped on a window to `take`; what is no file is not taken.

    A folder stands for the files in it, such as the cards a phone saved one by one.
    """

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
                self._take([file for path in files for file in _files_of(path)])
            return isinstance(event, QDragEnterEvent) or event.type() == QEvent.Type.Drop
        return False


def _files_of(path: Path) -> list[Path]:
    """The file; of a folder the visible files right in it, or the folder if there are none."""
    try:
        inside = sorted(file for file in path.iterdir() if file.is_file())
    except OSError:
        return [path]
    return [file for file in inside if not file.name.startswith(".")][:MOST_FILES] or [path]
