"""Columns of text that stay straight beside Chinese characters, which take two cells each."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = "  "
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that change the direction of what follows (UAX 9), so that it reads as another."""


def width(text: str) -> int:
    """The cells of a terminal that a text takes (Unicode Standard Annex 11)."""
    cells = 0
    for char in text:
        if not unicodedata.combining(char) and unicodedata.category(char) not in ("Cf", "Mn", "Me"):
            cells += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return cells


def printable(text: str) -> str:
    """The text on one line, without the characters that would steer a terminal or turn it round."""
    if text.isprintable():
        return text
    kept = (" " if char in "\r\n\t" else char for char in text)
    return "".join(char for char in kept if not steers(char))


def steers(char: str) -> bool:
    """Whether a terminal would obey a character instead of showing it: controls, directions."""
    return unicodedata.category(char) in ("Cc", "Cs") or char in _DIRECTIONS


def cut(text: str, cells: int) -> str:
    """The text in so many cells at most, with an ellipsis where it was longer."""
    if width(text) <= cells:
        return text
    kept, used = "", 0
    for char in text:
        used += width(char)
        if used > cells - 1:
            break
        kept += char
    return f"{kept}…"


def columns(rows: Sequence[Sequence[str]], limits: Sequence[int] = ()) -> list[str]:
    """The rows as lines with straight columns; `limits` are the widest cells of each (0: any)."""
    cleaned = [[printable(cell) for cell in row] for row in rows]
    for row in cleaned:
        for column, limit in enumerate(limits[: len(row)]):
            if limit:
                row[column] = cut(row[column], limit)
    count = max((len(row) for row in cleaned), default=0)
    widths = [
        max((width(row[c]) for row in cleaned if c < len(row)), default=0) for c in range(count)
    ]
    lines = []
    for row in cleaned:
        padded = (cell + " " * (widths[c] - width(cell)) for c, cell in enumerate(row) if widths[c])
        lines.append(GAP.join(padded).rstrip())
    return lines
