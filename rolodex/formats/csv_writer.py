"""Cards written as CSV: plain for programs, or so that Excel shows what it is given."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from typing import BinaryIO

from rolodex.domain.card_parts import Method
from rolodex.domain.phones import format_phone
from rolodex.formats.table_layout import FORMULA, Layout
from rolodex.formats.vcard_patch import Entry

_PHONE = re.compile(r"\+[\d][\d\s().\-/#]{4,30}")
_EATEN = re.compile(r"0\d+|\d{12,}")
"""Texts that Excel takes for numbers and shortens."""


def write_csv(
    stream: BinaryIO,
    entries: Callable[[], Iterable[Entry]],
    for_excel: bool = False,
    country: str = "",
    private: bool = False,
) -> int:
    """Write the cards that `entries` gives, which is called twice; returns how many.

    UTF-8 with CRLF (RFC 4180). Plain, every value is as it is on the card, and the file comes
    back without loss. `for_excel` adds the mark by which Excel knows UTF-8; a text that Excel
    would run as a formula gets an apostrophe before it (OWASP ASVS 1.2.10), but not a phone
    number such as `+49 30 1234`; bare digits of phone numbers are grouped as in `country`, and
    other digits get a tab behind them, so that no zero is eaten. `private` adds private fields.
    """
    layout = Layout(private)
    for entry in entries():
        layout.take(entry)
    text = io.TextIOWrapper(
        stream, encoding="utf-8-sig" if for_excel else "utf-8", errors="replace", newline=""
    )
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(layout.headers())
    count = 0
    try:
        for entry in entries():
            cells = layout.row(entry, lambda m: _excel_phone(m, country) if for_excel else m.value)
            writer.writerow([_safe(cell, for_excel) for cell in cells])
            count += 1
        text.flush()
    finally:
        text.detach()
    return count


def _safe(cell: str, for_excel: bool) -> str:
    if not cell:
        return cell
    if not for_excel:
        return cell
    if cell[0] in FORMULA and not _PHONE.fullmatch(cell):
        return "'" + cell
    return cell + "\t" if _EATEN.fullmatch(cell) else cell


def _excel_phone(method: Method, country: str) -> str:
    """A number that Excel leaves alone: grouped if it was bare digits."""
    if not method.value.lstrip("+").isdigit():
        return method.value
    return format_phone(method.value, method.normalized, country)
