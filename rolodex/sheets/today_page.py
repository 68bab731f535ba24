"""Today's page: who to contact and why, with boxes to tick and lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rolodex.domain.card_parts import MethodKind
from rolodex.domain.interaction import OUTCOMES
from rolodex.domain.names import second_name
from rolodex.domain.reminder import Reminder
from rolodex.i18n import N_, _, render
from rolodex.sheets.page import Box, Pages
from rolodex.sheets.request import (
    Option,
    Request,
    Waiting,
    methods_of,
    name_words,
    phone_words,
    role_words,
)
from rolodex.sheets.text_fit import Fitted, Style, fit

KEY = "today"
TITLE = N_("Today's page")
OPTIONS = (
    Option(
        key="lines",
        label=N_("Lines to write on"),
        default=1,
        choices=((0, N_("none")), (1, N_("1 line")), (2, N_("2 lines")), (3, N_("3 lines"))),
    ),
    Option(key="notes", label=N_("Last notes"), default=True),
)

SECTIONS: tuple[tuple[str, Callable[[Reminder], bool]], ...] = (
    (N_("Appointments"), lambda r: r.time is not None and r.days >= 0),
    (N_("Follow-ups"), lambda r: r.kind == "followup"),
    (N_("Out of touch"), lambda r: r.kind == "silence"),
    (N_("Never contacted"), lambda r: r.kind == "never"),
    (N_("Birthdays and anniversaries"), lambda r: True),
)
"""Headings and what stands under each; the first that fits takes a reminder."""
ORDER = (0, 1, 4, 2, 3)
"""The sections as they come on paper: dates that recur go before the silent."""

INDENT = 24.0
PHONES = 168.0
GAP = 12.0
PAD = 6.0
ABOVE_CHOICES = 6.0
CHOICES = 11.0
WRITING = 20.0
"""Points between the lines to write on: the 7 mm of ruled paper."""
TICK = 12.0
SMALL_TICK = 8.5
OUTCOMES_SHOWN = ("reached", "no_answer", "message_left", "not_now")

HEADING = Style(11, 9, bold=True)
HEADING_HEIGHT = 20.0
ABOVE_HEADING = 6.0
COUNT = Style(8, 6, grey=0.4)
NAME = Style(11, 9, lines=9, bold=True)
ROLE = Style(8.8, 7.6, lines=3, grey=0.36)
REASON = Style(9.2, 8, lines=4)
NOTE = Style(8.5, lines=3, grey=0.3)
NUMBER = Style(12, 7, lines=3)
LABEL = Style(7.8, 6.5, grey=0.42)
CHOICE = Style(8.5, 6)
MOST_PHONES = 4


@dataclass
class _Row:
    """The texts of a person, placed from the row's upper left corner."""

    texts: list[tuple[float, float, Fitted]] = field(default_factory=list)
    height: float = 0.0

    def add(self, x: float, top: float, fitted: Fitted) -> float:
        if fitted.lines:
            self.texts.append((x, top, fitted))
        self.height = max(self.height, top + fitted.height)
        return top + fitted.height


def build(pages: Pages, waiting: Iterable[Waiting], request: Request) -> None:
    """Draw the day in its sections, the lines numbered through."""
    groups: list[list[Waiting]] = [[] for _section in SECTIONS]
    for item in waiting:
        number = next(n for n, (_title, belongs) in enumerate(SECTIONS) if belongs(item.reminder))
        groups[number].append(item)
    day = _Day(pages, request)
    for section in ORDER:
        day.add_section(_(SECTIONS[section][0]), groups[section])
    day.end()


class _Day:
    """Rows under each other, page after page."""

    def __init__(self, pages: Pages, request: Request) -> None:
        self._pages = pages
        self._request = request
        self._lines = int(request.options.get("lines", 1))
        self._notes = bool(request.options.get("notes", True))
        self._top = 0.0
        self._count = 0

    def add_section(self, title: str, people: list[Waiting]) -> None:
        """A heading with its rows, again on each page; nothing if nobody belongs to it."""
        for number, item in enumerate(people):
            row = self._row(item)
            height = row.height + self._below() + 2 * PAD
            begins = not number
            again = self._make_room(height + (HEADING_HEIGHT + ABOVE_HEADING if begins else 0.0))
            if begins:
                self._pages.bookmark(title, self._top)
            if begins or again:
                self._head(title, len(people))
            self._count += 1
            self._draw(row, height)

    def end(self) -> None:
        """Say so if nobody was there to be printed."""
        if not self._count:
            self._make_room(40)
            pages = self._pages
            words = fit(pages.fonts, _("Nothing is due."), pages.body.width, REASON)
            pages.text(words, Box(pages.body.x, self._top, pages.body.width, 20))

    def _make_room(self, height: float) -> bool:
        """Go to a new page if this one is full, and say so."""
        body = self._pages.body
        if self._pages.page and self._top + height <= body.top + body.height:
            return False
        self._pages.new_page()
        self._top = body.top
        return True

    def _head(self, title: str, count: int) -> None:
        pages, body = self._pages, self._pages.body
        if self._top > body.top:
            self._top += ABOVE_HEADING
        box = Box(body.x, self._top, body.width, HEADING_HEIGHT - 4)
        pages.shade(box)
        words = fit(pages.fonts, title, body.width - 60, HEADING)
        pages.text(words, Box(box.x + 4, box.top + 1, words.width, box.height - 1))
        amount = fit(pages.fonts, str(count), 40, COUNT)
        width = max((pages.fonts.width(line, amount.size) for line in amount.lines), default=0.0)
        pages.text(amount, Box(box.x + box.width - width - 4, box.top + 3, width + 0.01, 11))
        self._top += HEADING_HEIGHT

    def _row(self, item: Waiting) -> _Row:
        fonts, body, card = self._pages.fonts, self._pages.body, item.card
        reminder = item.reminder
        row = _Row()
        width = body.width - INDENT - PHONES - GAP
        name = name_words(item.name)
        if reminder.time is not None and reminder.days >= 0:
            name = f"{reminder.time.strftime('%H:%M')}  {name}"
        top = row.add(INDENT, 0.0, fit(fonts, name, width, NAME))
        role = role_words(card, (item.name,), second_name(card))
        top = row.add(INDENT, top, fit(fonts, role, width, ROLE))
        top = row.add(INDENT, top + 1, fit(fonts, _why(reminder), width, REASON))
        phones = methods_of(card, MethodKind.PHONE)[:MOST_PHONES]
        x, beside = INDENT + width + GAP, 0.0
        for method in phones:
            number, label = phone_words(method, self._request.country)
            fitted = fit(fonts, number, PHONES, NUMBER)
            used = max((fonts.width(line, fitted.size) for line in fitted.lines), default=0.0) + 6
            below = row.add(x, beside, fitted)
            if label and PHONES - used > 16 and len(fitted.lines) == 1:
                shift = fitted.size - LABEL.size
                row.add(x + used, beside + shift, fit(fonts, label, PHONES - used, LABEL))
            beside = below
        if self._notes:
            top = max(top, beside) + 1
            for note in item.notes:
                words = fit(fonts, f"– {note}", body.width - INDENT, NOTE)
                top = row.add(INDENT, top, words)
        return row

    def _below(self) -> float:
        return ABOVE_CHOICES + CHOICES + WRITING * self._lines

    def _draw(self, row: _Row, height: float) -> None:
        pages, body = self._pages, self._pages.body
        top = self._top + PAD
        pages.tick_box(body.x + 2, top + 2, TICK)
        number = fit(pages.fonts, str(self._count), INDENT - 6, COUNT)
        pages.text(number, Box(body.x + 2, top + 2 + TICK + 3, INDENT - 6, number.height))
        for x, down, fitted in row.texts:
            pages.text(fitted, Box(body.x + x, top + down, fitted.width, fitted.height))
        self._choices(top + row.height + ABOVE_CHOICES)
        line = top + row.height + ABOVE_CHOICES + CHOICES
        for _number in range(self._lines):
            line += WRITING
            pages.rule(body.x + INDENT, line - 2, body.width - INDENT, 0.6)
        self._top += height
        pages.rule(body.x, self._top, body.width, 0.8)

    def _choices(self, top: float) -> None:
        """How it went, to be ticked, and when to call again, to be written."""
        pages, body = self._pages, self._pages.body
        x, end = body.x + INDENT, body.x + body.width
        room = (body.width - INDENT - PHONES) / len(OUTCOMES_SHOWN)
        for outcome in OUTCOMES_SHOWN:
            words = fit(pages.fonts, _(OUTCOMES[outcome]), room - SMALL_TICK - 10, CHOICE)
            pages.tick_box(x, top + 1, SMALL_TICK)
            pages.text(words, Box(x + SMALL_TICK + 4, top, words.width, CHOICES))
            x += room
        following = fit(pages.fonts, _("Next:"), 60, CHOICE)
        pages.text(following, Box(x, top, 60, CHOICES))
        used = max((pages.fonts.width(text, CHOICE.size) for text in following.lines), default=0.0)
        pages.rule(x + used + 6, top + 10, end - x - used - 6, 0.6)


def _why(reminder: Reminder) -> str:
    """What was promised, or why the person is listed, and where."""
    reason = render(reminder.reason)
    named = reminder.kind in ("followup", "anniversary")
    parts = [render(reminder.label), reason] if named else [reason]
    if reminder.place:
        parts.append(reminder.place)
    return " · ".join(part for part in parts if part)
