"""The language of phrases: what it gives, what it refuses with a position, and its bounds."""

from __future__ import annotations

from datetime import date

import pytest

from rolodex.domain.phrase_fields import FIELD_NAMED, PHRASE_FIELDS
from rolodex.domain.phrase_language import (
    LONGEST_TEMPLATE,
    Blank,
    EmptyField,
    NestedField,
    PhraseProblem,
    PhraseTooLong,
    UnclosedField,
    UnknownField,
    UnknownFilter,
    Value,
    fill,
    gist,
    parse,
)
from tests.fakes import words

VALUES: dict[str, Value] = {
    "name": "王小明",
    "salutation": "王先生",
    "given": "Ann Marie",
    "birthday": date(2026, 9, 25),
}
HOSTILE = (
    "{{name}}", "{{", "}}", "<b>x</b><script>", "=cmd|' /C calc'!A0", "+1", "@SUM(A1)",
    "a\r\nBcc: b@c.d", "{0.__class__}", "%s%n", "${x}", "\x00\x1b[31m", "\u202egnp.exe",
)  # fmt: skip


def filled(text: str, language: str = "en", **more: Value) -> str:
    return fill(parse(text), {**VALUES, **more}, language).text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Dear {{salutation}},", "Dear 王先生,"),
        ("{{稱呼}}您好", "王先生您好"),
        ("{{称呼}}您好", "王先生您好"),
        ("｛｛姓名｝｝您好", "王小明您好"),
        ("{{ NAME }}!", "王小明!"),
        ("{{given|first}}", "Ann"),
        ("{{given|first|upper}}", "ANN"),
        ("{{company|or: your firm}}", "your firm"),
        ("{{公司｜或：貴公司}}", "貴公司"),
        ("{{company|or:}}!", "!"),
        ("{{company|or: a | b}}", "a | b"),
        ("{{birthday}}", "25 September"),
        ("{{birthday|short}}", "25 Sep"),
        ("{{birthday|long}}", "25 September 2026"),
        ("{{birthday|weekday}}", "Friday"),
        (r"\{{name}}", "{{name}}"),
        ("{ } }} {x} {% for %}", "{ } }} {x} {% for %}"),
        ("", ""),
    ],
)
def test_a_template_gives_its_text(template: str, text: str) -> None:
    assert filled(template) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{生日}}", "9月25日"),
        ("{{生日|簡短}}", "9/25"),
        ("{{生日|完整}}", "2026年9月25日"),
        ("{{生日|星期}}", "星期五"),
    ],
)
def test_dates_are_written_in_the_language_of_the_phrase(template: str, text: str) -> None:
    assert filled(template, "zh_TW") == text


def test_a_missing_value_is_a_marked_blank_in_the_language_of_the_phrase() -> None:
    found = fill(parse("To {{公司}}: {{?何時見面}}"), VALUES, "zh_TW")
    assert found.text == "To [公司]: [何時見面]"
    assert found.blanks == (Blank(3, 7, "company"), Blank(9, 15, "?何時見面"))
    assert fill(parse("{{公司}}"), VALUES, "zh_CN").text == "[公司]"
    assert fill(parse("{{公司}}"), VALUES, "en").text == "[company]"


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Tom Holt", "zh_TW", "致 Tom Holt 您好"),
        ("Tom Holt", "zh_CN", "致 Tom Holt 您好"),
        ("王小明", "zh_TW", "致王小明您好"),
        ("3月5日", "zh_TW", "致3月5日您好"),
        ("Tom", "en", "致Tom您好"),
    ],
)
def test_chinese_sets_a_blank_between_its_own_and_latin_letters(
    name: str, language: str, text: str
) -> None:
    found = fill(parse("致{{name}}您好"), {"name": name}, language)
    assert found.text == text
    (spot,) = found.spots
    assert found.text[spot.start : spot.end] == name


def test_a_blank_that_was_filled_in_is_a_spot() -> None:
    found = fill(parse("At {{?When}}?"), {"?When": "noon"})
    assert (found.text, found.blanks, found.spots) == ("At noon?", (), (Blank(3, 7, "?When"),))


@pytest.mark.parametrize(
    ("template", "kind", "position"),
    [
        ("ab {{name", UnclosedField, 3),
        ("{{name}", UnclosedField, 0),
        ("ab {{}}", EmptyField, 3),
        ("{{ | or: x }}", EmptyField, 0),
        ("{{?}}", EmptyField, 0),
        ("a {{name {{name}} }}", NestedField, 9),
        ("a {{nobody}}", UnknownField, 2),
        ("{{name.__class__}}", UnknownField, 0),
        ("{{name[0]}}", UnknownField, 0),
        ("{{#name}}x{{/name}}", UnknownField, 0),
        ("{{" + "n" * 500 + "}}", UnknownField, 0),
        ("{{name|attr}}", UnknownFilter, 6),
        ("{{name|weekday}}", UnknownFilter, 6),
        ("{{birthday|upper}}", UnknownFilter, 10),
        ("{{name|or}}", UnknownFilter, 6),
        ("{{name|upper: 3}}", UnknownFilter, 6),
        ("{{name" + "|upper" * 5 + "}}", UnknownFilter, 30),
        ("x" * (LONGEST_TEMPLATE + 1), PhraseTooLong, LONGEST_TEMPLATE),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(
    template: str, kind: type[PhraseProblem], position: int
) -> None:
    with pytest.raises(kind) as caught:
        parse(template)
    assert caught.value.position == position
    assert words(caught.value.text)


def test_a_misspelt_field_brings_the_one_that_is_meant() -> None:
    with pytest.raises(UnknownField) as caught:
        parse("{{compny}}")
    assert "company" in words(caught.value.text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_comes_out_as_one_line_of_plain_text(hostile: str) -> None:
    found = fill(parse("<{{name}}>"), {"name": hostile})
    inside = found.text[1:-1]
    assert len(found.text.splitlines()) <= 1
    assert not any(ord(sign) < 32 or sign == "\u202e" for sign in inside)
    kept = "".join(sign for sign in hostile if sign.isascii() and sign.isprintable())
    assert inside.replace(" ", "") == kept.replace(" ", "")


def test_output_is_bounded() -> None:
    many = parse("{{name}}" * (LONGEST_TEMPLATE // 8))
    assert len(fill(many, {"name": "x" * 100}).text) == 250_000
    with pytest.raises(PhraseTooLong):
        fill(many, {"name": "王" * 1000})


def test_every_name_of_the_table_is_understood_and_means_one_field() -> None:
    assert all(parse(f"{{{{{name}}}}}").placeholders() for name in FIELD_NAMED)
    owners: dict[str, set[str]] = {}
    for field in PHRASE_FIELDS:
        for name in field.names():
            owners.setdefault(name, set()).add(field.key)
    assert not {name: keys for name, keys in owners.items() if len(keys) > 1}


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("{{稱呼}}您好：\n{{我}} 敬上", "zh_TW", "[稱呼]您好： [我] 敬上"),
        ("Dear {{salutation|or: friend}}, {{?what}}", "en", "Dear [salutation], [what]"),
        ("not {{closed", "en", "not {{closed"),
    ],
)
def test_in_a_list_a_placeholder_is_its_name_in_brackets(
    text: str, language: str, shown: str
) -> None:
    assert gist(text, language) == shown
