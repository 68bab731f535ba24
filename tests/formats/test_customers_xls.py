"""A salesperson's old workbook, every cell accounted for.

`customers.xls` was made once by hand (with xlwt 1.3, from the left half of `customers.tsv`; `n:`
marks cells that Excel keeps as numbers, `d:` as dates); the right half was written by hand.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import Calendar
from rolodex.domain.partial_date import to_spelling
from rolodex.formats.recognise import read_table, recognise
from rolodex.formats.table import WORKBOOK, TableOptions
from rolodex.formats.table_cards import ReadRow, RejectedRow, read_table_cards
from tests.fakes import words

FOLDER = Path(__file__).parents[1] / "data" / "table"
REJECTED = {
    1: "This row stands above the names of the columns.",
    60: "This row repeats the names of the columns.",
    63: "This row only adds up others.",
}
BLANK = (2, 59)
UNREADABLE = {52: "不詳", 53: "65/2/30"}
GENDERS = {0: "F", 1: "M", 2: "F", 3: "M"}


def _expected() -> dict[int, dict[str, str]]:
    with (FOLDER / "customers.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {int(row["row"]): row for row in rows if int(row["row"]) not in (*REJECTED, *BLANK)}


@pytest.fixture(scope="module")
def rows() -> dict[int, ReadRow | RejectedRow]:
    with (FOLDER / "customers.xls").open("rb") as stream:
        assert recognise(stream) == WORKBOOK
        table = read_table(stream, WORKBOOK, TableOptions())
        assert (table.sheet, table.header_row) == ("客戶", 3)
        return {row.line: row for row in read_table_cards(table, None, "TW")}


def _phones(card: Card) -> str:
    return "; ".join(f"{m.label} {m.value}".strip() for m in card.phones())


def test_every_row_arrives_or_is_named_with_its_reason(
    rows: dict[int, ReadRow | RejectedRow],
) -> None:
    assert sorted(rows) == [1, *range(4, 59), *range(60, 64)]
    reasons = {n: words(r.reason) for n, r in rows.items() if isinstance(r, RejectedRow)}
    assert reasons == REJECTED


@pytest.mark.parametrize("number", sorted(_expected()))
def test_every_cell_is_where_it_belongs(
    rows: dict[int, ReadRow | RejectedRow], number: int
) -> None:
    row, expected = rows[number], _expected()[number]
    assert isinstance(row, ReadRow)
    card = row.card
    if number == 51:
        assert (card.kind, card.company) == (CardKind.COMPANY, expected["姓名"])
    else:
        names = {k: getattr(card, k) for k in ("family", "given", "nickname", "salutation")}
        assert names == {k: expected[k] for k in names}
        assert (card.kind, card.company) == (CardKind.PERSON, f"民生商行{number}")
    assert _phones(card) == expected["phones"]
    assert "; ".join(to_spelling(d) for d in card.dates) == expected["dates"]
    lunar = expected["dates"].count("lunar:")
    assert sum(d.calendar is Calendar.LUNAR for d in card.dates) == lunar
    assert {d.label for d in card.dates} <= {"birthday"}
    assert (card.number, card.title) == (str(number), "店長")
    assert card.gender == GENDERS[number % 4]
    assert [a.street for a in card.addresses] == [f"台中市西區民生路{number}號"]
    assert row.referred == ("王小明" if number > 40 else f"介紹{number}")
    level = "ABC"[number % 3] + ("級" if number % 2 else "")
    tags = ("壽險", "車險") if number % 2 else ("房貸", "VIP")
    assert card.tags == (level, *tags)
    assert row.classes == (level,)
    assert card.notes == f"105/3/2 拜訪 談醫療險\n{number}"
    custom = {value.label: value.value for value in card.custom}
    assert custom.pop("身分證字號") == f"L1234567{number}"
    assert custom == ({"生日": UNREADABLE[number]} if number in UNREADABLE else {})


def test_last_contacts_are_days_of_the_republic(rows: dict[int, ReadRow | RejectedRow]) -> None:
    for number, row in rows.items():
        if isinstance(row, ReadRow):
            day = number % 28 + 1
            days = {0: date(2016, 3, day), 1: date(2025, 1, day)}
            assert row.contact == days.get(number % 5)
