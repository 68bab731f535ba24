"""The model of every long list: counts and ids at once, rows in pages when they are shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from rolodex.gui.row_words import spoken

if TYPE_CHECKING:
    from rolodex.services.card_lists import CardRow, Result

PAGE = 128
"""Rows fetched at a time."""
PAGES_KEPT = 64

RowRole = int(Qt.ItemDataRole.UserRole) + 1
ColumnRole = RowRole + 1

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], "Sequence[CardRow]"]
LoadIds = Callable[["Result", Callable[[tuple[int, ...]], None]], None]


class PagedModel(QAbstractTableModel):
    """Rows of a `Result`, in one column or as a table; `RowRole` gives the row, or None until it
    is there, and `ColumnRole` the key of a table's column.

    `fetch(ids)` gives rows for ids; `load_ids(result, done)` finds all ids off the window's
    thread. A `tail` of further objects (a heading, hits of another kind) follows the cards.
    """

    def __init__(self, fetch: Fetch, load_ids: LoadIds, parent: Any = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._load_ids = load_ids
        self._count = 0
        self._ids: tuple[int, ...] | None = ()
        self._first: Sequence[CardRow] = ()
        self._pages: OrderedDict[int, dict[int, CardRow]] = OrderedDict()
        self._tail: tuple[object, ...] = ()
        self._generation = 0
        self._columns: tuple[str, ...] = ()
        self._cell: Callable[[CardRow, str], str] | None = None
        self._headings: tuple[str, ...] = ()

    # -- what is shown

    def show_columns(
        self,
        columns: tuple[str, ...],
        headings: tuple[str, ...] = (),
        cell: Callable[[CardRow, str], str] | None = None,
    ) -> None:
        """Be a table of these columns, whose cells `cell(row, key)` words; without any, a list."""
        if columns != self._columns:
            self.beginResetModel()
            self._columns, self._headings, self._cell = columns, headings, cell
            self._pages.clear()
            self._first = () if self._ids else self._first
            self.endResetModel()
        elif headings != self._headings:
            self._headings = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def show_result(self, result: Result) -> None:
        """Show another list from its beginning; ids that are missing follow later."""
        self.beginResetModel()
        self._take(result, _known_ids(result))
        self._tail = ()
        self.endResetModel()
        if self._ids is None:
            self._ask_for_ids(result, self._on_ids_came)

    def renew(self, result: Result, renewed: Callable[[], None]) -> None:
        """Show the newer state of the same list, in one step and once all ids are known.

        Until then the rows shown are fetched anew, so that an edit is seen at once.
        """
        ids = _known_ids(result)
        if ids is not None:
            self._replace(result, ids, renewed)
            return
        self.forget_rows()
        self._ask_for_ids(result, lambda found: self._replace(result, found, renewed))

    def show_tail(self, tail: Iterable[object]) -> None:
        """Replace what follows the cards."""
        rows = tuple(tail)
        if self._tail:
            self.beginRemoveRows(QModelIndex(), self._count, self._count + len(self._tail) - 1)
            self._tail = ()
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), self._count, self._count + len(rows) - 1)
            self._tail = rows
            self.endInsertRows()

    def forget_rows(self) -> None:
        """Fetch rows anew when they are next shown."""
        self._pages.clear()
        self._first = () if self._ids else self._first
        if self._count:
            last = self.index(self._count - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _replace(self, result: Result, ids: tuple[int, ...], renewed: Callable[[], None]) -> None:
        self.beginResetModel()
        self._take(result, ids)
        self.endResetModel()
        renewed()

    def _take(self, result: Result, ids: tuple[int, ...] | None) -> None:
        self._generation += 1
        self._count = result.count if ids is None else len(ids)
        self._first = result.rows
        self._ids = ids
        self._pages.clear()

    def _ask_for_ids(self, result: Result, came: Callable[[tuple[int, ...]], None]) -> None:
        self._generation += 1
        asked = self._generation

        def _came(ids: tuple[int, ...]) -> None:
            if asked == self._generation:  # else another list is shown by now
                came(ids)

        self._load_ids(result, _came)

    def _on_ids_came(self, ids: tuple[int, ...]) -> None:
        if len(ids) != self._count:  # another program wrote in between
            self.beginResetModel()
            self._count, self._ids = len(ids), ids
            self._pages.clear()
            self.endResetModel()
            return
        self._ids = ids
        if self._count:
            last = self.index(self._count - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- asking for rows

    def card_count(self) -> int:
        """The cards in the list, without the tail."""
        return self._count

    def row(self, number: int) -> object | None:
        """What stands in a row: a `CardRow`, an object of the tail, None if not there yet."""
        if number >= self._count:
            tail = number - self._count
            return self._tail[tail] if tail < len(self._tail) else None
        if number < len(self._first):
            return self._first[number]
        if self._ids is None:
            return None
        return self._page(number // PAGE).get(self._ids[number])

    def id_at(self, number: int) -> int | None:
        """The id of the card in a row, None in the tail or while the ids are on their way."""
        if self._ids is not None and 0 <= number < len(self._ids):
            return self._ids[number]
        return self._first[number].id if 0 <= number < len(self._first) else None

    def ids_between(self, first: int, last: int) -> tuple[int, ...]:
        """The ids of the cards from one row to another, both included."""
        if self._ids is not None:
            return self._ids[first : last + 1]
        return tuple(row.id for row in self._first[first : last + 1])

    def row_of(self, card: int) -> int:
        """The row of a card, -1 if it is not in the list (or not known yet)."""
        ids = self._ids if self._ids is not None else tuple(row.id for row in self._first)
        try:
            return ids.index(card)
        except ValueError:
            return -1

    def _page(self, number: int) -> dict[int, CardRow]:
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page
        assert self._ids is not None
        wanted = self._ids[number * PAGE : (number + 1) * PAGE]
        page = {row.id: row for row in self._fetch(wanted)}
        if page:  # an empty answer means the book was busy: ask again at the next paint
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page

    # -- Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._count + len(self._tail)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else max(1, len(self._columns))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal and section < len(self._headings):
            return self._headings[section]
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERED:
            return None
        if role == ColumnRole:
            return self._columns[index.column()] if self._columns else ""
        row = self.row(index.row())
        if role == RowRole:
            return row
        if self._cell is not None and self._columns and hasattr(row, "state"):
            return self._cell(row, self._columns[index.column()])  # type: ignore[arg-type]
        return spoken(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        number = index.row()
        if number >= self._count and getattr(self.row(number), "is_heading", False):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


_ANSWERED = frozenset(
    (RowRole, ColumnRole, int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
)


def _known_ids(result: Result) -> tuple[int, ...] | None:
    if result.ids is not None:
        return result.ids
    if result.count <= len(result.rows):
        return tuple(row.id for row in result.rows)
    return None
