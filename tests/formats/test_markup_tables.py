"""Web pages and XML that programs hand out as .xls: read as the tables they are."""

from __future__ import annotations

import io

import pytest

from rolodex.domain.problems import FileProblem
from rolodex.formats.recognise import UNKNOWN, read_table, read_tables, recognise
from rolodex.formats.table import MARKUP, Table, TableOptions

PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    "<style>td{{x:y}}</style></head><body><table border=1>"
    '<tr><th colspan="3">客戶</th></tr><tr><th>姓名</th><th>電話</th><th>備註</th></tr>'
    "<tr><td>王小明</td><td>0912&nbsp;345 678</td><td>A&amp;B<br>第二行</td></tr>"
    "<tr><td rowspan=2>陳大文</td><td>1</td><td></td></tr><tr><td>2</td><td>x</td></tr>"
    "</table></body></html>"
)
WORKBOOK = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Worksheet ss:Name="客戶"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell>'
    '<Cell><Data ss:Type="String">手機</Data></Cell><Cell><Data ss:Type="String">生日</Data></Cell>'
    '<Cell><Data ss:Type="String">備註</Data></Cell></Row>'
    '<Row ss:Index="4"><Cell><Data ss:Type="String">王小明</Data></Cell>'
    '<Cell><Data ss:Type="Number">912345678</Data></Cell>'
    '<Cell><Data ss:Type="DateTime">1976-03-14T00:00:00.000</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="String">陳大文</Data></Cell><Cell ss:Index="4">'
    '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>體</ss:Data></Cell>'
    '</Row></Table></Worksheet><Worksheet ss:Name="名單"><Table><Row>'
    '<Cell><Data ss:Type="String">Name</Data></Cell>'
    '<Cell><Data ss:Type="String">Phone</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)


def cells(raw: bytes) -> list[list[str]]:
    stream = io.BytesIO(raw)
    assert recognise(stream) == MARKUP
    return [row.cells for row in read_table(stream, MARKUP, TableOptions()).read()]


@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf-8"), ("big5", "cp950")])
def test_a_web_page_is_read_row_by_row(charset: str, codec: str) -> None:
    assert cells(PAGE.format(charset=charset).encode(codec)) == [
        ["客戶", "", ""],
        ["姓名", "電話", "備註"],
        ["王小明", "0912 345 678", "A&B\n第二行"],
        ["陳大文", "1", ""],
        ["陳大文", "2", "x"],
    ]


def test_a_page_that_wrongly_says_utf8_and_leaves_tags_open_is_read_all_the_same() -> None:
    page = '<meta charset="utf-8"><table><tr><td>姓名<td>電話<tr><td>王小明<td>0912'
    assert cells(page.encode("cp950")) == [["姓名", "電話"], ["王小明", "0912"]]
    assert cells(b"<table><tr><td>Name<td>Phone</table>") == [["Name", "Phone"]]


def test_a_table_within_a_cell_keeps_its_rows_to_itself() -> None:
    page = b"<table><tr><td>a<table><tr><td>b</table></td><td>c</table>"
    assert cells(page) == [["b"], ["a", "c"]]


def test_spans_without_bounds_make_no_endless_row() -> None:
    page = b"<table><tr><td colspan=999999999 rowspan=999999999>a</td><td>b<tr><td>c</table>"
    assert [len(row) for row in cells(page)] == [512, 512]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_xml_spreadsheet_is_read_sheet_by_sheet(codec: str) -> None:
    stream = io.BytesIO(WORKBOOK.encode(codec))
    assert recognise(stream) == MARKUP
    found = [t for t in read_tables(stream, MARKUP, TableOptions()) if isinstance(t, Table)]
    assert [table.sheet for table in found] == ["客戶", "名單"]
    rows = {row.line: row.cells for row in found[0].read() if any(row.cells)}
    assert rows == {
        1: ["姓名", "手機", "生日", "備註"],
        4: ["王小明", "912345678", "1976-03-14"],
        5: ["陳大文", "", "", "粗體"],
    }


@pytest.mark.parametrize(
    "spoilt",
    [
        WORKBOOK[:-20],
        WORKBOOK.replace('"1.0"?>', '"1.0" encoding="klingon"?>', 1),
        WORKBOOK.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook', 1),
        WORKBOOK.replace('ss:Index="4"', 'ss:Index="99999999"'),
    ],
)
def test_damaged_or_hostile_xml_is_refused(spoilt: str) -> None:
    stream = io.BytesIO(spoilt.encode())
    with pytest.raises(FileProblem):
        list(read_tables(stream, recognise(stream), TableOptions()))


def test_a_page_without_a_table_is_none() -> None:
    assert (
        recognise(io.BytesIO(b"<html><body>Dear customer, call 1, 2, 3</body></html>")) == UNKNOWN
    )
