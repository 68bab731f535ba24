"""What stands in a cell of the table of cards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rolodex.domain.list_columns import COLUMN, descends
from rolodex.gui.row_words import state_words
from rolodex.i18n import _, format_date

if TYPE_CHECKING:
    from rolodex.services.card_lists import CardRow


def cell_words(row: CardRow, key: str, today: date) -> str:
    """The text of a column for a card; empty where it has nothing there."""
    match key:
        case "name":
            return row.name or _("(no name)")
        case "company":
            return row.company
        case "title":
            return row.title
        case "tags":
            return " · ".join(row.tags)
        case "class":
            return row.klass
        case "cadence":
            return str(row.cadence)
        case "state":
            return state_words(row, today)
        case "last_contact":
            return format_date(row.last_contact) if row.last_contact is not None else ""
        case "due":
            return format_date(row.due)
        case "added":
            added = str(row.cells.get("added", ""))
            return format_date(date.fromisoformat(added)) if added else ""
        case "birthday":
            return _birthday(str(row.cells.get("birthday", "")))
    return str(row.cells.get(key, ""))


def heading_words(key: str, order: str) -> str:
    """The heading of a column, with an arrow if the list is in its order."""
    label = _(COLUMN[key].label)
    if order.removeprefix("-") != key:
        return label
    return f"{label} {'▼' if descends(order) else '▲'}"


def _birthday(written: str) -> str:
    """Said from calendar, leap month, year, month and day as the store joins them."""
    if not written:
        return ""
    from rolodex.domain.card_parts import BIRTHDAY, Calendar, SpecialDate
    from rolodex.domain.partial_date import describe
    from rolodex.i18n import render

    calendar, leap, year, month, day = written.split(",")
    return render(
        describe(
            SpecialDate(
                label=BIRTHDAY,
                calendar=Calendar(calendar),
                leap=leap == "1",
                year=int(year) if year else None,
                month=int(month),
                day=int(day),
            )
        )
    )
