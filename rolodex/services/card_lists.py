"""Lists of cards: how many, the rows of a page, all ids; without loading whole cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rolodex.domain.problems import NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.verbs import Verbs
from rolodex.store import listing
from rolodex.store.company_people import people_at
from rolodex.store.listing import CardFilter as CardFilter
from rolodex.store.listing import CardRow as CardRow
from rolodex.store.listing import Selection

PAGE = 200
"""Rows that a `Result` brings along at once."""

BIRTHDAYS_AHEAD = 30

SOON_ORDERED = 5_000
"""Cards that are in any order within some 20 ms."""

EVERY_CARD = CardFilter()


@dataclass(frozen=True, slots=True)
class Result:
    """A list: how many, the first rows, and all ids in order once they were asked for."""

    count: int
    rows: tuple[CardRow, ...]
    ids: tuple[int, ...] | None = None
    which: CardFilter = EVERY_CARD
    order: str = "name"
    query: str = ""


class CardLists(Verbs):
    """What the lists on the screen ask; the first paint needs no more of a book."""

    def count(self) -> int:
        """How many live cards there are."""
        with self._database.translated():
            return listing.count(self._database, listing.EVERY)

    def listing(
        self, which: CardFilter = EVERY_CARD, order: str = "name", limit: int = PAGE
    ) -> Result:
        """A list with its first page of at most `limit` rows; `ids` brings the rest.

        `order` is name, last_contact, added, or another column of `domain.list_columns`, with
        `-` in front of a reversed one; birthdays by birthday are in the order they come. Raises
        `RuleProblem` for a rule that cannot be followed.
        """
        if by_next_birthday(which, order):
            with self._database.translated():
                all_ids = self._coming_birthdays(which, order)
                first_rows = tuple(self.rows(all_ids[:limit]))
            return Result(len(all_ids), first_rows, which=which, order=order)
        if which.rule is not None or order not in listing.ORDERS:
            return self._book.lists.listing(which, order)
        with self._database.translated():
            chosen = self.selection(which)
            count, first = listing.first_page(self._database, chosen, order, limit)
            return Result(count, tuple(self.rows(first)), which=which, order=order)

    def ids(self, result: Result) -> tuple[int, ...]:
        """All ids of a list or search in its order; may take a while for 100,000 cards."""
        with self._database.translated():
            if result.query:
                return self._book.search.ids(result)
            if by_next_birthday(result.which, result.order):
                return self._coming_birthdays(result.which, result.order)
            if result.which.rule is not None or result.order not in listing.ORDERS:
                return self._book.lists.ids(result)
            return tuple(listing.ids(self._database, self.selection(result.which), result.order))

    def takes_long(self, which: CardFilter, order: str) -> bool:
        """Whether `listing` takes so long that a window had better ask another thread for `ids`:
        an order for which every card of a large book is read."""
        if order in listing.ORDERS or by_next_birthday(which, order):
            return False
        return self.count() > SOON_ORDERED

    def letters(self, which: CardFilter = EVERY_CARD) -> list[tuple[str, int]]:
        """Each index letter present with the row where it begins, in name order."""
        if which.rule is not None:
            return self._book.lists.letters(which)
        with self._database.translated():
            return listing.letters(self._database, self.selection(which))

    def rows(self, ids: Iterable[int]) -> list[CardRow]:
        """The rows of these cards in that order."""
        with self._database.translated():
            return listing.rows(self._database, ids, self._book.cadences(), self._clock.today())

    def summary(self, number: int) -> CardRow:
        """The row of one card. Raises `NotFound`."""
        found = self.rows([number])
        if not found:
            raise NotFound(Text(N_("This card is not in the book.")))
        return found[0]

    def introduced(self, number: int) -> list[CardRow]:
        """The live cards that this one referred."""
        with self._database.translated():
            return self.rows(
                self._database.column(
                    "SELECT id FROM card WHERE referred_by = ? AND trashed_at IS NULL ORDER BY id",
                    (number,),
                )
            )

    def _coming_birthdays(self, which: CardFilter, order: str) -> tuple[int, ...]:
        # Few are near even in a large book, so that all of them may be put in order here.
        days = self._book.agenda.birthdays_within(BIRTHDAYS_AHEAD)
        if which.rule is not None:
            named = self._book.lists.ids(Result(0, (), which=which, order="name"))
        else:
            named = tuple(listing.ids(self._database, self.selection(which, days), "name"))
        return tuple(
            sorted(named, key=lambda card: days.get(card, date.max), reverse=order.startswith("-"))
        )

    def people_at(self, company: int, name: str, limit: int) -> tuple[int, list[CardRow]]:
        """How many people work at a company, given its card and its name, and the first ones."""
        with self._database.translated():
            found = people_at(self._database, company, name)
            return len(found), self.rows(found[:limit])

    def selection(self, which: CardFilter, birthdays: Iterable[int] = ()) -> Selection:
        """What picks the cards of a filter in the store, its rule aside; `birthdays` are those
        that are near, if they are known already."""
        if which.kind == "birthdays" and not birthdays:
            birthdays = self._book.agenda.birthdays_within(BIRTHDAYS_AHEAD)
        return listing.selection(which, self._book.cadences(), self._clock.today(), birthdays)


def by_next_birthday(which: CardFilter, order: str) -> bool:
    """Whether a list is that of birthdays in its own order: today's first, then the coming ones.

    In other lists this order is that of the calendar year.
    """
    return which.kind == "birthdays" and order.removeprefix("-") == "birthday"
