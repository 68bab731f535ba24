"""How the list of cards is laid out: rows of two lines, or a table of chosen columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.gui.paged_model import PagedModel
    from rolodex.gui.widgets.card_list import CardList
    from rolodex.gui.widgets.table_delegate import TableDelegate
    from rolodex.gui.widgets.table_header import TableHeader
    from rolodex.services.card_lists import CardRow

LAYOUTS = ("rows", "table")


class ListLayout(QObject):
    """Dresses a `CardList` and its model as rows or as a table, and remembers how.

    Signals: `order_chosen(str)` and `columns_chosen(tuple)` by the headings of the table.
    """

    order_chosen = Signal(str)
    columns_chosen = Signal(tuple)

    def __init__(self, desk: Desk, cards: CardList, model: PagedModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cards = cards
        self._model = model
        self._delegate: TableDelegate | None = None
        self._header: TableHeader | None = None
        kept = desk.machine.get("list_layout", "rows")
        self._layout = kept if kept in LAYOUTS else "rows"
        self._columns: tuple[str, ...] = ()
        self._connected = False

    def layout(self) -> str:
        """`rows` or `table`."""
        return self._layout

    def columns(self) -> tuple[str, ...]:
        """The columns of the table; empty while rows are shown."""
        return self._columns if self._layout == "table" else ()

    def choose(self, layout: str) -> None:
        """Lay the list out otherwise from now on; `show` does it."""
        self._layout = layout if layout in LAYOUTS else "rows"
        self._desk.machine.set("list_layout", self._layout)

    def show(self, order: str, listed: tuple[str, ...] = ()) -> None:
        """Show the list as chosen, in this order; a saved list may bring its own columns."""
        if self._layout != "table":
            if self._columns:
                self._columns = ()
                self._model.show_columns(())
                self._cards.show_rows()
            return
        from rolodex.domain.list_columns import known_columns
        from rolodex.gui.cell_words import cell_words, heading_words
        from rolodex.gui.widgets.table_delegate import ROW, TableDelegate

        if self._delegate is None:
            self._delegate = TableDelegate(self._desk.clock.today, self)
        before, self._columns = self._columns, known_columns(listed or self._kept_columns())
        today = self._desk.clock.today

        def cell(row: CardRow, key: str) -> str:
            return cell_words(row, key, today())

        headings = tuple(heading_words(key, order) for key in self._columns)
        if before == self._columns and self._header is not None:
            self._model.show_columns(self._columns, headings, cell)
            self._header.show_order(order)
            return
        self._header = self._cards.show_table(self._delegate, ROW)
        self._model.show_columns(self._columns, headings, cell)
        if not self._connected:
            self._connected = True
            self._header.order_chosen.connect(self.order_chosen)
            self._header.columns_chosen.connect(self.columns_chosen)
            self._header.widths_chosen.connect(self._on_widths_chosen)
        self._header.show_columns(self._columns, self._kept_widths(), order)

    def keep_columns(self, columns: tuple[str, ...]) -> None:
        """Show these columns from now on in every list that brings none of its own."""
        self._desk.machine.set("table_columns", list(columns))

    def _kept_columns(self) -> tuple[str, ...]:
        kept: Any = self._desk.machine.get("table_columns")
        return tuple(key for key in kept if isinstance(key, str)) if isinstance(kept, list) else ()

    def _kept_widths(self) -> dict[str, int]:
        kept: Any = self._desk.machine.get("table_widths")
        if not isinstance(kept, dict):
            return {}
        return {key: width for key, width in kept.items() if isinstance(width, int)}

    def _on_widths_chosen(self, widths: dict[str, int]) -> None:
        self._desk.machine.set("table_widths", {**self._kept_widths(), **widths})
