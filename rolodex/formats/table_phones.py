"""Phone cells of a table: several numbers, words beside them, and zeros that a spreadsheet ate."""

from __future__ import annotations

import re

from rolodex.domain.column_names import PLACE_WORDS, header_key
from rolodex.domain.phones import format_phone, normalize_phone, split_phones

_BEFORE = re.compile(
    r"[(（\[【]?\s*(?P<word>O|H|M|F|T|TEL|公司|公|宅|家|住家|住宅|手機|手机|行動|傳真|传真|辦公室|辦|电话|電話"
    r"|cell|fax|home|office|mobile|work)\s*[)）\]】]?\s*[:：.]?\s*(?=[+\d(（])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<number>[+(\d][\d\s()+\-.]*\d(?:\s*(?:#|轉|转|分機|分机|ext\.?|x)\s*\d{1,6})?)"
    r"\s*[(（\[【]?\s*(?P<word>[^\W\d_][^\d()（）\[\]【】]{0,20}?)\s*[)）\]】]?",
    re.IGNORECASE,
)
_EXTENSIONS = frozenset({"转", "分机", "内线", "ext", "x"})
_NATIONAL = re.compile(r"[2-9]\d{7,10}")
_DECIMALS = re.compile(r"(\d{6,15})\.0+")
_POWER = re.compile(r"(?P<first>\d)(?:\.(?P<rest>\d+))?E\+?(?P<power>\d{1,2})", re.IGNORECASE)


def phones_in(cell: str, country: str) -> list[tuple[str, str]]:
    """The numbers of a cell, each with the label that stands beside it (empty for none).

    `(O)04-23201234#12；0912345678(女兒)` is a number of `work` and one of `女兒`.
    """
    found = []
    for part in split_phones(cell):
        label = ""
        if before := _BEFORE.match(part):
            label, part = _label(before["word"]), part[before.end() :]
        after = _AFTER.fullmatch(part)
        if after and header_key(after["word"]) not in _EXTENSIONS:
            label, part = label or _label(after["word"]), after["number"]
        part = part.strip().lstrip("'")
        if power := _POWER.fullmatch(part):
            part = (power["first"] + (power["rest"] or "")).ljust(int(power["power"]) + 1, "0")
        if decimals := _DECIMALS.fullmatch(part):
            part = decimals[1]
        if part:
            found.append((with_zero(part, country), label))
    return found


def is_shortened(cell: str) -> bool:
    """Whether a spreadsheet wrote a number as a power of ten without its last digits.

    `9.12E+08` is; `9.12345678E8` has all nine digits.
    """
    power = _POWER.fullmatch(cell.strip())
    return power is not None and len(power["rest"] or "") < int(power["power"]) - 1


def _label(word: str) -> str:
    key = header_key(word)
    return "" if key in ("t", "tel", "电话") else PLACE_WORDS.get(key, word.strip())


def with_zero(number: str, country: str) -> str:
    """A number of bare digits with the trunk zero that Excel takes off: 912345678 in Taiwan.

    Only if the country dials one before such a number. Taiwanese numbers of eight digits stay:
    they are just as well local ones without an area code.
    """
    if not _NATIONAL.fullmatch(number) or (country == "TW" and len(number) != 9):
        return number
    if country == "TW":
        return "0" + number
    shown = format_phone(number, normalize_phone(number, country), country)
    digits = "".join(c for c in shown if c.isdigit())
    return digits if digits == "0" + number else number
