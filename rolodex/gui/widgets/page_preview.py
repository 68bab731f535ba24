"""The pages of a PDF under each other, each drawn when it comes into sight."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from rolodex.gui import theme
from rolodex.gui.pdf_pages import PageImage

KEPT = 12
GAP = 14
LARGEST = 2400
"""Pixels; a wider page would only be slow."""
FINER = 2
"""A page is drawn so many times finer than it is shown: PDFium draws no line under a pixel, and
the outlines of bold Chinese would run together."""


class PagePreview(QAbstractScrollArea):
    """Shows pages at the width there is.

    Signals: `page_needed(number, width in pixels)` once for each page that comes into sight;
    `page_in_sight(number)` when another page is the first one seen. Numbers count from 0.
    """

    page_needed = Signal(int, int)
    page_in_sight = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = 0
        self._shape = 842 / 595
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        self._first = -1
        self._words = ""
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_for_pages)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_pages(self, count: int, width: float, height: float) -> None:
        """Begin with a new document of so many pages of a size; one stays where one was."""
        self._count = count
        self._shape = height / width
        self._forget()
        self._words = ""
        self._fit()
        self._on_scrolled()

    def say(self, words: str) -> None:
        """Words in place of pages."""
        self._count = 0
        self._words = words
        self._forget()
        self._fit()

    def show_image(self, found: PageImage) -> None:
        """A page that was asked for."""
        self._asked.discard(found.number)
        if found.number >= self._count:
            return
        image = found.image()
        shown = round(self._page_size()[0] * self.devicePixelRatioF())
        if image.width() > shown:
            image = image.scaledToWidth(shown, Qt.TransformationMode.SmoothTransformation)
        self._images[found.number] = image
        self._images.move_to_end(found.number)
        while len(self._images) > KEPT:
            self._images.popitem(last=False)
        self.viewport().update()

    def pages_shown(self) -> list[int]:
        """The pages that are drawn, for tests."""
        return sorted(self._images)

    def _forget(self) -> None:
        self._images.clear()
        self._asked.clear()
        self._first = -1
        self.viewport().update()

    def _page_size(self) -> tuple[int, int]:
        width = max(80, self.viewport().width() - 2 * theme.px(GAP))
        return width, round(width * self._shape)

    def _rect(self, number: int) -> QRect:
        width, height = self._page_size()
        gap = theme.px(GAP)
        top = gap + number * (height + gap) - self.verticalScrollBar().value()
        return QRect((self.viewport().width() - width) // 2, top, width, height)

    def _in_sight(self) -> range:
        if not self._count:
            return range(0)
        step = self._page_size()[1] + theme.px(GAP)
        top = self.verticalScrollBar().value()
        first = min(max(0, (top - theme.px(GAP)) // step), self._count - 1)
        last = min(self._count - 1, (top + self.viewport().height()) // step)
        return range(first, last + 1)

    def _fit(self) -> None:
        height = self._page_size()[1] + theme.px(GAP)
        whole = self._count * height + theme.px(GAP)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.px(40))
        bar.setRange(0, max(0, whole - self.viewport().height()))

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._ask.start()
        seen = self._in_sight()
        if seen and seen[0] != self._first:
            self._first = seen[0]
            self.page_in_sight.emit(self._first)

    def _ask_for_pages(self) -> None:
        ratio = self.devicePixelRatioF()
        width = min(LARGEST, round(self._page_size()[0] * ratio) * FINER)
        for number in self._in_sight():
            if number not in self._images and number not in self._asked:
                self._asked.add(number)
                self.page_needed.emit(number, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), palette.rail)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._words:
            painter.setPen(palette.muted)
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(20, 20, -20, -20), middle, self._words)
        for number in self._in_sight():
            rect = self._rect(number)
            # Paper is white in the dark too: what is seen is what is printed.
            painter.fillRect(rect, Qt.GlobalColor.white)
            image = self._images.get(number)
            if image is not None:
                painter.drawImage(rect, image)
            painter.setPen(palette.line)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._images.clear()
            self._asked.clear()
        self._fit()
        self._on_scrolled()
