"""Bringing in address files: choose, read, look at what would happen, import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.problems import Cancelled, FileProblem, Problem, ProgramFault
from rolodex.gui import theme
from rolodex.gui.folders import last_folder
from rolodex.gui.import_words import result_words
from rolodex.gui.widgets.drop_zone import DropZone
from rolodex.gui.widgets.fitted_dialog import open_at
from rolodex.gui.widgets.import_review import ImportReview
from rolodex.gui.widgets.work_page import WorkPage
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import N_, _, ngettext, render

if TYPE_CHECKING:
    from rolodex.gui.background import Job
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book

FILTERS = (
    N_(
        "Address files (*.vcf *.vcard *.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.ldif "
        "*.xml *.htm *.html)"
    ),
    N_("All files (*)"),
)
LOOKED_INTO = 5
"""Files of which it is shown how they are read; of more only the first ones."""


class ImportDialog(QDialog):
    """Leads through an import; it blocks nothing, and closing it while it reads cancels.

    The writing itself may go on after the dialog is closed: the message bar shows its
    progress and its result. Signals: `imported(Imported)`.
    """

    imported = Signal(object)

    def __init__(
        self, desk: Desk, paths: Sequence[Path] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(_("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, theme.px(820), theme.px(640))
        self._desk = desk
        self._paths: list[Path] = []
        self._preview: Any = None
        self._options: dict[Path, Any] = {}
        self._job: Job | None = None
        self._round = 0
        self._writing = False
        self._closed = False
        self._title = QLabel(_("Import"))
        theme.set_role(self._title, "title")
        self._subtitle = WrapLabel("", "muted", most_lines=2)
        self._subtitle.setObjectName("import_files_named")
        self._pages = QStackedWidget()
        self.drop = DropZone(
            "import",
            _("Drop your address file here"),
            _("vCards (.vcf), tables (.csv) and spreadsheets (.xlsx, .xls, .ods) from a phone, an "
              "address book or another program. Nothing is changed before you have seen what "
              "would happen."),
            _("Choose files…"),
        )  # fmt: skip
        self.drop.button_pressed.connect(self._on_choose_pressed)
        self.drop.files_dropped.connect(self.read)
        self.work = WorkPage()
        self.review = ImportReview()
        self.review.corrected.connect(self._on_corrected)
        self.review.duplicates_chosen.connect(self._read)
        self.preview, self.duplicates = self.review.preview, self.review.duplicates
        self.preview.save_requested.connect(self._on_save_requested)
        for page in (self.drop, self.work, self.review):
            self._pages.addWidget(page)
        self._problem = WrapLabel("", "error")
        self._problem.setObjectName("import_problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addWidget(self._problem)
        column.addWidget(self._pages, 1)
        column.addLayout(self._make_buttons())
        self.setAcceptDrops(False)
        self._show_pick("")
        if paths:
            self.read([Path(path) for path in paths])

    # -- the parts

    def _make_buttons(self) -> QHBoxLayout:
        self.other = QPushButton(_("Other files…"))
        self.other.setObjectName("import_other_files")
        self.other.clicked.connect(self._on_choose_pressed)
        self.cancel = QPushButton()
        self.cancel.setObjectName("import_cancel")
        self.cancel.clicked.connect(self._on_cancel_pressed)
        self.hide_away = QPushButton(_("Work on meanwhile"))
        self.hide_away.setObjectName("import_hide")
        self.hide_away.clicked.connect(self.reject)
        self.go = QPushButton()
        self.go.setObjectName("import_go")
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_pressed)
        for button in (self.other, self.cancel, self.hide_away):
            button.setAutoDefault(False)  # only the main button is for Enter
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.other)
        row.addStretch()
        for button in (self.cancel, self.hide_away, self.go):
            row.addWidget(button)
        return row

    def _show_page(self, page: QWidget, problem: str = "") -> None:
        picking, working = page is self.drop, page is self.work
        self._pages.setCurrentWidget(page)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._subtitle.setVisible(bool(self._paths))
        self.other.setVisible(page is self.review)
        self.go.setVisible(page is self.review)
        self.hide_away.setVisible(working and self._writing)
        self.cancel.setText(_("Close") if picking else _("Cancel"))
        self.cancel.setEnabled(True)

    def _show_pick(self, problem: str) -> None:
        self._show_page(self.drop, problem)
        self.drop.button.setFocus()

    def _show_work(self, words: str) -> None:
        self.work.begin(words)
        self._show_page(self.work)
        self.cancel.setFocus()

    def _show_preview(self, problem: str = "") -> None:
        count = self._preview.new + self._preview.changed
        self.go.setEnabled(count > 0)
        self.go.setText(
            ngettext("Import {n:,} card", "Import {n:,} cards", count).format(n=count)
            if count
            else _("Nothing to import")
        )
        self._show_page(self.review, problem)
        self.go.setDefault(True)
        (self.go if count else self.preview.tabs).setFocus()

    # -- reading

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and show what their import would do."""
        self._paths = list(paths)
        self._options = {}
        self.review.forget()
        names = ", ".join(path.name for path in self._paths[:20])
        if len(self._paths) > 20:
            names = _("{names} and more").format(names=names)
        self._subtitle.setText(names)
        self._read()

    def _read(self) -> None:
        self._stop_reading()
        self._writing = False
        self._show_work(_("Reading…"))
        this_round, paths = self._round, tuple(self._paths)
        duplicates, options = self.duplicates.currentData(), dict(self._options)

        def operation(book: Book, progress: Any, cancelled: Any) -> Any:
            looked_into = []
            for path in paths[:LOOKED_INTO]:
                try:
                    looked_into.append((path, book.transfer.inspect(path, options.get(path))))
                except FileProblem:
                    if len(paths) == 1:
                        raise
                    # The preview names it among what cannot be read.
            preview = book.transfer.preview(
                paths,
                duplicates=duplicates,
                progress=progress,
                cancelled=cancelled,
                options=options,
            )
            return looked_into, preview

        job = self._desk.run(
            operation,
            lambda found: self._on_previewed(found[0], found[1], this_round),
            lambda problem: self._on_read_failed(problem, this_round),
            lambda done, total: self._on_progressed(done, total, this_round),
        )
        if self._pages.currentWidget() is self.work:
            self._job = job
        if job is None:
            self._show_pick(_("The book could not be made, so nothing was read."))

    def _is_current(self, this_round: int) -> bool:
        return not self._closed and this_round == self._round

    def _stop_reading(self) -> None:
        """Cancel what is being read; whatever it still says is not listened to."""
        self._round += 1
        if self._job is not None and not self._writing:
            self._job.cancel()
        self._job = None

    def _on_progressed(self, done: int, total: int | None, this_round: int) -> None:
        if self._is_current(this_round):
            self.work.advance(done, total)

    def _on_previewed(
        self, looked_into: list[tuple[Path, Any]], preview: Any, this_round: int
    ) -> None:
        if not self._is_current(this_round):
            return
        self._job = None
        self._preview = preview
        self.review.show_found(looked_into, preview, len(self._paths) > 1)
        self._show_preview()

    def _on_corrected(self, path: Path, options: Any) -> None:
        self._options[path] = options
        self._read()

    def _on_read_failed(self, problem: Problem, this_round: int) -> None:
        if not self._is_current(this_round):
            return
        self._job = None
        if isinstance(problem, Cancelled):
            self._show_pick("")
            return
        words = render(problem.text)
        if not isinstance(problem, ProgramFault):  # that says so itself
            words = _("{problem} Nothing was changed.").format(problem=words)
        self._show_pick(words)

    # -- importing

    def _on_go_pressed(self) -> None:
        self._round += 1
        self._writing = True
        self._show_work(_("Importing…"))
        this_round, paths = self._round, tuple(self._paths)
        duplicates, options = self.duplicates.currentData(), dict(self._options)

        def operation(book: Book, progress: Any, cancelled: Any) -> Any:
            return book.transfer.import_files(
                paths,
                duplicates=duplicates,
                progress=progress,
                cancelled=cancelled,
                options=options,
            )

        job = self._desk.run(
            operation,
            lambda result: self._on_imported(result, this_round),
            lambda problem: self._on_import_failed(problem, this_round),
            lambda done, total: self._on_progressed(done, total, this_round),
            label=_("Importing"),
        )
        if self._pages.currentWidget() is self.work:
            self._job = job
        if job is None:
            self._show_preview(_("The book could not be made, so nothing was imported."))

    def _on_imported(self, result: Any, this_round: int) -> None:
        self._desk.message(result_words(result), _("Undo"), self._desk.undo)
        if self._is_current(this_round):
            self._job, self._writing = None, False
            self.imported.emit(result)
            self.accept()

    def _on_import_failed(self, problem: Problem, this_round: int) -> None:
        if not self._is_current(this_round):
            self._desk.show_problem(problem)
            return
        self._job, self._writing = None, False
        self._show_preview(render(problem.text))

    # -- buttons

    def _on_choose_pressed(self) -> None:
        folder = str(last_folder(self._desk.machine, "import_folder"))
        names, _filter = QFileDialog.getOpenFileNames(
            self, _("Import"), folder, ";;".join(_(text) for text in FILTERS)
        )
        if names:
            paths = [Path(name) for name in names]
            self._desk.machine.set("import_folder", str(paths[0].parent))
            self.read(paths)

    def _on_cancel_pressed(self) -> None:
        if self._job is None:
            self.reject()
            return
        self.cancel.setEnabled(False)
        self._job.cancel()

    def _on_save_requested(self) -> None:
        from rolodex.services.rejected_cards import save_rejected

        rows = any(rejected.header is not None for rejected in self._preview.rejected)
        ending = ".csv" if rows else ".vcf"
        suggestion = self._paths[0].with_name(_("unread cards") + ending)
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Save the cards that cannot be read"), str(suggestion), f"*{ending}"
        )
        if not name:
            return
        try:
            count = save_rejected(self._preview.rejected, Path(name))
        except Problem as problem:
            self._show_preview(render(problem.text))
            return
        words = ngettext("{n:,} card saved to {file}.", "{n:,} cards saved to {file}.", count)
        self._desk.message(words.format(n=count, file=Path(name).name))

    def done(self, result: int) -> None:
        """Close; reading stops, writing that began goes on in the background."""
        self._stop_reading()
        self._closed = True
        super().done(result)
