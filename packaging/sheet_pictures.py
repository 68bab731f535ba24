"""The pages of every sheet as pictures, the very pages that are printed."""

from __future__ import annotations

import io
from itertools import product
from pathlib import Path

from rolodex.gui.pdf_pages import draw_page
from rolodex.services.book import Book
from rolodex.sheets.request import LANDSCAPE

WIDTH = 900
"""Pixels across a page."""
PAGES = 2


def take_sheets(book: Book, language: str, shots: Path) -> None:
    """The first pages of each sheet in a language, on A4 and on Letter, upright and landscape."""
    for sheet in book.printing.sheets():
        turns = (False, True) if LANDSCAPE in sheet.chosen({}) else (False,)
        for paper, turned in product(("A4", "Letter"), turns):
            pdf = io.BytesIO()
            options = {LANDSCAPE: turned}
            printed = book.printing.render(
                sheet.key, pdf, options=options, paper=paper, language=language
            )
            lying = f"-{LANDSCAPE}" if turned else ""
            for page in range(min(PAGES, printed.pages)):
                name = f"sheet-{sheet.key}-{paper}{lying}-{page + 1}.png"
                picture = draw_page(pdf.getvalue(), page, WIDTH).image()
                if not picture.save(str(shots / name)):
                    raise SystemExit(f"cannot write {shots / name}")
