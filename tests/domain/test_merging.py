"""Blanks are filled from another record of the same person; nothing is overwritten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.card import COLUMNS, Card
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.merging import Difference, merge_blanks
from rolodex.domain.names import display_name

MINE = Card(
    id=5,
    uid="mine",
    family="王",
    given="小明",
    company="富邦",
    notes="likes tea",
    methods=(
        Method(id=1, kind=MethodKind.PHONE, value="0912", normalized="+886912", primary=True),
    ),
    tags=("VIP",),
    dates=(SpecialDate(id=2, label="birthday", month=5, day=1),),
)


def test_blank_fields_are_filled() -> None:
    merged = merge_blanks(MINE, Card(family="王", given="小明", source="fair", cadence_days=30))
    assert (merged.card.source, merged.card.cadence_days) == ("fair", 30)
    assert merged.differences == ()


def test_what_is_there_stays_and_the_difference_is_told() -> None:
    merged = merge_blanks(MINE, Card(notes="likes coffee", company="富邦", title="經理"))
    assert merged.card.notes == "likes tea"
    assert merged.card.title == "經理"
    assert merged.differences == (Difference("notes", "likes tea", "likes coffee"),)


def test_a_title_is_not_taken_without_its_company() -> None:
    merged = merge_blanks(MINE, Card(company="國泰", title="經理"))
    assert (merged.card.company, merged.card.title) == ("富邦", "")
    assert {d.field for d in merged.differences} == {"company", "title"}


def test_name_parts_are_not_mixed() -> None:
    unsplit = Card(given="王小明")
    merged = merge_blanks(unsplit, Card(family="王", given="小明"))
    assert display_name(merged.card) == "王小明"
    assert merged.differences == ()
    other = merge_blanks(MINE, Card(family="王", given="大明"))
    assert other.differences == (Difference("display", "王小明", "王大明"),)


def test_a_nameless_card_takes_the_whole_name() -> None:
    merged = merge_blanks(Card(company="富邦"), Card(family="王", given="小明"))
    assert display_name(merged.card) == "王小明"


def test_missing_methods_are_added_behind_and_never_become_primary() -> None:
    incoming = Card(
        methods=(
            Method(kind=MethodKind.PHONE, value="+886 912", normalized="+886912", label="work"),
            Method(kind=MethodKind.PHONE, value="0922", normalized="+886922", primary=True),
            Method(id=9, kind=MethodKind.EMAIL, value="a@b.tw", primary=True),
        )
    )
    methods = merge_blanks(MINE, incoming).card.methods
    assert [m.value for m in methods] == ["0912", "0922", "a@b.tw"]
    assert [m.primary for m in methods] == [True, False, True]
    assert [m.id for m in methods] == [1, None, None]
    assert methods[0].label == "work"


def test_rows_are_added_once() -> None:
    incoming = Card(
        addresses=(Address(city="臺中"), Address(city="台中"), Address()),
        tags=("vip", "Golf", "golf"),
        relations=(Relation(kind="spouse", name="美玲"), Relation(kind="spouse", name="美玲")),
        custom=(CustomValue(label="車", value="A"), CustomValue(label="車", value="A")),
    )
    card = merge_blanks(MINE, incoming).card
    assert len(card.addresses) == len(card.relations) == len(card.custom) == 1
    assert card.tags == ("VIP", "Golf")


def test_a_birthday_gains_its_year_but_never_another_day() -> None:
    with_year = Card(dates=(SpecialDate(label="birthday", month=5, day=1, year=1980),))
    assert merge_blanks(MINE, with_year).card.dates[0].year == 1980
    other = Card(dates=(SpecialDate(label="birthday", month=6, day=1, year=1980),))
    merged = merge_blanks(MINE, other)
    assert merged.card.dates == MINE.dates
    assert merged.differences == (Difference("dates", "--05-01", "1980-06-01"),)


def test_a_lunar_birthday_stands_beside_the_solar_one() -> None:
    lunar = SpecialDate(label="birthday", month=8, day=15, calendar=Calendar.LUNAR)
    assert len(merge_blanks(MINE, Card(dates=(lunar,))).card.dates) == 2


def test_merging_twice_adds_nothing() -> None:
    incoming = Card(
        family="王", given="小明", source="x", tags=("a",), addresses=(Address(city="臺中"),),
        custom=(CustomValue(label="車", value="A"),), relations=(Relation(kind="child", name="b"),),
        methods=(Method(kind=MethodKind.EMAIL, value="a@b.tw"),),
        dates=(SpecialDate(label="other", month=1, day=2),),
    )  # fmt: skip
    once = merge_blanks(MINE, incoming).card
    assert merge_blanks(once, incoming).card == once


short = st.sampled_from(["", "a", "b", "王"])
plain = st.builds(
    Card,
    family=short, given=short, middle=short, nickname=short, notes=short, source=short,
    company=short, title=short, display=short,
)  # fmt: skip


@given(plain, plain)
def test_no_value_is_ever_overwritten(mine: Card, incoming: Card) -> None:
    merged = merge_blanks(mine, incoming).card
    for key in (*(f.key for f in COLUMNS), "company", "title", "department"):
        if getattr(mine, key):
            assert getattr(merged, key) == getattr(mine, key)
