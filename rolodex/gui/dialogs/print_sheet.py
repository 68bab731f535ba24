"""Printing: choose a sheet, see its real pages, send it to a printer or keep it as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

from rolodex.domain.problems import Cancelled, Problem
from rolodex.gui import theme
from rolodex.gui.widgets.page_preview import PagePreview
from rolodex.gui.widgets.print_options import Group, PrintOptions, Wanted
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, language, ngettext, render

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Job, Operation, Progress
    from rolodex.gui.desk import Desk
    from rolodex.gui.printer import Printing
    from rolodex.services.book import Book
    from rolodex.services.printing import Printed

SOON_MS = 150
"""The sheet is made anew when choosing has paused for so long."""
KEPT = "print"
MOST_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet as it will leave the program: the very file that is shown, printed and saved."""

    pdf: bytes
    printed: Printed
    width: float
    height: float


class PrintDialog(QDialog):
    """Sheet and options on the left, the pages on the right.

    `selected` and `listed` are ids; an empty group is not offered. `sheet` is the one to begin
    with. What was chosen is kept on this machine.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        selected: Sequence[int] = (),
        listed: Sequence[int] = (),
        listed_name: str = "",
        sheet: str = "contacts",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_dialog")
        self.setWindowTitle(_("Print"))
        self._desk = desk
        self._made: Made | None = None
        self._job: Job | None = None
        self._printing: Printing | None = None
        self._turn = 0
        self.options = PrintOptions(
            desk.read(lambda: desk.book.printing.sheets(), ()),
            self._groups(selected, listed, listed_name),
            self._begin_with(sheet),
        )
        self.options.changed.connect(self._on_changed)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._make)
        self._build()
        room = self.screen().availableSize()
        self.resize(min(theme.px(920), room.width() - 60), min(theme.px(680), room.height() - 60))
        self._make()

    # -- assembling

    def _groups(
        self, selected: Sequence[int], listed: Sequence[int], listed_name: str
    ) -> list[Group]:
        count = self._desk.read(lambda: self._desk.book.cards.count(), 0)
        words = ngettext("All cards ({n:,})", "All cards ({n:,})", count).format(n=count)
        groups = [Group("all", words, _("All cards"), None)]
        if listed:
            words = _("The list “{name}” ({n:,})").format(name=listed_name, n=len(listed))
            groups.append(Group("list", words, listed_name, tuple(listed)))
        if selected:
            words = ngettext("The selected card", "The {n:,} selected cards", len(selected))
            head = _("Selected cards")
            groups.append(Group("selection", words.format(n=len(selected)), head, tuple(selected)))
        if len(selected) == 1:
            # One card is always selected; somebody who wants it alone says so.
            groups.insert(0, groups.pop())
        return groups

    def _begin_with(self, sheet: str) -> Wanted:
        kept = self._desk.machine.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        options = kept.get("options")
        usual = self._desk.read(lambda: self._desk.book.printing.usual_paper(), "A4")
        return Wanted(
            sheet,
            None,
            str(kept.get("paper", usual)),
            str(kept.get("language", language())),
            options if isinstance(options, dict) else {},
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
        right.addWidget(self.missing)
        right.addWidget(self.preview, 1)
        right.addLayout(below)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(12))
        sides.addWidget(left)
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(sides, 1)
        column.addLayout(self._make_buttons())
        self.setMinimumSize(theme.px(560), theme.px(360))

    def _make_buttons(self) -> QHBoxLayout:
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setObjectName("print_cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._on_cancel_pressed)
        self.save = QPushButton(_("Save as PDF…"))
        self.save.setObjectName("print_save")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._on_save_pressed)
        self.go = QPushButton(_("Print…"))
        self.go.setObjectName("print_go")
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_pressed)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch()
        for button in (self.cancel, self.save, self.go):
            buttons.addWidget(button)
        return buttons

    # -- making the sheet

    def made(self) -> Made | None:
        """The sheet as it is shown; None while it is being made."""
        return self._made

    def _on_changed(self) -> None:
        self._forget()
        self._soon.start()

    def _forget(self) -> None:
        """What is shown is not what is chosen any more."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._made = None
        self._enable()

    def _make(self) -> None:
        self._forget()
        wanted = self.options.wanted()
        self._desk.machine.set(
            KEPT,
            {"paper": wanted.paper, "language": wanted.language, "options": wanted.options},
        )
        turn = self._turn
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self.where.setText(_("Making the sheet…"))
        job = self._desk.run(
            _making(wanted),
            lambda made: self._on_made(turn, made),
            lambda problem: self._on_failed(turn, problem),
            lambda done, total: self._on_progressed(turn, done, total),
        )
        self._job = job if self._made is None and turn == self._turn else None
        self._enable()

    def _on_progressed(self, turn: int, done: int, total: int | None) -> None:
        if turn == self._turn and total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _on_made(self, turn: int, made: Made) -> None:
        if turn != self._turn:
            return
        self._job, self._made = None, made
        self.bar.setVisible(False)
        self.preview.show_pages(made.printed.pages, made.width, made.height)
        letters = made.printed.missing
        self.missing.setVisible(bool(letters))
        if letters:
            words = _("No font of this computer can draw: {letters}. {stand_in} stands for them.")
            shown = " ".join(letters[:MOST_LETTERS]) + (" …" if len(letters) > MOST_LETTERS else "")
            self.missing.setText(words.format(letters=shown, stand_in="〓"))
        self._enable()

    def _on_failed(self, turn: int, problem: Problem) -> None:
        if turn != self._turn:
            return
        self._job = None
        self.bar.setVisible(False)
        self.where.clear()
        if not isinstance(problem, Cancelled):
            self.preview.say(render(problem.text))
        self._enable()

    def _on_page_needed(self, number: int, width: int) -> None:
        made = self._made
        if made is not None:
            turn = self._turn
            self._desk.run_apart(
                _drawing(made.pdf, number, width),
                lambda found: self.preview.show_image(found) if turn == self._turn else None,
            )

    def _on_page_in_sight(self, number: int) -> None:
        made = self._made
        if made is not None:
            words = _("Page {n} of {m}")
            self.where.setText(words.format(n=number + 1, m=made.printed.pages))

    def _enable(self) -> None:
        ready = self._made is not None and self._printing is None
        self.save.setEnabled(ready)
        self.go.setEnabled(ready)
        self.options.setEnabled(self._printing is None)

    # -- leaving the program

    def _on_save_pressed(self) -> None:
        made = self._made
        if made is None:
            return
        folder = Path(str(self._desk.machine.get("export_folder", "")))
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
        desk, pages = self._desk, made.printed.pages

        def done(_result: Any) -> None:
            words = ngettext(
                "{n:,} page written to {file}.", "{n:,} pages written to {file}.", pages
            )
            desk.message(words.format(n=pages, file=out.name))

        desk.run_apart(_saving(made.pdf, out), done, label=_("Saving the PDF"))
        self.accept()

    def _on_go_pressed(self) -> None:
        made = self._made
        if made is None:
            return
        from rolodex.gui.printer import Printing, chosen_printer

        title = self.options.sheet.currentText()
        printer = chosen_printer(made.pdf, made.printed.pages, title, self)
        if printer is None:
            return
        self._printing = Printing(self._desk, printer, made.pdf, made.printed.pages)
        self._printing.progressed.connect(self._on_printed)
        self._printing.ended.connect(self._on_printing_ended)
        self.bar.setRange(0, made.printed.pages)
        self.bar.setValue(0)
        self.bar.setVisible(True)
        self.where.setText(_("Printing…"))
        self._enable()
        self._printing.start()

    def _on_printed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

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
        made = self._made
        self._forget()
        self._made = made
        super().done(result)


def _making(wanted: Wanted) -> Any:
    def make(book: Book, progress: Progress, cancelled: Cancel) -> Made:
        from io import BytesIO

        from rolodex.gui.pdf_pages import page_size
        from rolodex.services.printing import Selection

        group = wanted.group
        selection = Selection(ids=group.ids, name=group.head) if group is not None else Selection()
        out = BytesIO()
        printed = book.printing.render(
            wanted.sheet,
            out,
            selection,
            wanted.options,
            wanted.paper,
            wanted.language,
            progress=progress,
            cancelled=cancelled,
        )
        pdf = out.getvalue()
        return Made(pdf, printed, *page_size(pdf))

    return make


def _drawing(pdf: bytes, number: int, width: int) -> Operation:
    def draw(_progress: Progress, _cancelled: Cancel) -> Any:
        from rolodex.gui.pdf_pages import draw_page

        return draw_page(pdf, number, width)

    return draw


def _saving(pdf: bytes, out: Path) -> Operation:
    def save(_progress: Progress, _cancelled: Cancel) -> None:
        from rolodex.services.atomic_file import atomic_write

        with atomic_write(out) as file:
            file.write(pdf)

    return save
