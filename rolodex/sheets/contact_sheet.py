"""The contact sheet: many cards in one to four columns, with how to reach them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rolodex.domain.addresses import address_words
from rolodex.domain.card import FIELD, Card
from rolodex.domain.card_parts import MethodKind
from rolodex.domain.names import second_name
from rolodex.i18n import N_, _, format_date
from rolodex.sheets.page import Box, Pages
from rolodex.sheets.request import (
    LANDSCAPE,
    Listed,
    Option,
    Request,
    methods_of,
    name_words,
    phone_words,
    role_words,
)
from rolodex.sheets.text_fit import Fitted, Style, fit

KEY = "contacts"
TITLE = N_("Contact sheet")
NONE, OPEN, ALL = "none", "open", "all"
AUTOMATIC = 0
OPTIONS = (
    Option(
        key="columns",
        label=N_("Columns"),
        default=AUTOMATIC,
        choices=(
            (AUTOMATIC, N_("as many as fit")),
            (1, N_("1 column")),
            (2, N_("2 columns")),
            (3, N_("3 columns")),
            (4, N_("4 columns")),
        ),
    ),
    Option(key=LANDSCAPE, label=N_("Landscape"), default=False),
    Option(
        key="group",
        label=N_("Group by"),
        default="letter",
        choices=(
            ("letter", N_("first letter")),
            ("tag", N_("tag")),
            ("company", N_("company")),
            (NONE, N_("nothing: in the order of the list")),
        ),
    ),
    Option(
        key="own_fields",
        label=N_("Own fields"),
        default=NONE,
        choices=(
            (NONE, N_("none")),
            (OPEN, N_("without the private ones")),
            (ALL, N_("with the private ones")),
        ),
    ),
)

GAP = 16.0
COMFORTABLE = 220.0
"""Points of a column in which hardly any address wraps."""
PAD = 5.0
HEADING = Style(10.5, 8, lines=4, bold=True)
HEADING_HEIGHT = 17.0
ABOVE_HEADING = 6.0
NAME = Style(10.5, 8.4, lines=16, bold=True)
NUMBER = Style(10.5, 6.5, lines=4)
LABEL = Style(7.5, 6.5, grey=0.42)
REACH = Style(8.5, 6.8, lines=4)
PLACE = Style(8.5, 7.4, lines=6)
MUTED = Style(8.2, 7.4, lines=4, grey=0.36)
LEAST_LABEL = 16.0
REST_HEIGHT = 12.0


@dataclass
class _Stack:
    """Lines under each other in one width; a label may stand behind a line.

    What would be higher than `limit` is left out and counted.
    """

    width: float
    limit: float
    height: float = 0.0
    left_out: int = 0
    parts: list[tuple[float, float, Fitted]] = field(default_factory=list)

    def add(self, fitted: Fitted) -> bool:
        if not fitted.lines:
            return False
        if self.height + fitted.height > self.limit:
            self.left_out += 1
            return False
        self.parts.append((0.0, self.height, fitted))
        self.height += fitted.height
        return True


def build(pages: Pages, listed: Iterable[Listed], request: Request) -> None:
    """Draw the cards in the order they come; a heading begins each new group."""
    _Filling(pages, request).fill(listed)


class _Filling:
    """Columns being filled from top to bottom, then from left to right."""

    def __init__(self, pages: Pages, request: Request) -> None:
        self._pages = pages
        self._request = request
        body = pages.body
        fitting = int((body.width + GAP) // (COMFORTABLE + GAP))
        self._columns = int(request.options.get("columns", AUTOMATIC)) or fitting
        self._width = (body.width - GAP * (self._columns - 1)) / self._columns
        self._column = self._columns  # the first card begins a page
        self._top = body.top
        self._group = ""
        self._heading = fit(pages.fonts, "", self._width, HEADING)

    def fill(self, listed: Iterable[Listed]) -> None:
        """Place card after card."""
        found = False
        for entry in listed:
            found = True
            self._place(entry)
        if not found:
            self._make_room(20)
            words = fit(self._pages.fonts, _("No cards."), self._width, MUTED)
            self._pages.text(words, Box(self._left, self._top, self._width, 20))

    @property
    def _left(self) -> float:
        return self._pages.body.x + self._column * (self._width + GAP)

    def _place(self, entry: Listed) -> None:
        begins = bool(entry.group) and entry.group != self._group
        if begins:
            self._group = entry.group
            self._heading = fit(self._pages.fonts, entry.group, self._width - 8, HEADING)
        stacks = self._stacks(entry)
        height = max(stack.height for stack in stacks) + 2 * PAD
        again = self._make_room(height + (self._heading_height() if begins else 0.0))
        if begins:
            self._pages.bookmark(entry.group, self._top)
        if begins or again:
            self._head()
        box = Box(self._left, self._top, self._width, height)
        self._draw(stacks, box)
        self._top += height

    def _make_room(self, height: float) -> bool:
        """Go to the next column or page if this one is full; True if its head is to be repeated."""
        body = self._pages.body
        if self._column < self._columns and self._top + height <= body.top + body.height:
            return False
        again = self._column < self._columns
        self._column += 1
        if self._column >= self._columns:
            self._pages.new_page()
            self._column = 0
        self._top = body.top
        return again and bool(self._group)

    def _heading_height(self) -> float:
        """What the heading of the group takes where another one stands above it."""
        return ABOVE_HEADING + max(HEADING_HEIGHT, self._heading.height + 4)

    def _head(self) -> None:
        pages, words = self._pages, self._heading
        height = self._heading_height() - ABOVE_HEADING
        if self._top > pages.body.top:
            self._top += ABOVE_HEADING
        box = Box(self._left, self._top, self._width, height - 3)
        pages.shade(box)
        top = box.top + (box.height - words.height) / 2
        pages.text(words, Box(box.x + 4, top, words.width, words.height))
        self._top += height

    def _draw(self, stacks: list[_Stack], box: Box) -> None:
        pages = self._pages
        x = box.x
        for stack in stacks:
            for indent, top, fitted in stack.parts:
                room = Box(x + indent, box.top + PAD + top, fitted.width, fitted.height)
                pages.text(fitted, room)
            x += stack.width + GAP
        pages.rule(box.x, box.top + box.height, box.width)

    def _stacks(self, entry: Listed) -> list[_Stack]:
        """Who it is and how to reach them: beside each other if there is one wide column."""
        limit = self._pages.body.height - self._heading_height() - 2 * PAD - REST_HEIGHT
        if self._columns == 1:
            width = (self._width - GAP) / 2
            stacks = [_Stack(width, limit), _Stack(width, limit)]
        else:
            stacks = [_Stack(self._width, limit)]
        self._add_who(stacks[0], entry)
        self._add_reach(stacks[-1], entry.card)
        for stack in stacks:
            if stack.left_out:
                stack.limit += REST_HEIGHT
                words = _("and {n} more").format(n=stack.left_out)
                stack.add(fit(self._pages.fonts, words, stack.width, MUTED))
        return stacks

    def _add_who(self, stack: _Stack, entry: Listed) -> None:
        fonts, card = self._pages.fonts, entry.card
        stack.add(fit(fonts, name_words(entry.name), stack.width, NAME))
        known = (entry.name, entry.group)  # what is said above need not be said again
        stack.add(fit(fonts, role_words(card, known, second_name(card)), stack.width, MUTED))
        if entry.last_contact is not None:
            words = _("Last contact: {date}").format(date=format_date(entry.last_contact))
        else:
            words = _("Never contacted")
        stack.add(fit(fonts, words, stack.width, MUTED))

    def _add_reach(self, stack: _Stack, card: Card) -> None:
        fonts = self._pages.fonts
        for method in methods_of(card, MethodKind.PHONE):
            self._add_phone(stack, *phone_words(method, self._request.country))
        for method in methods_of(card, MethodKind.EMAIL):
            stack.add(fit(fonts, method.value, stack.width, REACH))
        if not FIELD["addresses"].private:
            for address in card.addresses:
                stack.add(fit(fonts, address_words(address), stack.width, PLACE))
        for label, value in self._own_fields(card):
            words = _("{label}: {value}").format(label=label, value=value)
            stack.add(fit(fonts, words, stack.width, MUTED))

    def _add_phone(self, stack: _Stack, number: str, label: str) -> None:
        fonts = self._pages.fonts
        fitted = fit(fonts, number, stack.width, NUMBER)
        top = stack.height
        if not stack.add(fitted):
            return
        used = max((fonts.width(line, fitted.size) for line in fitted.lines), default=0.0) + 6
        room = stack.width - used
        if label and room >= LEAST_LABEL and len(fitted.lines) == 1:
            shift = (fitted.size - LABEL.size) * 1.0  # both stand on one base line
            stack.parts.append((used, top + shift, fit(fonts, label, room, LABEL)))

    def _own_fields(self, card: Card) -> list[tuple[str, str]]:
        wanted = self._request.options.get("own_fields", NONE)
        if wanted == NONE:
            return []
        return [(c.label, c.value) for c in card.custom if wanted == ALL or not c.private]
