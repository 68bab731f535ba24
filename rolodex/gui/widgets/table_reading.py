"""How a spreadsheet is read: encoding, separator, column names, and what each column becomes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import N_, _, listed, ngettext, render

if TYPE_CHECKING:
    from rolodex.services.table_inspection import Inspection

KINDS = {
    "csv": N_("Text table"),
    "workbook": N_("Spreadsheet"),
    "ldif": N_("LDIF"),
    "markup": N_("Table of a web page"),
}
DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar |")}
ENCODINGS = {
    "cp950": N_("Big5 (Traditional Chinese)"),
    "big5hkscs": N_("Big5 with Hong Kong characters"),
    "gb18030": N_("GB18030 (Simplified Chinese)"),
    "cp932": N_("Shift-JIS (Japanese)"),
    "cp1252": N_("Windows Western"),
    "utf-8": N_("UTF-8"),
    "utf-8-sig": N_("UTF-8 with mark"),
    "utf-16": N_("UTF-16"),
}
NAME, BECOMES, DATES, VALUES = range(4)
LONGEST_VALUE = 120
SHEETS_NAMED = 12


class TableReading(QWidget):
    """A line that says how the file was read, and under it, on demand, what can be corrected.

    Signals: `corrected(path, options)` with the options that the next reading should use.
    """

    corrected = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table_reading")
        self._path: Path | None = None
        self._inspection: Inspection | None = None
        self._targets: QStandardItemModel | None = None
        self._words = WrapLabel("", "muted")
        self._words.setObjectName("table_reading_words")
        self.open_button = QPushButton(_("Correct…"))
        self.open_button.setObjectName("table_reading_open")
        self.open_button.setCheckable(True)
        self.open_button.setAutoDefault(False)
        self.open_button.toggled.connect(self._on_opened)
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QWidget()
        self._body.setVisible(False)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        inner.addLayout(self._make_form())
        inner.addWidget(self._make_columns(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(line)
        column.addWidget(self._body, 1)

    def _make_form(self) -> QHBoxLayout:
        self.encoding = _choice("table_encoding", self._on_encoding)
        self.delimiter = _choice("table_delimiter", self._on_delimiter)
        self.sheet = _choice("table_sheet", self._on_sheet)
        self.header_row = QSpinBox()
        self.header_row.setObjectName("table_header_row")
        self.header_row.setRange(0, 200)
        self.header_row.setSpecialValueText(_("no row"))
        self.header_row.setKeyboardTracking(False)
        self.header_row.valueChanged.connect(self._on_header_row)
        self._fields = {
            self.encoding: _labelled(_("&Encoding:"), self.encoding),
            self.delimiter: _labelled(_("&Separator:"), self.delimiter),
            self.sheet: _labelled(_("S&heet:"), self.sheet),
            self.header_row: _labelled(_("Column &names in row:"), self.header_row),
        }
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for field in self._fields.values():
            row.addWidget(field)
        row.addStretch()
        return row

    def _make_columns(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("table_columns")
        table.setAccessibleName(_("What each column becomes"))
        table.setHorizontalHeaderLabels(
            [_("Column"), _("Becomes"), _("Dates are read as"), _("First values")]
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(36))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setMinimumHeight(theme.px(190))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for section, width in ((NAME, 130), (BECOMES, 180), (DATES, 230)):
            table.setColumnWidth(section, theme.px(width))
        self.columns = table
        return table

    # -- showing

    def show_inspection(self, path: Path, inspection: Inspection, named: bool = False) -> None:
        """Show how this file was read; `named` begins with its name."""
        self._path = path
        self._inspection = inspection
        words = _in_words(inspection)
        if named:
            words = _("{file}: {reading}").format(file=path.name, reading=words)
        self._words.setText(words)
        if self._body.isVisibleTo(self):
            self._fill()

    def _on_opened(self, opened: bool) -> None:
        self._body.setVisible(opened)
        if opened:
            self._fill()

    def _fill(self) -> None:
        found = self._inspection
        if found is None:
            return
        _fill_choice(
            self.encoding,
            [(code, _encoding_words(code)) for code in found.encodings],
            found.encoding,
        )
        _fill_choice(
            self.delimiter, [(d, _(DELIMITERS[d])) for d in found.delimiters], found.delimiter
        )
        sheets = [(name, name) for name in found.sheets]
        _fill_choice(
            self.sheet,
            [("", _("all sheets")), *sheets],
            found.sheet if found.only else "",
        )
        self.header_row.blockSignals(True)
        self.header_row.setValue(found.header_row)
        self.header_row.blockSignals(False)
        self._fields[self.encoding].setVisible(bool(found.encoding))
        self._fields[self.delimiter].setVisible(bool(found.delimiter))
        self._fields[self.sheet].setVisible(len(found.sheets) > 1)
        self._fields[self.header_row].setVisible(found.kind != "ldif")
        self._fill_columns()

    def _fill_columns(self) -> None:
        assert self._inspection is not None
        table = self.columns
        columns = self._inspection.columns
        table.setRowCount(len(columns))
        for row, column in enumerate(columns):
            name = column.header or _("Column {n}").format(n=column.index + 1)
            table.setItem(row, NAME, QTableWidgetItem(name))
            table.setCellWidget(row, BECOMES, self._target_box(column))
            if column.dates is not None:
                table.setCellWidget(row, DATES, self._dates_box(column))
            else:
                table.removeCellWidget(row, DATES)
            values = " · ".join(value[:LONGEST_VALUE] for value in column.samples)
            table.setItem(row, VALUES, QTableWidgetItem(values))

    def _target_box(self, column: Any) -> QComboBox:
        box = _choice(f"column_target_{column.index}", lambda _i: self._on_target(column.index))
        box.setAccessibleName(_("What “{column}” becomes").format(column=column.header))
        model = self._target_model()
        at = _row_of(model, column.target)
        if at < 0:
            # A target that only a known program's column has, such as the second address.
            from rolodex.domain.column_choices import describe_target

            at = model.rowCount()
            model.appendRow(_item(render(describe_target(column.target)), column.target))
        box.blockSignals(True)
        box.setModel(model)
        box.setCurrentIndex(at)
        box.blockSignals(False)
        return box

    def _target_model(self) -> QStandardItemModel:
        """One model for the boxes of all columns, of which a table may have hundreds."""
        if self._targets is None:
            from rolodex.domain.column_choices import choices

            self._targets = QStandardItemModel(self)
            for target, words in choices():
                self._targets.appendRow(_item(render(words), target))
        return self._targets

    def _dates_box(self, column: Any) -> QComboBox:
        from rolodex.domain.republic_date import ERAS, ORDERS

        box = _choice(f"column_dates_{column.index}", lambda _i: self._on_dates(column.index))
        box.setAccessibleName(
            _("How the dates of “{column}” are read").format(column=column.header)
        )
        box.blockSignals(True)
        for order, order_words in ORDERS.items():
            for era, era_words in ERAS.items():
                words = _("{years}; {order}").format(order=_(order_words), years=_(era_words))
                box.addItem(words, f"{era} {order}")
        box.setCurrentIndex(box.findData(f"{column.dates.era} {column.dates.order}"))
        box.blockSignals(False)
        box.setProperty("unsure", not column.dates.sure)
        return box

    # -- correcting

    def _correct(self, **changes: Any) -> None:
        assert self._inspection is not None and self._path is not None
        self.corrected.emit(self._path, replace(self._inspection.options(), **changes))

    def _on_encoding(self, _index: int) -> None:
        # Another encoding gives other names and dates: what was recognised is found anew.
        self._correct(encoding=self.encoding.currentData(), mapping=None, dates={})

    def _on_delimiter(self, _index: int) -> None:
        self._correct(
            delimiter=self.delimiter.currentData(), mapping=None, dates={}, header_row=None
        )

    def _on_sheet(self, _index: int) -> None:
        name = self.sheet.currentData()
        self._correct(sheet=name, only=bool(name), mapping=None, dates={}, header_row=None)

    def _on_header_row(self, row: int) -> None:
        self._correct(header_row=row, mapping=None, dates={})

    def _on_target(self, index: int) -> None:
        assert self._inspection is not None
        box = self._box(f"column_target_{index}")
        options = self._inspection.options()
        mapping = {**(options.mapping or {}), index: box.currentData(Qt.ItemDataRole.UserRole)}
        dates = {column: reading for column, reading in options.dates.items() if column != index}
        self._correct(mapping=mapping, dates=dates)

    def _on_dates(self, index: int) -> None:
        assert self._inspection is not None
        era, order = self._box(f"column_dates_{index}").currentData().split()
        options = self._inspection.options()
        column = next(c for c in self._inspection.columns if c.index == index)
        assert column.dates is not None
        reading = replace(column.dates, era=era, order=order, sure=True)
        self._correct(dates={**options.dates, index: reading})

    def _box(self, name: str) -> QComboBox:
        box = self.columns.findChild(QComboBox, name)
        assert isinstance(box, QComboBox)
        return box


def _in_words(found: Inspection) -> str:
    parts = [_(KINDS[found.kind])]
    if found.encoding:
        parts.append(_encoding_words(found.encoding))
    if found.delimiter:
        parts.append(_("separated by {mark}").format(mark=_(DELIMITERS[found.delimiter])))
    if found.others:
        names = (found.sheet, *found.others)[:SHEETS_NAMED]
        parts.append(_("sheets {names}").format(names=listed(names)))
    elif found.sheet:
        parts.append(_("sheet “{name}”").format(name=found.sheet))
    known = sum(1 for c in found.columns if c.target.field not in ("custom", "skip"))
    parts.append(
        ngettext(
            "{known} of {n} column recognised", "{known} of {n} columns recognised",
            len(found.columns),
        ).format(known=known, n=len(found.columns))
    )  # fmt: skip
    if found.remembered:
        parts.append(_("as you set it last time"))
    if any(c.dates is not None and not c.dates.sure for c in found.columns):
        parts.append(_("please look at how the dates are read"))
    return " · ".join(parts)


def _encoding_words(code: str) -> str:
    return _(ENCODINGS[code]) if code in ENCODINGS else code.upper()


def _item(words: str, data: object) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(data, Qt.ItemDataRole.UserRole)
    return item


def _row_of(model: QStandardItemModel, data: object) -> int:
    for row in range(model.rowCount()):
        if model.item(row).data(Qt.ItemDataRole.UserRole) == data:
            return row
    return -1


def _choice(name: str, chosen: Any) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    # A wheel over the table scrolls it and changes nothing.
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.activated.connect(chosen)
    return box


def _fill_choice(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    box.blockSignals(True)
    box.clear()
    for data, words in choices:
        box.addItem(words, data)
    box.setCurrentIndex(box.findData(chosen))
    box.blockSignals(False)


def _labelled(words: str, widget: QWidget) -> QWidget:
    label = QLabel(words)
    label.setBuddy(widget)
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(widget)
    return both
