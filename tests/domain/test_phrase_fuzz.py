"""The language of phrases under random templates: typed errors with a place, or bounded text.

The same 2,000 templates on each run, 50,000 new ones in `make test-long`; `ROLODEX_SEED` repeats
a run whose seed was printed.
"""

from __future__ import annotations

import os
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from rolodex.domain import phrase_language
from rolodex.domain.phrase_fields import FIELD_NAMED
from rolodex.domain.phrase_language import (
    LARGEST_OUTPUT,
    LONGEST_TEMPLATE,
    EmptyField,
    Filled,
    NestedField,
    PhraseProblem,
    PhraseTooLong,
    Template,
    UnclosedField,
    UnknownField,
    UnknownFilter,
    Value,
    fill,
    parse,
)
from tests.conftest import LONG
from tests.fakes import words

SEED = int(os.environ.get("ROLODEX_SEED") or (random.randrange(2**32) if LONG else 3))
ROUNDS = 50_000 if LONG else 2_000
SECONDS = 2.0
"""Of processor time for one template; it takes thousandths."""

ODD = {
    "nul": "\x00", "escape": "\x1b[31m", "surrogate": "\ud800", "right to left": "\u202eabc\u2066",
    "arabic": "\u0645\u0631\u062d\u0628\u0627", "beyond the plane": "\U0001f9d1\u200d\U0001f4bc",
    "combining": "e" + "\u0301" * 40, "lines": "a\r\nb\u2028c\x85d", "cjk": "王小明您好",
    "markup": "<b>x</b><img src=file:///etc/passwd>", "formula": "=cmd|'/C calc'!A0",
    "format": "{0.__class__}%s%n${x}", "braces": "{ } }} {x} {% for %} {{{ }}}",
}  # fmt: skip
NAMES = (*FIELD_NAMED, "?When", "？何時", "nobody", "", " ", "name.__class__", "name[0]", "#name",
         "/name", "?", "x" * 61, "ｎａｍｅ", "姓名 ")  # fmt: skip
FILTERS = ("upper", "lower", "first", "short", "long", "weekday", "簡短", "完整", "大写", "attr",
           "or", "or: x", "或：貴公司", "or:", "or: a | b", "upper: 3", "", "or: {x}")  # fmt: skip
BRACKETS = (("{{", "}}"), ("｛｛", "｝｝"), ("{｛", "}｝"), ("{{", ""), ("{{", "}"), (r"\{{", "}}"))
ODD_VALUES: tuple[Value, ...] = (
    "{{name}}", "{{", "a\r\nBcc: b@c.d", "\x00\x1b[31m", "\u202egnp.exe", "=1+1", "<b>", "\ud800",
    "ß" * 50, " " * 2000, "\u202e" * 2000, "王" * 3000, date(1, 1, 1), date(9999, 12, 31), "",
)  # fmt: skip


def template(chance: random.Random) -> tuple[str, set[str]]:
    """A template, and what is in it."""
    pieces: list[str] = []
    has: set[str] = set()
    for _piece in range(chance.randrange(1, 12)):
        kind = chance.choices(("field", "odd", "plain", "nested", "signs"), (6, 4, 3, 0.4, 0.3))[0]
        has.add(kind)
        if kind == "field":
            opened, closed = chance.choices(BRACKETS, (30, 6, 3, 1, 1, 2))[0]
            name = chance.choice(NAMES[:60] if chance.random() < 0.9 else NAMES)
            count = chance.choices((0, 1, 2, 3, 5), (60, 20, 8, 4, 2))[0]
            filters = chance.choices(FILTERS[:5] if chance.random() < 0.7 else FILTERS, k=count)
            has |= {"filters"} if filters else set()
            pieces.append(opened + "|".join((name, *filters)) + closed)
        elif kind == "odd":
            name = chance.choice(list(ODD))
            has.add(name)
            pieces.append(ODD[name])
        elif kind == "nested":
            pieces.append("{{name {{name}} }}")
        elif kind == "signs":
            pieces.append(
                "".join(chance.choices("{}|:?\\｛｝｜：？ n\n", k=chance.randrange(1, 9)))
            )
        else:
            pieces.append(chance.choice(("Dear ", "您好，", "\n", "x" * 300)))
    text = "".join(pieces)
    roll = chance.random()
    if roll < 0.05:
        text = (text + " ") * chance.randrange(2, 200)
        has.add("repeated")
    elif roll < 0.06:
        text = (text * (1_000_000 // len(text) + 1))[:1_000_000]
        has.add("a million characters")
    return text, has


def values(chance: random.Random) -> dict[str, Value]:
    keys = [*{field.key for field in FIELD_NAMED.values()}, "?When", "?何時"]
    found: dict[str, Value] = {}
    for key in chance.sample(sorted(keys), chance.randrange(len(keys))):
        value = chance.choice(ODD_VALUES)
        found[key] = value * chance.choice((1, 1, 1, 40)) if isinstance(value, str) else value
    return found


Parse = Callable[[str], Template]
Fill = Callable[[Template, dict[str, Value], str], Filled]


def examine(
    text: str, given: dict[str, Value], language: str, read: Parse = parse, put: Fill = fill
) -> str:
    """What becomes of a template, having made sure that it may: the error's name or `text`."""
    began = time.process_time()
    try:
        found = read(text)
        filled = put(found, given, language)
    except PhraseProblem as problem:
        assert time.process_time() - began < SECONDS
        check_place(text, problem)
        return type(problem).__name__
    except Exception as error:  # whatever else comes out is the finding
        raise AssertionError(f"{type(error).__name__} for {text[:300]!r}") from error
    assert time.process_time() - began < SECONDS
    assert len(text) <= LONGEST_TEMPLATE
    assert len(filled.text.encode("utf-8", "replace")) <= LARGEST_OUTPUT
    for blank in filled.blanks:
        assert filled.text[blank.start] == "["
        assert filled.text[blank.end - 1] == "]"
    for spot in filled.spots:
        inside = filled.text[spot.start : spot.end]
        assert inside
        assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in inside)
        assert not set(inside) & set("\u202e\u2066")
    places = [(part.start, part.end) for part in (*filled.blanks, *filled.spots)]
    assert all(0 <= start < end <= len(filled.text) for start, end in places)
    if not found.placeholders():
        assert filled.text == re.sub(r"\\([{｛][{｛])", r"\1", text)
    return "text"


def check_place(text: str, problem: PhraseProblem) -> None:
    """The place is that of the fault, and the words can be shown."""
    assert words(problem.text)
    at = problem.position
    assert 0 <= at <= len(text)
    if isinstance(problem, PhraseTooLong):
        return
    signs = "|｜" if isinstance(problem, UnknownFilter) else "{｛"
    assert text[at] in signs, text[max(0, at - 40) : at + 40]


def cases(seed: int, rounds: int) -> Iterator[tuple[str, set[str], dict[str, Value], str]]:
    chance = random.Random(seed)
    for _round in range(rounds):
        text, has = template(chance)
        yield text, has, values(chance), chance.choice(["en", "zh_TW", "zh_CN", "", "xx"])


def test_random_templates_end_in_bounded_text_or_a_typed_error_with_its_place() -> None:
    print(f"seed {SEED}, {ROUNDS} templates; ROLODEX_SEED={SEED} repeats them")
    outcomes: Counter[str] = Counter()
    contents: Counter[str] = Counter()
    for text, has, given, language in cases(SEED, ROUNDS):
        outcomes[examine(text, given, language)] += 1
        contents.update(has)
    print(outcomes, contents)
    # The templates reach every outcome, so that a branch that is never tried is noticed.
    for kind in (
        UnclosedField,
        NestedField,
        EmptyField,
        UnknownField,
        UnknownFilter,
        PhraseTooLong,
    ):
        assert outcomes[kind.__name__] >= ROUNDS // 400, outcomes
    assert outcomes["text"] >= ROUNDS // 5, outcomes
    for name in (*ODD, "field", "nested", "filters", "signs", "repeated", "a million characters"):
        assert contents[name] >= ROUNDS // 200, contents


def examine_some(read: Parse = parse, put: Fill = fill) -> None:
    for text, _has, given, language in cases(SEED, 400):
        examine(text, given, language, read, put)


def broken_index(text: str) -> Template:
    if "|" in text:
        raise IndexError(text)
    return parse(text)


def misplaced(text: str) -> Template:
    try:
        return parse(text)
    except PhraseProblem as problem:
        problem.position += 1
        raise


def endless(text: str) -> Template:
    return parse(text[:LONGEST_TEMPLATE])


def swollen(found: Template, given: dict[str, Value], language: str) -> Filled:
    filled = fill(found, given, language)
    return replace(filled, text=filled.text + "x" * LARGEST_OUTPUT)


def shifted(found: Template, given: dict[str, Value], language: str) -> Filled:
    filled = fill(found, given, language)
    return replace(filled, blanks=tuple(replace(b, end=b.end - 1) for b in filled.blanks))


def slow(found: Template, given: dict[str, Value], language: str) -> Filled:
    end = time.process_time() + SECONDS
    while time.process_time() < end:
        pass
    return fill(found, given, language)


@pytest.mark.parametrize("read", [broken_index, misplaced, endless])
def test_the_examination_finds_a_reader_that_is_broken(read: Parse) -> None:
    with pytest.raises(AssertionError):
        examine_some(read=read)


@pytest.mark.parametrize("put", [swollen, shifted, slow])
def test_the_examination_finds_a_filling_that_is_broken(put: Fill) -> None:
    with pytest.raises(AssertionError):
        examine_some(put=put)


def test_the_examination_finds_values_that_are_not_made_plain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phrase_language, "plain_value", lambda value: value)
    with pytest.raises(AssertionError):
        examine_some()


def test_a_long_value_that_is_named_often_is_shaped_once() -> None:
    long: dict[str, Value] = {"name": "a" + " " * 200_000 + "b"}

    def seconds(text: str) -> float:
        found = parse(text)
        began = time.process_time()
        assert fill(found, long).text.startswith("a b")
        return time.process_time() - began

    once = min(seconds("{{name}}") for _try in range(3))
    assert seconds("{{name}}" * (LONGEST_TEMPLATE // 8)) < 10 * once + 0.1
