"""How Chinese text is read: pinyin and zhuyin, character by character, through pypinyin."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache

from rolodex.domain.scripts import fold, is_han, is_zhuyin, simplified, strip_tone_marks
from rolodex.domain.surnames import compound_surnames, surname_readings


@dataclass(frozen=True, slots=True)
class Syllable:
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
_LONGEST_WORD = max(map(len, _WORDS))


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
    chars = [c for c in text if is_han(c)]
    read: list[Syllable] = []
    if surname and text.startswith(surname):
        read.extend(_surname_syllables("".join(c for c in surname if is_han(c))))
    simple = fold("".join(chars))
    while len(read) < len(chars):
        at = len(read)
        word = next(
            (w for n in range(_LONGEST_WORD, 1, -1) if (w := simple[at : at + n]) in _WORDS), ""
        )
        if word:
            parts = zip(chars[at:], _WORDS[word].split(), strict=False)
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
        marked = [part for part in re.split(r"[\s'’-]+", reading.strip()) if part]
        back = _pinyin_by_zhuyin()
        read = [(back.get(strip_tone_marks(part), ""), strip_tone_marks(part)) for part in marked]
        found = [Syllable("", pinyin, 0, zhuyin) for pinyin, zhuyin in read]
    else:
        pinyin_read = _cut(fold(reading.lower().replace("ü", "v")), len(chars))
        found = [Syllable("", p, 0, zhuyin_of(p)) for p in pinyin_read]
    if len(found) != len(chars) or not all(s.pinyin for s in found):
        return ()
    return tuple(_as(c, s) for c, s in zip(chars, found, strict=True))


@lru_cache(maxsize=4096)
def is_pinyin(letters: str) -> bool:
    """Whether lower-case letters are one or several whole syllables of pinyin."""
    fits = [True] + [False] * len(letters)
    for end in range(1, len(letters) + 1):
        fits[end] = any(
            fits[start] and letters[start:end] in _zhuyin_by_pinyin()
            for start in range(max(0, end - 6), end)
        )
    return bool(letters) and fits[-1]


def zhuyin_of(pinyin: str) -> str:
    """The zhuyin of one pinyin syllable (a tone number is ignored); empty if it is none."""
    return _zhuyin_by_pinyin().get(pinyin.rstrip("12345"), "")


def _cut(reading: str, count: int) -> list[str]:
    """Cut lower-case pinyin into `count` syllables, longest first; empty if that fails."""
    pieces = [p for p in re.split(r"[^a-z]+", reading) if p]
    if len(pieces) == count:
        return pieces if all(p in _zhuyin_by_pinyin() for p in pieces) else []
    ways: dict[tuple[str, int], list[str] | None] = {}

    def cut(letters: str, left: int) -> list[str] | None:
        if not letters or left <= 0:
            return [] if not letters and left == 0 else None
        if (letters, left) not in ways:
            ways[letters, left] = None
            for n in range(min(6, len(letters)), 0, -1):
                rest = cut(letters[n:], left - 1) if letters[:n] in _zhuyin_by_pinyin() else None
                if rest is not None:
                    ways[letters, left] = [letters[:n], *rest]
                    break
        return ways[letters, left]

    return cut("".join(pieces), count) or [] if count <= 12 else []


def _made(char: str, numbered: str, zhuyin: str) -> Syllable:
    tone = int(numbered[-1]) if numbered[-1:].isdigit() else 5
    letters = numbered.rstrip("12345").replace("ü", "v")
    return Syllable(char, letters, tone, strip_tone_marks(zhuyin))


def _as(char: str, read: Syllable | None) -> Syllable:
    return (
        Syllable(char, read.pinyin, read.tone, read.zhuyin) if read else Syllable(char, "", 0, "")
    )


@lru_cache(maxsize=1)
def _zhuyin_by_pinyin() -> dict[str, str]:
    """Every syllable of the language without tone, in pinyin and zhuyin."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.contrib.tone_convert import to_normal
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.style.bopomofo import BopomofoConverter

    convert = BopomofoConverter().to_bopomofo
    table: dict[str, str] = {}
    for readings in PINYIN_DICT.values():
        for marked in readings.split(","):
            plain = to_normal(marked)
            if plain not in table:
                table[plain] = strip_tone_marks(convert(marked))
    return table


@lru_cache(maxsize=1)
def _pinyin_by_zhuyin() -> dict[str, str]:
    return {zhuyin: pinyin for pinyin, zhuyin in _zhuyin_by_pinyin().items()}
