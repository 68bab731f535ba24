"""Cards written as .xlsx: every cell is text, so that nothing is run, eaten or turned to a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from rolodex.formats.table_layout import Layout
from rolodex.formats.vcard_patch import Entry

MAX_CELL = 32_767
"""Characters of one cell, by Excel's limits; longer notes are cut and end in an ellipsis."""


def write_xlsx(
    stream: BinaryIO, entries: Callable[[], Iterable[Entry]], private: bool = False
) -> int:
    """Write the cards that `entries` gives, which is called twice; returns how many.

    The columns are those of the CSV. `private` adds private fields.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    layout = Layout(private)
    for entry in entries():
        layout.take(entry)
    book = xlsxwriter.Workbook(
        stream,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    count = 0
    try:
        sheet = book.add_worksheet("Rolodex")
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True})
        headers = layout.headers()
        sheet.set_column(0, len(headers) - 1, 16)
        sheet.freeze_panes(1, 0)
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, bold)
        for entry in entries():
            count += 1
            for column, cell in enumerate(layout.row(entry, lambda method: method.value)):
                if cell:
                    if len(cell) > MAX_CELL:
                        cell = cell[: MAX_CELL - 1] + "…"
                    sheet.write_string(count, column, cell, text)
    finally:
        book.close()
    return count
