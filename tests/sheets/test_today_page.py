"""Today's page holds the day in its sections, with boxes to tick and lines to write on."""

from __future__ import annotations

from datetime import date, time

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.domain.names import display_name
from rolodex.domain.reminder import Reminder
from rolodex.domain.text import Text
from rolodex.sheets.request import Waiting
from tests.sheets.drawn import TODAY, draw, faults
from tests.sheets.reading import bookmarks_of, lines_of, squeezed, text_of


def waiting(
    number: int, kind: str = "silence", at: time | None = None, days: int = 0, **more: str
) -> Waiting:
    card = Card(
        id=number,
        family="王",
        given=f"小明{number}",
        company="大同保險",
        title="經理",
        methods=(Method(kind=MethodKind.PHONE, value=f"09{number:08d}", label="mobile"),),
    )
    return Waiting(
        reminder=Reminder(
            kind=kind,
            card_id=number,
            uid=str(number),
            name=display_name(card),
            label=more.get("label", ""),
            due=date.fromordinal(TODAY.toordinal() + days),
            days=days,
            reason=Text(f"reason {number}"),
            time=at,
            place=more.get("place", ""),
        ),
        card=card,
        name=display_name(card),
        notes=(more["note"],) if "note" in more else (),
    )


DAY = [
    waiting(1, "silence"),
    waiting(2, "birthday"),
    waiting(3, "followup", at=time(15, 30), label="Sign", place="Café Ö"),
    waiting(4, "never"),
    waiting(5, "followup", label="Send the quote", note="Wants it in two parts"),
    waiting(6, "followup", at=time(9, 0), days=-2, label="Missed"),
    waiting(7, "anniversary"),
]


def test_the_sections_come_in_the_order_of_the_day() -> None:
    sheet = draw("today", DAY)
    assert not faults(sheet)
    assert not sheet.missing
    titles = ["Appointments", "Follow-ups", "Birthdays and anniversaries", "Out of touch",
              "Never contacted"]  # fmt: skip
    lines = [line.rstrip(" 0123456789") for line in lines_of(sheet.pdf)]
    assert [line for line in lines if line in titles] == titles
    text = squeezed(text_of(sheet.pdf))
    order = [text.index(f"reason{number}") for number in (3, 5, 6, 2, 7, 1, 4)]
    assert order == sorted(order)


def test_each_section_is_a_bookmark() -> None:
    many = [*DAY, *(waiting(number) for number in range(10, 40))]
    found = bookmarks_of(draw("today", many).pdf)
    assert [title for title, _page, _top in found] == [
        "Appointments", "Follow-ups", "Birthdays and anniversaries", "Out of touch",
        "Never contacted",
    ]  # fmt: skip
    assert found[-1][1] > 1


def test_the_heading_stands_again_on_each_page() -> None:
    sheet = draw("today", [waiting(number) for number in range(40)])
    heads = [mark.page for mark in sheet.marks if mark.text == "Out of touch"]
    assert heads == list(range(1, sheet.pages + 1))
    assert not faults(sheet)


def test_a_line_says_when_who_why_where_and_what_was_said_last() -> None:
    text = text_of(draw("today", DAY).pdf)
    assert "15:30 王小明3" in text
    assert "Sign · reason 3 · Café Ö" in text
    assert "0900000003 mobile" in text
    assert "Send the quote · reason 5" in text
    assert "– Wants it in two parts" in text
    assert "大同保險 · 經理" in text


@pytest.mark.parametrize("lines", [0, 1, 2, 3])
def test_there_is_a_box_for_the_line_and_each_outcome_and_room_to_write(lines: int) -> None:
    sheet = draw("today", DAY, lines=lines)
    ticks = [mark for mark in sheet.marks if mark.kind == "tick"]
    assert len(ticks) == len(DAY) * 5
    width = sheet.body.width
    writing = [m for m in sheet.marks if m.kind == "rule" and width - 30 < m.extent.width < width]
    assert len(writing) == len(DAY) * lines
    assert not faults(sheet)


def test_notes_can_be_left_off() -> None:
    assert "two parts" not in text_of(draw("today", DAY, notes=False).pdf)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "zh_TW", "zh_CN"])
@pytest.mark.parametrize("count", [0, 1, 200])
def test_every_person_and_number_comes_back_exactly(language: str, paper: str, count: int) -> None:
    people = [waiting(number, note="說好下週再談。" * 30) for number in range(count)]
    sheet = draw("today", people, language=language, paper=paper)
    assert not sheet.missing
    assert not faults(sheet)
    lines = lines_of(sheet.pdf)
    for item in people:
        assert item.name in lines
        number = item.card.phones()[0].value
        assert any(line.startswith(number) for line in lines)


def test_an_empty_day_says_so() -> None:
    assert "Nothing is due." in lines_of(draw("today", []).pdf)


def test_a_hostile_note_is_only_text() -> None:
    note = "<b>x</b> {{card.phone}} =HYPERLINK() \r\n second line"
    sheet = draw("today", [waiting(1, note=note)])
    assert not faults(sheet)
    assert squeezed(note) in squeezed(text_of(sheet.pdf))
