"""What a list without cards says: why nobody is in it, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolodex.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from rolodex.gui.desk import Desk
    from rolodex.gui.widgets.empty_state import EmptyState

EMPTY = {
    "out_of_touch": (
        N_("Nobody is out of touch"),
        N_("Everybody you reached before was reached again in time."),
        "done",
    ),
    "birthdays": (
        N_("No birthdays near"),
        N_("Birthdays of the coming weeks are listed here."),
        "birthday",
    ),
    "never": (
        N_("Nobody was left out"),
        N_("Every card has at least one contact that reached the person."),
        "done",
    ),
    "tag": (
        N_("No cards with this tag"),
        N_("Select cards in the list and add the tag from the menu Card."),
        "tag",
    ),
}


def say_list_empty(empty: EmptyState, kind: str) -> None:
    """Nobody is in a list of a kind of place."""
    title, text, symbol = EMPTY.get(kind, EMPTY["tag"])
    empty.say(symbol, _(title), _(text))


def say_nothing_found(empty: EmptyState, query: str, new: Callable[[], None]) -> None:
    """A search has no hit."""
    empty.say(
        "search",
        _("Nothing found for “{query}”").format(query=query),
        _("Fewer letters find more: a part of a name, company, phone or note is enough."),
        [("empty_new", _("New card"), new)],
    )


def say_no_card_fits(empty: EmptyState, clear: Callable[[], None]) -> None:
    """The conditions leave nobody."""
    empty.say(
        "filter",
        _("No card fits"),
        _("No card fulfils all of these conditions. Change one, or take it away."),
        [("empty_clear", _("Clear the filter"), clear)],
    )


def say_book_empty(
    empty: EmptyState,
    bring_in: Callable[[], None],
    new: Callable[[], None],
    sample: Callable[[], None],
) -> None:
    """The book has no card yet."""
    empty.say(
        "cards",
        _("No cards yet"),
        _("Import your address file, write the first card, or try the sample book."),
        [
            ("empty_import", _("Import…"), bring_in),
            ("empty_new", _("New card"), new),
            ("empty_sample", _("Sample book"), sample),
        ],
    )


def say_all_in_trash(
    empty: EmptyState, count: int, open_trash: Callable[[], None], bring_in: Callable[[], None]
) -> None:
    """The book has no cards but those in the trash."""
    words = ngettext(
        "{n:,} card is in the trash and can be restored from there.",
        "{n:,} cards are in the trash and can be restored from there.",
        count,
    )
    empty.say(
        "trash",
        _("All cards are in the trash"),
        words.format(n=count),
        [
            ("empty_trash", _("Open the trash"), open_trash),
            ("empty_import", _("Import…"), bring_in),
        ],
    )


def trashed(desk: Desk) -> int:
    """How many cards are in the trash."""
    from rolodex.services.card_lists import CardFilter

    which = CardFilter(kind="trash")
    return desk.read(lambda: desk.book.cards.listing(which, limit=1).count, 0)


def say_not_understood(empty: EmptyState) -> None:
    """The conditions of the list are of a newer version of the program."""
    empty.say(
        "filter",
        _("A list of a newer version"),
        _("A newer version of Rolodex made this list. It is kept as it is; open it there."),
    )
