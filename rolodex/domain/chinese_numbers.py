"""Numbers written with Chinese characters, both ways, as far as dates and times need them."""

from __future__ import annotations

DIGITS = {
    "〇": 0, "零": 0, "○": 0, "一": 1, "元": 1, "二": 2, "兩": 2, "两": 2, "三": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100}
_TENS = {"廿": 2, "卅": 3}

NUMERALS = "".join(DIGITS) + "".join(_UNITS) + "".join(_TENS)
"""Every character a Chinese number may hold."""


def read_number(text: str) -> int | None:
    """The value of `12`, `十二`, `廿五`, `一百二十`, `一九八八`; None if it is no number."""
    if text.isdecimal():
        return int(text)
    if not text or any(c not in NUMERALS for c in text):
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    for char, tens in _TENS.items():
        text = text.replace(char, f"{'一二三'[tens - 1]}十")
    total, pending, smallest = 0, -1, 1000
    for char in text:
        if char in DIGITS:
            if pending > 0:
                return None
            pending = DIGITS[char]
        elif _UNITS[char] >= smallest:
            return None
        else:
            smallest = _UNITS[char]
            total += (1 if pending < 0 else pending) * smallest
            pending = -1
    return total + max(pending, 0)
