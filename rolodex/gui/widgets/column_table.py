"""What each column of a table becomes, in rows that can be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from rolodex.domain.column_choices import choices, describe_target
from rolodex.domain.column_clashes import clash_words
from rolodex.gui import theme
from rolodex.i18n import _, render

if TYPE_CHECKING:
    from rolodex.services.table_inspection import ColumnView

NAME, BECOMES, HOW, VALUES = range(4)
LONGEST_VALUE = 120
LONGEST_NAME = 40


class ColumnTable(QTableWidget):
    """A row for each column of the file.

    Signals: `target_chosen(index, Target)`, `dates_chosen(index, DateReading)`.
    """

    target_chosen = Signal(int, object)
    dates_chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._targets: QStandardItemModel | None = None
        self.setObjectName("table_columns")
        self.setAccessibleName(_("What each column becomes"))
        self.setHorizontalHeaderLabels(
            [_("Column"), _("Becomes"), _("How it is read"), _("First values")]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(36))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setMinimumHeight(theme.px(190))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(90))
        for section, width in ((NAME, 130), (BECOMES, 180), (HOW, 230)):
            self.setColumnWidth(section, theme.px(width))

    def show_columns(self, columns: Sequence[ColumnView]) -> None:
        """Show these columns in place of those before."""
        self.setRowCount(len(columns))
        for row, column in enumerate(columns):
            self.setItem(row, NAME, QTableWidgetItem(column_name(column)))
            self.setCellWidget(row, BECOMES, self._target_box(column))
            self.removeCellWidget(row, HOW)
            words = ""
            if column.dates is not None:
                self.setCellWidget(row, HOW, self._dates_box(column))
            elif column.after is not None:
                words = _("as an own field, after “{column}”").format(
                    column=column_name(columns[column.after])
                )
            how = QTableWidgetItem(words)
            how.setToolTip(late_words(column, columns) if words else "")
            self.setItem(row, HOW, how)
            values = " · ".join(value[:LONGEST_VALUE] for value in column.samples)
            self.setItem(row, VALUES, QTableWidgetItem(values))

    def _target_box(self, column: ColumnView) -> QComboBox:
        box = choice_box(f"column_target_{column.index}")
        box.setAccessibleName(_("What “{column}” becomes").format(column=column.header))
        model = self._target_model()
        at = _row_of(model, column.target)
        if at < 0:
            # A target that only a known program's column has, such as the second address.
            at = model.rowCount()
            model.appendRow(_item(render(describe_target(column.target)), column.target))
        box.setModel(model)
        box.setCurrentIndex(at)
        box.activated.connect(
            lambda _i: self.target_chosen.emit(
                column.index, box.currentData(Qt.ItemDataRole.UserRole)
            )
        )
        return box

    def _target_model(self) -> QStandardItemModel:
        """One model for the boxes of all columns, of which a table may have hundreds."""
        if self._targets is None:
            self._targets = QStandardItemModel(self)
            for target, words in choices():
                self._targets.appendRow(_item(render(words), target))
        return self._targets

    def _dates_box(self, column: ColumnView) -> QComboBox:
        from rolodex.domain.republic_date import ERAS, ORDERS

        reading = column.dates
        assert reading is not None
        box = choice_box(f"column_dates_{column.index}")
        box.setAccessibleName(
            _("How the dates of “{column}” are read").format(column=column.header)
        )
        for order, order_words in ORDERS.items():
            for era, era_words in ERAS.items():
                words = _("{years}; {order}").format(order=_(order_words), years=_(era_words))
                box.addItem(words, f"{era} {order}")
        box.setCurrentIndex(box.findData(f"{reading.era} {reading.order}"))
        box.setProperty("unsure", not reading.sure)

        def chosen(_index: int) -> None:
            era, order = box.currentData().split()
            corrected = replace(reading, era=era, order=order, sure=True)
            self.dates_chosen.emit(column.index, corrected)

        box.activated.connect(chosen)
        return box


def column_name(column: ColumnView) -> str:
    """The name of a column, or its number from 1."""
    return column.header[:LONGEST_NAME] or _("Column {n}").format(n=column.index + 1)


def late_words(column: ColumnView, columns: Sequence[ColumnView]) -> str:
    """Why a column becomes an own field although its name is known."""
    assert column.after is not None
    first = column_name(columns[column.after])
    return render(clash_words(column.target, column_name(column), first))


def choice_box(name: str) -> QComboBox:
    """A box that takes no more room than it is given."""
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    # A wheel over the table scrolls it and changes nothing.
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _item(words: str, data: object) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(data, Qt.ItemDataRole.UserRole)
    return item


def _row_of(model: QStandardItemModel, data: Any) -> int:
    for row in range(model.rowCount()):
        if model.item(row).data(Qt.ItemDataRole.UserRole) == data:
            return row
    return -1
