"""Everything that one can go to by name: cards, lists, tags, phrases and commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from rolodex.gui import places
from rolodex.gui.actions import ACTIONS, MENUS, Action, label
from rolodex.i18n import N_, _, language

if TYPE_CHECKING:
    from rolodex.domain.phrase import Phrase
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow

MOST_CARDS = 8
MOST_LISTS = 5
MOST_PHRASES = 5
MOST_COMMANDS = 12
GROUPS = {
    "cards": N_("Cards"),
    "lists": N_("Lists and tags"),
    "phrases": N_("Phrases"),
    "commands": N_("Commands"),
}
WITHIN = {key: text for key, text, within in MENUS if within}


@dataclass(frozen=True, slots=True)
class Destination:
    """A place, a card, a phrase or a command; `act` goes there."""

    group: str
    icon: str
    title: str
    detail: str
    act: Callable[[], None]


class Destinations:
    """Finds destinations of the window by a few letters."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk = desk
        self._window = window

    def find(self, query: str) -> list[Destination]:
        """What fits a query, cards first; without one the lists and commands there are."""
        from rolodex.domain.scripts import fold

        words = fold(query).split()
        found: list[Destination] = []
        if words:
            found += self._cards(query)
        found += islice(self._lists(words), MOST_LISTS)
        if words:
            found += self._phrases(query)
        found += islice(self._commands(words), MOST_COMMANDS if words else None)
        return found

    def _cards(self, query: str) -> Iterator[Destination]:
        rows = self._desk.read(
            lambda: self._desk.book.search.find(query, limit=MOST_CARDS).rows, ()
        )
        for row in rows:
            name = " ".join(part for part in (row.name, row.name2) if part) or _("(no name)")
            detail = " · ".join(part for part in (row.title, row.company) if part)
            symbol = "company" if row.kind == "company" else "cards"
            yield Destination("cards", symbol, name, detail, partial(self._open_card, row.id))

    def _open_card(self, card: int) -> None:
        self._window.open_card(card)
        self._window.pane.setFocus()

    def _lists(self, words: list[str]) -> Iterator[Destination]:
        from rolodex.domain.scripts import fold

        desk = self._desk
        named = [
            *((one.name, "list", places.listed(one.uid))
              for one in desk.read(lambda: desk.book.lists.all(), [])),
            *((tag.name, "tag", places.tagged(tag.name))
              for tag in desk.read(lambda: desk.book.tags.all(), [])),
        ]  # fmt: skip
        for name, symbol, place in named:
            if _fits(words, fold(name)):
                yield Destination(
                    "lists", symbol, name, "",
                    partial(self._window.go_to, place, focus=True),
                )  # fmt: skip

    def _phrases(self, query: str) -> Iterator[Destination]:
        found = self._desk.read(lambda: self._desk.book.phrases.all(query), [])
        found.sort(key=lambda phrase: phrase.language != language())
        for phrase in found[:MOST_PHRASES]:
            text = " ".join(phrase.text.split())[:80]
            yield Destination(
                "phrases", "phrase", phrase.title, text,
                partial(self._take_phrase, phrase),
            )  # fmt: skip

    def _take_phrase(self, phrase: Phrase) -> None:
        """Fill it for the card that is shown; without one show where it is written."""
        from rolodex.gui.dialogs.phrase_picker import PhrasePicker

        card = self._window.shown_card()
        if card is not None:
            picker = PhrasePicker.ask(self._desk, card, self._window)
            phrases = picker.phrases if picker is not None else None
        else:
            self._window.go_to(places.PHRASES)
            phrases = self._window.stack.screen_named("phrases").phrases
        if phrases is not None:
            phrases.show_phrases(phrase.language)
            phrases.reload(keep=phrase.id)

    def _commands(self, words: list[str]) -> Iterator[Destination]:
        from rolodex.domain.scripts import fold

        commands = self._window.commands
        for action in ACTIONS:
            title = command_title(action)
            useful = action.key != "go_anywhere" and commands.can(action)
            item = commands.qactions[action.key]
            if useful and item.isEnabled() and _fits(words, fold(title)):
                keys = ", ".join(
                    QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                    for key in action.shortcuts[:1]
                )
                yield Destination("commands", action.icon or "go", title, keys, item.trigger)


def command_title(action: Action) -> str:
    """An action in words that stand alone: those of a menu within a menu name it first."""
    words = label(action).removesuffix("…")
    if action.menu in WITHIN:
        menu = re.sub(r"\(&\w\)|&", "", _(WITHIN[action.menu]))
        return _("{menu}: {action}").format(menu=menu, action=words)
    return words


def _fits(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
