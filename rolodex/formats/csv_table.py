"""Tables in plain text, whatever separates their cells and whatever they are encoded in."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from rolodex.domain.column_names import known_columns
from rolodex.domain.problems import FileProblem
from rolodex.domain.text import Text
from rolodex.formats.csv_records import records
from rolodex.formats.csv_writer import write_csv
from rolodex.formats.table import CSV, Row, Table, TableOptions, make_table
from rolodex.formats.table_encoding import ENCODINGS, detect_encoding, errors_of
from rolodex.i18n import N_

__all__ = ["DELIMITERS", "ENCODINGS", "best_delimiter", "read_csv", "write_csv"]

DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"\ufeff?[\"']?sep=([,;\t|])[\"']?[,;\t|]*\r?\n", re.IGNORECASE)
"""The first line with which Excel is told what separates the cells."""
_WRAPPED = re.compile(r'(?<![^,;\t|\r\n"])="')
_FORMULA = re.compile(r'="([^"]*)"')
HEAD_LINES = 200
HEAD = 256 * 1024


def read_csv(stream: BinaryIO, options: TableOptions) -> Table:
    """The table of a seekable stream, which stays open while its rows are read.

    Raises `FileProblem` for an encoding that there is not.
    """
    encoding = options.encoding or detect_encoding(stream)
    try:
        head = _head(stream, encoding)
    except LookupError:
        raise FileProblem(
            Text(N_("There is no encoding called {name}."), {"name": encoding})
        ) from None
    said = _SEPARATOR.match(head)
    delimiter = options.delimiter or (said[1] if said else best_delimiter(head))
    others = "" if options.delimiter else DELIMITERS.replace(delimiter, "")
    others = others if _mixed(head, delimiter) else ""

    wrapped = _WRAPPED.search(head) is not None and "rolodex uid" not in head[:HEAD].casefold()

    def read() -> Iterator[Row]:
        stream.seek(0)
        rows = records(_text(stream, encoding), delimiter, others)
        if said:
            rows = (row for row in rows if row.line > 1)
        return map(_unwrapped, rows) if wrapped else rows

    problems: tuple[Text, ...] = ()
    if "\ufffd" in head:
        problems = (Text(N_("Some characters could not be read and were replaced.")),)
    return make_table(CSV, read, options, encoding=encoding, delimiter=delimiter, problems=problems)


def _unwrapped(row: Row) -> Row:
    """A row without the `="..."` that keeps Excel from eating zeros."""
    cells = [m[1] if (m := _FORMULA.fullmatch(cell.strip())) else cell for cell in row.cells]
    return row._replace(cells=cells)


def _head(stream: BinaryIO, encoding: str) -> str:
    stream.seek(0)
    head = _text(stream, encoding).read(HEAD)
    stream.seek(0)
    return head


def _text(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    return _Unclosed(stream, encoding=encoding, errors=errors_of(encoding), newline="")


class _Unclosed(io.TextIOWrapper):
    """A wrapper that leaves the stream open: who opened it closes it."""

    def __del__(self) -> None:
        try:
            self.detach()
        except ValueError:
            pass


def best_delimiter(head: str) -> str:
    """The delimiter under which the most cells of a row are known names of columns.

    Where none is, the one that cuts the most lines into the same number of cells, two or more.
    """
    lines = [line for line in head.splitlines()[:HEAD_LINES] if line.strip()]
    best, most = ",", (0.0, 0.0, 0)
    for delimiter in DELIMITERS:
        rows = [_cells(line, delimiter) for line in lines]
        known = max((known_columns(row) for row in rows[:60] if len(row) > 1), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, lines_of_it = max(
            widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0)
        )
        score = (float(known), lines_of_it / max(1, len(lines)), width)
        if score > most:
            best, most = delimiter, score
    return best


def _mixed(head: str, delimiter: str) -> bool:
    """Whether some lines have another delimiter only, as tables put together by hand do."""
    lines = [line for line in head.splitlines()[:HEAD_LINES] if line.strip()]
    others = DELIMITERS.replace(delimiter, "")
    alone = sum(
        1 for line in lines if delimiter not in line and any(line.count(o) > 1 for o in others)
    )
    return 0 < alone < len(lines)


def _cells(line: str, delimiter: str) -> list[str]:
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(islice(csv.reader([line], delimiter=delimiter, skipinitialspace=True), 1), [])
    except csv.Error:
        return line.split(delimiter)
