"""A file dropped anywhere on the window leads to its import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.gui.dialogs.import_files import ImportDialog
from rolodex.gui.file_drop import FileDrop
from rolodex.gui.main_window import MainWindow

BIG5 = Path(__file__).parents[1] / "data" / "import" / "big5.csv"


def drag(window: MainWindow, mime: QMimeData) -> bool:
    """Drag over the window and drop there; whether it was taken."""
    entering = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if not entering.isAccepted():
        return False
    drop = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, drop)
    return True


def test_a_dropped_file_opens_the_import_with_it(qtbot: QtBot, window: MainWindow) -> None:
    FileDrop(window, window.commands.import_paths)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(BIG5))])
    assert drag(window, mime)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: dialog.preview.tabs.tabText(0) == "New 4")
    dialog.close()


def test_a_dropped_folder_stands_for_the_files_in_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    taken: list[Path] = []
    FileDrop(window, taken.extend)
    full, empty = tmp_path / "cards", tmp_path / "empty"
    for folder in (full, full / "older", empty):
        folder.mkdir()
    for name in ("b.vcf", "a.vcf", ".hidden"):
        (full / name).touch()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (BIG5, full, empty)])
    assert drag(window, mime)
    assert taken == [BIG5, full / "a.vcf", full / "b.vcf", empty]


def test_a_dropped_text_is_not_taken(window: MainWindow) -> None:
    FileDrop(window, window.commands.import_paths)
    mime = QMimeData()
    mime.setText("王小明")
    assert not drag(window, mime)
