"""Hostile and damaged tables: only typed problems, bounded time and memory, no neighbour lost."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.problems import FileProblem
from rolodex.formats.csv_records import MAX_FIELD
from rolodex.formats.recognise import UNKNOWN, VCARD, read_table, recognise
from rolodex.formats.table import CSV, LDIF, WORKBOOK, TableOptions
from rolodex.formats.table_cards import ReadRow, RejectedRow, read_table_cards
from tests.conftest import PROJECT
from tests.fakes import words
from tests.formats.damage import damaged

DATA = Path(__file__).parents[1] / "data" / "table"
SEED = int(os.environ.get("ROLODEX_SEED", "20261123"))
LONG = os.environ.get("ROLODEX_LONG") == "1"
ROUNDS = 400 * (25 if LONG else 1)

CSVS = [
    "姓名,電話,生日,地址\n王小明,0912345678,65/3/14,台中\n歐陽修,02-23456789#12,農8/15,\n".encode(),
    "姓名,電話\n陳大文,0912345678\n".encode("cp950"),
    "姓名;电话\n陈大文;13812345678\n".encode("gb18030"),
    b'First Name,Last Name,E-mail Address,Notes\r\nAnn,Lee,a@b.c,"two\r\nlines, ""q"""\r\n',
    "Name\tPhone\nAnn\t1\nBob\t2\n".encode("utf-16"),
    b"dn: cn=A\nobjectclass: person\ncn: Ann\nmail: a@b.c\n\ndn: cn=B\ncn: Bob\n",
]
PIECES = [
    b'"', b'""', b",", b";", b"\t", b"|", b"\r", b"\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"=",
    b"'", b"\xa4", b"\x81\x30", b"65/2/30", b"\xe6\xb0\x91\xe5\x9c\x8b", b"1e400", b"#", b"::: ",
    b"dn:", b"PK\x03\x04", b"BEGIN:VCARD\r\n", b"\xed\xa0\x80", b"9" * 400, b"(((((" * 9,
]  # fmt: skip


def rows_of(data: bytes, options: TableOptions | None = None) -> list[ReadRow | RejectedRow]:
    stream = io.BytesIO(data)
    kind = recognise(stream)
    assert kind in (CSV, LDIF, UNKNOWN, VCARD, WORKBOOK)
    if kind in (UNKNOWN, VCARD):
        return []
    table = read_table(stream, kind, options or TableOptions())
    return list(read_table_cards(table, None, "TW"))


def is_typed(data: bytes) -> bool:
    """Whether what comes out are rows, or a problem that plain words tell."""
    try:
        found = rows_of(data)
    except FileProblem as problem:
        return bool(words(problem.text))
    return all(isinstance(row, ReadRow | RejectedRow) for row in found)


def names(data: bytes) -> list[str]:
    return [
        f"{row.card.family}{row.card.given}" for row in rows_of(data) if isinstance(row, ReadRow)
    ]


def test_damaged_tables_give_rows_or_a_problem_in_words() -> None:
    print(f"ROLODEX_SEED={SEED}")
    rng = random.Random(SEED)
    for number in range(ROUNDS):
        data = damaged(rng, PIECES, rng.choice(CSVS))
        began = time.process_time()
        assert is_typed(data)
        seconds = time.process_time() - began
        assert seconds < 2, f"round {number} of seed {SEED}: {data!r}"


def test_damaged_workbooks_give_rows_or_a_problem_in_words() -> None:
    print(f"ROLODEX_SEED={SEED}")
    rng = random.Random(SEED)
    whole = [(DATA / "customers.xls").read_bytes(), workbook(b'<row r="1"><c r="A1"/></row>')]
    for _ in range(ROUNDS // 2):
        assert is_typed(damaged(rng, PIECES, rng.choice(whole)))


@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_only_typed_results(data: bytes) -> None:
    for whole in (data, b"Name,Phone\n" + data, b"PK\x03\x04" + data, b"\xd0\xcf\x11\xe0" + data):
        assert is_typed(whole)


@given(st.text(max_size=200))
def test_any_text_in_any_cell_is_read(text: str) -> None:
    from rolodex.formats.table_cards import line_of

    for header in ("姓名", "生日", "手機", "Categories", "Phone 1 - Value", "地址", "最後聯絡日"):
        data = f"Name,{header}\n".encode() + line_of(["Ann", text]).encode("utf-8", "replace")
        assert is_typed(data + b"\nBob,1\n")


# -- quotes, NULs, long fields


def test_a_forgotten_quote_costs_one_row_and_no_more() -> None:
    data = b'Name,Phone\nAnn,"0911\nBob,0912\nCarl,"0913"\nDora,0914\n'
    assert names(data) == ["Ann", "Bob", "Carl", "Dora"]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    data = b'Name,Notes\nAnn,"begins\n' + b"Bob,1\n" * 5000
    assert len(names(data)) == 5001


def test_quoted_line_ends_and_quotes_are_part_of_the_field() -> None:
    (row,) = rows_of(b'Name,Notes\nAnn,"one\r\ntwo ""2"", three"\n')
    assert isinstance(row, ReadRow)
    assert row.card.notes == 'one\r\ntwo "2", three'


def test_lines_of_many_odd_quotes_are_read_in_linear_time() -> None:
    data = b"Name,Notes\n" + b'A"nn,x"y"\n' * 20_000
    began = time.process_time()
    assert len(rows_of(data)) == 20_000
    assert time.process_time() - began < 20


def test_nuls_and_controls_do_not_end_a_table() -> None:
    assert len(rows_of(b"Name,Phone\nA\0nn,0911\nBob,0912\0\n")) == 2


def test_a_field_of_megabytes_is_read_and_one_of_more_than_ten_is_named() -> None:
    rows = rows_of(
        b"Name,Notes\nAnn," + b"x" * 2_000_000 + b"\nBob," + b"y" * MAX_FIELD + b"\nC,\n"
    )
    assert isinstance(rows[0], ReadRow)
    assert len(rows[0].card.notes) == 2_000_000
    assert isinstance(rows[1], RejectedRow)
    assert words(rows[1].reason) == "This line is longer than 10 MB."
    assert isinstance(rows[2], ReadRow)


def test_more_cells_than_names_are_kept_under_their_number() -> None:
    (row,) = rows_of(b"Name,Phone\nAnn,0911222333,extra\n")
    assert isinstance(row, ReadRow)
    assert [(c.label, c.value) for c in row.card.custom] == [("#3", "extra")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found(delimiter: str) -> None:
    lines = [["姓名", "電話", "地址"], ["王小明", "0912345678", "台中市, 西區; 1號"]]
    if delimiter in ",;":
        lines[1][2] = f'"{lines[1][2]}"'
    data = "\n".join(delimiter.join(line) for line in lines).encode()
    (row,) = rows_of(data)
    assert isinstance(row, ReadRow)
    assert row.card.addresses[0].street == "台中市, 西區; 1號"


# -- workbooks made to harm


def workbook(cells: bytes, **more: bytes) -> bytes:
    """A small .xlsx whose sheet holds these rows."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = b"http://schemas.openxmlformats.org/package/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "_rels/.rels",
            b'<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/officeDocument" '
            b'Target="xl/workbook.xml"/></Relationships>' % (package, rel),
        )
        archive.writestr(
            "xl/workbook.xml",
            b'<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
            b"</sheets></workbook>" % (main, rel),
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            b'<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/worksheet" '
            b'Target="worksheets/sheet1.xml"/></Relationships>' % (package, rel),
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, cells),
        )
        for name, content in more.items():
            archive.writestr(name, content)
    return stream.getvalue()


def text_cell(place: str, text: str) -> bytes:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


SMALL = (
    b'<row r="1">' + text_cell("A1", "Name") + text_cell("B1", "Phone") + b'</row><row r="2">'
    + text_cell("A2", "Ann") + b'<c r="B2"><v>912345678</v></c></row>'
)  # fmt: skip


def test_a_small_workbook_is_read() -> None:
    (row,) = rows_of(workbook(SMALL))
    assert isinstance(row, ReadRow)
    assert (row.card.given, row.card.methods[0].value) == ("Ann", "0912345678")


BOMBS = {
    "unfolds to 210 MB": lambda: workbook(b" " * 210_000_000),
    "unfolds a thousandfold": lambda: workbook(SMALL, bomb=b"\0" * 20_000_000),
    "a cell in the last corner": lambda: workbook(
        b'<row r="1048576">' + text_cell("XFD1048576", "x") + b"</row>"
    ),
    "a million wide rows": lambda: workbook(
        b'<row r="1">' + text_cell("RZ1", "x") + b'</row><row r="1000000">'
        + text_cell("A1000000", "x") + b"</row>"
    ),
    "too many parts": lambda: workbook(SMALL, **{f"part{n}": b"" for n in range(1100)}),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str) -> None:
    data = BOMBS[name]()
    began = time.process_time()
    with pytest.raises(FileProblem) as problem:
        rows_of(data)
    assert "too large" in words(problem.value.text)
    assert time.process_time() - began < 2


def test_repeated_cells_of_an_open_document_are_counted_before_it_is_opened() -> None:
    content = (
        b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
        b'<office:spreadsheet><table:table table:name="S">'
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        b'office:value-type="float" office:value="1" table:number-columns-repeated="500"/>'
        b"</table:table-row></table:table></office:spreadsheet></office:body>"
        b"</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    with pytest.raises(FileProblem) as problem:
        rows_of(stream.getvalue())
    assert "too large" in words(problem.value.text)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no zip at all",
        workbook(SMALL)[:-30],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
def test_a_damaged_workbook_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(FileProblem) as problem:
        rows_of(data)
    assert "damaged" in words(problem.value.text)


# -- a million rows

MILLION = """
import sys
from rolodex.formats.recognise import read_table, recognise
from rolodex.formats.table import TableOptions
from rolodex.formats.table_cards import ReadRow, read_table_cards
with open(sys.argv[1], "rb") as stream:
    table = read_table(stream, recognise(stream), TableOptions())
    count = sum(isinstance(row, ReadRow) for row in read_table_cards(table, None, "TW"))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(count, int(peak.split()[1]) // 1024)
"""


def _table_of(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("姓名,手機,生日,地址,備註\n")
        for n in range(rows):
            day = f"{40 + n % 60}/{n % 12 + 1}/{n % 28 + 1}"
            out.write(f'王小{chr(0x4E00 + n % 9000)},09{n:08d},{day},台中市{n}號,"note, {n}"\n')


@pytest.mark.parametrize("rows", [20_000, pytest.param(1_000_000, marks=pytest.mark.long)])
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_memory_does_not_grow_with_the_table(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "large.csv"
    _table_of(path, rows)
    done = subprocess.run(
        [sys.executable, "-c", MILLION, str(path)],
        capture_output=True, text=True, check=True, cwd=PROJECT,
    )  # fmt: skip
    count, megabytes = map(int, done.stdout.split())
    assert count == rows
    assert megabytes < 100


@pytest.mark.parametrize(
    ("header", "country", "year"),
    [
        ("姓名,生日", "TW", 1976),
        ("姓名,電話,生日", "CN", 1976),
        ("姓名,电话,生日", "TW", 1965),
        ("姓名,生日", "CN", 1965),
        ("Name,Birthday", "TW", 1976),
    ],
)
def test_the_names_of_columns_tell_whose_years_are_short(
    header: str, country: str, year: int
) -> None:
    blank = "," * (header.count(",") - 1)
    data = f"{header}\n王小明{blank},65/3/14\n"
    table = read_table(io.BytesIO(data.encode()), CSV, TableOptions())
    (row,) = read_table_cards(table, None, country)
    assert isinstance(row, ReadRow)
    birthday = row.card.birthday()
    assert birthday is not None
    assert (birthday.year, birthday.month, birthday.day) == (year, 3, 14)
