"""Tables that this program writes: they come back whole, and Excel runs and eats nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.tidying import tidied
from rolodex.formats.csv_writer import write_csv
from rolodex.formats.recognise import read_table, recognise
from rolodex.formats.table import CSV, WORKBOOK, TableOptions
from rolodex.formats.table_cards import ReadRow, read_table_cards
from rolodex.formats.vcard import Entry
from rolodex.formats.workbook_writer import write_xlsx

FULL = Card(
    uid="5f0c0f4e-0000-4000-8000-000000000001",
    number="007",
    prefix="Dr",
    family="歐陽",
    given="修",
    nickname="Peter, the first",
    reading="Ouyang Xiu",
    display="醉翁",
    salutation="先生",
    gender="M",
    language="zh-TW",
    channel="phone",
    best_time="after 3",
    source="fair",
    cadence_days=45,
    notes="=1+1\nsecond “line”, with ; and \ttab",
    company="Acme; Co",
    title="-Chief-",
    department="@home",
    methods=(
        Method(kind=MethodKind.EMAIL, value="a@b.example", label="work", normalized="a@b.example"),
        Method(kind=MethodKind.PHONE, value="0912345678", label="mobile", primary=True,
               normalized="+886912345678"),
        Method(kind=MethodKind.PHONE, value="+49 30 1234567", label="Boat",
               normalized="+49301234567"),
        Method(kind=MethodKind.PHONE, value="04-2320-1234#12", normalized="+886423201234;ext=12"),
        Method(kind=MethodKind.WEB, value="https://a.example/x", label="blog"),
        Method(kind=MethodKind.CHAT, value="ouyang", label="LINE", display="歐陽修"),
    ),
    addresses=(
        Address(label="home", street="Line 1, Line 2", city="台中市", postcode="00403"),
        Address(po_box="12", extended="3F", region="X", country="Taiwan"),
    ),
    dates=(
        SpecialDate(label="birthday", year=1988, month=2, day=29),
        SpecialDate(label="birthday", calendar=Calendar.LUNAR, month=8, day=15),
        SpecialDate(label="anniversary", month=5, day=1, lead_days=7),
        SpecialDate(label="shop opened", calendar=Calendar.LUNAR, year=2020, month=4, day=10,
                    leap=True),
    ),
    tags=("VIP", "a, b", "房貸"),
    relations=(Relation(kind="spouse", name="林美玲"), Relation(kind="other", name="X")),
    custom=(CustomValue(label="Car", value="'=x"), CustomValue(label="ID", value="A1")),
)  # fmt: skip
FIRM = Card(kind=CardKind.COMPANY, company="Big Firm", uid="u2", notes="'quoted'")


def written(cards: list[Card], excel: bool = False, xlsx: bool = False, **how: Any) -> bytes:
    stream = io.BytesIO()
    entries = [Entry(card=card, referred="王小明" if card is FULL else "") for card in cards]
    if xlsx:
        write_xlsx(stream, lambda: entries, **how)
    else:
        write_csv(stream, lambda: entries, excel, "TW", **how)
    return stream.getvalue()


def read(data: bytes) -> list[ReadRow]:
    stream = io.BytesIO(data)
    table = read_table(stream, recognise(stream), TableOptions())
    rows = list(read_table_cards(table, None, "TW"))
    assert all(isinstance(row, ReadRow) for row in rows), rows
    return [row for row in rows if isinstance(row, ReadRow)]


def back(data: bytes) -> list[Card]:
    return [replace(tidied(row.card, "TW"), uid=row.uid) for row in read(data)]


@pytest.mark.parametrize("how", ["csv", "xlsx"])
def test_every_field_comes_back_as_it_was(how: str) -> None:
    data = written([FULL, FIRM], xlsx=how == "xlsx")
    assert recognise(io.BytesIO(data)) == (WORKBOOK if how == "xlsx" else CSV)
    assert back(data) == [FULL, FIRM]
    assert [row.referred for row in read(data)] == ["王小明", ""]


def test_the_table_for_excel_comes_back_but_for_the_grouping_of_phone_numbers() -> None:
    (card, firm) = back(written([FULL, FIRM], excel=True))
    grouped = replace(FULL.methods[1], value="0912 345 678")
    assert card == replace(FULL, methods=(FULL.methods[0], grouped, *FULL.methods[2:]))
    assert firm == FIRM


def test_private_fields_stay_at_home_unless_asked() -> None:
    card = Card(given="A", custom=(CustomValue(label="Health", value="x", private=True),))
    assert b"Health" not in written([card])
    assert b"Health" not in written([card], xlsx=True)
    assert back(written([card], private=True)) == [card]


@pytest.mark.parametrize(
    "evil",
    ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "＝1+1"],
)
def test_excel_gets_no_formula(evil: str) -> None:
    card = Card(given=evil, notes=evil, company=evil, custom=(CustomValue(label=evil, value=evil),))
    text = written([card], excel=True).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_excel_keeps_zeros_and_phone_numbers_readable() -> None:
    text = written([FULL], excel=True).decode("utf-8-sig")
    cells = next(row for row in csv.reader(io.StringIO(text, newline="")) if FULL.uid in row)
    assert "0912 345 678" in cells
    assert "+49 30 1234567" in cells
    assert "007\t" in cells  # the tab, which no one sees, keeps Excel from making it 7
    assert text.startswith("First Name,")


def test_a_workbook_holds_text_only(tmp_path: Any) -> None:
    import zipfile

    data = written([FULL, Card(given="=1+1", notes="https://a.example")], xlsx=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert b"<v>" not in sheet.replace(b't="s"><v>', b"")


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Mn", "Zs"))
    | st.sampled_from("王小明;,:\\=\"'+-@|"),
    min_size=1,
    max_size=20,
).map(lambda text: __import__("unicodedata").normalize("NFC", text).strip())
NOTHING = {"", "-", "--", "—", "無", "无", "n/a", "#n/a", "null", "none", "nan", "nil"}
"""What stands in a table for a cell without anything in it."""
WORD = TEXT.filter(lambda text: text.casefold() not in NOTHING and "::" not in text)
CARDS = st.builds(
    Card,
    family=WORD,
    given=WORD,
    title=WORD,
    notes=st.lists(WORD, max_size=3).map("\n".join),
    company=WORD,
    department=WORD,
    addresses=st.lists(st.builds(Address, label=st.sampled_from(["", "home", "work"]),
                                 street=WORD, city=WORD), max_size=2, unique=True).map(tuple),
    dates=st.lists(st.builds(SpecialDate, label=st.sampled_from(["birthday", "other"]),
                             month=st.integers(1, 12), day=st.integers(1, 28),
                             year=st.none() | st.integers(1900, 2100)),
                   max_size=3, unique=True).map(tuple),
    custom=st.lists(st.builds(CustomValue, label=WORD, value=WORD), max_size=2).map(tuple),
    methods=st.lists(st.builds(Method, kind=st.just(MethodKind.PHONE), value=st.from_regex(
        r"\A0[0-9]{1,3}-[0-9]{6,8}\Z"), label=st.sampled_from(["", "mobile", "work fax", "Boat"])),
        max_size=3, unique_by=lambda m: m.value).map(tuple),
)  # fmt: skip


@given(card=CARDS)
def test_any_card_comes_back_from_csv(card: Card) -> None:
    card = tidied(card, "TW")
    (found,) = back(written([card]))
    assert replace(found, uid="") == card


@given(card=CARDS)
def test_any_card_can_be_written_for_excel_and_read(card: Card) -> None:
    (found,) = back(written([tidied(card, "TW")], excel=True))
    assert (found.family, found.given) == (tidied(card, "TW").family, tidied(card, "TW").given)
