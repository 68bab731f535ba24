"""What an import did or would do: counts, first cards of each group, what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.card_differences import Difference
from rolodex.domain.text import Text
from rolodex.services.changes import Changes


@dataclass(frozen=True, slots=True)
class Rejected:
    """A card that could not be read: file, line of its beginning, why, and its text.

    Line 0 stands for the whole file, or for a sheet of it, of which there is no text. `header`
    is the line of column names if it is a row of a table, None for a vCard.
    """

    file: str
    line: int
    reason: Text
    raw: str
    header: str | None = None


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """A card of a preview; for a changed one each field with its old and new value.

    `remarks` say what a person should look at: a date that is none, a name that may be parted
    otherwise.
    """

    group: str
    name: str
    detail: tuple[Difference, ...] = ()
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards were read, and the four groups that add up to it."""

    cards: int
    new: int
    changed: int
    same: int
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Preview(Counts):
    """What an import would do, with the first cards of each group."""

    samples: tuple[PreviewItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported(Counts):
    """What an import did."""

    changes: Changes
    batch: int
