"""Columns that are taken for the same field of a card, of which it has only one."""

from __future__ import annotations

from collections.abc import Mapping

from rolodex.domain.column_choices import describe_target
from rolodex.domain.column_names import Target
from rolodex.domain.text import Text
from rolodex.i18n import N_

ONCE = frozenset(
    {"name", "family", "given", "middle", "prefix", "suffix", "nickname", "display", "reading"}
    | {"salutation", "company", "title", "department", "gender", "language", "channel"}
    | {"best_time", "source", "number", "referred", "cadence_days", "last_contact"}
)
"""Fields that take the first cell of a row that says something, the last contact its latest day;
what others say is kept apart."""


def clashes(mapping: Mapping[int, Target]) -> dict[int, int]:
    """The columns that come too late, each with the one before it that has its field.

    Their cells become own fields where the earlier column says something else. Of two columns
    of last contacts the earlier day becomes one, whichever has it.
    """
    first: dict[tuple[str, str, str], int] = {}
    found = {}
    for index in sorted(mapping):
        target = mapping[index]
        if target.field in ONCE and not target.part:
            key = (target.field, "", "")
        elif target.field == "addresses" and target.part != "label":
            key = ("addresses", target.group or target.label, target.part)
        else:
            continue
        if key in first:
            found[index] = first[key]
        else:
            first[key] = index
    return found


def clash_words(target: Target, column: str, first: str) -> Text:
    """Why a column becomes an own field although its name is known: `first` has its field."""
    if target.field == "last_contact":
        words = N_(
            "of “{first}” and “{column}” the later day is the last contact, the other an own field"
        )
    else:
        words = N_("“{column}” is kept as an own field, because “{first}” is “{target}” already")
    return Text(words, {"column": column, "first": first, "target": describe_target(target)})
