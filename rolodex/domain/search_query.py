"""What a search query asks for: terms that must all be found, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rolodex.domain.readings import is_pinyin
from rolodex.domain.scripts import strip_tone_marks
from rolodex.domain.text_tokens import AT, CHUNK, LONGEST_TOKEN, PART, prepared

LONGEST_QUERY = 200
MOST_TERMS = 16

_EXTENSION = re.compile(
    r"(?<=\d)\s*(?:[#＃]|轉|转|分機|分机|ext(?:ension)?\b|x(?=\s*\d))[\s.:轉转]*(?=\d|$)"
)
_NUMBERED_PINYIN = re.compile(r"(?:[a-z]{1,6}[1-5])+")
_LETTERS_THEN_NUMBER = re.compile(r"[^\W\d_]{2,}\d{3,}")


@dataclass(frozen=True, slots=True)
class Term:
    """One word that must be found: as it stands, or as the beginning of a token."""

    text: str
    prefix: bool

    def quoted(self) -> str:
        """The term in FTS5's query language; it holds letters and digits only."""
        return f'"{self.text}"*' if self.prefix else f'"{self.text}"'


def query_terms(query: str) -> list[Term]:
    """What a query asks for; every term must be found. Empty if it holds no letter or digit.

    Chinese is found anywhere, by characters and pairs; everything else by the beginning of a
    token. Digits stay in the groups in which they were typed, since each tail of a phone
    number is a token: `+886 912`, `0912 345` and `345 678` all find 0912345678 without
    guessing where a trunk zero belongs. Groups joined by hyphens or dots alone are one.
    """
    text = prepared(_EXTENSION.sub(" ", strip_tone_marks(query[:LONGEST_QUERY])))
    abroad = "+" in text
    terms: dict[Term, None] = {}
    for cjk, word in CHUNK.findall(text):
        if len(cjk) > 1:
            terms.update((Term(a + b, False), None) for a, b in pairwise(cjk))
        elif cjk:
            terms[Term(cjk, False)] = None
        else:
            for part in _words(word, abroad):
                terms[Term(part[:LONGEST_TOKEN], True)] = None
    return [term for term in terms if not _implied(term, terms)][:MOST_TERMS]


def match_expression(terms: Iterable[Term]) -> str:
    """The terms as one FTS5 query, all of them wanted; empty without terms."""
    return " AND ".join(term.quoted() for term in terms)


def _implied(term: Term, terms: Iterable[Term]) -> bool:
    """Whether a longer term already asks for this one: `xiao` beside `xiaoming`."""
    return any(
        other != term
        and (
            (term.prefix and other.prefix and other.text.startswith(term.text))
            or (not term.prefix and len(term.text) == 1 and len(other.text) == 2
                and not other.prefix and term.text in other.text)
        )
        for other in terms
    )  # fmt: skip


def _words(word: str, abroad: bool) -> list[str]:
    if word.isalpha():
        return [word]
    if _NUMBERED_PINYIN.fullmatch(word):
        syllables = re.split("[1-5]", word)
        if all(is_pinyin(syllable) for syllable in syllables if syllable):
            return ["".join(syllables)]
    parts = PART.findall(word)
    if abroad and word[0] != AT and all(part.isdigit() for part in parts):
        # +886-0912: the zero that many leave in would break the joined number.
        return list(parts)
    if _LETTERS_THEN_NUMBER.fullmatch(word) and word[0] != AT:
        return list(parts)
    return ["".join(parts)]
