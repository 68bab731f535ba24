"""A short message to the user, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What the message bar shows: a result, which goes by itself, or a problem, which stays."""

    text: str
    action_label: str = ""
    action: Callable[[], None] | None = None
    is_problem: bool = False
