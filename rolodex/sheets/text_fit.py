"""Text in the room there is: it shrinks a little, then wraps, and only then ends in dots."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rolodex.sheets.fonts import FontChain, cleaned

ELLIPSIS = "…"
LONGEST = 4000
"""Characters of which a text is fitted; no box holds more."""
_CJK = "\u2e80-\u303e\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
_CLOSING = "、。，．：；？！）」』】〉》〕”’…％％)\\]},.!?;:％"
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PIECE = re.compile(
    # A word with the blanks after it, cut after a hyphen or slash; or one character of Chinese
    # or Japanese with the number it counts and the punctuation that must not begin a line.
    rf"(?:(?<!\d)\d{{1,5}})?[{_CJK}\U00020000-\U0003ffff][{_CLOSING}]*\s*"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)[.,;:)]*\s*"  # a British postcode is one word
    rf"|[^\s{_CJK}\U00020000-\U0003ffff]*?[-/@_](?=\w)"
    rf"|[^\s{_CJK}\U00020000-\U0003ffff]+\s*"
    r"|\s+"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and the smallest size it may shrink to, in points.

    `grey` is 0 for black to 1 for white; `lines` is the most it may take.
    """

    size: float
    smallest: float = 0.0
    lines: int = 1
    bold: bool = False
    grey: float = 0.0


@dataclass(frozen=True)
class Fitted:
    """A text broken into lines that are no wider than its box."""

    lines: tuple[str, ...]
    size: float
    style: Style
    width: float

    @property
    def leading(self) -> float:
        """The distance of two base lines."""
        return self.size * 1.28

    @cached_property
    def height(self) -> float:
        """The height of all its lines."""
        return self.leading * len(self.lines)


def fit(fonts: FontChain, text: str, width: float, style: Style) -> Fitted:
    """Fit a text, which may hold anything, into lines of a width; empty text has no lines."""
    text = cleaned(text[:LONGEST])
    if not text:
        return Fitted((), style.size, style, width)
    natural = fonts.width(text, style.size)
    if natural <= width:
        return Fitted((text,), style.size, style, width)
    smallest = style.smallest or style.size
    shrunk = style.size * width / natural
    if shrunk >= smallest:
        # A little less, so that rounding cannot push the last glyph over the edge.
        return Fitted((text,), int(shrunk * 50) / 50, style, width)
    large = wrap(fonts, text, width, style.size)
    lines = wrap(fonts, text, width, smallest)
    if len(large) <= min(len(lines), style.lines):
        return Fitted(tuple(large), style.size, style, width)
    if len(lines) > style.lines:
        *kept, rest = _divided(text, lines, style.lines)
        lines = [*kept, _with_dots(fonts, rest, width, smallest)]
    return Fitted(tuple(lines), smallest, style, width)


def wrap(fonts: FontChain, text: str, width: float, size: float) -> list[str]:
    """Lines of at most a width: broken at blanks and between Chinese characters, else anywhere."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _PIECE.findall(text):
        room = fonts.width(piece.rstrip(), size)
        if line and used + room > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if room > width:
            *full, piece = _cut(fonts, piece, width, size)
            lines += full
        line += piece
        used = fonts.width(line, size)
    if line.strip():
        lines.append(line.rstrip())
    return _in_company(fonts, text, lines, width, size)


def _in_company(
    fonts: FontChain, text: str, lines: list[str], width: float, size: float
) -> list[str]:
    """A single Chinese character does not stand alone on the last line."""
    if len(lines) < 2 or len(lines[-1]) > 1 or len(lines[-2]) < 3:
        return lines
    *rest, before, last = lines
    together = before[-1] + last
    fits = text.rstrip().endswith(together) and fonts.width(together, size) <= width
    if not fits or not all(_IDEOGRAPH.match(character) for character in before[-2:] + last):
        return lines
    return [*rest, before[:-1], together]


def _cut(fonts: FontChain, text: str, width: float, size: float) -> list[str]:
    """A word wider than the line, cut wherever the line is full; at least one character each."""
    parts: list[str] = []
    part = ""
    for character in text:
        if part and fonts.width(part + character, size) > width:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]


def _divided(text: str, lines: list[str], count: int) -> list[str]:
    """The first lines, and as the last one all that is left of the text."""
    at = 0
    for line in lines[: count - 1]:
        at = text.index(line, at) + len(line)
    return [*lines[: count - 1], text[at:].lstrip()]


def _with_dots(fonts: FontChain, line: str, width: float, size: float) -> str:
    """As much of a line as goes before the dots."""
    room = width - fonts.width(ELLIPSIS, size)
    for at, character in enumerate(line):
        room -= fonts.width(character, size)
        if room < 0:
            line = line[:at]
            break
    # Arabic letters may be wider joined than alone.
    while line and fonts.width(line + ELLIPSIS, size) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
