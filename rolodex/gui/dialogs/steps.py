"""The history of changes: what was done, when, and undoing up to a step."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.empty_state import EmptyState
from rolodex.gui.widgets.fitted_dialog import open_at
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, format_date, ngettext, render

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.services.changes import Changes

LISTED = 200
COUNT_ROLE = int(Qt.ItemDataRole.UserRole)


class StepsDialog(QDialog):
    """The newest steps first; the selected one and all above it can be taken back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps_dialog")
        self.setWindowTitle(_("History of changes"))
        open_at(self, theme.px(600), theme.px(480))
        self._desk = desk
        title = QLabel(_("History of changes"))
        theme.set_role(title, "title")
        words = WrapLabel(
            _("Changes are kept for 90 days. They are taken back from the newest on."), "muted"
        )
        self.list = QTreeWidget()
        self.list.setObjectName("steps")
        self.list.setAccessibleName(_("History of changes"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([_("What was done"), _("When")])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.setStyleSheet(f"QTreeWidget::item {{ padding: {theme.px(4)}px; }}")
        self.list.itemSelectionChanged.connect(self._refresh)
        self.empty = EmptyState()
        self.empty.say("undo", _("Nothing was changed yet"), _("What you change is listed here."))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        self.go = QPushButton()
        self.go.setObjectName("steps_undo")
        self.go.setProperty("role", "primary")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(lambda _checked=False: self._on_go_pressed())
        close = leave_button(_("Close"), "steps_close", self.accept)
        column = dialog_column(self)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self._pages, 1)
        column.addLayout(foot_of(close, self.go))
        desk.hub.changed.connect(self._on_changed)
        self.reload()

    def reload(self) -> None:
        """Show the steps as they are."""
        steps: list[Any] = self._desk.read(lambda: self._desk.book.journal.steps(LISTED), [])
        self.list.clear()
        to_undo = 0
        for step in steps:
            words = render(step.label)
            if step.undone:
                words = _("{step} (undone)").format(step=words)
            else:
                to_undo += 1
            item = QTreeWidgetItem([words.replace("\n", " ")[:300], self._moment(step.at)])
            item.setData(0, COUNT_ROLE, 0 if step.undone else to_undo)
            if step.undone:
                item.setForeground(0, QBrush(QColor(theme.current().muted)))
            item.setForeground(1, QBrush(QColor(theme.current().muted)))
            self.list.addTopLevelItem(item)
        self._pages.setCurrentWidget(self.list if steps else self.empty)
        self._refresh()

    def _refresh(self) -> None:
        count = self._chosen_count()
        self.go.setEnabled(count > 0)
        words = ngettext("Undo {n} change", "Undo {n} changes", count).format(n=count)
        self.go.setText(words if count else _("Undo up to here"))

    def _chosen_count(self) -> int:
        chosen = self.list.selectedItems()
        return int(chosen[0].data(0, COUNT_ROLE)) if chosen else 0

    def _on_go_pressed(self) -> None:
        count = self._chosen_count()
        if count:
            self._desk.undo(count)

    def _on_changed(self, _changes: Changes) -> None:
        self.reload()

    def _moment(self, at: str) -> str:
        local = datetime.fromisoformat(at).astimezone(ZoneInfo(self._desk.clock.zone()))
        return f"{format_date(local.date())}  {local:%H:%M}"
