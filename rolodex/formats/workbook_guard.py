"""Looking a zipped workbook over before it is opened, so that a bomb never unfolds."""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO

from rolodex.domain.problems import FileProblem
from rolodex.domain.text import Text
from rolodex.formats.workbook_guard_binary import (
    MAX_FILE,
    Unsound,
    is_locked,
    xls_extents,
    xlsb_extent,
)
from rolodex.i18n import N_

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 1000
MAX_ROWS = 1_048_576
MAX_WIDTH = 512
MAX_CELLS = 10_000_000
"""Cells of one sheet, empty ones within its bounds too."""

_CHUNK = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError,
    ValueError, OverflowError, struct.error, lzma.LZMAError,
)  # fmt: skip
"""All that `zipfile` raises for damaged archives; OSError covers bz2."""
_WIDE = re.compile(rb'\br="(?:[A-Z]{3}\d|S[S-Z]\d|[T-Z][A-Z]\d)')
"""A cell in column SS, the 513th, or beyond."""
_TWO_LETTERS = re.compile(rb'\br="([A-Z]{2})\d')
_ROW = re.compile(rb'<row\b[^>]{0,200}?\br="(\d{4,9})"')
_TAG = re.compile(
    rb"<table:table-row\b([^>]*)>|<table:(?:covered-)?table-cell\b([^>]*)>|</table:table-row>"
)
_ROWS = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,9})"')


def check_zip(stream: BinaryIO) -> None:
    """Raise `FileProblem` in plain words if the workbook is damaged or far too large.

    The limits: 200 MB unpacked, 200 times its size, 1,000 parts, 512 columns, 10 million cells.
    """
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            packed = sum(member.compress_size for member in members)
            if len(members) > MAX_MEMBERS or size > MAX_UNPACKED:
                raise too_large()
            if size > _CHUNK and size > MAX_RATIO * max(1, packed):
                raise too_large()
            for member in members:
                _check_member(archive, member)
    except _DAMAGE:
        raise damaged() from None
    finally:
        stream.seek(0)


def check_binary(stream: BinaryIO) -> None:
    """The same for an .xls file, which has the limits of 64 MB and 10 million cells a sheet."""
    stream.seek(0)
    data = stream.read(MAX_FILE + 1)
    stream.seek(0)
    if len(data) > MAX_FILE:
        raise too_large()
    if is_locked(data):
        raise locked()
    try:
        if any(extent.cells > MAX_CELLS for extent in xls_extents(data)):
            raise too_large()
    except Unsound:
        raise damaged() from None


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 1:
        raise locked()
    name = member.filename.lower()
    with archive.open(member) as part:
        if name.endswith("content.xml"):
            _check_open_document(part, member.file_size)
        elif "worksheets/" in name and name.endswith(".xml"):
            _check_sheet(part, member.file_size)
        elif "worksheets/" in name and name.endswith(".bin"):
            if xlsb_extent(part.read(member.file_size + 1)).cells > MAX_CELLS:
                raise too_large()
        elif name == "meta-inf/manifest.xml":
            if any(b"encryption-data" in text for text in _chunks(part, member.file_size)):
                raise locked()
        else:
            for _ in _chunks(part, member.file_size):  # what it says of its size must be true
                pass


def _chunks(part: IO[bytes], declared: int) -> Iterator[bytes]:
    """The text of a part in pieces that overlap by 300 bytes; more than declared is a bomb."""
    read = 0
    rest = b""
    while piece := part.read(_CHUNK):
        read += len(piece)
        if read > declared:
            raise too_large()
        yield rest + piece
        rest = piece[-300:]


def _check_sheet(part: IO[bytes], declared: int) -> None:
    rows, width = 1, 26
    for text in _chunks(part, declared):
        if _WIDE.search(text):
            raise too_large()
        rows = max(rows, *(int(found) for found in _ROW.findall(text)), 1)
        for letters in set(_TWO_LETTERS.findall(text)):
            width = max(width, (letters[0] - 64) * 26 + letters[1] - 64)
    if rows > MAX_ROWS or rows * width > 4 * MAX_CELLS:
        raise too_large()


def _check_open_document(part: IO[bytes], declared: int) -> None:
    """Rows and cells may be said to repeat: those that hold something are counted so."""
    cells = total = filled = 0
    repeated = 1
    end = b""
    for text in _chunks(part, declared):
        for tag in _TAG.finditer(text):
            if end and tag.end() <= len(end):
                continue  # seen in the piece before
            if tag[1] is not None:
                found = _ROWS.search(tag[1])
                repeated, cells, filled = int(found[1]) if found else 1, 0, 0
            elif tag[2] is not None:
                found = _COLUMNS.search(tag[2])
                cells += int(found[1]) if found else 1
                if b"office:value" in tag[2] or not tag[2].endswith(b"/"):
                    filled = cells
            elif filled:
                if filled > MAX_WIDTH or repeated > MAX_ROWS:
                    raise too_large()
                total += filled * repeated
        if total > MAX_CELLS:
            raise too_large()
        end = text[-300:]


def too_large() -> FileProblem:
    """A workbook beyond the limits."""
    return FileProblem(
        Text(N_("This workbook is too large, or made to unfold without end; it was not opened."))
    )


def damaged() -> FileProblem:
    """A workbook that cannot be read."""
    return FileProblem(
        Text(
            N_(
                "This workbook is damaged or of a kind that cannot be read. Open it in the "
                "program that made it and save it as .xlsx or .csv."
            )
        )
    )


def locked() -> FileProblem:
    """A workbook with a password."""
    return FileProblem(
        Text(N_("This workbook is locked with a password. Save it without one and try again."))
    )
