"""Sheets drawn in a test, with everything that was put on paper noted down."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rolodex import i18n
from rolodex.domain.card import Card
from rolodex.domain.card_parts import Address, Method, MethodKind
from rolodex.domain.names import display_name
from rolodex.sheets import SHEET
from rolodex.sheets.fonts import FontChain
from rolodex.sheets.page import MARGIN, PAPERS, Box, Head, Mark, Pages
from rolodex.sheets.request import LANDSCAPE, Listed, Request

TODAY = date(2026, 11, 23)

NAMES = (
    ("王", "小明"), ("陳", "美玲"), ("歐陽", "雪梅"), ("Müller", "Zoë"), ("Ó Briain", "Seán"),
    ("Nguyễn", "Thị Minh"), ("Řezníček", "Jiří"), ("刘", "建国"), ("やまだ", "たろう"),
    ("Chan", "Peter Tai-man"), ("堃", "喆"), ("O'Neil", "Ann & Bob"),
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A finished sheet."""

    pdf: bytes
    pages: int
    marks: tuple[Mark, ...]
    missing: tuple[str, ...]
    body: Box
    paper: Box


def draw(
    sheet: str,
    objects: Iterable[Any],
    *,
    paper: str = "A4",
    language: str = "en",
    fonts: Sequence[Path] = (),
    record: bool = True,
    **options: Any,
) -> Drawn:
    """Draw a sheet with the fonts of this machine, and those given before them."""
    out = io.BytesIO()
    marks: list[Mark] = []
    chain = FontChain.of_system(language, fonts)
    found = SHEET[sheet]
    with i18n.speaking(language):
        head = Head(i18n._(found.title), TODAY, "All cards")
        size = PAPERS[paper].turned() if options.get(LANDSCAPE) else PAPERS[paper]
        pages = Pages(out, size, chain, head, marks.append if record else None)
        request = Request(today=TODAY, options=found.chosen(options))
        found.build(pages, objects, request)
        number = pages.finish()
    whole = Box(MARGIN, MARGIN, size.width - 2 * MARGIN, size.height - 2 * MARGIN)
    return Drawn(out.getvalue(), number, tuple(marks), tuple(chain.missing), pages.body, whole)


def people(count: int) -> list[Listed]:
    """Cards with different names and numbers, in many scripts, under headings."""
    made = []
    for number in range(count):
        family, given = NAMES[number % len(NAMES)]
        mobile = f"09{number:08d}"
        card = Card(
            family=family,
            given=given + str(number),
            company="大同保險經紀人股份有限公司" if number % 2 else "Acme Trading & Co. <Ltd>",
            title="經理" if number % 3 else "Buyer",
            methods=(
                Method(kind=MethodKind.PHONE, value=mobile, label="mobile"),
                Method(kind=MethodKind.EMAIL, value=f"person{number}@example.com"),
            ),
            addresses=(Address(street="信義路五段7號", city="信義區", region="台北市"),),
        )
        made.append(listed(card, group=chr(65 + number * 26 // max(count, 1))))
    return made


def listed(card: Card, group: str = "A") -> Listed:
    """A card on a sheet, with its name as everywhere else."""
    return Listed(card=card, name=display_name(card), group=group, last_contact=date(2026, 11, 3))


def faults(drawn: Drawn) -> list[str]:
    """What left its box, the margins, or lies over another text."""
    found = [f"outside its box: {m}" for m in drawn.marks if not m.box.holds(m.extent)]
    found += [f"outside the margins: {m}" for m in drawn.marks if not drawn.paper.holds(m.extent)]
    by_page: dict[int, list[Mark]] = {}
    for mark in drawn.marks:
        if mark.kind in ("text", "tick"):
            by_page.setdefault(mark.page, []).append(mark)
    for marks in by_page.values():
        marks.sort(key=lambda mark: mark.extent.top)
        for at, mark in enumerate(marks):
            for other in marks[at + 1 :]:
                if other.extent.top >= mark.extent.top + mark.extent.height - 0.01:
                    break
                if _overlap(mark.extent, other.extent):
                    found.append(f"overlap: {mark} {other}")
    return found


def _overlap(one: Box, other: Box) -> bool:
    # A line's box holds the room above its letters; a little of that may be shared.
    slack = 2.5
    return (
        one.x + slack < other.x + other.width
        and other.x + slack < one.x + one.width
        and one.top + slack < other.top + other.height
        and other.top + slack < one.top + one.height
    )
