"""The list of cards: rows of one height, several selected at once, rolled by letter keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from rolodex.gui import theme
from rolodex.gui.paged_model import PagedModel
from rolodex.gui.row_words import Heading
from rolodex.gui.widgets.card_delegate import ROW, CardDelegate
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.gui.widgets.table_delegate import TableDelegate
    from rolodex.gui.widgets.table_header import TableHeader

HEADING = 36
MOST_RESTORED = 2000
"""A selection larger than this is not rebuilt after a reload."""


class CardList(QTableView):
    """Shows a `PagedModel`.

    Signals: `card_chosen(id or None)` when the current row changed, once for all keys that
    wait in the event queue; `card_opened(id)` on Enter or a double click; `letter_typed(str)`
    for a letter key; `top_row_changed(int)` when the list rolled; `left_upwards()` on the Up
    key in the first row.
    """

    card_chosen = Signal(object)
    card_opened = Signal(int)
    letter_typed = Signal(str)
    top_row_changed = Signal(int)
    left_upwards = Signal()

    def __init__(self, model: PagedModel, delegate: CardDelegate, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("card_list")
        self.setAccessibleName(_("Cards"))
        self._model = model
        self._pinned_heading = -1
        self._delegate = delegate
        self._header: TableHeader | None = None
        self._row_height = ROW
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_rows()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon)
        self._restored: int | None = None
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self._soon.start())
        self.doubleClicked.connect(self._on_activated)
        self.verticalScrollBar().valueChanged.connect(
            lambda _value: self.top_row_changed.emit(max(0, self.rowAt(0)))
        )
        model.modelReset.connect(self._size_heading)
        model.rowsInserted.connect(lambda *_rows: self._size_heading())
        model.rowsRemoved.connect(lambda *_rows: self._size_heading())
        theme.theme().changed.connect(self._size_rows)

    # -- rows or a table

    def is_table(self) -> bool:
        """Whether the cards are shown in columns."""
        return self._header is not None and not self._header.isHidden()

    def show_rows(self) -> None:
        """Show each card as a row of two lines."""
        if self._header is not None:
            self._header.leave()
        self.setItemDelegate(self._delegate)
        self._row_height = ROW
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._size_rows()
        self.horizontalHeader().resizeSection(0, self.viewport().width())

    def show_table(self, delegate: TableDelegate, row_height: int) -> TableHeader:
        """Show the columns of the model; returns the headings, which are to be filled."""
        if self._header is None:
            from rolodex.gui.widgets.table_header import TableHeader

            self._header = TableHeader(self)
            self.setHorizontalHeader(self._header)
        self.setItemDelegate(delegate)
        self._row_height = row_height
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._size_rows()
        return self._header

    # -- what is selected

    def selected_spans(self) -> list[tuple[int, int]]:
        """The first and last row of each selected run, whole rows once each."""
        ranges: Any = self.selectionModel().selection()
        return sorted({(each.top(), each.bottom()) for each in ranges})

    def current_id(self) -> int | None:
        """The card of the current row; for a hit in the history the card it belongs to."""
        return self._id_in(self.currentIndex().row())

    def selected_ids(self) -> tuple[int, ...]:
        """The selected cards in the order of the list."""
        ranges: Any = self.selectionModel().selection()
        spans = sorted((each.top(), each.bottom()) for each in ranges)
        ids: list[int] = []
        for first, last in spans:
            ids.extend(self._model.ids_between(first, min(last, self._model.card_count() - 1)))
        if not ids and (current := self.current_id()) is not None and spans:
            return (current,)
        return tuple(dict.fromkeys(ids))

    def neighbour(self) -> int | None:
        """The card below the selected ones, else the one above; None if there is neither."""
        ranges: Any = self.selectionModel().selection()
        if not len(ranges):
            return None
        below = max(each.bottom() for each in ranges) + 1
        above = min(each.top() for each in ranges) - 1
        return (
            self._model.id_at(below)
            if below < self._model.card_count()
            else (self._model.id_at(above) if above >= 0 else None)
        )

    def select_cards(self, cards: Iterable[int], current: int | None) -> None:
        """Select cards that are in the list; the view does not move.

        This is nobody's choice, so nothing is said of it: a new card that is just being
        written beside the list must not give way to the one that was selected before.
        """
        wanted = list(cards)
        selection = QItemSelection()
        if len(wanted) <= MOST_RESTORED:
            for card in wanted:
                row = self._model.row_of(card)
                if row >= 0:
                    index = self._model.index(row, 0)
                    selection.select(index, index)
        model = self.selectionModel()
        whole = QItemSelectionModel.SelectionFlag.Rows
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect | whole)
        row = self._model.row_of(current) if current is not None else -1
        if row >= 0:
            self._restored = current
            model.setCurrentIndex(
                self._model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def go_to_row(self, row: int) -> None:
        """Make a row the only selected one and bring it into view."""
        if 0 <= row < self._model.rowCount():
            index = self._model.index(row, 0)
            self.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(index)

    def go_to_card(self, card: int) -> bool:
        """Select a card and bring it into view; False if it is not in the list."""
        row = self._model.row_of(card)
        self.go_to_row(row)
        return row >= 0

    def roll_to(self, row: int) -> None:
        """Bring a row to the top of the view."""
        if 0 <= row < self._model.rowCount():
            index = self._model.index(row, 0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
            return
        if key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
            return
        if key == Qt.Key.Key_Home:
            self.go_to_row(0)
            return
        if key == Qt.Key.Key_End:
            self.go_to_row(self._model.rowCount() - 1)
            return
        if key == Qt.Key.Key_Space:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row current, and so show a card that nobody asked for."""
        had = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not had:
            self.selectionModel().clearCurrentIndex()

    def keyboardSearch(self, search: str) -> None:
        """Qt would compare every row; here a letter rolls to its first row."""
        self.letter_typed.emit(search)

    # -- inner workings

    def _on_soon(self) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            self.top_row_changed.emit(row)
        card, restored = self._id_in(row), self._restored
        self._restored = None
        if card is None or card != restored:
            self.card_chosen.emit(card)

    def _on_activated(self, index: QModelIndex) -> None:
        card = self._id_in(index.row())
        if card is not None:
            self.card_opened.emit(card)

    def _id_in(self, row: int) -> int | None:
        if row < 0:
            return None
        card = self._model.id_at(row)
        return card if card is not None else getattr(self._model.row(row), "card_id", None)

    def _size_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        self.verticalScrollBar().setSingleStep(theme.px(self._row_height))
        self._size_heading()

    def _size_heading(self) -> None:
        """The heading between cards and hits is lower than a row."""
        if 0 <= self._pinned_heading < self._model.rowCount():
            self.setRowHeight(self._pinned_heading, theme.px(self._row_height))
        self._pinned_heading = -1
        heading = self._model.card_count()
        if heading < self._model.rowCount() and isinstance(self._model.row(heading), Heading):
            self._pinned_heading = heading
            self.setRowHeight(heading, theme.px(HEADING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.is_table():
            self.horizontalHeader().resizeSection(0, self.viewport().width())
