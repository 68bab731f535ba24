"""The order of names: sort keys, and the letters of the index strip."""

from __future__ import annotations

from rolodex.domain.card import Card
from rolodex.domain.name_reading import Name, name_of
from rolodex.domain.readings import Syllable
from rolodex.domain.scripts import fold, is_han

OTHER = "#"
LATIN = "A-Z"
CHINESE = "中"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ZHUYIN = "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄞㄟㄠㄡㄢㄣㄤㄦㄧㄨㄩ"


def sort_key(of: Card | Name, order: str) -> str:
    """The key by which a card's name sorts, compared code point by code point (SQL BINARY).

    `order` is `pinyin` (by the sound of the surname, Western names among them), `zhuyin`
    (Western names after the Chinese) or `latin` (Chinese names after the Western, by
    character code). Family name first, then given name; one surname stays together.
    """
    name = name_of(of) if isinstance(of, Card) else of
    read = {} if order == "latin" else {s.char: s for s in reversed(name.syllables)}
    stripped = (name.family.strip(), name.given.strip())
    parts = [_spelt(part, read, order) for part in stripped if part]
    text = " ".join(" ".join(parts).split())
    return _group(text, order) + text if text else "9"


def index_letter(of: Card | str, order: str) -> str:
    """The letter of the index strip under which a card, or the sort key of one, stands."""
    key = of if isinstance(of, str) else sort_key(of, order)
    group, first = key[:1], key[1:2].upper()
    if group == "0":
        return first
    if group == "1":
        return LATIN if order == "zhuyin" else CHINESE
    return OTHER


def index_letters(order: str) -> tuple[str, ...]:
    """All letters of the index strip of an order, first to last."""
    if order == "zhuyin":
        return (*_ZHUYIN, LATIN, OTHER)
    if order == "latin":
        return (*_LETTERS, CHINESE, OTHER)
    return (*_LETTERS, OTHER)


def _spelt(text: str, read: dict[str, Syllable], order: str) -> str:
    spelt = []
    for char in text:
        sound = read.get(char)
        if sound is None:
            spelt.append(fold(char) if char.isalnum() else " ")
            continue
        letters = sound.zhuyin if order == "zhuyin" else sound.pinyin.replace("v", "u")
        # ü comes after u; the character keeps namesakes of one sound apart. A blank sorts
        # before every letter, so that "wan" stays before "wang".
        tone = sound.tone + (5 if "v" in sound.pinyin and order != "zhuyin" else 0)
        spelt.append(f"{letters} {tone:x}{fold(char)} ")
    return "".join(spelt)


def _group(text: str, order: str) -> str:
    first = text[:1]
    if order == "zhuyin" and first in _ZHUYIN:
        return "0"
    if first.isascii() and first.isalpha():
        return "1" if order == "zhuyin" else "0"
    if order == "latin" and is_han(first):
        return "1"
    return "2"
