"""Writing cards to a file: which cards, for which kind of program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.folders import last_folder
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book

FORMS = (
    # key, words, ending
    ("3.0", N_("vCard 3.0: read by nearly every program"), ".vcf"),
    ("4.0", N_("vCard 4.0: the newest, keeps the most"), ".vcf"),
    ("2.1", N_("vCard 2.1: for old phones and old Outlook"), ".vcf"),
    ("xlsx", N_("Excel workbook (.xlsx)"), ".xlsx"),
    ("excel-csv", N_("CSV for Excel: opens right, runs no formula"), ".csv"),
    ("csv", N_("CSV for other programs"), ".csv"),
)
"""Versions of vCards, and kinds of tables as `book.transfer.export_table` names them."""


class ExportDialog(QDialog):
    """Asks what to write and where; the writing itself goes on in the background.

    `selected` and `listed` are ids; an empty group is not offered.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        selected: Sequence[int] = (),
        listed: Sequence[int] = (),
        listed_name: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(_("Export"))
        self._desk = desk
        self._choices: list[tuple[QRadioButton, tuple[int, ...] | None]] = []
        self._group = QButtonGroup(self)
        title = QLabel(_("Export cards"))
        theme.set_role(title, "title")
        column = dialog_column(self)
        column.setSpacing(theme.px(8))
        column.addWidget(title)
        which = QLabel(_("Which cards"))
        theme.set_role(which, "section")
        column.addWidget(which)
        count = desk.read(lambda: desk.book.cards.count(), 0)
        words = ngettext("All cards ({n:,})", "All cards ({n:,})", count)
        self._offer(column, "export_all", words.format(n=count), None)
        if listed:
            words = _("The list “{name}” ({n:,})").format(name=listed_name, n=len(listed))
            self._offer(column, "export_list", words.replace("&", "&&"), tuple(listed))
        if selected:
            words = ngettext("The selected card", "The {n:,} selected cards", len(selected))
            self._offer(column, "export_selection", words.format(n=len(selected)), tuple(selected))
        self._choices[-1 if len(selected) > 1 else 0][0].setChecked(True)
        column.addSpacing(theme.px(8))
        self.version = QComboBox()
        self.version.setObjectName("export_version")
        for key, label, _ending in FORMS:
            self.version.addItem(_(label), key)
        self.version.currentIndexChanged.connect(self._on_form_chosen)
        form = QLabel(_("&Format"))
        form.setBuddy(self.version)
        theme.set_role(form, "section")
        column.addWidget(form)
        column.addWidget(self.version)
        self.private = QCheckBox(_("With private &fields"))
        self.private.setObjectName("export_private")
        column.addWidget(self.private)
        self._note = QLabel()
        self._note.setWordWrap(True)
        theme.set_role(self._note, "muted")
        column.addWidget(self._note)
        self._on_form_chosen()
        column.addStretch(1)
        self.go = QPushButton(_("Export…"))
        self.go.setObjectName("export_go")
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_pressed)
        self.go.setEnabled(count > 0 or len(self._choices) > 1)
        cancel = leave_button(_("Cancel"), "export_cancel", self.reject)
        column.addLayout(foot_of(cancel, self.go))
        self.setMinimumWidth(theme.px(420))

    def _offer(
        self, column: QVBoxLayout, name: str, words: str, ids: tuple[int, ...] | None
    ) -> None:
        button = QRadioButton(words)
        button.setObjectName(name)
        self._group.addButton(button)
        self._choices.append((button, ids))
        column.addWidget(button)

    def _is_table(self) -> bool:
        return self.version.currentData() in ("xlsx", "excel-csv", "csv")

    def _on_form_chosen(self) -> None:
        self.private.setVisible(self._is_table())
        self._note.setText(
            _("Anybody who has the file can read it.")
            if self._is_table()
            else _("The file holds everything on the cards, and anybody can read it.")
        )

    def _on_go_pressed(self) -> None:
        kind = str(self.version.currentData())
        ending = next(ending for key, _words, ending in FORMS if key == kind)
        folder = last_folder(self._desk.machine, "export_folder")
        name, _filter = QFileDialog.getSaveFileName(
            self,
            _("Export"),
            str(folder / (_("cards") + ending)),
            f"*{ending};;" + _("All files") + " (*)",
        )
        if not name:
            return
        out = Path(name)
        out = out if out.suffix else out.with_suffix(ending)
        self._desk.machine.set("export_folder", str(out.parent))
        ids = next(ids for button, ids in self._choices if button.isChecked())
        table, private = self._is_table(), self.private.isChecked()
        desk = self._desk

        def operation(book: Book, progress: Progress, cancelled: Cancel) -> Any:
            if table:
                return book.transfer.export_table(out, ids, kind, private, progress, cancelled)
            return book.transfer.export(out, ids, kind, progress, cancelled)

        def done(count: int) -> None:
            words = ngettext(
                "{n:,} card written to {file}.", "{n:,} cards written to {file}.", count
            )
            desk.message(words.format(n=count, file=out.name))

        desk.run(operation, done, label=_("Exporting"))
        self.accept()
