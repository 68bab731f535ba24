"""Everything that can be printed, one sheet a file; nothing heavy is loaded until one is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rolodex.sheets import contact_sheet, today_page
from rolodex.sheets.request import Option


@dataclass(frozen=True, slots=True)
class Sheet:
    """A line of the registry; `build(pages, objects, request)` draws it.

    `of_day` sheets print what a day asks for (`Waiting`), others cards (`Listed`).
    """

    key: str
    title: str
    options: tuple[Option, ...]
    build: Callable[..., None]
    of_day: bool = False

    def chosen(self, options: dict[str, Any]) -> dict[str, Any]:
        """The options with their defaults filled in; those of other sheets are left out."""
        return {option.key: options.get(option.key, option.default) for option in self.options}


SHEETS: tuple[Sheet, ...] = (
    Sheet(contact_sheet.KEY, contact_sheet.TITLE, contact_sheet.OPTIONS, contact_sheet.build),
    Sheet(today_page.KEY, today_page.TITLE, today_page.OPTIONS, today_page.build, of_day=True),
)

SHEET = {sheet.key: sheet for sheet in SHEETS}
