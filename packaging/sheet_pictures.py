"""The pages of every sheet as pictures, the very pages that are printed."""

from __future__ import annotations

import io
from pathlib import Path

from rolodex.gui.pdf_pages import draw_page
from rolodex.services.book import Book

WIDTH = 900
"""Pixels across a page."""
PAGES = 2


def take_sheets(book: Book, language: str, shots: Path) -> None:
    """The first pages of each sheet in a language, on A4 and on Letter."""
    for sheet in book.printing.sheets():
        for paper in ("A4", "Letter"):
            pdf = io.BytesIO()
            printed = book.printing.render(sheet.key, pdf, paper=paper, language=language)
            for page in range(min(PAGES, printed.pages)):
                name = f"sheet-{sheet.key}-{paper}-{page + 1}.png"
                picture = draw_page(pdf.getvalue(), page, WIDTH).image()
                if not picture.save(str(shots / name)):
                    raise SystemExit(f"cannot write {shots / name}")
