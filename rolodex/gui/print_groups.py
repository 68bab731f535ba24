"""The cards that can be printed from where one is: all, those listed, those selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rolodex.gui.widgets.print_options import Group
from rolodex.i18n import _, ngettext

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk

ALL, LIST, SELECTION = "all", "list", "selection"


def groups_of(
    desk: Desk, selected: Sequence[int], listed: Sequence[int], listed_name: str, alone: bool
) -> list[Group]:
    """The groups of cards, the likeliest last; an empty one is not offered.

    `alone`: it was asked for the selected cards, even if that is only one.
    """
    count = desk.read(lambda: desk.book.cards.count(), 0)
    words = ngettext("All cards ({n:,})", "All cards ({n:,})", count).format(n=count)
    groups = [Group(ALL, words, _("All cards"), None)]
    if listed:
        words = _("The list “{name}” ({n:,})").format(name=listed_name, n=len(listed))
        groups.append(Group(LIST, words, listed_name, tuple(listed)))
    if selected:
        words = ngettext("The selected card", "The {n:,} selected cards", len(selected))
        head = _("Selected cards")
        group = Group(SELECTION, words.format(n=len(selected)), head, tuple(selected))
        # One card is always selected; somebody who wants it alone says so.
        groups.insert(len(groups) if alone or len(selected) > 1 else 0, group)
    return groups
