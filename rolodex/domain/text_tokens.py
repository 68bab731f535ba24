"""Cutting text into the tokens of the search index: letters and digits, folded.

Card and query are cut by the same rules, so that the index (FTS5, unicode61, prefixes) never
has to understand a language. A run of Chinese, kana or Hangul becomes its characters and
pairs; a word becomes itself and its tails after each hyphen, dot, apostrophe or change
between letters and digits; the tails are joined, so `o'brien` is `obrien` and `brien`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add

from rolodex.domain.readings import Syllable
from rolodex.domain.scripts import CJK, fold

LONGEST_TOKEN = 24
"""Characters kept of a token; a longer query term is cut to the same length."""

LONGEST_TEXT = 65_536
"""Characters of one field that are indexed; a book in a note is found by its beginning."""

AT = "ǀ"
"""Stands before what follows an @, so that `@gmail` finds all addresses there while a search
for `g` does not. A letter to the index, on no keyboard."""

Tokens = list[str]
"""Tokens in order, repeated ones and all; `joined` keeps each once."""

_CONNECTORS = "'’.\\-‐-―_/·・&+"
CHUNK = re.compile(
    f"([{CJK}]+)|({AT}?[^\\W_{AT}{CJK}]+(?:[{_CONNECTORS}]+[^\\W_{AT}{CJK}]+)*)",
)
"""A run of CJK characters (group 1) or a word with its connectors (group 2)."""

PART = re.compile(r"\d+|[^\W\d_]+")
_PHONE = re.compile(r"(?<![\w+])\+?[(\d][\d\-(). ]{5,20}\d")
_DIGIT = re.compile(r"\d")
_WEB = re.compile(r"https?://|\bwww\.")
_MOST_PHONES = 50

# What so many addresses share that finding by it would only bury the rest.
_GENERIC = frozenset(
    {"com", "net", "org", "edu", "gov", "co", "tw", "cn", "hk", "jp", "uk", "us", "de", "me"}
    | {"gmail", "yahoo", "hotmail", "outlook", "icloud", "qq", "msn", "live", "hinet", "pchome"}
    | {"163", "126"}
)


def prepared(text: str) -> str:
    """The folded text with addresses marked, ready for `CHUNK`."""
    folded = fold(text)
    if "@" in folded:
        folded = folded.replace("@", f" {AT}")
    if "." in folded:
        folded = _WEB.sub(" ", folded)
    return folded


def joined(tokens: Tokens) -> str:
    """Each token once, separated by blanks."""
    return " ".join(dict.fromkeys(tokens))


def add_text(tokens: Tokens, text: str) -> None:
    """Add the tokens of a text; parts that a line break separates are never joined."""
    folded = prepared(text)
    for cjk, word in CHUNK.findall(folded):
        if cjk:
            tokens += cjk
            if len(cjk) > 1:
                tokens.extend(map(add, cjk, cjk[1:]))
        elif word.isalpha() and word[0] != AT:
            tokens.append(word[:LONGEST_TOKEN])
        else:
            _add_word(tokens, word)
    if _DIGIT.search(folded):
        for number in _PHONE.findall(folded)[:_MOST_PHONES]:
            add_tails(tokens, "".join(c for c in number if c.isdigit()))


def add_domain(tokens: Tokens, text: str) -> None:
    """Add the tokens of a web address, without those that most addresses have."""
    for cjk, word in CHUNK.findall(_WEB.sub("", prepared(text))):
        if cjk:
            add_text(tokens, cjk)
        else:
            _add_word(tokens, word, _GENERIC)


def add_tails(tokens: Tokens, digits: str) -> None:
    """Add each tail of a number, so that any fragment of it is the beginning of a token."""
    tokens += [digits[at:] for at in range(len(digits))]


def _add_word(tokens: Tokens, word: str, generic: frozenset[str] = frozenset()) -> None:
    parts = PART.findall(word)
    address = word[0] == AT
    if address:
        parts = [part for part in (parts[0][1:], *parts[1:]) if part]
        generic = _GENERIC
    for at, part in enumerate(parts):
        tail = "".join(parts[at : at + LONGEST_TOKEN])[:LONGEST_TOKEN]
        if part not in generic:
            tokens.append(tail)
        if address and (at == 0 or part not in generic):
            tokens.append((AT + tail)[:LONGEST_TOKEN])


@lru_cache(maxsize=4096)
def reading_tokens(read: tuple[Syllable, ...], zhuyin: bool = True) -> tuple[str, ...]:
    """Pinyin and, if asked for, zhuyin from each syllable on, and the initials of both.

    ü is found as v and as u; the surname in full with the other initials (`wangxm`) too.
    """
    tokens: Tokens = []
    pinyin = [s.pinyin for s in read]
    spellings = [pinyin]
    if any("v" in p for p in pinyin):
        spellings.append([p.replace("v", "u") for p in pinyin])
    if zhuyin:
        spellings.append([s.zhuyin for s in read])
    for spelling in spellings:
        initials = [syllable[:1] for syllable in spelling]
        for at in range(len(read)):
            tokens.append("".join(spelling[at : at + LONGEST_TOKEN])[:LONGEST_TOKEN])
            if at < len(read) - 1:
                tokens.append("".join(initials[at : at + LONGEST_TOKEN]))
        if len(read) > 1:
            tokens.append((spelling[0] + "".join(initials[1:]))[:LONGEST_TOKEN])
    return tuple(dict.fromkeys(filter(None, tokens)))
