"""Whose cadence counts."""

from __future__ import annotations

import pytest

from rolodex.domain.cadence import best_class, cadence_in_force

OF_CLASS = {"A": 30, "B": 90, "C": 365}


@pytest.mark.parametrize(
    ("own", "tags", "klass", "days"),
    [
        (None, (), "", 180),
        (None, (None, None), "", 180),
        (None, (), "A", 30),
        (None, (14, None, 60), "", 14),
        (None, (14,), "A", 14),
        (None, (60,), "A", 30),
        (400, (14,), "A", 400),
        (7, (), "", 7),
    ],
)
def test_own_cadence_then_the_shortest_of_tags_and_class_then_the_book(
    own: int | None, tags: tuple[int | None, ...], klass: str, days: int
) -> None:
    assert cadence_in_force(own, tags, klass, OF_CLASS, 180) == days


def test_best_class_of_several_tags() -> None:
    assert best_class(["C", "A", "", "B"]) == "A"
    assert best_class(["", "other"]) == ""
