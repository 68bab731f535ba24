"""Whatever stands in a card comes on paper as text, in its box, and can be copied out again."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import Any

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Address, CustomValue, Method, MethodKind
from rolodex.domain.reminder import Reminder
from rolodex.domain.text import Text
from rolodex.sheets.fonts import cleaned
from rolodex.sheets.page import MARGIN, PAPERS
from rolodex.sheets.request import Listed, Waiting
from rolodex.sheets.writing_direction import has_right_to_left
from tests.sheets.drawn import TODAY, Drawn, draw, faults
from tests.sheets.hostile import HOSTILE
from tests.sheets.reading import squeezed, text_of

DOTS = 50


def card(value: str) -> Card:
    """The value wherever a card has room for one."""
    return Card(
        display=value,
        company=value[::-1],
        title=value,
        methods=(
            Method(kind=MethodKind.PHONE, value=value, label=value),
            Method(kind=MethodKind.PHONE, value="0912345678", label=value),
            Method(kind=MethodKind.EMAIL, value=value),
        ),
        addresses=(Address(street=value, city=value),),
        custom=(CustomValue(label=value, value=value),),
    )


def contacts(**how: Any) -> Drawn:
    cards = [Listed(card=card(v), name=v, group=v) for v in HOSTILE.values()]
    return draw("contacts", cards, own_fields="all", **how)


def waiting(name: str, other: str = "", notes: tuple[str, ...] = ()) -> Waiting:
    reminder = Reminder(
        kind="followup",
        card_id=1,
        uid="1",
        name=name,
        label=other,
        due=TODAY,
        days=0,
        reason=Text("{value}", {"value": other}),
        place=other,
    )
    return Waiting(reminder=reminder, card=card(other) if other else Card(), name=name, notes=notes)


def today(**how: Any) -> Drawn:
    return draw("today", [waiting(v, v, (v, v)) for v in HOSTILE.values()], **how)


def ink_in_the_margins(pdf: bytes, paper: str) -> int:
    """Pixels that are not white where nothing may be printed, on all pages together."""
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=120).stdout
    size = PAPERS[paper]
    edge = int((MARGIN - 6) * DOTS / 72)
    found = 0
    while done:
        _form, extent, _most, rest = done.split(b"\n", 3)
        width, height = map(int, extent.split())
        assert abs(width - size.width * DOTS / 72) < 2
        page, done = rest[: width * height], rest[width * height :]
        for row in range(height):
            line = page[row * width : (row + 1) * width]
            inner = edge <= row < height - edge
            outside = line[:edge] + line[-edge:] if inner else line
            found += sum(pixel < 250 for pixel in outside)
    return found


def check(sheet: Drawn, paper: str) -> None:
    assert faults(sheet) == []
    assert ink_in_the_margins(sheet.pdf, paper) == 0


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_nothing_on_a_contact_sheet_leaves_its_box_or_lies_over_another(
    columns: int, paper: str
) -> None:
    check(contacts(columns=columns, paper=paper), paper)


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_nothing_on_todays_page_leaves_its_box_or_lies_over_another(
    language: str, paper: str
) -> None:
    check(today(language=language, paper=paper), paper)


def one(name: str, where: int | str) -> Drawn:
    """A card alone on a contact sheet of so many columns, or on today's page."""
    if where == "today":
        return draw("today", [waiting(name)])
    return draw("contacts", [Listed(card=Card(display=name), name=name)], columns=where)


@pytest.mark.parametrize("odd", HOSTILE)
@pytest.mark.parametrize("where", [1, 2, 3, "today"])
def test_every_name_is_copied_out_as_it_is(odd: str, where: int | str) -> None:
    name = HOSTILE[odd]
    sheet = one(name, where)
    assert faults(sheet) == []
    read, wanted = squeezed(text_of(sheet.pdf)), squeezed(cleaned(name))
    if has_right_to_left(name):
        read, wanted = ("".join(sorted(text)) for text in (read, wanted))
        assert not set(wanted) - set(read)
    elif wanted:
        assert wanted in read
    else:
        assert "(noname)" in read


@pytest.mark.parametrize("odd", HOSTILE)
def test_what_no_font_can_draw_is_named_and_nothing_else(odd: str) -> None:
    name = HOSTILE[odd]
    sheet = draw("contacts", [Listed(card=Card(display=name), name=name)])
    assert set(sheet.missing) <= set(cleaned(name))
    assert not [letter for letter in sheet.missing if letter.isascii()]


def test_notes_begin_below_the_last_of_many_numbers() -> None:
    numbers = tuple(
        Method(kind=MethodKind.PHONE, value=f"+886 2 2345 678{n} ext 1234567890123")
        for n in range(9)
    )
    person = waiting("Li", notes=("One",))
    sheet = draw("today", [replace(person, card=Card(display="Li", methods=numbers))])
    assert faults(sheet) == []
    shown = [m for m in sheet.marks if m.text.startswith("+886")]
    note = next(m for m in sheet.marks if m.text.startswith("– "))
    assert len(shown) == 4
    assert note.extent.top > max(m.extent.top + m.extent.height for m in shown)
