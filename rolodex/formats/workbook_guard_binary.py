"""Looking a binary workbook (.xls, .xlsb) over before it is opened.

The reader makes room for all cells between the first and the last, as the file says where they
are: a damaged file may ask for more memory than there is, which ends the program. So sizes and
places are read here first ([MS-CFB], [MS-XLS] 2.4, [MS-XLSB] 2.4).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAX_FILE = 64 * 1024 * 1024
"""Bytes of an .xls file."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FILE_PASS = 0x002F
_END = 0xFFFFFFFA  # sector numbers from here on are marks
_MOST_STRINGS = 2_000_000
_CELLS = frozenset(
    {0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00D6, 0x00FD}
    | {0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406}
)
_SEVERAL = frozenset({0x00BD, 0x00BE})  # MULRK, MULBLANK
_DIMENSIONS, _OLD_DIMENSIONS, _BOUND_SHEET, _STRINGS, _EOF = 0x0200, 0x0000, 0x0085, 0x00FC, 0x000A


class Unsound(Exception):
    """The file contradicts itself."""


class Extent:
    """The rectangle that the cells of a sheet span."""

    def __init__(self) -> None:
        self.rows = 1
        self.columns = 1

    def take(self, row: int, column: int) -> None:
        """A cell, counted from 0."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)

    @property
    def cells(self) -> int:
        """Cells within it."""
        return self.rows * self.columns


def is_locked(data: bytes) -> bool:
    """Whether a file needs a password: an encrypted .xlsx in its wrapping, or an .xls that says
    so before its first sheet ([MS-OFFCRYPTO] 2.3.4.4, [MS-XLS] 2.4.117)."""
    if data[:4] == b"\xd0\xcf\x11\xe0" and _ENCRYPTED in data:
        return True
    try:
        stream = _workbook_stream(data) if data[:4] == b"\xd0\xcf\x11\xe0" else data
        return any(kind == _FILE_PASS for kind, _at, _length in _records(stream, 0))
    except (Unsound, struct.error, IndexError):
        return False


def xls_extents(data: bytes) -> Iterator[Extent]:
    """The extent of each sheet of an .xls file. Raises `Unsound`."""
    try:
        stream = _workbook_stream(data) if data[:4] == b"\xd0\xcf\x11\xe0" else data
        starts = [0]
        for kind, at, length in _records(stream, 0):
            if kind == _BOUND_SHEET and length >= 4:
                starts.append(struct.unpack_from("<I", stream, at)[0])
            elif kind == _STRINGS and length >= 8 and _many_strings(stream, at):
                raise Unsound
        for start in starts[:1000]:
            yield _sheet(stream, start)
    except (struct.error, IndexError):
        raise Unsound from None


def _many_strings(stream: bytes, at: int) -> bool:
    total, unique = struct.unpack_from("<II", stream, at)
    return bool(max(total, unique) > _MOST_STRINGS)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record up to the end of its part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        if kind == _EOF:
            return
        at += 4 + length


def _sheet(stream: bytes, start: int) -> Extent:
    extent = Extent()
    for kind, at, length in _records(stream, start):
        if (kind in _CELLS or kind in _SEVERAL) and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at)
            extent.take(row, column)
            if kind in _SEVERAL and length >= 6:
                extent.take(row, struct.unpack_from("<H", stream, at + length - 2)[0])
        elif kind == _DIMENSIONS and length >= 14:
            _, rows, _, columns = struct.unpack_from("<IIHH", stream, at)
            extent.take(rows, columns)
        elif kind in (_DIMENSIONS, _OLD_DIMENSIONS) and length >= 8:
            _, rows, _, columns = struct.unpack_from("<HHHH", stream, at)
            extent.take(rows, columns)
    return extent


def _workbook_stream(data: bytes) -> bytes:
    """The stream of the workbook within a compound file."""
    shift, small = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or small != 6:
        raise Unsound
    size = 1 << shift
    fats, first = struct.unpack_from("<II", data, 44)
    cutoff, mini_first, minis, more_first, more = struct.unpack_from("<IIIII", data, 56)
    if max(fats, minis, more) * size > len(data) + 109 * size:
        raise Unsound
    sectors = list(struct.unpack_from("<109I", data, 76))
    for _ in range(more):
        table = _sector(data, more_first, size)
        sectors += struct.unpack(f"<{size // 4 - 1}I", table[:-4])
        more_first = struct.unpack("<I", table[-4:])[0]
        if more_first >= _END:
            break
    fat: list[int] = []
    for sector in sectors[:fats]:
        if sector < _END:
            fat += struct.unpack(f"<{size // 4}I", _sector(data, sector, size))
    folder = _chain(data, first, fat, size)
    root = b""
    for at in range(0, len(folder) - 127, 128):
        entry = folder[at : at + 128]
        start, length = struct.unpack_from("<II", entry, 116)
        name = entry[: min(64, struct.unpack_from("<H", entry, 64)[0])].decode("utf-16", "replace")
        if entry[66] == 5:
            root = _chain(data, start, fat, size)
        if name.rstrip("\0").lower() in ("workbook", "book"):
            if length > len(data):
                raise Unsound
            if length >= cutoff:
                return _chain(data, start, fat, size)[:length]
            table = _chain(data, mini_first, fat, size)
            mini_fat = list(struct.unpack(f"<{len(table) // 4}I", table))
            return _chain(root, start, mini_fat, 64, 0)[:length]
    raise Unsound


def _sector(data: bytes, number: int, size: int, header: int = 1) -> bytes:
    found = data[(number + header) * size : (number + header + 1) * size]
    return found.ljust(size, b"\0")


def _chain(data: bytes, start: int, fat: list[int], size: int, header: int = 1) -> bytes:
    parts: list[bytes] = []
    most = len(data) // size + 2
    while start < _END:
        if start >= len(fat) or len(parts) > most:
            raise Unsound
        parts.append(_sector(data, start, size, header))
        start = fat[start]
    return b"".join(parts)


def xlsb_extent(data: bytes) -> Extent:
    """The extent of one sheet part of an .xlsb file."""
    extent = Extent()
    at = row = 0
    try:
        while at < len(data):
            kind, at = _varint(data, at, 2)
            length, at = _varint(data, at, 4)
            if kind == 0 and length >= 4:
                row = struct.unpack_from("<I", data, at)[0]
                extent.take(row, 0)
            elif 1 <= kind <= 11 and length >= 4:
                extent.take(row, struct.unpack_from("<I", data, at)[0])
            elif kind == 148 and length >= 16:
                _, last, _, column = struct.unpack_from("<IIII", data, at)
                extent.take(last, column)
            at += length
    except (struct.error, IndexError):
        pass
    return extent


def _varint(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for part in range(most):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * part)
        if not byte & 0x80:
            break
    return value, at
