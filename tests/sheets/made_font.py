"""Fonts made for a test: squares for the characters that it needs, and for no others."""

from __future__ import annotations

import zlib
from pathlib import Path

UNITS = 1000
SPACE = 300


def make_font(
    path: Path,
    characters: str,
    cff: bool = False,
    variable: bool = False,
    use: int = 0,
    style: str = "Regular",
    family: str = "",
) -> Path:
    """Write a font with a square of a full em for each character; a blank is narrower.

    `use` is the field fsType, which says whether the font may be embedded.
    """
    from fontTools.fontBuilder import FontBuilder

    names = [".notdef", *(f"u{ord(c):X}" for c in characters)]
    builder = FontBuilder(UNITS, isTTF=not cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"u{ord(c):X}" for c in characters})
    if cff:
        from fontTools.pens.t2CharStringPen import T2CharStringPen

        pens = {name: T2CharStringPen(UNITS, None) for name in names}
        for pen in pens.values():
            _square(pen)
        strings = {name: pen.getCharString() for name, pen in pens.items()}
        builder.setupCFF(path.stem, {}, strings, {})
    else:
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        glyphs = {}
        for name in names:
            drawn = TTGlyphPen(None)
            _square(drawn)
            glyphs[name] = drawn.glyph()
        builder.setupGlyf(glyphs)
    widths = {name: (SPACE if name == "u20" else UNITS, 0) for name in names}
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    own = f"{path.stem}{zlib.crc32(str(path).encode()):x}"  # no two fonts of a run are one
    builder.setupNameTable({"familyName": family or own, "styleName": style, "psName": own})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=use)
    builder.setupPost()
    if variable:
        builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    builder.save(path)
    return path


def _square(pen: object) -> None:
    pen.moveTo((100, 0))  # type: ignore[attr-defined]
    for point in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(point)  # type: ignore[attr-defined]
    pen.closePath()  # type: ignore[attr-defined]
