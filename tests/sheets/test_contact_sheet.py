"""The contact sheet gives every name and number back and keeps everything in its box."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Address, CustomValue, Method, MethodKind
from rolodex.domain.phones import format_phone
from rolodex.sheets.request import Listed
from tests.peak_memory import peak_mb
from tests.sheets.drawn import draw, faults, listed, people
from tests.sheets.reading import bookmarks_of, lines_of, pages_of, squeezed, text_of

PER_SECOND = 500
"""Cards a second that the budget asks for."""


def numbers(objects: list[Listed]) -> list[str]:
    return [format_phone(m.value, m.normalized, "TW") for o in objects for m in o.card.phones()]


@pytest.mark.parametrize("count", [0, 1, 200])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_every_name_number_and_address_comes_back_exactly(
    language: str, paper: str, count: int
) -> None:
    objects = people(count)
    sheet = draw("contacts", objects, paper=paper, language=language)
    assert not sheet.missing
    assert not faults(sheet)
    text = text_of(sheet.pdf)
    lines = lines_of(sheet.pdf)
    assert [line for line in lines if line in {o.name for o in objects}] == [
        o.name for o in objects
    ]
    for number in numbers(objects):
        assert any(line.split(" mobile")[0].split(" 手機")[0] == number for line in lines), number
    for item in objects:
        assert item.card.emails()[0].value in text
    assert text.count("台北市信義區信義路五段7號") == count
    pages, size = pages_of(sheet.pdf)
    assert pages == sheet.pages
    assert size.startswith("595.28 x 841.89" if paper == "A4" else "612 x 792")


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_paper_on_its_long_side_holds_the_same_cards(paper: str, columns: int) -> None:
    objects = people(60)
    sheet = draw("contacts", objects, paper=paper, landscape=True, columns=columns)
    assert not faults(sheet)
    lines = lines_of(sheet.pdf)
    assert [line for line in lines if line in {o.name for o in objects}] == [
        o.name for o in objects
    ]
    pages, size = pages_of(sheet.pdf)
    assert pages == sheet.pages
    assert size.startswith("841.89 x 595.28" if paper == "A4" else "792 x 612")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("landscape", "columns"), [(False, 2), (True, 3)])
def test_as_many_columns_as_fit_are_two_upright_and_three_on_the_long_side(
    paper: str, landscape: bool, columns: int
) -> None:
    sheet = draw("contacts", people(60), paper=paper, landscape=landscape)
    assert len({mark.extent.x for mark in sheet.marks if mark.kind == "shade"}) == columns


def test_each_group_is_a_bookmark_where_its_heading_first_stands() -> None:
    objects = people(60)
    sheet = draw("contacts", objects)
    wanted = list(dict.fromkeys(o.group for o in objects))
    found = bookmarks_of(sheet.pdf)
    assert [title for title, _page, _top in found] == wanted
    heads = [m for m in sheet.marks if m.text in wanted]
    for title, page, top in found:
        first = next(mark for mark in heads if mark.text == title)
        assert page == first.page
        assert 0 <= first.extent.top - top < 15
    assert not bookmarks_of(draw("contacts", [replace(o, group="") for o in objects]).pdf)


def test_a_long_heading_wraps_instead_of_being_cut() -> None:
    group = "Gesellschaft zur Förderung der Donaudampfschifffahrt und verwandter Gewerbe"
    objects = [replace(o, group=group) for o in people(60)]
    sheet = draw("contacts", objects, columns=4)
    assert not faults(sheet)
    assert squeezed(text_of(sheet.pdf)).count(squeezed(group)) >= 4


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_pages_are_numbered_and_headings_come_again_in_each_column(columns: int) -> None:
    objects = [replace(o, group="Friends") for o in people(90)]
    sheet = draw("contacts", objects, columns=columns)
    assert not faults(sheet)
    lines = lines_of(sheet.pdf)
    wanted = [f"Page {n} of {sheet.pages}" for n in range(1, sheet.pages + 1)]
    assert [line for line in lines if line.startswith("Page ")] == wanted
    heads = [m for m in sheet.marks if m.text == "Friends"]
    filled = {(m.page, m.extent.x) for m in sheet.marks if m.text.startswith("09")}
    assert len(heads) == len(filled)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_very_long_and_hostile_values_stay_in_their_boxes_and_come_back(columns: int) -> None:
    long = "Hubert Blaine " + "Wolfeschlegelsteinhausenbergerdorff " * 4
    values = [
        long.strip(),
        "王" * 80,
        "<b>Bold</b><img src='file:///etc/passwd'>&amp;",
        "{{name}} %s \\(x\\) \\n",
        "a" * 120,
        "x@" + "y" * 90 + ".example.com",
    ]
    objects = [
        listed(
            Card(
                display=value,
                company=value[::-1],
                methods=(
                    Method(kind=MethodKind.PHONE, value="0912345678 ext 99 " * 3, label="m" * 60),
                    Method(kind=MethodKind.EMAIL, value=value),
                ),
                addresses=(Address(street=value),),
            ),
            group=value[:60],
        )
        for value in values
    ]
    sheet = draw("contacts", objects, columns=columns)
    assert not faults(sheet)
    read = squeezed(text_of(sheet.pdf))
    for value in values:
        assert squeezed(value) in read, value


def test_a_card_with_more_numbers_than_a_page_holds_says_how_many_are_left_out() -> None:
    methods = tuple(Method(kind=MethodKind.PHONE, value=f"09{n:08d}") for n in range(200))
    sheet = draw("contacts", [listed(Card(display="Switchboard", methods=methods))])
    assert not faults(sheet)
    shown = sum(line.startswith("09") for line in lines_of(sheet.pdf))
    assert 20 < shown < 200
    assert f"and {200 - shown} more" in text_of(sheet.pdf)


def test_private_fields_are_off_unless_asked_for() -> None:
    custom = (
        CustomValue(label="Marriage", value="Divorcing", private=True),
        CustomValue(label="Plate", value="AB-1234"),
    )
    entry = [listed(Card(display="Ann", custom=custom, notes="Owes money"))]
    usual, without, everything = (
        text_of(draw("contacts", entry, own_fields=own).pdf) for own in ("none", "open", "all")
    )
    assert "Divorcing" not in usual + without
    assert "AB-1234" not in usual
    assert "Plate: AB-1234" in without
    assert "Marriage: Divorcing" in everything
    assert "Owes money" not in everything


def test_a_card_without_a_name_says_so() -> None:
    assert "(no name)" in text_of(draw("contacts", [listed(Card())]).pdf)


def test_the_same_sheet_is_the_same_file() -> None:
    assert draw("contacts", people(5)).pdf == draw("contacts", people(5)).pdf


def test_ten_thousand_cards_are_drawn_in_time_and_all_of_them_come_back() -> None:
    count = 10_000
    objects = people(count)
    begin = time.process_time()
    sheet = draw("contacts", objects, language="zh_TW", record=False)
    used = time.process_time() - begin
    assert count / used > PER_SECOND
    assert not sheet.missing
    lines = set(lines_of(sheet.pdf))
    assert not [o.name for o in objects if o.name not in lines]
    read = {line.removesuffix(" 手機") for line in lines}
    assert not [number for number in numbers(objects) if number not in read]


MEMORY = """
import sys
from tests.sheets.drawn import draw, people
some = people(100)
draw("contacts", (card for _again in range(int(sys.argv[1]) // 100) for card in some), record=False)
"""


def test_memory_does_not_grow_with_the_pages() -> None:
    _said, small = peak_mb(MEMORY, "500")
    _said, large = peak_mb(MEMORY, "5000")
    assert large - small < 10
