"""Big5 with the characters of its user area: read, where Python's codec stops at the first.

Windows keeps characters that people drew themselves, as names of persons and places needed them,
in fixed ranges of Big5 and of Unicode's private use area. A table with one of them is still Big5;
in between stand a few hundred characters that only the Hong Kong set has.
"""

from __future__ import annotations

import codecs

ERRORS = "rolodex.big5"
"""Name of the error handler that `open` and the like take; `register` must have run."""

# First and last pair of bytes, and the first private character of the range (cp950 of Windows).
_RANGES = (
    (0xFA40, 0xFEFE, 0xE000),
    (0x8E40, 0xA0FE, 0xE311),
    (0x8140, 0x8DFE, 0xEEB8),
    (0xC6A1, 0xC8FE, 0xF6B1),
)
_TRAILS = 157
"""Second bytes of a row: 0x40 to 0x7E and 0xA1 to 0xFE."""


def register() -> None:
    """Make the error handler known to Python; to be called before it is used."""
    codecs.register_error(ERRORS, _replaced)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = error.object[error.start : error.start + 2]
    if len(pair) == 2 and (char := _private(pair)):
        return char, error.start + 2
    return "\ufffd", error.end


def _private(pair: bytes) -> str:
    lead, trail = pair
    value = lead << 8 | trail
    if not (0x40 <= trail <= 0x7E or 0xA1 <= trail <= 0xFE):
        return ""
    for first, last, start in _RANGES:
        if first <= value <= last:
            if first == 0xC6A1:  # kana and numbers in circles, which everybody means alike
                try:
                    return pair.decode("big5hkscs")
                except UnicodeDecodeError:
                    pass
            return chr(start + _place(value) - _place(first))
    return ""


def _place(value: int) -> int:
    lead, trail = value >> 8, value & 0xFF
    return lead * _TRAILS + (trail - 0x40 if trail < 0x80 else trail - 0x62)
