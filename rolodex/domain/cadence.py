"""How many days may pass between two contacts: whose word counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CLASSES = ("A", "B", "C")


def best_class(classes: Iterable[str]) -> str:
    """The best of the classes of a card's tags, A before B before C; empty if it has none."""
    return min((k for k in classes if k in CLASSES), default="")


def cadence_in_force(
    own: int | None,
    tags: Iterable[int | None],
    klass: str,
    of_class: Mapping[str, int],
    of_book: int,
) -> int:
    """The card's own cadence, else the shortest of its tags and its class, else the book's.

    Days, at least 1; `tags` are the cadences of its tags, None where a tag sets none.
    """
    if own is not None:
        return own
    said = [days for days in tags if days is not None]
    if klass in of_class:
        said.append(of_class[klass])
    return min(said, default=of_book)
