"""How Chinese text is read: pinyin and zhuyin, character by character, through pypinyin."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from rolodex.domain.pinyin_table import pinyin_by_zhuyin, zhuyin_by_pinyin
from rolodex.domain.scripts import fold, is_han, is_zhuyin, simplified, strip_tone_marks
from rolodex.domain.surnames import compound_surnames, surname_readings


class Syllable(NamedTuple):
    """How one character is read: `wang`, tone 2 (5 is the neutral one), `ㄨㄤ`.

    `pinyin` writes ü as v, as keyboards do; `zhuyin` carries no tone mark.
    """

    char: str
    pinyin: str
    tone: int
    zhuyin: str


# Words whose character is read otherwise alone; they fill the names of companies.
_WORDS = {
    "银行": "yin2 hang2", "商行": "shang1 hang2", "重庆": "chong2 qing4", "音乐": "yin1 yue4",
    "乐器": "yue4 qi4", "会计": "kuai4 ji4", "厦门": "xia4 men2", "长江": "chang2 jiang1",
    "长荣": "chang2 rong2", "长庚": "chang2 geng1", "成长": "cheng2 zhang3",
    "车行": "che1 hang2", "分行": "fen1 hang2", "同行": "tong2 hang2", "药行": "yao4 hang2",
    "调查": "diao4 cha2", "重阳": "chong2 yang2", "朝阳": "chao2 yang2", "番禺": "pan1 yu2",
}  # fmt: skip
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))


@lru_cache(maxsize=32768)
def syllable(char: str) -> Syllable | None:
    """The most usual reading of one character; None if it has none."""
    # Without the table of phrases pypinyin loads four times faster and reads each
    # character alone, which is what an order of surnames needs.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, lazy_pinyin

    found = lazy_pinyin(char, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")
    if not found:
        other = simplified().get(char, char)
        return None if other == char else _as(char, syllable(other))
    zhuyin = lazy_pinyin(char, style=Style.BOPOMOFO, errors="ignore")[0]
    return _made(char, found[0], zhuyin)


@lru_cache(maxsize=8192)
def syllables(text: str, surname: str = "") -> tuple[Syllable, ...]:
    """The readings of the Chinese characters in a text, other characters left out.

    If the text starts with `surname`, that is read as a surname (曾 zeng, not ceng).
    """
    chars = [c for c in text if "\u4e00" <= c <= "\u9fff" or is_han(c)]
    read: list[Syllable] = []
    if surname and text.startswith(surname):
        read.extend(_surname_syllables("".join(c for c in surname if is_han(c))))
    simple = fold("".join(chars))
    while len(read) < len(chars):
        at = len(read)
        if word := _WORD.match(simple, at):
            parts = zip(chars[at:], _WORDS[word[0]].split(), strict=False)
            read.extend(_made(c, p, zhuyin_of(p)) for c, p in parts)
        else:
            read.append(syllable(chars[at]) or Syllable(chars[at], "", 0, ""))
    return tuple(s for s in read if s.pinyin)


@lru_cache(maxsize=8192)
def _surname_syllables(surname: str) -> tuple[Syllable, ...]:
    folded = fold(surname)
    table = surname_readings()
    if folded in table:
        return tuple(_made(*parts) for parts in zip(surname, *table[folded], strict=True))
    if len(surname) == 2 and folded not in compound_surnames():
        # A married name: two surnames, one after the other.
        return _surname_syllables(surname[0]) + _surname_syllables(surname[1])
    return tuple(syllable(c) or Syllable(c, "", 0, "") for c in surname)


def typed_syllables(reading: str, text: str) -> tuple[Syllable, ...]:
    """A reading that the user typed, spread over the Chinese characters of `text`.

    `Zēng Guófān`, `zeng guo fan`, `zeng1guo2fan1` and `ㄗㄥ ㄍㄨㄛˊ ㄈㄢ` are understood.
    Empty if the syllables cannot be told apart or are not as many as the characters.
    """
    chars = [c for c in text if is_han(c)]
    if is_zhuyin(reading):
        pieces = [piece for piece in re.split(r"[\s'’-]+", reading.strip()) if piece]
        back = pinyin_by_zhuyin()
        bare = [strip_tone_marks(piece) for piece in pieces]
        read = [
            Syllable(char, back.get(letters, ""), _zhuyin_tone(piece), letters)
            for char, letters, piece in zip(chars, bare, pieces, strict=False)
        ]
        count = len(pieces)
    else:
        cut = _cut(reading, len(chars))
        read = [
            Syllable(char, letters, tone, zhuyin_of(letters))
            for char, (letters, tone) in zip(chars, cut, strict=False)
        ]
        count = len(cut)
    fits = count == len(chars) and all(s.pinyin for s in read)
    return tuple(read) if fits else ()


@lru_cache(maxsize=4096)
def is_pinyin(letters: str) -> bool:
    """Whether lower-case letters are one or several whole syllables of pinyin."""
    fits = [True] + [False] * len(letters)
    for end in range(1, len(letters) + 1):
        fits[end] = any(
            fits[start] and letters[start:end] in zhuyin_by_pinyin()
            for start in range(max(0, end - 6), end)
        )
    return bool(letters) and fits[-1]


def zhuyin_of(pinyin: str) -> str:
    """The zhuyin of one pinyin syllable (a tone number is ignored); empty if it is none."""
    return zhuyin_by_pinyin().get(pinyin.rstrip("12345"), "")


_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_ZHUYIN_TONES = {"ˉ": 1, "ˊ": 2, "ˇ": 3, "ˋ": 4, "˙": 5}


def _zhuyin_tone(marked: str) -> int:
    return next((_ZHUYIN_TONES[c] for c in marked if c in _ZHUYIN_TONES), 1)


def _cut(reading: str, count: int) -> list[tuple[str, int]]:
    """Cut pinyin into `count` syllables with their tones (0 if not given); else empty.

    Where several cuts fit, the one with the longest first syllable is taken.
    """
    if not 0 < count <= 12 or len(reading) > 100:
        return []
    letters: list[str] = []
    tones: list[tuple[int, int]] = []  # how many letters came before, and the tone
    ends: set[int] = set()
    for char in unicodedata.normalize("NFD", reading.lower()):
        if char in _TONES:
            tones.append((len(letters), _TONES[char]))
        elif char == "\u0308" and letters:
            letters[-1] = "v"
        elif char.isascii() and char.isalpha():
            letters.append(char)
        else:
            if char in "12345":
                tones.append((len(letters), int(char)))
            ends.add(len(letters))
    cut = _lengths("".join(letters), count, ends - {0, len(letters)})
    found, start = [], 0
    for length in cut:
        end = start + length
        tone = next((tone for at, tone in tones if start < at <= end), 0)
        found.append(("".join(letters[start:end]), tone))
        start = end
    return found


def _lengths(letters: str, count: int, ends: set[int]) -> tuple[int, ...]:
    """Lengths of `count` syllables that make up the letters and end where others must."""
    table = zhuyin_by_pinyin()

    @cache
    def cut(start: int, left: int) -> tuple[int, ...] | None:
        if left == 0:
            return () if start == len(letters) else None
        for length in range(min(6, len(letters) - start), 0, -1):
            end = start + length
            if letters[start:end] in table and not any(start < e < end for e in ends):
                rest = cut(end, left - 1)
                if rest is not None:
                    return (length, *rest)
        return None

    return cut(0, count) or ()


def _made(char: str, numbered: str, zhuyin: str) -> Syllable:
    tone = int(numbered[-1]) if numbered[-1:].isdigit() else 5
    letters = numbered.rstrip("12345").replace("ü", "v")
    return Syllable(char, letters, tone, strip_tone_marks(zhuyin))


def _as(char: str, read: Syllable | None) -> Syllable:
    return (
        Syllable(char, read.pinyin, read.tone, read.zhuyin) if read else Syllable(char, "", 0, "")
    )
