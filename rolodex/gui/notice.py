"""A short message to the user, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Notice:
    """What the message bar shows: a result, which goes by itself, or a problem, which stays.

    `by` is the widget in which it was done, if that tells its news itself too.
    """

    text: str
    action_label: str = ""
    action: Callable[[], None] | None = None
    is_problem: bool = False
    by: QWidget | None = None
    about: object = None
    """The kind of write that failed, or `ANY_WRITE`; such a problem is over once one succeeds."""

    def is_over_after(self, kind: object) -> bool:
        """Whether a write of this kind, now that it succeeded, shows that the problem is gone."""
        return self.about is not None and self.about in (kind, ANY_WRITE)


ANY_WRITE = "any write"
"""The kind of a problem with the book as a whole: no write could have succeeded."""
