"""Workbooks as people make them: merged cells, several sheets, dates and numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
import xlsxwriter

from rolodex.domain.problems import FileProblem
from rolodex.formats.table import Table, TableOptions
from rolodex.formats.table_cards import ReadRow, read_table_cards
from rolodex.formats.workbook import cell_text, read_workbook


def made(fill: Callable[[Any], None], options: TableOptions | None = None) -> Table:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    fill(book)
    book.close()
    return read_workbook(stream, options or TableOptions())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1.0, "1"),
        (912345678.0, "912345678"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (float("nan"), ""),
        (True, "TRUE"),
        (date(1988, 2, 29), "1988-02-29"),
        (datetime(1988, 2, 29), "1988-02-29"),
        (datetime(1988, 2, 29, 8, 30), "1988-02-29 08:30:00"),
        (time(8, 30), "08:30:00"),
        ("  x ", "x"),
        (None, ""),
    ],
)
def test_a_cell_is_the_text_that_it_shows(cell: Any, text: str) -> None:
    assert cell_text(cell) == text


def test_a_cell_merged_downwards_belongs_to_each_row_of_the_household() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "客戶名單")
        for column, name in enumerate(("姓名", "地址", "手機")):
            sheet.write(1, column, name)
        for row, name in enumerate(("王小明", "林美玲", "歐陽修"), 2):
            sheet.write(row, 0, name)
            sheet.write(row, 2, f"091234567{row}")
        sheet.merge_range("B3:B4", "台中市西區1號")

    table = made(fill)
    rows = [row for row in read_table_cards(table, None, "TW") if isinstance(row, ReadRow)]
    places = [[address.street for address in row.card.addresses] for row in rows]
    assert places == [["台中市西區1號"], ["台中市西區1號"], []]


def test_the_sheet_that_names_columns_is_chosen_and_another_can_be() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("說明").write(0, 0, "Read me first")
        sheet = book.add_worksheet("客戶")
        sheet.write_row(0, 0, ("姓名", "電話", "生日"))
        sheet.write_row(1, 0, ("王小明", 423201234, "65/3/14"))
        hidden = book.add_worksheet("old")
        hidden.write_row(0, 0, ("姓名", "電話", "生日", "地址"))
        hidden.hide()

    table = made(fill)
    assert (table.sheet, table.sheets) == ("客戶", ("說明", "客戶", "old"))
    assert made(fill, TableOptions(sheet="old")).headers == ("姓名", "電話", "生日", "地址")
    with pytest.raises(FileProblem):
        made(fill, TableOptions(sheet="none"))


def test_rows_are_numbered_as_in_the_sheet_and_none_are_made_up_below_it() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(4, 0, ("Name", "Phone"))
        sheet.write_row(6, 0, ("Ann", "1"))
        sheet.write_blank(40, 0, None, book.add_format({"bold": True}))

    table = made(fill)
    assert table.header_row == 5
    assert [row.line for row in table.rows()] == [1, 2, 3, 4, 6, 7]


def test_an_open_document_with_a_password_is_called_locked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", bytes(range(256)))
        archive.writestr("META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>")
    with pytest.raises(FileProblem) as told:
        read_workbook(stream, TableOptions())
    assert "locked with a password" in told.value.text.msgid
