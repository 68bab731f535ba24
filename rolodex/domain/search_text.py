"""The search index's view of a card: its tokens, and the keys of its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rolodex.domain.card import FIELDS, Card, CardKind, Field, FieldKind
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.domain.name_reading import Name, name_of
from rolodex.domain.phones import digits_of, normalize_phone
from rolodex.domain.readings import syllables
from rolodex.domain.scripts import fold, is_han
from rolodex.domain.search_query import Term, match_expression, query_terms
from rolodex.domain.text_tokens import (
    LONGEST_TEXT,
    LONGEST_TOKEN,
    PART,
    Tokens,
    add_domain,
    add_tails,
    add_text,
    joined,
    reading_tokens,
)

__all__ = [
    "NameKeys",
    "SearchTokens",
    "Term",
    "card_tokens",
    "fold_name",
    "match_expression",
    "name_keys",
    "query_terms",
    "tag_tokens",
    "text_tokens",
]

_LONGEST_NAME = 200
_LONGEST_READING = 40  # characters of a name whose sound is indexed

_SCALARS = (FieldKind.TEXT, FieldKind.NOTE)
_SEARCHED = tuple(f for f in FIELDS if f.search and not f.private)
_NAME_FIELDS = tuple(f.key for f in _SEARCHED if f.group == "name" and f.kind in _SCALARS)
_WORK_FIELDS = tuple(f.key for f in _SEARCHED if f.group == "work" and f.kind in _SCALARS)
_OTHER_FIELDS = tuple(f for f in _SEARCHED if f.group not in ("name", "work"))


@dataclass(frozen=True, slots=True)
class SearchTokens:
    """The tokens of a card, separated by blanks; those of its tags are apart, since they change
    for many cards at once."""

    words: str
    tags: str


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What a name is matched by at its beginning: folded, in joined pinyin, by initials."""

    folded: str
    pinyin: str
    initials: str


def card_tokens(
    card: Card, country: str = "", companies: Iterable[str] = (), name: Name | None = None
) -> SearchTokens:
    """The tokens of a card from every field of the field table that is searched.

    `country` normalises phone numbers that were stored without it; `companies` are further
    names of companies, such as earlier employers; `name` is that of the card if it is at
    hand. Private fields give nothing.
    """
    tokens: Tokens = []
    _add_name(tokens, card, name or name_of(card))
    for company in (card.company, *companies):
        if company:
            tokens += _organisation(company[:_LONGEST_NAME])
    lines = [getattr(card, key) for key in _WORK_FIELDS if key != "company"]
    for field in _OTHER_FIELDS:
        if field.kind is FieldKind.METHODS:
            for method in card.methods:
                _add_method(tokens, lines, method, country)
        else:
            lines.extend(_texts(card, field))
    _add_lines(tokens, lines)
    return SearchTokens(joined(tokens), tag_tokens(card.tags))


@lru_cache(maxsize=4096)
def tag_tokens(names: tuple[str, ...]) -> str:
    """The tokens of tags, separated by blanks."""
    tokens: Tokens = []
    _add_lines(tokens, names)
    return joined(tokens)


def text_tokens(text: str) -> str:
    """The tokens of a free text, such as a line of the history, separated by blanks."""
    tokens: Tokens = []
    _add_lines(tokens, [text])
    return joined(tokens)


def fold_name(text: str) -> str:
    """A name or a query as the name-prefix tier compares it: folded, letters and digits only."""
    return "".join(PART.findall(fold(text[:_LONGEST_NAME])))


def name_keys(of: Card | Name) -> NameKeys:
    """The keys of the name-prefix tier of a card; `initials` of a Western name are `pc`."""
    name = name_of(of) if isinstance(of, Card) else of
    read = name.syllables
    words = PART.findall(fold(name.shown[:_LONGEST_NAME])) if not read else []
    return NameKeys(
        folded=fold_name(name.shown),
        pinyin="".join(s.pinyin for s in read)[:LONGEST_TOKEN],
        initials="".join(s.pinyin[0] for s in read)[:LONGEST_TOKEN]
        or "".join(word[0] for word in words)[:LONGEST_TOKEN],
    )


def _add_name(tokens: Tokens, card: Card, name: Name) -> None:
    shown, composed, read = name.shown, name.composed, name.syllables
    texts = [shown[:_LONGEST_NAME], *(getattr(card, key) for key in _NAME_FIELDS)]
    if composed != shown:
        texts.append(composed[:_LONGEST_NAME])
    _add_lines(tokens, texts)
    if read and len(read) <= _LONGEST_READING:
        tokens += reading_tokens(read)
    # The other readings: of the other name, and the ordinary one of a rare surname.
    for text in {shown, composed, card.nickname}:
        if is_han(text):
            tokens += _plain_readings(text[:_LONGEST_READING])
    if card.kind is CardKind.COMPANY and card.company:
        tokens += _organisation(card.company[:_LONGEST_NAME])


@lru_cache(maxsize=4096)
def _plain_readings(text: str) -> tuple[str, ...]:
    return reading_tokens(syllables(text))


@lru_cache(maxsize=4096)
def _organisation(company: str) -> tuple[str, ...]:
    # No zhuyin here: it would double what the index weighs for what nobody types.
    tokens: Tokens = []
    add_text(tokens, company)
    if is_han(company):
        tokens += reading_tokens(syllables(company[:_LONGEST_READING]), zhuyin=False)
    return tuple(tokens)


def _add_lines(tokens: Tokens, lines: Iterable[str]) -> None:
    filled = list(filter(None, lines))
    text = "\n".join(filled)
    if len(text) > LONGEST_TEXT:
        text = "\n".join(line[:LONGEST_TEXT] for line in filled)
    if text:
        add_text(tokens, text)


def _texts(card: Card, field: Field) -> Iterable[str]:
    if field.kind in _SCALARS:
        return (getattr(card, field.key),)
    if field.kind is FieldKind.RELATIONS:
        return [relation.name for relation in card.relations]
    if field.kind is FieldKind.CUSTOM:
        return [custom.value for custom in card.custom if not custom.private]
    if field.kind is FieldKind.ADDRESSES:
        return [
            line
            for a in card.addresses
            for line in (
                *(a.label, a.po_box, a.extended, a.street),
                *(a.city, a.region, a.postcode, a.country),
            )
        ]
    return ()


def _add_method(tokens: Tokens, lines: list[str], method: Method, country: str) -> None:
    lines.append(method.display)
    if method.kind is MethodKind.PHONE:
        normalized = method.normalized or normalize_phone(method.value, country)
        whole = ""
        for digits in digits_of(method.value, normalized):
            number = digits[:LONGEST_TOKEN]
            if whole.endswith(number[1:]):
                tokens.append(number)  # with another beginning; its tails are there
            else:
                add_tails(tokens, number)
            whole = whole or number
        if not method.value.isascii() or any(map(str.isalpha, method.value)):
            lines.append(method.value[:_LONGEST_NAME])
    elif method.kind is MethodKind.WEB:
        add_domain(tokens, method.value[:500])
    else:
        lines.append(method.value)
