"""How a spreadsheet is read: encoding, separator, column names, and what each column becomes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.table_words import DELIMITERS, ENCODINGS, KINDS
from rolodex.gui import theme
from rolodex.gui.widgets.column_table import ColumnTable, choice_box, late_words
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, listed, ngettext

if TYPE_CHECKING:
    from rolodex.domain.column_names import Target
    from rolodex.domain.republic_date import DateReading
    from rolodex.services.table_inspection import Inspection

SHEETS_NAMED = 12
LATE_NAMED = 3
"""Columns of which it is said why they become own fields; of further ones only how many."""


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
        self._words = WrapLabel("", "muted")
        self._words.setObjectName("table_reading_words")
        self.open_button = QPushButton(_("Correct…"))
        self.open_button.setObjectName("table_reading_open")
        self.open_button.setCheckable(True)
        self.open_button.setAutoDefault(False)
        self.open_button.toggled.connect(self._on_opened)
        self._late = WrapLabel()
        self._late.setObjectName("table_reading_late")
        self._late.setVisible(False)
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QWidget()
        self._body.setVisible(False)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        inner.addLayout(self._make_form())
        self.columns = ColumnTable()
        self.columns.target_chosen.connect(self._on_target)
        self.columns.dates_chosen.connect(self._on_dates)
        inner.addWidget(self.columns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(line)
        column.addWidget(self._late)
        column.addWidget(self._body, 1)

    def _make_form(self) -> FlowLayout:
        self.encoding = choice_box("table_encoding")
        self.delimiter = choice_box("table_delimiter")
        self.sheet = choice_box("table_sheet")
        self.encoding.activated.connect(self._on_encoding)
        self.delimiter.activated.connect(self._on_delimiter)
        self.sheet.activated.connect(self._on_sheet)
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
        row = FlowLayout(gap=theme.px(12))
        for field in self._fields.values():
            row.addWidget(field)
        return row

    # -- showing

    def show_inspection(self, path: Path, inspection: Inspection, named: bool = False) -> None:
        """Show how this file was read; `named` begins with its name."""
        self._path = path
        self._inspection = inspection
        words = _in_words(inspection)
        if named:
            words = _("{file}: {reading}").format(file=path.name, reading=words)
        self._words.setText(words)
        late = _late(inspection)
        self._late.setText(late)
        self._late.setVisible(bool(late))
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
        self.columns.show_columns(found.columns)

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

    def _on_target(self, index: int, target: Target) -> None:
        assert self._inspection is not None
        options = self._inspection.options()
        mapping = {**(options.mapping or {}), index: target}
        dates = {column: reading for column, reading in options.dates.items() if column != index}
        self._correct(mapping=mapping, dates=dates)

    def _on_dates(self, index: int, reading: DateReading) -> None:
        assert self._inspection is not None
        self._correct(dates={**self._inspection.options().dates, index: reading})


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
    late = sum(1 for c in found.columns if c.after is not None)
    known = sum(1 for c in found.columns if c.target.field not in ("custom", "skip")) - late
    parts.append(
        ngettext(
            "{known} of {n} column recognised", "{known} of {n} columns recognised",
            len(found.columns),
        ).format(known=known, n=len(found.columns))
    )  # fmt: skip
    if late:
        parts.append(
            ngettext("{n} kept as an own field", "{n} kept as own fields", late).format(n=late)
        )
    if found.remembered:
        parts.append(_("as you set it last time"))
    if any(c.dates is not None and not c.dates.sure for c in found.columns):
        parts.append(_("please look at how the dates are read"))
    return " · ".join(parts)


def _late(found: Inspection) -> str:
    """The columns that become own fields although their names are known, and why."""
    late = [column for column in found.columns if column.after is not None]
    parts = [late_words(column, found.columns) for column in late[:LATE_NAMED]]
    more = len(late) - len(parts)
    if more:
        parts.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return " · ".join(parts)


def _encoding_words(code: str) -> str:
    return _(ENCODINGS[code]) if code in ENCODINGS else code.upper()


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
