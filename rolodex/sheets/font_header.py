"""What a font file says of itself: its name, and whether it may be put into a PDF."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rolodex.i18n import N_

ENDINGS = frozenset({".ttf", ".ttc", ".otf"})
USUAL = ("regular", "book", "normal", "roman", "")
"""The styles that a text is set in, the likeliest first."""

CFF = N_("its letters are outlines of PostScript, and only TrueType can be put into the file")
VARIABLE = N_("it is a variable font, of which only the thinnest weight would come out")
FORBIDDEN = N_("its maker does not allow it to be put into files")
DAMAGED = N_("its file cannot be read")

_FAMILY, _STYLE, _LONG_FAMILY, _LONG_STYLE = 1, 2, 16, 17
_MOST_TABLES, _MOST_BYTES = 200, 1 << 20


@dataclass(frozen=True, slots=True)
class FontHeader:
    """A font: its names, and the reason why it cannot be printed with (a msgid), or nothing."""

    path: Path
    family: str
    style: str = ""
    hindrance: str = ""


def read_header(path: Path) -> FontHeader:
    """Read the first font of a file; a damaged one has its file's name and a hindrance."""
    try:
        with path.open("rb") as file:
            return _read(path, file)
    except (OSError, ValueError, struct.error):
        return FontHeader(path, path.stem, hindrance=DAMAGED)


def families(paths: Iterable[Path]) -> list[FontHeader]:
    """One font of each family, by name: the one that text is set in, if it can be printed with."""
    found: dict[str, FontHeader] = {}
    for path in paths:
        if path.suffix.lower() not in ENDINGS:
            continue
        header = read_header(path)
        known = found.get(header.family)
        if known is None or _rank(header) < _rank(known):
            found[header.family] = header
    return sorted(found.values(), key=lambda header: header.family.casefold())


def _rank(header: FontHeader) -> tuple[bool, int, str]:
    style = header.style.casefold()
    rank = USUAL.index(style) if style in USUAL else len(USUAL)
    return bool(header.hindrance), rank, header.path.name


def _read(path: Path, file: BinaryIO) -> FontHeader:
    start = file.read(12)
    if start[:4] == b"ttcf":  # several fonts in one file; the first is the one that is used
        file.seek(struct.unpack(">I", file.read(4))[0])
        start = file.read(12)
    count = struct.unpack(">H", start[4:6])[0]
    if start[:4] not in (b"\0\1\0\0", b"true", b"OTTO") or not 0 < count <= _MOST_TABLES:
        raise ValueError("not a font")
    tables: dict[bytes, tuple[int, int]] = {}
    for _number in range(count):
        tag, _checksum, offset, length = struct.unpack(">4sIII", file.read(16))
        tables[tag] = (offset, length)
    names = dict(_names(_table(file, tables, b"name")))
    family = names.get(_LONG_FAMILY) or names.get(_FAMILY) or path.stem
    style = names.get(_LONG_STYLE) or names.get(_STYLE) or ""
    return FontHeader(path, family, style, _hindrance(file, start[:4], tables))


def _hindrance(file: BinaryIO, form: bytes, tables: dict[bytes, tuple[int, int]]) -> str:
    if form == b"OTTO" or b"glyf" not in tables:
        return CFF
    if b"fvar" in tables:
        return VARIABLE
    # fsType of the table OS/2 (OpenType 1.9): restricted licence, no subsets, bitmaps only.
    about = _table(file, tables, b"OS/2")
    use = struct.unpack(">H", about[8:10])[0] if len(about) >= 10 else 0
    return FORBIDDEN if use & 0x000F == 0x0002 or use & 0x0300 else ""


def _table(file: BinaryIO, tables: dict[bytes, tuple[int, int]], tag: bytes) -> bytes:
    offset, length = tables.get(tag, (0, 0))
    file.seek(offset)
    return file.read(min(length, _MOST_BYTES))


def _names(table: bytes) -> Iterator[tuple[int, str]]:
    """The names in English (the last one told counts), else in the font's own language."""
    if len(table) < 6:
        return
    _version, count, start = struct.unpack(">HHH", table[:6])
    records = [
        struct.unpack(">6H", table[at : at + 12])
        for at in range(6, min(6 + 12 * count, len(table) - 11), 12)
    ]
    for english in (False, True):
        for platform, encoding, language, number, length, offset in records:
            if platform != 3 or encoding not in (1, 10) or (language == 0x0409) != english:
                continue
            raw = table[start + offset : start + offset + length]
            text = raw.decode("utf-16-be", "replace").replace("\0", "").strip()
            if text:
                yield number, text
