"""What a verb changed: the value that every write returns and every screen listens to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rolodex.domain.text import Text


class All:
    """Stands for "too many to name": every row of a kind may have changed."""

    def __contains__(self, _: object) -> bool:
        return True

    def __repr__(self) -> str:
        return "ALL"


ALL: Final = All()
MANY = 1000
"""More touched rows than this are reported as `ALL`."""

Touched = frozenset[int] | All


@dataclass(frozen=True, slots=True)
class Changes:
    """One step: its number in the journal (0: not undoable), its label, what it touched.

    The kinds are `card`, `interaction`, `followup`, `tag`, `mark`, `setting`, `list`,
    `phrase`, and `phrase_use` (by card). `new` is the id of the row a creating verb made,
    else None.
    """

    step: int
    label: Text
    touched: Mapping[str, Touched] = field(default_factory=dict)
    new: int | None = None

    def touches(self, kind: str, row: int | None = None) -> bool:
        """Whether rows of a kind changed, or one certain row."""
        rows = self.touched.get(kind)
        return rows is not None and (row is None or row in rows)


def touched(**kinds: Iterable[int]) -> dict[str, Touched]:
    """Build the `touched` mapping, with `ALL` in place of long lists; empty kinds drop out."""
    result: dict[str, Touched] = {}
    for kind, rows in kinds.items():
        ids = frozenset(rows)
        if ids:
            result[kind] = ALL if len(ids) > MANY else ids
    return result
