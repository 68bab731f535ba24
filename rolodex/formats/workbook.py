"""Spreadsheets: .xlsx, .xls, .xlsb and .ods read as tables of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from rolodex.formats.sheets import Sheets, one_table
from rolodex.formats.table import MAX_COLUMNS, WORKBOOK, Row, Table, TableOptions
from rolodex.formats.workbook_cells import cell_text
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

__all__ = ["cell_text", "read_workbook", "workbook_sheets", "write_xlsx"]


def read_workbook(stream: BinaryIO, options: TableOptions) -> Table:
    """The table of a sheet: the one named in the options, else the first that names columns.

    A cell that is merged downwards belongs to each of its rows. Raises `FileProblem` for a
    damaged, locked or monstrous workbook, and for a sheet that is not there.
    """
    return one_table(workbook_sheets(stream), options)


def workbook_sheets(stream: BinaryIO) -> Sheets:
    """The sheets of a workbook, whose stream stays open. Raises `FileProblem` as above."""
    stream.seek(0)
    if stream.read(2) == b"PK":
        check_zip(stream)
    else:
        check_binary(stream)
    stream.seek(0)
    book = _opened(stream)
    shown, hidden = _by_sight(book)

    def rows(name: str) -> Callable[[], Iterator[Row]]:
        sheet: Any = None

        def read() -> Iterator[Row]:
            nonlocal sheet
            sheet = sheet or _sheet(book, name)
            return _rows(sheet)

        return read

    return Sheets(WORKBOOK, tuple(shown), tuple(hidden), rows)


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


def _by_sight(book: Any) -> tuple[list[str], list[str]]:
    """Names of the sheets that hold cells, the shown ones and the hidden ones; no charts."""
    shown: list[str] = []
    hidden: list[str] = []
    for sheet in book.sheets_metadata:
        if str(sheet.typ).endswith(("WorkSheet", "Vba")):
            (shown if str(sheet.visible).endswith(".Visible") else hidden).append(sheet.name)
    return shown, hidden


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
