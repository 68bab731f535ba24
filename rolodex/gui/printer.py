"""Sending a PDF to a printer: each page as a picture, drawn by another thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QObject, QRect, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from rolodex.domain.problems import Problem
from rolodex.gui.pdf_pages import POINTS, PageImage, draw_page, page_size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk

DOTS_PER_INCH = 300
"""Enough for the smallest letters; 600 would take four times the time and the memory."""


def chosen_printer(pdf: bytes, pages: int, title: str, parent: QWidget) -> QPrinter | None:
    """Let the user choose a printer and pages; None if it was cancelled."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    from PySide6.QtWidgets import QDialog

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    short, long = sorted(page_size(pdf))
    printer.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Point))
    printer.setPageOrientation(orientation_of(pdf))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("printer_dialog")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    chosen = dialog.exec() == int(QDialog.DialogCode.Accepted)
    dialog.deleteLater()
    return printer if chosen else None


def orientation_of(pdf: bytes) -> QPageLayout.Orientation:
    """How the paper lies under the first page."""
    width, height = page_size(pdf)
    wide = width > height
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait


def page_numbers(printer: QPrinter, pages: int) -> list[int]:
    """The pages in the order in which they are to be drawn, counted from 0.

    The range chosen, each as often as asked for where the printer cannot repeat them itself,
    and the last one first if so.
    """
    from PySide6.QtPrintSupport import QPrinter

    numbers = list(range(pages))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        first, last = printer.fromPage() or 1, printer.toPage() or pages
        numbers = [
            number
            for number in numbers
            if (first <= number + 1 <= last if ranges.isEmpty() else ranges.contains(number + 1))
        ]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _copy in range(copies)]


def on_paper(paper: QRectF, width: int, height: int) -> QRect:
    """Where a page stands on a sheet of paper: as large as goes, in the middle, never warped."""
    scale = min(paper.width() / width, paper.height() / height)
    shown = (width * scale, height * scale)
    left, top = (paper.width() - shown[0]) / 2, (paper.height() - shown[1]) / 2
    return QRectF(left, top, *shown).toRect()


class Printing(QObject):
    """One document on its way to the printer, or to the file that its dialog named.

    Signals: `progressed(done, total)`, `failed(Problem)` if a page could not be drawn or the
    pages not be kept as a file,
    `ended(whole)`: whether all pages went to the printer.
    """

    progressed = Signal(int, int)
    failed = Signal(object)
    ended = Signal(bool)

    def __init__(self, desk: Desk, printer: QPrinter, pdf: bytes, pages: int) -> None:
        super().__init__(desk)
        self._desk = desk
        self._printer = printer
        self._pdf = pdf
        self._numbers = page_numbers(printer, pages)
        self._width = round(page_size(pdf)[0] / POINTS * min(DOTS_PER_INCH, printer.resolution()))
        self._painter = QPainter()
        self._done = 0
        self._stopped = False
        self._out = Path(printer.outputFileName()) if printer.outputFileName() else None
        self._folder: TemporaryDirectory[str] | None = None
        if self._out is not None:
            # Qt would empty the old file before it has a new one.
            self._folder = TemporaryDirectory(prefix="rolodex-")
            printer.setOutputFileName(str(Path(self._folder.name) / "pages.pdf"))

    def start(self) -> None:
        """Begin with the first page."""
        if not self._numbers or not self._painter.begin(self._printer):
            self._end(False)
            return
        # Else letters would be packed like photographs, with shadows around them.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._next()

    def stop(self) -> None:
        """Take back what the printer has not yet drawn."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped:
            self._printer.abort()
            self._painter.end()
            self._end(False)
            return
        if self._done == len(self._numbers):
            self._end(self._painter.end() and self._kept())
            return
        number = self._numbers[self._done]
        self._desk.run_apart(
            _drawing(self._pdf, number, self._width), self._on_drawn, self._on_failed
        )

    def _on_failed(self, problem: Problem) -> None:
        self.failed.emit(problem)
        self.stop()
        self._next()

    def _on_drawn(self, found: PageImage) -> None:
        if not self._stopped:
            if self._done:
                self._printer.newPage()
            paper = self._printer.paperRect(_unit())
            self._painter.drawImage(on_paper(paper, found.width, found.height), found.image())
            self._done += 1
            self.progressed.emit(self._done, len(self._numbers))
        self._next()

    def _kept(self) -> bool:
        """Put the pages in the place of the file that was asked for, if it was a file."""
        from rolodex.services.atomic_file import atomic_write

        if self._out is None:
            return True
        try:
            with (
                open(self._printer.outputFileName(), "rb") as pages,
                atomic_write(self._out) as file,
            ):
                copyfileobj(pages, file)
        except Problem as problem:
            self.failed.emit(problem)
            return False
        return True

    def _end(self, whole: bool) -> None:
        if self._folder is not None:
            self._folder.cleanup()
        self.ended.emit(whole)
        self.deleteLater()


def _unit() -> Any:
    from PySide6.QtPrintSupport import QPrinter

    return QPrinter.Unit.DevicePixel


def _drawing(pdf: bytes, number: int, width: int) -> Callable[[Progress, Cancel], PageImage]:
    def draw(_progress: Progress, _cancelled: Cancel) -> PageImage:
        return draw_page(pdf, number, width, grey=True)

    return draw
