"""XML Spreadsheet 2003, which programs hand out as .xls or .xml: its sheets as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.parsers import expat

from rolodex.formats.sheets import Sheets
from rolodex.formats.table import MARKUP, MAX_COLUMNS, Row
from rolodex.formats.workbook_cells import cell_text
from rolodex.formats.workbook_guard import MAX_ROWS, MAX_UNPACKED, damaged, too_large

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_CHUNK = 64 * 1024


def xml_sheets(stream: BinaryIO) -> Sheets:
    """The sheets of a file, whose stream stays open.

    Raises `FileProblem` for XML that is damaged, defines entities or is larger than 200 MB.
    """
    names = dict.fromkeys(name for name, row in _rows(stream) if row is None)

    def rows(name: str) -> Callable[[], Iterator[Row]]:
        def read() -> Iterator[Row]:
            for sheet, row in _rows(stream):
                if sheet == name and row is not None:
                    yield row

        return read

    return Sheets(MARKUP, tuple(names), (), rows)


def _rows(stream: BinaryIO) -> Iterator[tuple[str, Row | None]]:
    """The rows with the names of their sheets; a sheet begins with None."""
    stream.seek(0)
    reader = _Reader()
    size = 0
    while True:
        piece = stream.read(_CHUNK)
        size += len(piece)
        if size > MAX_UNPACKED:
            raise too_large()
        try:
            reader.parser.Parse(piece, not piece)
        except (expat.ExpatError, LookupError, ValueError):  # the latter two: of its encoding
            raise damaged() from None
        yield from reader.found
        reader.found.clear()
        if not piece:
            return


class _Reader:
    """Gathers rows as the parser meets them."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.found: list[tuple[str, Row | None]] = []
        self._sheet = ""
        self._line = 0
        self._cells: list[str] = []
        self._across = 0
        self._type = ""
        self._data: list[str] | None = None

    def _refuse(self, *_declared: object) -> None:
        raise damaged()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if space != SPREADSHEET:
            if name.lower() == "br" and self._data is not None:
                self._data.append("\n")
            return
        if name == "Worksheet":
            self._sheet, self._line = attributes.get(f"{SPREADSHEET} Name", ""), 0
            self.found.append((self._sheet, None))
        elif name == "Row":
            line = _number(attributes.get(f"{SPREADSHEET} Index"))
            if line > MAX_ROWS:
                raise too_large()
            for skipped in range(self._line + 1, min(line, self._line + 1000)):
                self.found.append((self._sheet, Row(skipped, [])))
            self._line = max(line, self._line + 1)
            self._cells = []
        elif name == "Cell":
            column = _number(attributes.get(f"{SPREADSHEET} Index"))
            missing = min(column, MAX_COLUMNS + 1) - 1 - len(self._cells)
            self._cells.extend([""] * missing)
            self._cells.append("")
            self._across = min(_number(attributes.get(f"{SPREADSHEET} MergeAcross")), MAX_COLUMNS)
        elif name == "Data":
            self._type = attributes.get(f"{SPREADSHEET} Type", "String")
            self._data = []

    def _end(self, tag: str) -> None:
        space, _, name = tag.rpartition(" ")
        if space != SPREADSHEET:
            return
        if name == "Data" and self._data is not None:
            if self._cells:
                self._cells[-1] = _value("".join(self._data), self._type)
            self._data = None
        elif name == "Cell":
            self._cells.extend([""] * self._across)
        elif name == "Row":
            self.found.append((self._sheet, Row(self._line, self._cells[:MAX_COLUMNS])))
            self._cells = []

    def _text(self, text: str) -> None:
        if self._data is not None:
            self._data.append(text)


def _value(text: str, kind: str) -> str:
    if kind == "Number":
        try:
            return cell_text(float(text))
        except ValueError:
            return text.strip()
    if kind == "DateTime":
        day, _, clock = text.strip().partition("T")
        return day if not clock.strip("0:.Z") else f"{day} {clock.partition('.')[0]}"
    if kind == "Boolean":
        return "TRUE" if text.strip() == "1" else "FALSE"
    return "" if kind == "Error" else text.strip()


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
