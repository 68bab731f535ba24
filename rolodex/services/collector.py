"""Python's search for objects that hold each other, rarer while very many are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 500_000
"""Objects that must have come to stay since the last search before there is another."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Search seldom for what can never be reached: the parts of a card hold nothing that holds
    them, and looking for that takes a twentieth of the time of an import."""
    before = gc.get_threshold()
    gc.set_threshold(max(OBJECTS, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
