"""Pages of a sheet: paper, margins, header and footer, and drawing into boxes."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from rolodex.i18n import _, format_date
from rolodex.sheets.fonts import cleaned
from rolodex.sheets.text_fit import Fitted, Style, fit

if TYPE_CHECKING:
    from datetime import date

    from rolodex.sheets.fonts import FontChain

MARGIN = 42.0
"""Points on each side: more than any printer leaves white."""
HEADER = 46.0
FOOTER = 22.0

TITLE = Style(15, 9, bold=True)
DAY = Style(9, 7)
ABOUT = Style(8.5, 7, grey=0.38)
NUMBER = Style(8.5, grey=0.38)

LINE_GREY = 0.72
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper in points (1/72 inch)."""

    name: str
    width: float
    height: float

    def turned(self) -> Paper:
        """The same paper lying on its long side."""
        return Paper(self.name, self.height, self.width)


PAPERS = {"A4": Paper("A4", 595.28, 841.89), "Letter": Paper("Letter", 612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `x` and `top` are distances from the left and upper edge of the paper."""

    x: float
    top: float
    width: float
    height: float

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Whether another box lies inside this one."""
        return (
            other.x >= self.x - slack
            and other.top >= self.top - slack
            and other.x + other.width <= self.x + self.width + slack
            and other.top + other.height <= self.top + self.height + slack
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn: the box it was given, and how far it really reaches."""

    page: int
    kind: str
    box: Box
    extent: Box
    text: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above each page: the title, the day it shows, and what was chosen.

    A reader of the file shows these, and the `author`, as what is known of it.
    """

    title: str
    day: date
    about: str = ""
    author: str = ""


class Pages:
    """A document drawn page by page into a file.

    `record` is told of everything that is drawn. `page` is the number of the current page,
    0 before the first.
    """

    def __init__(
        self,
        out: BinaryIO,
        paper: Paper,
        fonts: FontChain,
        head: Head,
        record: Callable[[Mark], None] | None = None,
    ) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.paper = paper
        self.fonts = fonts
        self.page = 0
        self.body = Box(
            MARGIN,
            MARGIN + HEADER,
            paper.width - 2 * MARGIN,
            paper.height - 2 * MARGIN - HEADER - FOOTER,
        )
        self._head = head
        self._record = record
        # Without the clock of the machine in it, the same sheet is the same file.
        self._canvas: Any = Canvas(
            out,
            (paper.width, paper.height),
            pageCompression=1,
            invariant=1,
            # Else every page would name Helvetica, which is not embedded.
            initialFontName=fonts.first(),
        )
        self._canvas.setTitle(f"{head.title} · {format_date(head.day)}")
        self._canvas.setSubject(head.about)
        self._canvas.setAuthor(head.author)
        self._canvas.setCreator("Rolodex")
        self._bookmarks = 0

    # -- pages

    def new_page(self) -> None:
        """End the current page and begin the next one with its header and footer."""
        self._end_page()
        self.page += 1
        self._draw_head()
        self._draw_foot()

    def bookmark(self, title: str, top: float) -> None:
        """Let a reader of the file jump to this height of the current page."""
        key = f"bookmark-{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", top=round(self.paper.height - top, 2))
        self._canvas.addOutlineEntry(cleaned(title), key)

    def finish(self) -> int:
        """Write the file; returns the number of pages, at least one."""
        if not self.page:
            self.new_page()
        self._end_page()
        self._draw_total()
        self._canvas.save()
        return self.page

    def _end_page(self) -> None:
        if not self.page:
            return
        from reportlab.pdfbase import pdfdoc

        self._canvas.showPage()
        # Packed at once: thousands of pages wait for the end of the file in little memory.
        page = self._canvas._doc.Pages.pages[-1]
        packed = pdfdoc.PDFStream(
            dictionary=pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")}),
            content=zlib.compress(pdfdoc.pdfdocEnc(page.stream), 6),
        )
        page.stream, page.Contents = None, packed

    def _draw_head(self) -> None:
        head, body = self._head, self.body
        day = fit(self.fonts, format_date(head.day), body.width * 0.3, DAY)
        width = max(map(self._width_of(day), day.lines), default=0.0)
        title = fit(self.fonts, head.title, body.width - width - 12, TITLE)
        self.text(title, Box(MARGIN, MARGIN, title.width, 22))
        self.text(day, Box(MARGIN + body.width - width, MARGIN + 7, width + 0.01, 14))
        about = fit(self.fonts, head.about, body.width, ABOUT)
        self.text(about, Box(MARGIN, MARGIN + 22, body.width, 12))
        self.rule(MARGIN, MARGIN + 37, body.width, 0.45, 0.8)

    def _width_of(self, fitted: Fitted) -> Callable[[str], float]:
        return lambda line: self.fonts.width(line, fitted.size)

    def _draw_foot(self) -> None:
        """The page's number; the number of all pages is known, and drawn, only at the end."""
        top = self.paper.height - MARGIN - 12
        before = self._numbering()[0].format(n=self.page)
        fitted = Fitted((before,), NUMBER.size, NUMBER, self.body.width)
        self.text(fitted, Box(MARGIN, top, self.body.width, 12))
        self._canvas.saveState()
        self._canvas.translate(
            MARGIN + self.fonts.width(before, NUMBER.size), self._base_line(top, NUMBER.size)
        )
        self._canvas.doForm(_TOTAL)
        self._canvas.restoreState()

    def _draw_total(self) -> None:
        after = self._numbering()[1].format(m=self.page)
        self._canvas.beginForm(_TOTAL, 0, -6, 200, 16)
        self._line(after, 0, 0, NUMBER.size, NUMBER)
        self._canvas.endForm()

    @staticmethod
    def _numbering() -> tuple[str, str]:
        before, found, after = _("Page {n} of {m}").partition("{m}")
        return before, found + after

    # -- drawing

    def text(self, fitted: Fitted, box: Box) -> None:
        """Draw lines from the top of a box downwards."""
        top = box.top
        for line in fitted.lines:
            self._line(line, box.x, self._base_line(top, fitted.size), fitted.size, fitted.style)
            if self._record is not None:
                width = self.fonts.width(line, fitted.size)
                self._record(
                    Mark(self.page, "text", box, Box(box.x, top, width, fitted.leading), line)
                )
            top += fitted.leading

    def tick_box(self, x: float, top: float, size: float) -> None:
        """An empty square to be ticked by hand."""
        y = self.paper.height - top - size
        self._add(f"0.25 G 0.8 w {x:.2f} {y:.2f} {size:.2f} {size:.2f} re S")
        self._mark("tick", Box(x, top, size, size))

    def rule(
        self, x: float, top: float, width: float, grey: float = LINE_GREY, weight: float = 0.4
    ) -> None:
        """A thin line across, to part things or to write on."""
        y = self.paper.height - top
        line = f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        self._add(f"{grey:.2f} G {weight:.2f} w {line}")
        self._mark("rule", Box(x, top, width, 0))

    def shade(self, box: Box, grey: float = 0.93) -> None:
        """A pale ground for a heading."""
        y = self.paper.height - box.top - box.height
        self._add(f"{grey:.2f} g {box.x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re f")
        self._mark("shade", box)

    def _mark(self, kind: str, extent: Box) -> None:
        if self._record is not None:
            self._record(Mark(self.page, kind, extent, extent))

    def _base_line(self, top: float, size: float) -> float:
        return self.paper.height - top - size * 1.0

    def _line(self, text: str, x: float, y: float, size: float, style: Style) -> None:
        """One line of text; operators by hand, since the library's own take thrice the time."""
        grey = style.grey
        parts = [f"{grey:.2f} g"]
        if style.bold:
            # The fonts come in one weight; an outline makes every script bold alike.
            parts.append(f"{grey:.2f} G {size * 0.032:.3f} w 2 Tr")
        parts.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm")
        document = self._canvas._doc
        for face, piece in self.fonts.runs(text):
            for name, codes in face.codes(piece, document):
                parts.append(f"{name} {size:.2f} Tf <{codes}> Tj")
        parts.append("ET 0 Tr" if style.bold else "ET")
        self._add(" ".join(parts))

    def _add(self, operators: str) -> None:
        """PDF operators (ISO 32000-1, annex A) for the page or form that is being drawn."""
        self._canvas.addLiteral(operators)
