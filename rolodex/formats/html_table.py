"""Tables in web pages: what many programs call an export to Excel, with the ending .xls."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import BinaryIO

from rolodex.formats.table import MARKUP, MAX_COLUMNS, Row, Table, TableOptions, make_table
from rolodex.formats.table_encoding import detect_encoding, errors_of
from rolodex.formats.vcard_charset import all_utf8, codec_of

MAX_CELL = 1024 * 1024
"""Characters of one cell; further ones are left out."""
_CHUNK = 64 * 1024
_MAX_SPAN = 1000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})
_UNSEEN = frozenset({"script", "style", "title"})


def read_html(stream: BinaryIO, options: TableOptions) -> Table:
    """The rows of all tables of a page, numbered from 1; the stream stays open.

    A cell that spreads downwards belongs to each of its rows.
    """
    encoding = options.encoding or _encoding(stream)

    def read() -> Iterator[Row]:
        stream.seek(0)
        text = io.TextIOWrapper(stream, encoding=encoding, errors=errors_of(encoding))
        page = _Page()
        number = 0
        try:
            while True:
                piece = text.read(_CHUNK)
                page.feed(piece) if piece else page.close()
                while page.rows:
                    number += 1
                    yield Row(number, page.rows.popleft())
                if not piece:
                    return
        finally:
            text.detach()

    return make_table(MARKUP, read, options, encoding=encoding)


def _encoding(stream: BinaryIO) -> str:
    stream.seek(0)
    head = stream.read(4096)
    stream.seek(0)
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return detect_encoding(stream)
    said = _CHARSET.search(head)
    codec = codec_of(said[1].decode("ascii")) if said else ""
    # A page that says to be UTF-8 and is not was saved by another program.
    if codec and (codec != "utf-8" or all_utf8(stream, 0)):
        return codec
    return detect_encoding(stream)


@dataclass(slots=True)
class _Cell:
    """A cell being read, and over how many columns and rows it spreads."""

    columns: int = 1
    rows: int = 1
    text: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, text: str) -> None:
        if self.size < MAX_CELL:
            self.text.append(text)
            self.size += len(text)

    def value(self) -> str:
        lines = "".join(self.text)[:MAX_CELL].split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip()


@dataclass(slots=True)
class _Open:
    """A table that is not closed: its row, its cell, and what hangs down from rows above."""

    row: list[str] | None = None
    cell: _Cell | None = None
    hanging: dict[int, tuple[str, int]] = field(default_factory=dict)


class _Page(HTMLParser):
    """Gathers the rows of the tables of a page; end tags may be missing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: deque[list[str]] = deque()
        self._tables: list[_Open] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._tables.append(_Open())
        elif self._tables:
            table = self._tables[-1]
            if tag == "tr":
                self._end_row(table)
                table.row = []
            elif tag in ("td", "th"):
                self._end_cell(table)
                spans = dict(attrs)
                table.row = [] if table.row is None else table.row
                self._hang_down(table)
                table.cell = _Cell(_span(spans.get("colspan")), _span(spans.get("rowspan")))
            elif tag in _BREAKS and table.cell is not None:
                table.cell.add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self._tables:
            table = self._tables[-1]
            if tag in ("td", "th"):
                self._end_cell(table)
            elif tag == "tr":
                self._end_row(table)
            elif tag == "table":
                self._end_row(table)
                self._tables.pop()

    def handle_data(self, data: str) -> None:
        if self._tables and not self._unseen:
            cell = self._tables[-1].cell
            if cell is not None:
                cell.add(data.replace("\r", " ").replace("\n", " "))

    def close(self) -> None:
        super().close()
        while self._tables:
            self._end_row(self._tables.pop())

    def _hang_down(self, table: _Open) -> None:
        """Fill in cells of rows above that spread down to here."""
        assert table.row is not None
        while (kept := table.hanging.get(len(table.row))) is not None:
            text, left = kept
            column = len(table.row)
            table.row.append(text)
            if left > 1:
                table.hanging[column] = (text, left - 1)
            else:
                del table.hanging[column]

    def _end_cell(self, table: _Open) -> None:
        if table.cell is None or table.row is None:
            return
        cell, table.cell = table.cell, None
        text = cell.value()
        for offset in range(min(cell.columns, MAX_COLUMNS - len(table.row))):
            shown = "" if offset else text
            if cell.rows > 1:
                table.hanging[len(table.row)] = (shown, cell.rows - 1)
            table.row.append(shown)

    def _end_row(self, table: _Open) -> None:
        self._end_cell(table)
        if table.row is not None:
            self._hang_down(table)
            self.rows.append(table.row)
        table.row = None


def _span(value: str | None) -> int:
    return min(int(value), _MAX_SPAN) if value and value.strip().isdecimal() else 1
