"""Workbooks with several sheets: every sheet with people is read, every other one is named."""

from __future__ import annotations

import io
from collections.abc import Callable

import xlsxwriter

from rolodex.formats.recognise import read_tables
from rolodex.formats.sheets import UnreadSheet
from rolodex.formats.table import WORKBOOK, Table, TableOptions
from tests.fakes import words

Fill = Callable[[xlsxwriter.Workbook], None]


def tables(fill: Fill, options: TableOptions | None = None) -> list[Table | UnreadSheet]:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        fill(book)
    return list(read_tables(io.BytesIO(out.getvalue()), WORKBOOK, options or TableOptions()))


def sheet(book: xlsxwriter.Workbook, name: str, *rows: tuple[object, ...]) -> xlsxwriter.worksheet:
    made = book.add_worksheet(name)
    for number, row in enumerate(rows):
        made.write_row(number, 0, row)
    return made


def districts(book: xlsxwriter.Workbook) -> None:
    sheet(book, "封面")
    sheet(book, "北區", ("姓名", "電話"), ("王一", "1"))
    sheet(book, "中區", ("姓名", "手機", "公司"), ("陳一", "2", "大同"))
    sheet(book, "說明", ("本表請勿外流",))
    sheet(book, "舊", ("姓名", "電話"), ("林一", "3")).hide()


def test_every_sheet_with_people_is_read_and_every_other_one_named() -> None:
    found = tables(districts)
    read = [table.sheet for table in found if isinstance(table, Table)]
    unread = {t.sheet: words(t.reason) for t in found if isinstance(t, UnreadSheet)}
    assert read == ["北區", "中區"]
    assert set(unread) == {"說明", "舊"}
    assert "hidden" in unread["舊"]


def test_a_sheet_that_a_person_chose_is_the_only_one() -> None:
    found = tables(districts, TableOptions(sheet="舊", only=True))
    assert [table.sheet for table in found] == ["舊"]


def test_what_a_person_corrected_on_one_sheet_leaves_the_others() -> None:
    found = tables(districts, TableOptions(sheet="中區", header_row=0))
    read = {table.sheet: table.header_row for table in found if isinstance(table, Table)}
    assert read == {"北區": 1, "中區": 0}


def test_without_people_anywhere_the_likeliest_sheet_is_read() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet(book, "a", ("x",), ("y",))
        sheet(book, "b", ("City", "Country"), ("Ghent", "Belgium"))

    found = tables(fill)
    assert [table.sheet for table in found] == ["b", "a"]
    assert isinstance(found[0], Table)


def test_a_hidden_sheet_is_read_where_no_other_has_people() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet(book, "cover", ("Our customers",))
        sheet(book, "data", ("Name", "Phone"), ("Ann", "1")).hide()

    assert "data" in [table.sheet for table in tables(fill) if isinstance(table, Table)]
