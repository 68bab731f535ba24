"""What this program is, its version, its licence and where it keeps what."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

import rolodex
from rolodex import paths
from rolodex.gui import theme
from rolodex.gui.icons import pixmap
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _


class AboutDialog(QDialog):
    """Name, version, promise, places, licence; everything in it can be selected and copied.

    `book` is the file of the open book.
    """

    def __init__(self, book: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(_("About Rolodex"))
        picture = QLabel()
        picture.setPixmap(pixmap("cards", theme.px(40), "accent", self.devicePixelRatioF()))
        name = QLabel("Rolodex")
        theme.set_role(name, "title")
        version = QLabel(_("Version {version}").format(version=rolodex.__version__))
        version.setObjectName("about_version")
        theme.set_role(version, "muted")
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(version)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(picture)
        head.addLayout(words, 1)
        what = WrapLabel(
            _("Customer cards, their history, and whom to contact today. Everything stays on this "
              "computer: the program opens no connection and sends nothing anywhere.")
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setColumnStretch(1, 1)
        rows = (
            (_("Book"), str(book) if book else _("none is open")),
            (_("Backups"), str(paths.backup_folder())),
            (_("Log file"), str(paths.log_folder())),
            (_("Built with"), f"Python {platform.python_version()}, Qt {qVersion()}"),
            (_("Licence"), "MIT"),
        )
        for row, (label, value) in enumerate(rows):
            key = QLabel(label)
            theme.set_role(key, "muted")
            grid.addWidget(key, row, 0)
            grid.addWidget(WrapLabel(value), row, 1)
        close = leave_button(_("Close"), "about_close", self.accept)
        close.setDefault(True)
        column = dialog_column(self)
        column.setSpacing(theme.px(16))
        column.addLayout(head)
        column.addWidget(what)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(foot_of(close))
        self.resize(theme.px(520), self.sizeHint().height())
