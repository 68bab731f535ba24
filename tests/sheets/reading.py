"""What another program reads out of a PDF: poppler's own view of text, fonts and pages."""

from __future__ import annotations

import subprocess
from pathlib import Path


def text_of(pdf: bytes | Path, raw: bool = True) -> str:
    """All text in the order in which it was drawn, or else in reading order.

    Only reading order puts words from right to left where they belong.
    """
    return _poppler(pdf, "pdftotext", *(["-raw"] if raw else []), "-enc", "UTF-8", "-", "-")


def lines_of(pdf: bytes | Path) -> list[str]:
    """The lines of the text."""
    return [line.strip() for line in text_of(pdf).replace("\f", "\n").splitlines()]


def squeezed(text: str) -> str:
    """Text without blanks and line ends, to find what was broken over several lines."""
    return "".join(text.split())


def fonts_of(pdf: bytes) -> list[list[str]]:
    """A row for each font of the file: name, type, encoding, emb, sub, uni, object."""
    rows = _poppler(pdf, "pdffonts", "-").splitlines()[2:]
    return [row.split() for row in rows]


def bookmarks_of(pdf: bytes) -> list[tuple[str, int, float]]:
    """The bookmarks: title, number of the page, and how far from its upper edge, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    found = []
    for entry in document.get_toc():
        to = entry.get_dest()
        assert to is not None
        page = to.get_index()
        assert page is not None
        height = document.get_page_size(page)[1]
        found.append((entry.get_title(), page + 1, height - to.get_view()[1][1]))
    return found


def known_of(pdf: bytes | Path) -> dict[str, str]:
    """What the file says of itself: title, author, pages and more."""
    lines = _poppler(pdf, "pdfinfo", "-").splitlines()
    return {key: value.strip() for key, _colon, value in (line.partition(":") for line in lines)}


def pages_of(pdf: bytes | Path) -> tuple[int, str]:
    """The number of pages and their size in words."""
    known = known_of(pdf)
    return int(known["Pages"]), known["Page size"]


def _poppler(pdf: bytes | Path, *command: str) -> str:
    data = pdf.read_bytes() if isinstance(pdf, Path) else pdf
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=120)
    return done.stdout.decode("utf-8", "replace")
