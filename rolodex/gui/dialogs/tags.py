"""All tags of the book in a window of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from rolodex.gui import theme
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.fitted_dialog import open_at
from rolodex.gui.widgets.page_scroll import PageScroll
from rolodex.gui.widgets.tag_table import TagTable
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk


class TagsDialog(QDialog):
    """Names, colours, classes and cadences of the tags; everything is saved as it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tags_dialog")
        self.setWindowTitle(_("Tags"))
        open_at(self, theme.px(640), theme.px(440))
        title = QLabel(_("Tags"))
        theme.set_role(title, "title")
        words = WrapLabel(
            _("A class (A, B, C) or a number of days says how often the cards with a tag want to "
              "be contacted; of several the shortest holds."),
            "muted",
        )  # fmt: skip
        self.table = TagTable(desk)
        close = leave_button(_("Close"), "tags_close", self.accept)
        column = dialog_column(self)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(PageScroll(self.table), 1)
        column.addLayout(foot_of(close))
