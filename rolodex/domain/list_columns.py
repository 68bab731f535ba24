"""The columns that a list of cards can show and be ordered by."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.card import FIELD
from rolodex.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `kind` is text, number, date, state or tags; `width` in pixels of the design.

    `newest_first` columns are ordered from the highest value down unless reversed; `ordered`
    is False for what has no useful order.
    """

    key: str
    label: str
    kind: str = "text"
    width: int = 120
    newest_first: bool = False
    ordered: bool = True


COLUMNS: tuple[Column, ...] = (
    Column(key="name", label=N_("Name"), width=160),
    Column(key="company", label=FIELD["company"].label, width=150),
    Column(key="title", label=FIELD["title"].label),
    Column(key="department", label=FIELD["department"].label),
    Column(key="phone", label=N_("Phone"), width=156),
    Column(key="email", label=N_("E-mail"), width=180),
    Column(key="city", label=N_("City")),
    Column(key="region", label=N_("Region")),
    Column(key="tags", label=N_("Tags"), kind="tags", width=140, ordered=False),
    Column(key="class", label=N_("Class"), width=64),
    Column(key="cadence", label=N_("Cadence"), kind="number", width=84),
    Column(key="state", label=N_("State"), kind="state", width=130),
    Column(key="last_contact", label=N_("Last contact"), kind="date", width=110, newest_first=True),
    Column(key="due", label=N_("Due"), kind="date", width=110),
    Column(key="contacts", label=N_("Contacts"), kind="number", width=84, newest_first=True),
    Column(key="birthday", label=N_("Birthday"), width=120),
    Column(key="added", label=N_("Added"), kind="date", width=110, newest_first=True),
    Column(key="referred_by", label=FIELD["referred_by"].label, width=140),
    Column(key="source", label=FIELD["source"].label),
    Column(key="number", label=FIELD["number"].label),
)

COLUMN = {column.key: column for column in COLUMNS}

USUAL = ("name", "state", "company", "phone", "title", "last_contact", "due", "tags")
"""What a table shows until other columns are chosen."""


def known_columns(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that are columns here, each once and `name` among them; `USUAL` if none is."""
    known = tuple(dict.fromkeys(key for key in keys if key in COLUMN))
    if not known:
        return USUAL
    return known if "name" in known else ("name", *known)


def known_order(order: str) -> str:
    """An order that is possible: a column's key, with `-` in front of a reversed one."""
    column = COLUMN.get(order.removeprefix("-"))
    return order if column is not None and column.ordered else "name"


def descends(order: str) -> bool:
    """Whether an order runs from high to low."""
    column = COLUMN[order.removeprefix("-")]
    return column.newest_first != order.startswith("-")
