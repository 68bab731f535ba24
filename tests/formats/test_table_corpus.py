"""Tables that other projects publish as fixtures: every row arrives or is named with its reason."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest

from rolodex.domain.card import Card
from rolodex.domain.problems import FileProblem
from rolodex.formats.recognise import UNKNOWN, read_table, recognise
from rolodex.formats.table import CSV, TableOptions
from rolodex.formats.table_cards import ReadRow, RejectedRow, read_table_cards
from tests.fakes import words

GOLDEN = Path(__file__).parents[1] / "data" / "table"

ABOVE = "This row stands above the names of the columns."
NOBODY = "There is no name, phone number or e-mail address in this row."
NO_COLUMN = "No column of this table holds names, numbers or e-mail addresses."
A_LIST = "This is a list of addresses, not a person."

# File: encoding, people, and how many rows are rejected for which reason.
EXPECTED: dict[str, tuple[str, int, dict[str, int]]] = {
    "csv/constellation/google_contacts.csv": ("utf-8", 2, {}),
    "csv/google-2024/helix_google_contacts.csv": ("utf-8", 13, {}),
    "csv/linkedin/jobradar_connections.csv": ("utf-8", 3, {ABOVE: 2}),
    "csv/linkedin/jobswarm_connections.csv": ("utf-8", 3, {ABOVE: 2}),
    "csv/linkedin/labeldekho_connections.csv": ("utf-8", 10, {ABOVE: 3}),
    "csv/linkedin/sixhops_connections.csv": ("utf-8", 4, {ABOVE: 2, NOBODY: 1}),
    "csv/messytables/begrotingsanalyse-2011.csv": ("utf-8", 0, {ABOVE: 2, NO_COLUMN: 39}),
    "csv/messytables/example.tsv": ("utf-8", 0, {NO_COLUMN: 140}),
    "csv/messytables/mixedGLB.csv": ("utf-8", 0, {ABOVE: 2, NO_COLUMN: 133}),
    "csv/messytables/null.csv": ("utf-8", 0, {NO_COLUMN: 10}),
    "csv/messytables/simple.csv": ("utf-8", 0, {NO_COLUMN: 6}),
    "csv/messytables/simple.psv": ("utf-8", 0, {NO_COLUMN: 28}),
    "csv/messytables/skip_initials.csv": ("utf-8", 0, {NO_COLUMN: 3}),
    "csv/messytables/spanish_chars.csv": ("cp1252", 0, {NO_COLUMN: 115}),
    "csv/messytables/utf-16le_encoded.csv": ("utf-16", 327, {}),
    "csv/messytables/weird_head_padding.csv": ("utf-8", 0, {NO_COLUMN: 84}),
    "csv/outlook-zh-headers/outlook_en_utf16.csv": ("utf-16", 0, {}),
    "csv/outlook-zh-headers/outlook_zh_CN_gb2312.csv": ("gb18030", 0, {}),
    "csv/outlook-zh-headers/outlook_zh_TW_a_cp950.csv": ("cp950", 0, {}),
    "csv/outlook-zh-headers/outlook_zh_TW_b_utf8bom.csv": ("utf-8-sig", 0, {}),
    "csv/roundcube/all.csv": ("utf-8-sig", 1, {}),
    "csv/roundcube/outlook.csv": ("utf-8", 1, {}),
    "csv/roundcube/tb_plain.csv": ("utf-8", 1, {}),
    "csv/sqlite-utils/example1.csv": ("utf-8", 4, {}),
    "csv/sqlite-utils/example3.csv": ("utf-8", 4, {}),
    "csv/takbok/sample1.csv": ("utf-8", 16, {}),
    "csv/takbok/sample2.csv": ("utf-8", 100, {}),
    "csv/thunderbird/basic_ldif_addressbook.ldif": ("utf-8", 1, {}),
    "csv/thunderbird/bug_263304.ldif": ("utf-8", 1, {}),
    "csv/thunderbird/csv_semicolon.csv": ("utf-8", 2, {}),
    "csv/thunderbird/export.csv": ("utf-8", 2, {}),
    "csv/thunderbird/export.ldif": ("utf-8", 2, {A_LIST: 1}),
    "csv/thunderbird/import.csv": ("utf-8", 1, {}),
    "csv/thunderbird/quote.csv": ("utf-8", 1, {}),
    "csv/thunderbird/shiftjis_addressbook.csv": ("cp932", 1, {}),
    "csv/thunderbird/tab_comma_mixed.csv": ("utf-8", 4, {}),
    "xlsx/messytables/bian-anal-mca-2005-dols-eng-1011-0312-tab3.xlsm": (
        "", 0, {ABOVE: 27, NO_COLUMN: 13},
    ),
    "xlsx/messytables/blank_line.ods": ("", 3, {}),
    "xlsx/messytables/excel_properties.xls": ("", 0, {NO_COLUMN: 18}),
    "xlsx/messytables/large.xlsx": ("", 0, {ABOVE: 2, NO_COLUMN: 30}),
    "xlsx/messytables/libreoffice.xlsx": ("", 0, {}),
    "xlsx/messytables/loffice-4.4.1.2.ods": ("", 3, {}),
    "xlsx/messytables/multilineods.ods": ("", 0, {NO_COLUMN: 1}),
    "xlsx/messytables/ods_formats.ods": ("", 0, {NO_COLUMN: 5}),
    "xlsx/messytables/simple.ods": ("", 3, {}),
    "xlsx/messytables/simple.xls": ("", 0, {NO_COLUMN: 6}),
    "xlsx/messytables/simple.xlsx": ("", 0, {NO_COLUMN: 6}),
    "xlsx/messytables/span_rich.xls": ("", 0, {NO_COLUMN: 6}),
    "xlsx/messytables/sw_gen.xlsx": ("", 0, {NO_COLUMN: 15}),
    "xlsx/messytables/unicode_sheet_name.xls": ("", 0, {NO_COLUMN: 1}),
}  # fmt: skip
NO_TABLE = {"csv/messytables/small.csv": UNKNOWN}
"""One letter: nothing says that it is a table."""
UNREADABLE = "xlsx/messytables/encrypted_no_password.xls"

GOLDEN_FILES = (
    "csv/constellation/google_contacts.csv",
    "csv/google-2024/helix_google_contacts.csv",
    "csv/linkedin/sixhops_connections.csv",
    "csv/roundcube/all.csv",
    "csv/roundcube/tb_plain.csv",
    "csv/thunderbird/basic_ldif_addressbook.ldif",
    "csv/thunderbird/export.csv",
    "csv/thunderbird/quote.csv",
    "csv/thunderbird/shiftjis_addressbook.csv",
    "csv/thunderbird/tab_comma_mixed.csv",
    "xlsx/messytables/blank_line.ods",
)


def read(path: Path) -> tuple[str, list[ReadRow | RejectedRow]]:
    with path.open("rb") as stream:
        table = read_table(stream, recognise(stream), TableOptions())
        return table.encoding, list(read_table_cards(table, None, "TW"))


def plain(card: Card) -> dict[str, Any]:
    """The fields of a card that hold something, as JSON values."""
    blank = Card()
    found = {}
    for field in fields(Card):
        value = getattr(card, field.name)
        if value != getattr(blank, field.name):
            found[field.name] = value if isinstance(value, str) else _parts(value)
    return found


def _parts(value: Any) -> Any:
    if isinstance(value, tuple):
        return [part if isinstance(part, str) else _parts(part) for part in value]
    return {k: v for k, v in asdict(value).items() if v not in ("", None, False)}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_row_is_a_person_or_named_with_its_reason(corpora: Path, name: str) -> None:
    encoding, people, rejected = EXPECTED[name]
    found, rows = read(corpora / name)
    assert found == encoding
    reasons: dict[str, int] = {}
    for row in rows:
        if isinstance(row, RejectedRow):
            reasons[words(row.reason)] = reasons.get(words(row.reason), 0) + 1
    assert sum(isinstance(row, ReadRow) for row in rows) == people
    assert reasons == rejected
    assert len({row.line for row in rows}) == len(rows)


def test_no_file_of_the_corpus_is_forgotten(corpora: Path) -> None:
    there = {
        path.relative_to(corpora).as_posix()
        for folder in ("csv", "xlsx")
        for path in (corpora / folder).rglob("*")
        if path.is_file() and path.name != "MANIFEST.tsv"
    }
    assert there == {*EXPECTED, *NO_TABLE, UNREADABLE}


def test_what_is_no_table_is_not_taken_for_one(corpora: Path) -> None:
    for name, kind in NO_TABLE.items():
        with (corpora / name).open("rb") as stream:
            assert recognise(stream) == kind


def test_a_locked_workbook_is_refused_in_plain_words(corpora: Path) -> None:
    with pytest.raises(FileProblem) as problem:
        read(corpora / UNREADABLE)
    assert "locked with a password" in words(problem.value.text)


@pytest.mark.parametrize("name", GOLDEN_FILES)
def test_every_field_of_every_row_is_as_checked_by_hand(corpora: Path, name: str) -> None:
    _, rows = read(corpora / name)
    found = [
        {"line": row.line, **plain(row.card)} | ({"referred": row.referred} if row.referred else {})
        for row in rows
        if isinstance(row, ReadRow)
    ]
    golden = GOLDEN / f"{Path(name).parent.name}-{Path(name).name}.json"
    assert found == json.loads(golden.read_text("utf-8"))


@pytest.mark.parametrize("codec", ["cp950", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_one_row_under_known_names_is_decoded_right(tmp_path: Path, codec: str) -> None:
    text = "姓名,電話,地址\n歐陽修,0912345678,台中市西區\n"
    if codec == "gb18030":
        text = "姓名,电话,地址\n欧阳修,0912345678,台中市西区\n"
    path = tmp_path / "one.csv"
    path.write_bytes(text.encode(codec))
    with path.open("rb") as stream:
        assert recognise(stream) == CSV
    encoding, rows = read(path)
    assert encoding == codec
    (row,) = rows
    assert isinstance(row, ReadRow)
    assert row.card.family + row.card.given == text.splitlines()[1].split(",")[0]


# Cells that say nothing of the person, or say it by where another cell lands.
SILENT = re.compile(
    r"\* myContacts|SMTP|Normal|Unspecified|0/0/00|Work|Home|Mobile|Other|"
    r"update|\*?\s*", re.IGNORECASE
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_no_cell_of_a_person_is_lost(corpora: Path, name: str) -> None:
    """Every word of every cell stands somewhere in the card, dates and gender in their forms."""
    with (corpora / name).open("rb") as stream:
        table = read_table(stream, recognise(stream), TableOptions())
        cells = {row.line: row.cells for row in table.rows()}
        people = [r for r in read_table_cards(table, None, "TW") if isinstance(r, ReadRow)]
    for row in people:
        held = _letters(json.dumps([plain(row.card), row.referred], ensure_ascii=False))
        for cell in cells[row.line]:
            for part in re.split(r"\s*:::\s*", cell.strip()):
                if SILENT.fullmatch(part) or part in GENDERS or _is_day_of(part, row.card):
                    continue
                lost = [w for w in re.findall(r"\w+", part) if _letters(w) not in held]
                assert not lost, (row.line, cell)


GENDERS = {"female", "male"}


def _letters(text: str) -> str:
    plain_text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain_text if char.isalnum())


def _is_day_of(cell: str, card: Card) -> bool:
    numbers = {int(n) for n in re.findall(r"\d+", cell)}
    return any(numbers == {d.year, d.month, d.day} - {None} for d in card.dates)
