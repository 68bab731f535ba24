"""What a cell of a workbook says, as text."""

from __future__ import annotations

import math
from datetime import date, datetime, time
from typing import Any


def cell_text(cell: Any) -> str:
    """What a cell shows: a whole number without decimals, a date as 2026-11-23, no blanks around.

    A phone number kept as 912345678.0 becomes 912345678; the zero comes back later, where the
    column is known to hold phone numbers.
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return ""
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else format(cell, ".15g")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
