"""What is looked at before an import: how tables are read, what would happen, and duplicates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.gui.widgets.import_preview import ImportPreview
from rolodex.gui.widgets.table_reading import TableReading
from rolodex.i18n import N_, _

DUPLICATES = (
    ("merge", N_("Add what is missing to the card in the book")),
    ("update", N_("Take what the file says; blank cells change nothing")),
    ("skip", N_("Leave the card in the book as it is")),
    ("keep", N_("Bring them in as cards of their own")),
)


class ImportReview(QScrollArea):
    """The page of the import dialog, which scrolls where texts are large or the window is low.

    Signals: `corrected(path, options)` for a table that should be read otherwise,
    `duplicates_chosen()`.
    """

    corrected = Signal(object, object)
    duplicates_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[Path, TableReading] = {}
        self.preview = ImportPreview()
        self.duplicates = QComboBox()
        self.duplicates.setObjectName("import_duplicates")
        for key, words in DUPLICATES:
            self.duplicates.addItem(_(words), key)
        self.duplicates.activated.connect(self.duplicates_chosen)
        label = QLabel(_("People who are in the book &already:"))
        label.setBuddy(self.duplicates)
        line = QWidget()
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = FlowLayout(line, theme.px(8))
        row.addWidget(label)
        row.addWidget(self.duplicates)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.px(8), theme.px(4), 0)
        column.setSpacing(theme.px(8))
        self._readings = QVBoxLayout()
        self._readings.setSpacing(theme.px(8))
        column.addLayout(self._readings)
        column.addWidget(self.preview, 1)
        column.addWidget(line)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_found(self, readings: Sequence[tuple[Path, Any]], preview: Any, named: bool) -> None:
        """Show `Inspection`s, of which those of tables can be corrected, and the `Preview`.

        `named` begins each with the name of its file.
        """
        for path, inspection in readings:
            if inspection.columns:
                self._reading(path).show_inspection(path, inspection, named)
        self.preview.show_preview(preview)

    def forget(self) -> None:
        """Drop the lines of the files shown so far."""
        for reading in self._shown.values():
            reading.deleteLater()
        self._shown = {}

    def _reading(self, path: Path) -> TableReading:
        """The line of a file, made when the file is first read."""
        if path not in self._shown:
            reading = TableReading()
            reading.corrected.connect(self.corrected)
            self._shown[path] = reading
            self._readings.addWidget(reading)
        return self._shown[path]
