"""Writing systems: which script a text is in, and one folded form of all spellings for search."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rolodex.domain.late_pattern import LatePattern

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, with 々 and 〇, as the inside of a regular expression's brackets."""

KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u31f0-\u31ff"
HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
CJK = HAN + KANA + HANGUL
"""Scripts written without spaces between words, as the inside of brackets."""

_HAN = LatePattern(f"[{HAN}]")
_CJK = LatePattern(f"[{CJK}]")
_ONLY_CJK = LatePattern(f"[{CJK}]+")
_ZHUYIN = LatePattern("[\u3105-\u312f\u31a0-\u31bf]")
_TONE_MARKS = {ord(mark): None for mark in "ˉˊˇˋ˙"}

# Letters that carry no accent which could be taken off, yet are typed without it.
_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}

# Character variants of names that the conversion table leaves alone.
_VARIANTS = dict(
    zip(
        "淸呉衞説彊靑眞敎姉豊濬晧堃秊邨喆着祕舘凃𠮷嶋濵邉邊辺髙﨑脇郞朗録鄕賛増黒徳",
        "清吴卫说强青真教姊丰浚皓坤年村哲著秘馆涂吉岛滨边边边高崎胁郎朗录乡赞增黑德",
        strict=True,
    )
)


SHORT = 24
"""Characters up to which a folded text is remembered: names, and single characters of them."""


def is_han(text: str) -> bool:
    """Whether any character is Chinese."""
    if text.isascii():
        return False
    top = max(text)
    return "\u4e00" <= top <= "\u9fff" or (top >= "\u3005" and _HAN.search(text) is not None)


def has_cjk(text: str) -> bool:
    """Whether any character is Chinese, kana or Hangul."""
    if text.isascii():
        return False
    # The highest character decides most names; what is left is compiled and searched for.
    top = max(text)
    return "\u4e00" <= top <= "\u9fff" or (top >= "\u1100" and _CJK.search(text) is not None)


def is_cjk_only(text: str) -> bool:
    """Whether every character is Chinese, kana or Hangul; false for the empty text."""
    if text.isascii():
        return False
    # Nearly every Chinese name is of these alone, and needs no pattern.
    usual = min(text) >= "\u4e00" and max(text) <= "\u9fff"
    return usual or _ONLY_CJK.fullmatch(text) is not None


def is_zhuyin(text: str) -> bool:
    """Whether any character is a zhuyin letter."""
    return _ZHUYIN.search(text) is not None


def strip_tone_marks(text: str) -> str:
    """The text without zhuyin tone marks; before any other folding, which would split them."""
    return text.translate(_TONE_MARKS)


@lru_cache(maxsize=1)
def simplified() -> dict[str, str]:
    """Traditional and variant characters with the simplified one that stands for them.

    Read from OpenCC's character table (Apache-2.0); where it offers several, the first.
    """
    from importlib.resources import files

    import opencc

    table = files(opencc).joinpath("dictionary", "TSCharacters.txt").read_text("utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    folded = {old: new.split(" ")[0] for old, new in pairs}
    return folded | _VARIANTS


class _FoldTable(dict[int, str]):
    """A table for `str.translate` that folds each character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code in _TONE_MARKS:
            folded = ""
        elif has_cjk(char):
            folded = simplified().get(char, char) if is_han(char) else char
        else:
            bare = unicodedata.normalize("NFD", char.casefold())
            folded = "".join(
                _PLAIN.get(c, c) for c in bare if unicodedata.category(c) not in ("Mn", "Cf")
            )
        self[code] = folded
        return folded


_fold_table = _FoldTable()


def fold(text: str) -> str:
    """One form of all ways to write the same: width, case, accents, traditional characters.

    `Ｍüller` and `muller` fold alike, `陳` and `陈` too. Zhuyin tone marks and invisible
    characters go. Text in other scripts keeps its letters.
    """
    if text.isascii():
        return text.lower()
    return _fold_short(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    if "˙" in text:
        # The one tone mark that normalising would split, leaving a blank in the word.
        text = text.replace("˙", "")
    return unicodedata.normalize("NFKC", text).translate(_fold_table)


# A name is folded for its keys, its order, its tokens and to be compared.
_fold_short = lru_cache(maxsize=8192)(_fold)
