"""The small language of phrases: `{{field}}`, `{{field|filter}}`, `{{field|or: x}}`, `{{?ask}}`.

Phrases are shared between people, so a template is not trusted: it reaches the declared fields
and nothing else, has no loops, conditions or nesting, and its output is bounded. Values are put
in as they are and never read as templates again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from rolodex.domain.phrase_days import (
    day_text,
    is_chinese,
    long_day_text,
    short_day_text,
    weekday_text,
)
from rolodex.domain.phrase_fields import FIELD_NAMED, PHRASE_FIELD, FieldSort
from rolodex.domain.problems import BadValue
from rolodex.domain.scripts import is_han
from rolodex.domain.text import Text
from rolodex.i18n import N_

LONGEST_TEMPLATE = 20_000
"""Characters of a template."""
LARGEST_OUTPUT = 1_000_000
"""Bytes of UTF-8 of a filled phrase."""
LONGEST_NAME = 60
"""Characters of a field's name or a question."""
MOST_FILTERS = 4

IN_WORDS = "{key} in words"
"""The key of words that stand for a date unless a filter asks for a certain shape."""

Value = str | date


class PhraseProblem(BadValue):
    """A template cannot be read; `position` is the character at which, from 0."""

    def __init__(self, text: Text, position: int) -> None:
        super().__init__(text)
        self.position = position


class UnclosedField(PhraseProblem):
    """A `{{` without its `}}`."""


class NestedField(PhraseProblem):
    """A `{{` inside a placeholder."""


class EmptyField(PhraseProblem):
    """A `{{}}` that names nothing."""


class UnknownField(PhraseProblem):
    """A placeholder whose name is in no table."""


class UnknownFilter(PhraseProblem):
    """A filter that there is not, or that does not fit the field."""


class PhraseTooLong(PhraseProblem):
    """The template, or the text it makes, is larger than a message can be."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A field, or a question to whoever sends it, with its filters and where it stands.

    `fallback` is what stands there when the value is missing; None leaves a blank.
    """

    key: str
    filters: tuple[str, ...]
    fallback: str | None
    start: int
    end: int
    is_question: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read: its plain parts and placeholders in order."""

    parts: tuple[str | Placeholder, ...]

    def placeholders(self) -> tuple[Placeholder, ...]:
        """The placeholders in order."""
        return tuple(part for part in self.parts if isinstance(part, Placeholder))


@dataclass(frozen=True, slots=True)
class Blank:
    """A place of a filled text, from `start` up to `end`, that still has to be filled in.

    `key` is the name under which a value for it is given to `fill`.
    """

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled text: `blanks` are left to fill in, `spots` hold a value that was put in.

    `subject` is the filled line above an e-mail.
    """

    text: str
    blanks: tuple[Blank, ...]
    spots: tuple[Blank, ...] = ()
    subject: str = ""


DATE_FILTERS: dict[str, Callable[[date, str], str]] = {
    "short": short_day_text,
    "long": long_day_text,
    "weekday": weekday_text,
}
TEXT_FILTERS: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "first": lambda text: next(iter(text.split()), ""),
}
_FILTER_NAMES = {
    "簡短": "short", "简短": "short", "完整": "long", "星期": "weekday",
    "或": "or", "大寫": "upper", "大写": "upper", "小寫": "lower", "小写": "lower",
}  # fmt: skip
_WIDE = str.maketrans("｛｝｜：？", "{}|:?")
"""What a Chinese keyboard writes in place of the signs of the language, one for one."""


def parse(text: str) -> Template:
    """Read a template in one pass. Raises a `PhraseProblem` that says where and why.

    `\\{{` stands for a plain `{{`. Wide signs (｛｛姓名｜或：朋友｝｝) count as narrow ones.
    """
    if len(text) > LONGEST_TEMPLATE:
        raise PhraseTooLong(
            Text(N_("A phrase has at most {n} characters."), {"n": LONGEST_TEMPLATE}),
            LONGEST_TEMPLATE,
        )
    signs = text.translate(_WIDE)
    parts: list[str | Placeholder] = []
    at, plain = 0, ""
    while (start := signs.find("{{", at)) >= 0:
        if start > at and signs[start - 1] == "\\":
            plain += text[at : start - 1] + text[start : start + 2]
            at = start + 2
            continue
        end = signs.find("}}", start + 2)
        inner = signs.find("{{", start + 2)
        if 0 <= inner < end:
            raise NestedField(Text(N_("A field cannot stand inside another one.")), inner)
        if end < 0:
            raise UnclosedField(Text(N_("This field is not closed by }}.")), start)
        parts.append(plain + text[at:start])
        parts.append(_placeholder(text, signs, start, end))
        at, plain = end + 2, ""
    parts.append(plain + text[at:])
    return Template(tuple(part for part in parts if part != ""))


def _placeholder(text: str, signs: str, start: int, end: int) -> Placeholder:
    cut = signs.find("|", start + 2, end)
    name_end = cut if cut >= 0 else end
    name = text[start + 2 : name_end].strip()
    is_question = signs[start + 2 : name_end].strip().startswith("?")
    if is_question:
        name = " ".join(name[1:].split())
    if not name:
        raise EmptyField(Text(N_("This field names nothing.")), start)
    if len(name) > LONGEST_NAME:
        raise UnknownField(
            Text(N_("The name of a field has at most {n} characters."), {"n": LONGEST_NAME}), start
        )
    field = FIELD_NAMED.get(name) or FIELD_NAMED.get(name.lower())
    if field is None and not is_question:
        raise UnknownField(_unknown(name), start)
    key = f"?{name}" if is_question or field is None else field.key
    sort = FieldSort.ASKED if is_question or field is None else field.sort
    filters, fallback = _filters(text, signs, cut, end, sort) if cut >= 0 else ((), None)
    return Placeholder(key, filters, fallback, start, end + 2, is_question)


def _filters(
    text: str, signs: str, cut: int, end: int, sort: FieldSort
) -> tuple[tuple[str, ...], str | None]:
    """The filters between `cut`, the first bar, and `end`."""
    found: list[str] = []
    while cut >= 0:
        following = signs.find("|", cut + 1, end)
        stop = following if following >= 0 else end
        colon = signs.find(":", cut + 1, stop)
        written = text[cut + 1 : colon if colon >= 0 else stop].strip()
        name = _FILTER_NAMES.get(written, written.lower())
        if name == "or" and colon >= 0:
            return tuple(found), text[colon + 1 : end].strip()  # all that is left, bars too
        known = DATE_FILTERS if sort is FieldSort.DATE else TEXT_FILTERS
        if colon >= 0 or name not in known:
            raise UnknownFilter(
                Text(
                    N_("This field knows no filter {name}; it knows: {known}."),
                    {"name": written[:LONGEST_NAME], "known": ", ".join(["or: …", *known])},
                ),
                cut,
            )
        found.append(name)
        if len(found) > MOST_FILTERS:
            raise UnknownFilter(
                Text(N_("A field has at most {n} filters."), {"n": MOST_FILTERS}), cut
            )
        cut = following
    return tuple(found), None


def _unknown(name: str) -> Text:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), list(FIELD_NAMED), 1)
    if near:
        return Text(
            N_("There is no field {name}. Is {guess} meant?"), {"name": name, "guess": near[0]}
        )
    return Text(
        N_("There is no field {name}. A question mark before it makes it a blank to fill in."),
        {"name": name},
    )


def fill(template: Template, values: Mapping[str, Value], language: str = "en") -> Filled:
    """Put values in; what is missing or empty becomes its fallback, else a blank in brackets.

    `values` are by key of the field, by `?question` for questions; dates are written as
    `language` writes them, and Chinese sets a blank between its own and Latin letters.
    Raises `PhraseTooLong` beyond `LARGEST_OUTPUT`.
    """
    pieces: list[str] = []
    blanks: list[Blank] = []
    spots: list[Blank] = []
    shaped: dict[tuple[str, tuple[str, ...]], str] = {}
    length = size = 0
    for part in template.parts:
        value, is_blank = "", False
        if isinstance(part, str):
            piece = part
        else:
            # Once for each field: a long value named thousands of times would take minutes.
            if (part.key, part.filters) not in shaped:
                shaped[part.key, part.filters] = _value(part, values, language)
            value = shaped[part.key, part.filters]
            piece = value or part.fallback or ""
            if is_blank := not piece and part.fallback is None:
                piece = f"[{blank_name(part.key, language)}]"
        if pieces and is_chinese(language) and _meet(pieces[-1], piece):
            pieces.append(" ")
            length += 1
            size += 1
        if isinstance(part, Placeholder) and (is_blank or value):
            found = blanks if is_blank else spots
            found.append(Blank(length, length + len(piece), part.key))
        size += len(piece.encode("utf-8", "replace"))
        if size > LARGEST_OUTPUT:
            position = part.start if isinstance(part, Placeholder) else 0
            raise PhraseTooLong(Text(N_("The filled text is too long for a message.")), position)
        pieces.append(piece)
        length += len(piece)
    return Filled("".join(pieces), tuple(blanks), tuple(spots))


def _meet(before: str, after: str) -> bool:
    """Whether a Han and a Latin letter would touch: `Tom Holt您好` reads as `Tom Holt 您好`."""
    left, right = before[-1:], after[:1]
    return (is_han(left) and _is_latin(right)) or (_is_latin(left) and is_han(right))


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "\u0250"


def blank_name(key: str, language: str) -> str:
    """What a blank is called in a phrase of a language."""
    if key.startswith("?"):
        return key[1:]
    return PHRASE_FIELD[key].name_in(language)


def gist(text: str, language: str) -> str:
    """A template on one line for a list, its placeholders by name: `[name] in brackets`.

    One that cannot be read is shown as it is written.
    """
    try:
        parts = parse(text).parts
    except PhraseProblem:
        return " ".join(text.split())
    words = (
        part if isinstance(part, str) else f"[{blank_name(part.key, language)}]" for part in parts
    )
    return " ".join("".join(words).split())


def _value(part: Placeholder, values: Mapping[str, Value], language: str) -> str:
    value = values.get(part.key, "")
    filters = list(part.filters)
    if isinstance(value, date):
        shaped = bool(filters) and filters[0] in DATE_FILTERS
        shape = DATE_FILTERS[filters.pop(0)] if shaped else day_text
        in_words = "" if shaped else values.get(IN_WORDS.format(key=part.key), "")
        value = str(in_words) or shape(value, language)
    text = plain_value(value)
    for name in filters:
        if name in TEXT_FILTERS:
            text = TEXT_FILTERS[name](text)
    return text


def plain_value(value: str) -> str:
    """A value as one line of plain text: no breaks, control or direction characters."""
    spaced = "".join(
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
        for sign in value
        if unicodedata.category(sign) not in ("Cf", "Cs") or sign in "\u200c\u200d"
    )
    return " ".join(spaced.split())
