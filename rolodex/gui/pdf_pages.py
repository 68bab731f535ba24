"""Pages of a PDF as pictures, by PDFium; it knows one caller at a time."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from PySide6.QtGui import QImage

_PDFIUM = Lock()
POINTS = 72.0


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as rows of pixels of 32 bits, or 8 of `grey`; may cross from one thread to another."""

    number: int
    width: int
    height: int
    stride: int
    pixels: bytes
    grey: bool = False

    def image(self) -> QImage:
        """The picture for painting."""
        form = QImage.Format.Format_Grayscale8 if self.grey else QImage.Format.Format_RGB32
        return QImage(self.pixels, self.width, self.height, self.stride, form).copy()


def draw_page(pdf: bytes, number: int, width: int, grey: bool = False) -> PageImage:
    """Page `number`, counted from 0, in a width of so many pixels; `grey` without colours."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True, grayscale=grey)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            found = PageImage(number, *size, bytes(bitmap.buffer), grey)
            bitmap.close()
            page.close()
            return found
        finally:
            document.close()


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page in points (1/72 inch)."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            width, height = document.get_page_size(0)
            return float(width), float(height)
        finally:
            document.close()
