"""What a reader of the PDF copies out: the library writes it wrongly beyond the first plane."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

MOST = 100
"""Entries that one block of a CMap may hold (Adobe Technical Note 5014, section 3.4)."""


def mend(ttfonts: Any) -> None:
    """Let `reportlab.pdfbase.ttfonts` write its ToUnicode maps right.

    reportlab writes `<20BB7>` for U+20BB7, where UTF-16BE is asked for (ISO 32000-1, 9.10.3),
    so that 𠮷 is copied as ₻. Nothing is touched if a later version does it right or has no
    such function any more.
    """
    original = getattr(ttfonts, "makeToUnicodeCMap", None)
    if original is None or original is to_unicode:
        return
    if "D842DFB7" in original("A", [0x20BB7]).upper() and "0628" in original("A", [0xFE8F]):
        return
    ttfonts.makeToUnicodeCMap = to_unicode


def to_unicode(fontname: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of a font whose code `i` draws the character `subset[i]`.

    A joined Arabic form is written as its letter: the form is a matter of the paper. Readers
    turn text from right to left around letter by letter, so a ligature is written turned.
    """
    pairs = [f"<{code:02X}> <{_utf16(character)}>" for code, character in enumerate(subset)]
    blocks = []
    for at in range(0, len(pairs), MOST):
        block = pairs[at : at + MOST]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo",
            f"<< /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{max(len(subset) - 1, 0):02X}>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(code: int) -> str:
    text = chr(code)
    if 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        text = unicodedata.normalize("NFKC", text)[::-1]
    return text.encode("utf-16-be", "replace").hex().upper()
