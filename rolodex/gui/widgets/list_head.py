"""The line above a list: what it is and how many, what narrows it, and its order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rolodex.gui import theme
from rolodex.i18n import N_, _, ngettext

ORDERS = {
    "name": N_("name"),
    "last_contact": N_("last contact"),
    "-last_contact": N_("longest silence"),
    "due": N_("due day"),
    "company": N_("company"),
    "birthday": N_("birthday"),
    "added": N_("date added"),
}
"""Orders that have words of their own; the others are called by their column."""


class ListHead(QWidget):
    """Title and count on the left, filter and order on the right, while a list is shown.

    Signals: `filter_requested()`, `sort_menu_requested(QPushButton)`.
    """

    filter_requested = Signal()
    sort_menu_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.px(44))
        self._title = QLabel()
        self._title.setObjectName("list_title")
        theme.set_role(self._title, "strong")
        self.filter = QPushButton(_("Filter") + " ▾")
        self.filter.setObjectName("filter_button")
        self.filter.setProperty("role", "quiet")
        self.filter.clicked.connect(lambda: self.filter_requested.emit())
        self._sort = QPushButton()
        self._sort.setObjectName("sort_button")
        self._sort.setProperty("role", "quiet")
        self._sort.clicked.connect(lambda: self.sort_menu_requested.emit(self._sort))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), 0, theme.px(8), 0)
        row.addWidget(self._title, 1)
        row.addWidget(self.filter)
        row.addWidget(self._sort)

    def show_list(self, name: str, count: int, order: str, filtered: bool) -> None:
        """A list of that name; an empty one has no order, and no filter unless it is `filtered`."""
        self._title.setText(_("{list} {n:,}").format(list=name, n=count))
        self.show_order(order)
        self._sort.setEnabled(count > 1)
        self.filter.setEnabled(count > 0 or filtered)
        self._show_buttons(True)

    def show_order(self, order: str) -> None:
        """The order that the list is in."""
        self._sort.setText(_("Sort: {order}").format(order=order_words(order)) + " ▾")

    def show_busy(self) -> None:
        """The list is being put in order; meanwhile another order may be chosen."""
        self._sort.setText(_("Reading…"))

    def show_found(self, query: str, count: int) -> None:
        """What a search found, which has its own order and is not narrowed further."""
        words = ngettext("{n:,} card for “{query}”", "{n:,} cards for “{query}”", count)
        self._title.setText(words.format(n=count, query=query))
        self._show_buttons(False)

    def _show_buttons(self, shown: bool) -> None:
        self._sort.setVisible(shown)
        self.filter.setVisible(shown)


def order_words(order: str) -> str:
    """An order in words."""
    if order in ORDERS:
        return _(ORDERS[order])
    from rolodex.domain.list_columns import COLUMN

    label = _(COLUMN[order.removeprefix("-")].label)
    return _("{column}, reversed").format(column=label) if order.startswith("-") else label
