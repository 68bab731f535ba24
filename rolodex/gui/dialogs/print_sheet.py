"""Printing: choose a sheet, see its real pages, send it to a printer or keep it as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rolodex.gui import theme
from rolodex.gui.folders import last_folder
from rolodex.gui.on_screen import room_for
from rolodex.gui.print_groups import groups_of
from rolodex.gui.sheet_maker import Made, SheetMaker
from rolodex.gui.widgets.dialog_frame import dialog_column, foot_of, leave_button
from rolodex.gui.widgets.page_preview import PagePreview
from rolodex.gui.widgets.print_options import PrintOptions, Wanted
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, language, ngettext, render
from rolodex.services.print_fonts import known_fonts

if TYPE_CHECKING:
    from rolodex.domain.problems import Problem
    from rolodex.gui.background import Cancel, Operation, Progress
    from rolodex.gui.desk import Desk
    from rolodex.gui.printer import Printing

SOON_MS = 150
"""The sheet is made anew when choosing has paused for so long."""
KEPT = "print"
MOST_LETTERS = 20


class PrintDialog(QDialog):
    """Sheet and options on the left, the pages on the right.

    `selected` and `listed` are ids; an empty group is not offered. `alone`: what is selected is
    what was asked for. `sheet` is the one to begin with, unless another was chosen last when
    one came from the same `place`. What was chosen is kept on this machine.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        selected: Sequence[int] = (),
        listed: Sequence[int] = (),
        listed_name: str = "",
        sheet: str = "contacts",
        place: str = "",
        alone: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_dialog")
        self.setWindowTitle(_("Print"))
        self._desk = desk
        self._place = place
        self._printing: Printing | None = None
        self._saving = False
        self.maker = SheetMaker(desk, self._on_made, self._on_failed, self._on_progressed)
        self.options = PrintOptions(
            desk.read(lambda: desk.book.printing.sheets(), ()),
            groups_of(desk, selected, listed, listed_name, alone),
            self._begin_with(sheet),
        )
        self.options.changed.connect(self._on_changed)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._make)
        self._build()
        room = room_for(self)
        self.resize(min(theme.px(920), room.width() - 60), min(theme.px(680), room.height() - 60))
        self._make()
        desk.run_apart(lambda _progress, _cancelled: known_fonts(), self.options.show_fonts)

    # -- assembling

    def _begin_with(self, sheet: str) -> Wanted:
        kept = self._desk.machine.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        options, sheets = kept.get("options"), kept.get("sheets")
        if self._place and isinstance(sheets, dict):
            sheet = str(sheets.get(self._place, sheet))
        usual = self._desk.read(lambda: self._desk.book.printing.usual_paper(), "A4")
        return Wanted(
            sheet,
            None,
            str(kept.get("paper", usual)),
            str(kept.get("language", language())),
            str(kept.get("font", "")),
            options if isinstance(options, dict) else {},
        )

    def _keep(self, wanted: Wanted) -> None:
        kept = self._desk.machine.get(KEPT)
        sheets = kept.get("sheets") if isinstance(kept, dict) else {}
        sheets = sheets if isinstance(sheets, dict) else {}
        if self._place:
            sheets = {**sheets, self._place: wanted.sheet}
        self._desk.machine.set(
            KEPT,
            {
                "sheets": sheets,
                "paper": wanted.paper,
                "language": wanted.language,
                "font": wanted.font,
                "options": wanted.options,
            },
        )

    def _build(self) -> None:
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setWidget(self.options)
        left.setFixedWidth(theme.px(290))
        self.missing = WrapLabel("", "error")
        self.missing.setObjectName("print_missing")
        self.missing.setVisible(False)
        self.problem = WrapLabel("", "error")
        self.problem.setObjectName("print_problem")
        self.problem.setVisible(False)
        self.preview = PagePreview()
        self.preview.setAccessibleName(_("Preview"))
        self.preview.page_needed.connect(self._on_page_needed)
        self.preview.page_in_sight.connect(self._on_page_in_sight)
        self.where = QLabel()
        self.where.setObjectName("print_where")
        theme.set_role(self.where, "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setObjectName("print_progress")
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setFixedWidth(theme.px(180))
        self.bar.setVisible(False)
        below = QHBoxLayout()
        below.addWidget(self.where)
        below.addStretch(1)
        below.addWidget(self.bar)
        right = QVBoxLayout()
        right.setSpacing(theme.px(6))
        right.addWidget(self.problem)
        right.addWidget(self.missing)
        right.addWidget(self.preview, 1)
        right.addLayout(below)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(12))
        sides.addWidget(left)
        sides.addLayout(right, 1)
        column = dialog_column(self)
        column.addLayout(sides, 1)
        column.addLayout(self._make_buttons())
        self.setMinimumSize(theme.px(560), theme.px(360))

    def _make_buttons(self) -> QHBoxLayout:
        self.cancel = leave_button(_("Cancel"), "print_cancel", self._on_cancel_pressed)
        self.save = QPushButton(_("Save as PDF…"))
        self.save.setObjectName("print_save")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._on_save_pressed)
        self.go = QPushButton(_("Print…"))
        self.go.setObjectName("print_go")
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_pressed)
        return foot_of(self.cancel, self.save, self.go)

    # -- making the sheet

    def made(self) -> Made | None:
        """The sheet as it is shown; None while it is being made."""
        return self.maker.made()

    def _on_changed(self) -> None:
        self.maker.forget()
        self._enable()
        self._soon.start()

    def _make(self) -> None:
        wanted = self.options.wanted()
        self._keep(wanted)
        self._say_problem("")
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self.where.setText(_("Making the sheet…"))
        self.maker.make(wanted)
        self._enable()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_made(self, made: Made) -> None:
        self.bar.setVisible(False)
        self.preview.show_pages(made.printed.pages, made.width, made.height)
        letters = made.printed.missing
        self.missing.setVisible(bool(letters))
        if letters:
            words = _("No font of this computer can draw: {letters}. {stand_in} stands for them.")
            shown = " ".join(letters[:MOST_LETTERS]) + (" …" if len(letters) > MOST_LETTERS else "")
            self.missing.setText(words.format(letters=shown, stand_in="〓"))
        self._enable()

    def _on_failed(self, problem: Problem | None) -> None:
        self.bar.setVisible(False)
        self.where.clear()
        self.missing.setVisible(False)
        if problem is not None:
            self.preview.say(render(problem.text))
        self._enable()

    def _on_page_needed(self, number: int, width: int) -> None:
        self.maker.draw(number, width, self.preview.show_image)

    def _on_page_in_sight(self, number: int) -> None:
        made = self.made()
        if made is not None:
            words = _("Page {n} of {m}")
            self.where.setText(words.format(n=number + 1, m=made.printed.pages))

    def _enable(self) -> None:
        busy = self._printing is not None or self._saving
        ready = self.made() is not None and not busy
        self.save.setEnabled(ready)
        self.go.setEnabled(ready)
        self.options.setEnabled(not busy)

    def _say_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # -- leaving the program

    def _on_save_pressed(self) -> None:
        made = self.made()
        if made is None:
            return
        folder = last_folder(self._desk.machine, "export_folder")
        name, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save as PDF"),
            str(folder / f"{self.options.sheet.currentText()}.pdf"),
            _("PDF files") + " (*.pdf);;" + _("All files") + " (*)",
        )
        if not name:
            return
        out = Path(name)
        out = out if out.suffix else out.with_suffix(".pdf")
        self._desk.machine.set("export_folder", str(out.parent))
        pages = made.printed.pages
        self._saving = True
        self._say_problem("")
        self._enable()
        self._desk.run_apart(
            _saving(made.pdf, out),
            lambda _result: self._on_saved(out, pages),
            self._on_save_failed,
            label=_("Saving the PDF"),
        )

    def _on_saved(self, out: Path, pages: int) -> None:
        self._saving = False
        words = ngettext("{n:,} page written to {file}.", "{n:,} pages written to {file}.", pages)
        self._desk.message(words.format(n=pages, file=out.name))
        self.accept()

    def _on_save_failed(self, problem: Problem) -> None:
        """Stay, so that another name or folder can be chosen."""
        self._saving = False
        self._say_problem(render(problem.text))
        self._enable()

    def _on_go_pressed(self) -> None:
        made = self.made()
        if made is None:
            return
        from rolodex.gui.printer import Printing, chosen_printer

        title = self.options.sheet.currentText()
        printer = chosen_printer(made.pdf, made.printed.pages, title, self)
        if printer is None:
            return
        self._say_problem("")
        self._printing = Printing(self._desk, printer, made.pdf, made.printed.pages)
        self._printing.progressed.connect(self._on_progressed)
        self._printing.failed.connect(lambda problem: self._say_problem(render(problem.text)))
        self._printing.ended.connect(self._on_printing_ended)
        self.bar.setRange(0, made.printed.pages)
        self.bar.setValue(0)
        self.bar.setVisible(True)
        self.where.setText(_("Printing…"))
        self._enable()
        self._printing.start()

    def _on_printing_ended(self, whole: bool) -> None:
        self._printing = None
        self.bar.setVisible(False)
        self._enable()
        if whole:
            self._desk.message(_("Sent to the printer."))
            self.accept()
        else:
            self.where.setText(_("Not everything was printed."))

    def _on_cancel_pressed(self) -> None:
        if self._printing is not None:
            self._printing.stop()
        else:
            self.reject()

    def done(self, result: int) -> None:
        """Leave nothing at work behind."""
        self._soon.stop()
        if self._printing is not None:
            self._printing.stop()
        self.maker.stop()
        super().done(result)


def _saving(pdf: bytes, out: Path) -> Operation:
    def save(_progress: Progress, _cancelled: Cancel) -> None:
        from rolodex.services.atomic_file import atomic_write

        with atomic_write(out) as file:
            file.write(pdf)

    return save
