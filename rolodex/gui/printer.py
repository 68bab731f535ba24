"""Sending a PDF to a printer: each page as a picture, drawn by another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QObject, QRect, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from rolodex.gui.pdf_pages import POINTS, PageImage, draw_page, page_size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk

DOTS_PER_INCH = 300
"""Enough for the smallest letters; more makes the spool file large."""


def chosen_printer(pdf: bytes, pages: int, title: str, parent: QWidget) -> QPrinter | None:
    """Let the user choose a printer and pages; None if it was cancelled."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    from PySide6.QtWidgets import QDialog

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    width, height = page_size(pdf)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    printer.setPageSize(size)
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


class Printing(QObject):
    """One document on its way to the printer.

    Signals: `progressed(done, total)`, `ended(whole)`: whether all pages went to the printer.
    """

    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, desk: Desk, printer: QPrinter, pdf: bytes, pages: int) -> None:
        super().__init__(desk)
        self._desk = desk
        self._printer = printer
        self._pdf = pdf
        first = printer.fromPage() or 1
        last = printer.toPage() or pages
        self._numbers = list(range(first - 1, min(last, pages)))
        self._width = round(page_size(pdf)[0] / POINTS * min(DOTS_PER_INCH, printer.resolution()))
        self._painter = QPainter()
        self._done = 0
        self._stopped = False

    def start(self) -> None:
        """Begin with the first page."""
        if not self._painter.begin(self._printer):
            self._end(False)
            return
        self._next()

    def stop(self) -> None:
        """Take back what the printer has not yet drawn."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped:
            self._painter.end()
            self._printer.abort()
            self._end(False)
            return
        if self._done == len(self._numbers):
            self._end(self._painter.end())
            return
        number = self._numbers[self._done]
        self._desk.run_apart(
            _drawing(self._pdf, number, self._width), self._on_drawn, self._on_failed
        )

    def _on_failed(self, _problem: object) -> None:
        self.stop()
        self._next()

    def _on_drawn(self, found: PageImage) -> None:
        if self._done and not self._stopped:
            self._printer.newPage()
        paper = self._printer.paperRect(self._unit())
        room = QRect(0, 0, round(paper.width()), round(paper.height()))
        self._painter.drawImage(room, found.image())
        self._done += 1
        self.progressed.emit(self._done, len(self._numbers))
        self._next()

    def _unit(self) -> Any:
        from PySide6.QtPrintSupport import QPrinter

        return QPrinter.Unit.DevicePixel

    def _end(self, whole: bool) -> None:
        self.ended.emit(whole)
        self.deleteLater()


def _drawing(pdf: bytes, number: int, width: int) -> Callable[[Progress, Cancel], PageImage]:
    def draw(_progress: Progress, _cancelled: Cancel) -> PageImage:
        return draw_page(pdf, number, width)

    return draw
