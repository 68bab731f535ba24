"""Cutting text into records of a CSV file, in linear time, whatever its quotes are like.

Quoting is that of RFC 4180. A record that goes over several lines counts only if its quotes are
right to the last; else its first line stands alone, so that one forgotten quote costs one row and
never the rest of the file.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from rolodex.domain.text import Text
from rolodex.formats.table import MAX_COLUMNS, Row
from rolodex.i18n import N_

MAX_FIELD = 10 * 1024 * 1024
"""Characters of one field and of one line; the library's 131,072 are too few for notes."""
MAX_LINES = 1000
"""Lines that one quoted field may go over."""

csv.field_size_limit(MAX_FIELD)


def records(stream: TextIO, delimiter: str, others: str = "") -> Iterator[Row]:
    """The rows of a text opened with `newline=""`; lines without any character are no rows.

    A line that has no `delimiter` is cut at the one of `others` that it has most of.
    """
    lines = _Lines(stream)
    while (found := lines.take()) is not None:
        number, line = found
        if len(line) >= MAX_FIELD:
            yield Row(number, [line[:200]], Text(N_("This line is longer than 10 MB.")))
            continue
        text = line.rstrip("\r\n")
        if not text:
            continue
        if '"' not in text:
            cells = text.split(delimiter)
            if len(cells) == 1 and others:
                cells = _otherwise(text, others)
            elif "'" in text:
                cells = _single_quoted(text, cells, delimiter)
        else:
            cells = _quoted(line, lines, delimiter)
            if len(cells) == 1 and others and delimiter not in text:
                cells = _otherwise(text, others)
        if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
            reason = Text(N_("This row has more than {n} cells."), {"n": MAX_COLUMNS})
            yield Row(number, cells[:MAX_COLUMNS], reason)
            continue
        yield Row(number, cells[:MAX_COLUMNS])


class _Lines:
    """The lines of a text with their numbers; lines that were looked at can be put back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._number = 0
        self._ahead: deque[tuple[int, str]] = deque()

    def take(self) -> tuple[int, str] | None:
        if self._ahead:
            return self._ahead.popleft()
        line = self._stream.readline(MAX_FIELD)
        if not line:
            return None
        if len(line) >= MAX_FIELD and line[-1] not in "\r\n":
            while (more := self._stream.readline(MAX_FIELD)) and more[-1] not in "\r\n":
                pass
        self._number += 1
        return self._number, line

    def back(self, lines: list[tuple[int, str]]) -> None:
        self._ahead.extendleft(reversed(lines))


def _quoted(line: str, lines: _Lines, delimiter: str) -> list[str]:
    if line.count('"') % 2 == 0:
        return _parsed(line, delimiter, strict=False) or [line]
    whole = [line]
    taken: list[tuple[int, str]] = []
    size = len(line)
    while len(taken) < MAX_LINES and size < MAX_FIELD:
        following = lines.take()
        if following is None:
            break
        taken.append(following)
        whole.append(following[1])
        size += len(following[1])
        if following[1].count('"') % 2:
            cells = _parsed("".join(whole), delimiter, strict=True)
            if cells is not None:
                return cells
            break
    lines.back(taken)
    cells = _parsed(line, delimiter, strict=False)
    if cells is None or delimiter in cells[-1]:
        # The quote was never closed: it is a letter like any other.
        return [cell.strip().strip('"') for cell in line.rstrip("\r\n").split(delimiter)]
    return [cell.rstrip("\r\n") for cell in cells]


def _parsed(text: str, delimiter: str, *, strict: bool) -> list[str] | None:
    """The one record of a text; None if its quotes are not right and `strict` asks for that."""
    try:
        found = list(csv.reader([text], delimiter=delimiter, skipinitialspace=True, strict=strict))
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None


def _single_quoted(text: str, cells: list[str], delimiter: str) -> list[str]:
    """A row with cells in single quotes, if that brings their delimiters together."""
    if not any(cell.startswith("'") and not cell.endswith("'") for cell in cells):
        return cells
    try:
        found = list(csv.reader([text], delimiter=delimiter, quotechar="'", strict=True))
    except csv.Error:
        return cells
    return found[0] if len(found) == 1 else cells


def _otherwise(text: str, others: str) -> list[str]:
    best = max(others, key=text.count)
    return text.split(best) if text.count(best) > 1 else [text]
