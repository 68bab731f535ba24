"""A chain of fonts: each character is drawn by the first one that has a glyph for it."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rolodex.sheets import font_files
from rolodex.sheets.font_header import read_header
from rolodex.sheets.writing_direction import on_paper

log = logging.getLogger(__name__)

SUBSTITUTE = "〓"
"""What stands where no font has a glyph: the printer's turned letter; copied out it is true."""

_SILENT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_VARIATIONS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


class Face:
    """One font file that can be embedded: its glyphs and how wide they are."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises any of reportlab's errors if it cannot be embedded."""
        from reportlab.pdfbase import pdfmetrics, ttfonts

        from rolodex.sheets.copied_text import mend

        mend(ttfonts)
        if hindrance := read_header(path).hindrance:
            raise ValueError(hindrance)
        self.path = path
        self.name = f"rolodex:{path}"
        font = ttfonts.TTFont(self.name, str(path), subfontIndex=0, shapable=False)
        pdfmetrics.registerFont(font)
        # Two files of one font count as one with reportlab: the first stands for both.
        font = pdfmetrics.getFont(self.name)
        self._font: Any = font
        self._face: Any = font.face
        self.glyphs = frozenset(font.face.charToGlyph)
        self.widths: dict[int, float] = font.face.charWidths
        self.default_width: float = font.face.defaultWidth

    def codes(self, text: str, document: Any) -> list[tuple[str, str]]:
        """A text as (name of a subset in the PDF, character codes in hexadecimal digits)."""
        return [
            (self._font.getSubsetInternalName(subset, document), codes.hex())
            for subset, codes in self._font.splitString(text, document)
        ]

    def lend(self, code: int, like: int) -> None:
        """Draw a character without a glyph as another one; what is copied out stays true."""
        self._face.charToGlyph[code] = self._face.charToGlyph[like]
        self.widths[code] = self.widths[like]


@cache
def face(path: Path) -> Face | None:
    """The face of a file, read once; None if it must not or cannot be embedded."""
    try:
        return Face(path)
    except Exception as error:  # noqa: BLE001 - fonts of the system may be broken in any way
        log.info("font %s cannot be embedded: %s", path.name, type(error).__name__)
        return None


class FontChain:
    """The fonts of one document. `missing` collects the characters that none of them has."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = list(paths)
        self._faces: list[Face] = []
        self._of: dict[str, Face] = {}
        self._widths: dict[str, float] = {}
        self.missing: dict[str, None] = {}

    @classmethod
    def of_system(cls, language: str, first: Sequence[Path] = ()) -> FontChain:
        """The user's choice, the system's fonts by the region of the language, the bundled one."""
        return cls([*first, *font_files.candidates(language)])

    def first(self) -> str:
        """The name of the first font. Raises `NoFont`."""
        self._face(0)
        return self._faces[0].name

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """A cleaned line as pieces of one font each, from left to right."""
        runs: list[tuple[Face, str]] = []
        of = self._of
        current: Face | None = None
        start = 0
        drawn = on_paper(text)
        for at, character in enumerate(drawn):
            found = of.get(character) or self._find(character)
            if found is not current:
                if current is not None:
                    runs.append((current, drawn[start:at]))
                current, start = found, at
        if current is not None:
            runs.append((current, drawn[start:]))
        return runs

    def width(self, text: str, size: float) -> float:
        """How wide a cleaned line is, in points."""
        widths = self._widths
        total = 0.0
        for character in on_paper(text):
            known = widths.get(character)
            total += self._measure(character) if known is None else known
        return total * size / 1000

    def _measure(self, character: str) -> float:
        found = self._of.get(character) or self._find(character)
        width = found.widths.get(ord(character), found.default_width)
        self._widths[character] = width
        return width

    def _find(self, character: str) -> Face:
        code = ord(character)
        number = 0
        while (found := self._face(number)) is not None:
            if code in found.glyphs:
                break
            number += 1
        else:
            found = self._stand_in(character)
        self._of[character] = found
        return found

    def _stand_in(self, character: str) -> Face:
        base = self._faces[0]
        is_joined_form = "\ufe70" <= character <= "\ufefc"
        letter = unicodedata.normalize("NFKC", character) if is_joined_form else character
        self.missing.setdefault(letter)
        like = next((ord(c) for c in (SUBSTITUTE, "□", "?") if ord(c) in base.glyphs), 0)
        if like:
            base.lend(ord(character), like)
        return base

    def _face(self, number: int) -> Face | None:
        """The usable font of that rank; files are read only when they are needed."""
        while len(self._faces) <= number:
            if not self._paths:
                if not self._faces:
                    raise NoFont
                return None
            found = face(self._paths.pop(0))
            if found is not None:
                self._faces.append(found)
        return self._faces[number]


class NoFont(Exception):
    """Not a single font could be read."""


def cleaned(text: str) -> str:
    """One line of what can be drawn: composed letters, no control characters, no line ends.

    What only joins, hides or varies the characters around it leaves no mark on paper.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    if any(unicodedata.combining(c) or "\u1100" <= c <= "\u11ff" for c in text):
        text = unicodedata.normalize("NFC", text)
    kept = []
    for character in text:
        if character.isspace():
            kept.append(" ")
        elif character not in _VARIATIONS and unicodedata.category(character) not in _SILENT:
            kept.append(character)
    return " ".join("".join(kept).split())
