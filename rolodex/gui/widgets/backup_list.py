"""The backups of the book: where they are, make one now, go back to one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.problems import Problem
from rolodex.gui import theme
from rolodex.gui.dialogs.problem import ProblemDialog
from rolodex.gui.dialogs.question import ask
from rolodex.gui.folders import last_folder
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, format_date, ngettext

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book

ROW = 26
MOST_ROWS = 6


class BackupList(QWidget):
    """The newest backups with their day and size, and the buttons that use them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup_list")
        self._desk = desk
        self._words = WrapLabel("", "muted")
        self._words.setObjectName("backup_words")
        self.list = QTreeWidget()
        self.list.setObjectName("backups")
        self.list.setAccessibleName(_("Backups"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([_("Made on"), _("Size")])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.list.headerItem().setTextAlignment(1, right)
        self.list.setStyleSheet(f"QTreeWidget::item {{ padding: {theme.px(3)}px; }}")
        self.list.itemSelectionChanged.connect(self._refresh)
        self.list.setTabKeyNavigation(False)
        self.make = self._button("back_up_now", _("Back up now"), self.back_up)
        self.elsewhere = self._button("back_up_to", _("Back up to…"), self._on_elsewhere_pressed)
        self.restore = self._button("restore_backup", _("Restore…"), self._on_restore_pressed)
        self.other = self._button("restore_file", _("Restore from a file…"), self._on_other_pressed)
        self.show_folder = self._button("show_backups", _("Show the folder"), self._on_show_pressed)
        first, second = QWidget(), QWidget()
        for holder, buttons in (
            (first, (self.make, self.elsewhere, self.show_folder)),
            (second, (self.restore, self.other)),
        ):
            flow = FlowLayout(holder, theme.px(8))
            for button in buttons:
                flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._words)
        column.addWidget(first)
        column.addWidget(self.list)
        column.addWidget(second)
        self.reload()

    def _button(self, name: str, label: str, pressed: Any) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False: pressed())
        return button

    def reload(self) -> None:
        """Look into the folder again."""
        backups = self._desk.read(lambda: self._desk.book.backups.all(), [])
        self.list.clear()
        for backup in backups:
            item = QTreeWidgetItem([self._moment(backup.at), size_words(backup.size)])
            item.setData(0, Qt.ItemDataRole.UserRole, str(backup.path))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        rows = min(len(backups), MOST_ROWS)
        self.list.setFixedHeight(theme.px(ROW) * rows + theme.px(34))
        folder = self._folder()
        self._words.setText(
            _(
                "A checked copy of the whole book is made by itself after changes. "
                "The copies lie in {folder}"
            ).format(folder=folder)
            if folder
            else _("There is no book yet, so there is nothing to back up.")
        )
        self.list.setVisible(bool(backups))
        self._refresh()

    def back_up(self) -> None:
        """Make a verified copy in the usual folder."""
        self._make(None)

    def _make(self, dest: Path | None) -> None:
        def operation(book: Book, _progress: Progress, _cancelled: Cancel) -> Path:
            return book.backups.make(dest)

        self.make.setEnabled(False)
        self._desk.run(operation, self._on_made, self._on_failed, label=_("Backing up"))

    def _on_made(self, path: Path) -> None:
        self.reload()
        self._desk.message(_("Backed up and checked: {path}").format(path=path))

    def _on_failed(self, problem: Problem) -> None:
        self.reload()
        self._desk.show_problem(problem)

    def _on_elsewhere_pressed(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("Back up to"), str(last_folder(self._desk.machine, "backup_folder"))
        )
        if folder:
            self._desk.machine.set("backup_folder", folder)
            self._make(Path(folder))

    def _on_show_pressed(self) -> None:
        folder = self._folder()
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # -- going back

    def _on_restore_pressed(self) -> None:
        chosen = self.list.selectedItems()
        if chosen:
            self._ask_and_restore(
                Path(chosen[0].data(0, Qt.ItemDataRole.UserRole)), chosen[0].text(0)
            )

    def _on_other_pressed(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Restore from a file"),
            str(last_folder(self._desk.machine, "backup_folder")),
            _("Books") + " (*.rolodex);;" + _("All files") + " (*)",
        )
        if name:
            self._ask_and_restore(Path(name), Path(name).name)

    def _ask_and_restore(self, backup: Path, called: str) -> None:
        path = self._desk.book_path
        if path is None:
            return
        if self._desk.is_busy():
            self._desk.message(_("Wait until the work that is running has ended, or cancel it."))
            return
        sure = ask(
            self.window(),
            _("Go back to the backup “{backup}”?").format(backup=called),
            _("Your book will read as it did then. The book as it is now is kept beside it under "
              "another name, so nothing is lost."),
            _("Restore"),
        )  # fmt: skip
        if sure:
            self._restore(backup, path)

    def _restore(self, backup: Path, path: Path) -> None:
        """Make the checked copy first, which may take a while; the book stays open meanwhile."""
        from rolodex.services.backup import copy_for_restoring

        def operation(_progress: Progress, _cancelled: Cancel) -> Path:
            return copy_for_restoring(backup, path)

        self._desk.run_apart(
            operation,
            lambda copy: self._put_in_place(copy, path),
            self._say_not_restored,
            label=_("Restoring"),
        )

    def _put_in_place(self, copy: Path, path: Path) -> None:
        from rolodex.services.backup import put_in_place
        from rolodex.services.book import Book

        desk = self._desk
        if desk.book_path != path:  # another book was opened meanwhile
            copy.unlink(missing_ok=True)
            return
        desk.flush()
        desk.book.close()  # SQLite alone may hold the file while it is replaced
        problem: Problem | None = None
        kept: Path | None = None
        try:
            kept = put_in_place(copy, path, desk.clock)
        except Problem as raised:
            problem = raised
        try:
            desk.use_book(Book.open(path, desk.clock, wait=0.0))
        except Problem as raised:
            problem = problem or raised
        self.reload()
        if problem is not None:
            self._say_not_restored(problem)
            return
        words = _("Restored. The book as it was before is kept as {file}.")
        desk.message(words.format(file=kept.name if kept is not None else path.name))

    def _say_not_restored(self, problem: Problem) -> None:
        ProblemDialog.tell(
            problem, _("The book is as it was before. Try another backup."), self.window()
        )

    # -- words

    def _refresh(self) -> None:
        there = self._folder() is not None
        self.make.setEnabled(there)
        self.elsewhere.setEnabled(there)
        self.other.setEnabled(there)
        self.restore.setEnabled(bool(self.list.selectedItems()))
        self.restore.setVisible(self.list.topLevelItemCount() > 0)
        folder = self._folder()
        self.show_folder.setEnabled(folder is not None and folder.is_dir())

    def _folder(self) -> Path | None:
        return self._desk.read(lambda: self._desk.book.backups.folder(), None)

    def _moment(self, at: datetime) -> str:
        local = at.astimezone(ZoneInfo(self._desk.clock.zone()))
        return f"{format_date(local.date())}  {local:%H:%M}"


def size_words(size: int) -> str:
    """A file's size in words: bytes, KB or MB (of 1000)."""
    if size < 1000:
        return ngettext("{n} byte", "{n} bytes", size).format(n=size)
    if size < 1_000_000:
        return _("{n:,} KB").format(n=round(size / 1000))
    return _("{n:,.1f} MB").format(n=size / 1_000_000)
