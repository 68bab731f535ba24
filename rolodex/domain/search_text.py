"""The words of the search index: what a card is found by, and what a query asks for.

Both sides are folded alike and cut into tokens of letters and digits only, so that the
index (FTS5, unicode61, prefixes) never has to understand a language. Each query term must
be found, in any order: a Chinese term whole, every other as the beginning of a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rolodex.domain.card import FIELDS, Card, Field, FieldKind, Method, MethodKind
from rolodex.domain.names import composed_name, display_name, name_syllables
from rolodex.domain.phones import digits_of, normalize_phone
from rolodex.domain.readings import Syllable, is_pinyin, syllables
from rolodex.domain.scripts import CJK, fold, is_han, strip_tone_marks

LONGEST_TOKEN = 40
"""Characters kept of a token; a longer query term is cut to the same length."""

LONGEST_TEXT = 65_536
"""Characters of one field that are indexed; a book in a note is found by its beginning."""

MOST_TERMS = 16

# The mark in front of what follows an @, so that `@gmail` finds all addresses there while
# a search for `g` does not. A letter to the index, on no keyboard.
_AT = "ǀ"

_CONNECTORS = "'’.\\-‐-―_/·・&+"
_CHUNK = re.compile(
    f"(?P<cjk>[{CJK}]+)|(?P<word>{_AT}?[^\\W_{_AT}{CJK}]+(?:[{_CONNECTORS}]+[^\\W_{CJK}]+)*)"
)
_PART = re.compile(r"\d+|[^\W\d_]+")
_PHONE_IN_TEXT = re.compile(r"(?<![\w+])\+?[(\d][\d\-(). ]{5,20}\d")
_WEB = re.compile(r"https?://|\bwww\.")
_EXTENSION = re.compile(r"(?<=\d)\s*(?:[#x轉转]|ext\.?|分機|分机)+\s*(?=\d)")
_NUMBERED_PINYIN = re.compile(r"(?:[a-z]{1,6}[1-5])+")
_GENERIC = frozenset(
    "com net org edu gov co tw cn hk jp uk us de gmail yahoo hotmail outlook icloud qq msn live me"
    " hinet pchome 163 126".split()
)


@dataclass(frozen=True, slots=True)
class SearchTokens:
    """The tokens of a card for the columns of the index, separated by blanks."""

    name: str
    phone: str
    org: str
    other: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word that must be found: as it stands, or as the beginning of a token."""

    text: str
    prefix: bool

    def quoted(self) -> str:
        """The term in FTS5's query language; tokens hold letters and digits only."""
        return f'"{self.text}"*' if self.prefix else f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What the name is matched by at its beginning: folded, in joined pinyin, by initials."""

    folded: str
    pinyin: str
    initials: str


def card_tokens(card: Card, country: str = "", companies: Iterable[str] = ()) -> SearchTokens:
    """The tokens of a card from every field of the field table that is searched.

    `country` normalises phone numbers that were stored without it; `companies` are further
    names of companies, such as earlier employers.
    """
    name: dict[str, None] = {}
    phone: dict[str, None] = {}
    org: dict[str, None] = {}
    other: dict[str, None] = {}
    _add_name(name, card)
    for company in (card.company, *companies):
        if company:
            org.update(_organisation(company[:200]))
    for field in FIELDS:
        if not field.search or field.private or field.key == "company":
            continue
        column = name if field.group == "name" else org if field.group == "work" else other
        if field.key == "methods":
            for method in card.methods:
                _add_method(phone, other, method, country)
        else:
            for text in _texts(card, field):
                _add_text(column, text)
    return SearchTokens(*(" ".join(tokens) for tokens in (name, phone, org, other)))


def text_tokens(text: str) -> str:
    """The tokens of a free text, such as a line of the history, separated by blanks."""
    tokens: dict[str, None] = {}
    _add_text(tokens, text)
    return " ".join(tokens)


def query_terms(query: str) -> list[Term]:
    """What a query asks for; every term must be found. Empty if it holds no letter or digit.

    Digits stay in the groups in which they were typed, since each tail of a phone number is
    a token: `+886 912`, `0912 345` and `345 678` find 0912345678 without guessing where a
    trunk zero belongs. Groups joined by a hyphen or a dot alone are one.
    """
    folded = fold(_EXTENSION.sub(" ", strip_tone_marks(query[:200])))
    folded = _WEB.sub(" ", folded.replace("@", f" {_AT}"))
    abroad = "+" in folded
    terms: dict[Term, None] = {}
    for chunk in _CHUNK.finditer(folded):
        if chunk["cjk"]:
            terms.update(dict.fromkeys(_cjk_terms(chunk["cjk"])))
        else:
            words = _query_words(chunk["word"], abroad)
            terms.update(dict.fromkeys(Term(w[:LONGEST_TOKEN], True) for w in words))
    needed = [
        term
        for term in terms
        if not any(o != term and o.prefix and o.text.startswith(term.text) for o in terms)
        or not term.prefix
    ]
    return needed[:MOST_TERMS]


def match_expression(terms: Iterable[Term]) -> str:
    """The terms as one FTS5 query, all of them wanted."""
    return " AND ".join(term.quoted() for term in terms)


def fold_name(text: str) -> str:
    """A name or a query as the name-prefix tier compares it: folded, without blanks."""
    return "".join(_PART.findall(fold(text[:200])))


def name_keys(card: Card) -> NameKeys:
    """The keys of the name-prefix tier of a card."""
    read = name_syllables(card)
    return NameKeys(
        fold_name(display_name(card)),
        "".join(s.pinyin for s in read)[:LONGEST_TOKEN],
        "".join(s.pinyin[0] for s in read)[:LONGEST_TOKEN],
    )


def _add_name(tokens: dict[str, None], card: Card) -> None:
    texts = dict.fromkeys((display_name(card), composed_name(card)))
    for text in texts:
        _add_text(tokens, text[:200])
    read = name_syllables(card)
    _add_readings(tokens, read)
    for text in (card.nickname, *texts):
        if is_han(text):
            _add_readings(tokens, syllables(text[:40]))
    if card.kind == "company" or not any(texts):
        tokens.update(_organisation(display_name(card)[:200]))


def _add_readings(tokens: dict[str, None], read: tuple[Syllable, ...]) -> None:
    tokens.update(_reading_tokens(read))


@lru_cache(maxsize=16384)
def _reading_tokens(read: tuple[Syllable, ...]) -> dict[str, None]:
    """Pinyin, zhuyin and the initials of both, from each syllable on."""
    tokens: dict[str, None] = {}
    pinyin = [s.pinyin for s in read]
    spellings = [pinyin]
    if any("v" in p for p in pinyin):
        spellings.append([p.replace("v", "u") for p in pinyin])
    for spelling in spellings:
        for at in range(len(spelling)):
            tokens["".join(spelling[at : at + 12])[:LONGEST_TOKEN]] = None
    zhuyin = [s.zhuyin for s in read]
    for at in range(len(read)):
        tokens["".join(zhuyin[at : at + 12])[:LONGEST_TOKEN]] = None
    for at in range(len(read) - 1):
        tokens["".join(p[0] for p in pinyin[at:])[:LONGEST_TOKEN]] = None
        tokens["".join(z[:1] for z in zhuyin[at:])[:LONGEST_TOKEN]] = None
    if len(read) > 1:
        # The surname in full and the rest by initials: `wangxm`.
        tokens[(pinyin[0] + "".join(p[0] for p in pinyin[1:]))[:LONGEST_TOKEN]] = None
    tokens.pop("", None)
    return tokens


@lru_cache(maxsize=8192)
def _organisation(company: str) -> dict[str, None]:
    tokens: dict[str, None] = {}
    _add_text(tokens, company)
    if is_han(company):
        tokens.update(_reading_tokens(syllables(company[:40])))
    return tokens


def _texts(card: Card, field: Field) -> Iterable[str]:
    if field.kind is FieldKind.ADDRESSES:
        for place in card.addresses:
            yield from (place.label, place.po_box, place.extended, place.street)
            yield from (place.city, place.region, place.postcode, place.country)
    elif field.kind is FieldKind.RELATIONS:
        yield from (relation.name for relation in card.relations)
    elif field.kind is FieldKind.CUSTOM:
        yield from (custom.value for custom in card.custom if not custom.private)
    elif field.kind is FieldKind.TAGS:
        yield from card.tags
    elif field.kind in (FieldKind.TEXT, FieldKind.NOTE):
        yield getattr(card, field.key)


def _add_method(
    phone: dict[str, None], other: dict[str, None], method: Method, country: str
) -> None:
    if method.display:
        _add_text(other, method.display)
    if method.kind is MethodKind.PHONE:
        normalized = method.normalized or normalize_phone(method.value, country)
        for digits in digits_of(method.value, normalized):
            _add_tails(phone, digits[:20])
        if any(map(str.isalpha, method.value)):
            _add_text(other, method.value)
    elif method.kind is MethodKind.WEB:
        _add_domain(other, _WEB.sub("", fold(method.value[:500])))
    else:
        _add_text(other, method.value)


def _add_domain(tokens: dict[str, None], text: str) -> None:
    for chunk in _CHUNK.finditer(text):
        if chunk["cjk"]:
            _add_cjk(tokens, chunk["cjk"])
        else:
            _add_word(tokens, chunk["word"], generic=_GENERIC)


def _add_tails(tokens: dict[str, None], digits: str) -> None:
    for at in range(len(digits)):
        tokens[digits[at:]] = None


def _add_text(tokens: dict[str, None], text: str) -> None:
    if not text:
        return
    folded = fold(text[:LONGEST_TEXT])
    if "@" in folded:
        folded = folded.replace("@", f" {_AT}")
    if "/" in folded:
        folded = _WEB.sub(" ", folded)
    for chunk in _CHUNK.finditer(folded):
        if chunk["cjk"]:
            _add_cjk(tokens, chunk["cjk"])
        else:
            _add_word(tokens, chunk["word"])
    for number in _PHONE_IN_TEXT.findall(folded)[:50]:
        _add_tails(tokens, "".join(c for c in number if c.isdigit()))


def _add_cjk(tokens: dict[str, None], run: str) -> None:
    tokens.update(dict.fromkeys(run))
    tokens.update(dict.fromkeys(map(str.__add__, run, run[1:])))


def _add_word(tokens: dict[str, None], word: str, generic: frozenset[str] = frozenset()) -> None:
    """The word and its tails: `o'brien` is `obrien` and `brien`, `ab12` is `ab12` and `12`."""
    if word.isalpha() and word[0] != _AT:
        tokens[word[:LONGEST_TOKEN]] = None
        return
    parts = _PART.findall(word.removeprefix(_AT))
    if word[0] == _AT:
        tokens[(_AT + "".join(parts))[:LONGEST_TOKEN]] = None
        generic = _GENERIC
    for at in range(len(parts)):
        if parts[at] not in generic:
            tokens["".join(parts[at : at + LONGEST_TOKEN])[:LONGEST_TOKEN]] = None


def _cjk_terms(run: str) -> list[Term]:
    if len(run) == 1:
        return [Term(run, False)]
    return [Term(run[at : at + 2], False) for at in range(len(run) - 1)]


def _query_words(word: str, abroad: bool) -> list[str]:
    if word.isalpha():
        return [word]
    if _NUMBERED_PINYIN.fullmatch(word):
        bare = re.split("[1-5]", word)
        if all(is_pinyin(part) for part in bare if part):
            return ["".join(bare)]
    at = _AT if word[0] == _AT else ""
    parts = _PART.findall(word.removeprefix(_AT))
    if abroad and all(part.isdigit() for part in parts):
        return list(parts)
    if not at and re.fullmatch(r"[^\W\d_]{2,}\d{3,}", word):
        return list(parts)
    return [at + "".join(parts)]
