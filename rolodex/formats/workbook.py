"""Spreadsheets: .xlsx, .xls, .xlsb and .ods read as tables of text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any, BinaryIO

from rolodex.domain.column_names import known_columns
from rolodex.domain.problems import FileProblem
from rolodex.domain.text import Text
from rolodex.formats.table import MAX_COLUMNS, WORKBOOK, Row, Table, TableOptions, make_table
from rolodex.formats.workbook_guard import (
    MAX_CELLS,
    MAX_ROWS,
    check_binary,
    check_zip,
    damaged,
    locked,
    too_large,
)
from rolodex.formats.workbook_writer import write_xlsx
from rolodex.i18n import N_

__all__ = ["cell_text", "read_workbook", "write_xlsx"]

SHEETS_TRIED = 20


def read_workbook(stream: BinaryIO, options: TableOptions) -> Table:
    """The table of a sheet: the one named in the options, else the first that names columns.

    A cell that is merged downwards belongs to each of its rows. Raises `FileProblem` for a
    damaged, locked or monstrous workbook, and for a sheet that is not there.
    """
    stream.seek(0)
    if stream.read(2) == b"PK":
        check_zip(stream)
    else:
        check_binary(stream)
    stream.seek(0)
    book = _opened(stream)
    names = _visible(book)
    if options.sheet and options.sheet not in book.sheet_names:
        raise FileProblem(Text(N_("There is no sheet called {name}."), {"name": options.sheet}))
    name = options.sheet or _likeliest(book, names)
    sheet = _sheet(book, name) if name else None

    def read() -> Iterator[Row]:
        return iter(()) if sheet is None else _rows(sheet)

    return make_table(WORKBOOK, read, options, sheets=tuple(names), sheet=name)


def _opened(stream: BinaryIO) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(stream)
    except python_calamine.PasswordError:
        raise locked() from None
    except MemoryError:
        raise too_large() from None
    except Exception:  # noqa: BLE001 - whatever the reader stumbles over, the file is at fault
        raise damaged() from None
    except BaseException as fault:  # noqa: BLE001 - told apart there
        raise _panicked(fault) from None


def _panicked(fault: BaseException) -> BaseException:
    """A fault in the reader's own language is no Exception of ours, and means a damaged file."""
    return damaged() if type(fault).__name__ == "PanicException" else fault


def _visible(book: Any) -> list[str]:
    """Names of the sheets that hold cells; hidden ones at the end, charts not at all."""
    shown: list[str] = []
    hidden: list[str] = []
    for sheet in book.sheets_metadata:
        if str(sheet.typ).endswith(("WorkSheet", "Vba")):
            (shown if str(sheet.visible).endswith(".Visible") else hidden).append(sheet.name)
    return shown + hidden


def _likeliest(book: Any, names: list[str]) -> str:
    best, most = "", 0
    first = ""
    for name in names[:SHEETS_TRIED]:
        sheet = _sheet(book, name)
        rows = [row.cells for row in islice(_rows(sheet), 60)]
        if not first and any(any(row) for row in rows):
            first = name
        known = max((known_columns(row) for row in rows), default=0)
        if known > most:
            best, most = name, known
        if known > 2:
            break
    return best or first or (names[0] if names else "")


def _sheet(book: Any, name: str) -> Any:
    try:
        sheet = book.get_sheet_by_name(name)
    except MemoryError:
        raise too_large() from None
    except Exception:  # noqa: BLE001 - see _opened
        raise damaged() from None
    except BaseException as fault:  # noqa: BLE001 - told apart there
        raise _panicked(fault) from None
    if sheet.total_height > MAX_ROWS or sheet.total_height * sheet.total_width > MAX_CELLS:
        raise too_large()
    return sheet


def _rows(sheet: Any) -> Iterator[Row]:
    starts, ends = _merged_down(sheet)
    kept: dict[int, str] = {}
    blank: list[Row] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = [cell_text(cell) for cell in cells[:MAX_COLUMNS]]
        for column, text in kept.items():
            if column < len(texts):
                texts[column] = texts[column] or text
        for column in ends.get(number, ()):
            kept.pop(column, None)
        for column in starts.get(number, ()):
            if column < len(texts):
                kept[column] = texts[column]
        blank.append(Row(number, texts))
        if any(texts):  # empty rows below the last full one are none
            yield from blank
            blank = []


def _merged_down(sheet: Any) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Columns with a cell merged over several rows, by the first and by the last of them."""
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for (top, left), (bottom, right) in (sheet.merged_cell_ranges or [])[:20_000]:
        if bottom > top and left == right:
            starts.setdefault(top + 1, []).append(left)
            ends.setdefault(bottom + 1, []).append(left)
    return starts, ends


def cell_text(cell: Any) -> str:
    """What a cell shows: a whole number without decimals, a date as 2026-11-23, no blanks around.

    A phone number kept as 912345678.0 becomes 912345678; the zero comes back later, where the
    column is known to hold phone numbers.
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return ""
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else format(cell, ".15g")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
