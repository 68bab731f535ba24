"""The headings of the table of cards: ordering, choosing, moving and sizing its columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from rolodex.domain.list_columns import COLUMN, COLUMNS
from rolodex.gui import theme
from rolodex.i18n import _

HEIGHT = 32
NARROWEST = 40


class TableHeader(QHeaderView):
    """Headings that answer a click, a drag and the menu of columns.

    Signals: `order_chosen(str)` with the order after a click, `columns_chosen(tuple)` with the
    keys after a choice or a drag, `widths_chosen(dict)` with the widths in pixels of the design.
    """

    order_chosen = Signal(str)
    columns_chosen = Signal(tuple)
    widths_chosen = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("table_header")
        self.setAccessibleName(_("Columns"))
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._keys: tuple[str, ...] = ()
        self._order = "name"
        self._arranging = False
        self._sized = QTimer(self, singleShot=True, interval=300)
        self._sized.timeout.connect(lambda: self.widths_chosen.emit(self.widths()))
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(lambda: self.columns_chosen.emit(self.arranged()))
        self.sectionClicked.connect(self._on_clicked)
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._on_moved)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def show_columns(self, keys: tuple[str, ...], widths: dict[str, int], order: str) -> None:
        """Take up these columns, which the model shows already, at these widths."""
        self._arranging = True
        self._keys, self._order = keys, order
        self.setStretchLastSection(True)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFixedHeight(theme.px(HEIGHT))
        for place in range(self.count()):
            self.moveSection(self.visualIndex(place), place)
        for place, key in enumerate(keys):
            wanted = widths.get(key, COLUMN[key].width)
            self.resizeSection(place, theme.px(max(NARROWEST, wanted)))
        self._arranging = False
        self.show()

    def show_order(self, order: str) -> None:
        """Know the order of the list, so that the next click turns it round."""
        self._order = order
        self.viewport().update()

    def leave(self) -> None:
        """Hide: the list is shown as rows."""
        self._keys = ()
        self.setStretchLastSection(True)
        self.hide()

    def arranged(self) -> tuple[str, ...]:
        """The columns as the user sees them from left to right."""
        return tuple(self._keys[self.logicalIndex(place)] for place in range(len(self._keys)))

    def widths(self) -> dict[str, int]:
        """The width of each column but the last, which takes what is left."""
        scale = max(1, theme.px(100))
        return {
            key: round(self.sectionSize(place) * 100 / scale)
            for place, key in enumerate(self._keys)
            if self.visualIndex(place) < len(self._keys) - 1
        }

    def column_menu(self) -> QMenu:
        """A menu in which columns are ticked; the name always stays."""
        menu = QMenu(self)
        menu.setObjectName("columns_menu")
        for column in COLUMNS:
            item = menu.addAction(_(column.label))
            item.setObjectName(f"column_{column.key}")
            item.setCheckable(True)
            item.setChecked(column.key in self._keys)
            item.setEnabled(column.key != "name")
            item.triggered.connect(lambda on, key=column.key: self._on_ticked(key, on))
        return menu

    def _on_clicked(self, place: int) -> None:
        if not 0 <= place < len(self._keys):
            return
        key = self._keys[place]
        if COLUMN[key].ordered:
            self.order_chosen.emit(f"-{key}" if self._order == key else key)

    def _on_resized(self, _place: int, _before: int, _now: int) -> None:
        if self._keys and not self._arranging and self.isVisible():
            self._sized.start()

    def _on_moved(self, _place: int, _before: int, _now: int) -> None:
        if self._keys and not self._arranging:
            self._moved.start()

    def _on_ticked(self, key: str, on: bool) -> None:
        shown = self.arranged()
        kept = (*shown, key) if on else tuple(other for other in shown if other != key)
        self.columns_chosen.emit(kept)

    def _on_menu_requested(self, point: QPoint) -> None:
        menu = self.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(point))
