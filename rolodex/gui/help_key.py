"""F1 in a dialog: the manual at the chapter about it, readable even beside a modal one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

NAME = "help_key"


class HelpKey(QObject):
    """Gives every dialog the key when the keyboard first comes into it.

    The key of the main window's menu does not reach into other windows, and a modal dialog
    would block it. Listening to the focus costs nothing while one types.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        dialog = new.window() if new is not None else None
        if not isinstance(dialog, QDialog) or dialog.findChild(QShortcut, NAME) is not None:
            return
        from rolodex.gui.manual_chapters import chapter_of_dialog

        chapter = chapter_of_dialog(dialog.objectName())
        if chapter is None:
            return
        key = QShortcut(QKeySequence("F1"), dialog)
        key.setObjectName(NAME)
        key.activated.connect(lambda: _open(chapter, dialog))


def _open(chapter: str, dialog: QDialog) -> None:
    from rolodex.gui.dialogs.manual import ManualDialog

    ManualDialog.open_at(chapter, dialog)
