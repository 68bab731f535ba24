"""What other programs write into vCards, each habit in a small file with the card it means."""

from __future__ import annotations

import io
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from rolodex.domain.card import Card
from rolodex.domain.name_splitting import NameParts
from rolodex.formats.vcard import Entry, ReadCard, RejectedCard, read_vcards, write_vcards

DATA = Path(__file__).parents[1] / "data" / "vcard"
EMPTY = Card()


def _told(value: Any) -> Any:
    """What differs from an empty card, in plain lists and dictionaries."""
    if isinstance(value, tuple):
        return [_told(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    told = {f.name: _told(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Card):
        return {name: told[name] for name in told if told[name] != _told(getattr(EMPTY, name))}
    return {name: item for name, item in told.items() if item not in ("", None, False)}


def _tidy(expected: Any) -> Any:
    """An expectation without the values that are empty anyway."""
    if isinstance(expected, dict):
        tidied = {name: _tidy(item) for name, item in expected.items()}
        if "month" in tidied:
            tidied.setdefault("calendar", "solar")
        return {name: item for name, item in tidied.items() if item not in ("", None, False)}
    return [_tidy(item) for item in expected] if isinstance(expected, list) else expected


@pytest.mark.parametrize("path", sorted(DATA.glob("*.vcf")), ids=lambda path: path.stem)
def test_a_habit_of_another_program_is_understood(path: Path) -> None:
    expected = _tidy(json.loads(path.with_suffix(".json").read_text("utf-8")))
    found = [
        item.reason.msgid if isinstance(item, RejectedCard) else _told(item.card)
        for item in read_vcards(path)
    ]
    assert found == expected


def _one(text: str) -> ReadCard:
    (card,) = read_vcards(io.BytesIO(text.replace("\n", "\r\n").encode()))
    assert isinstance(card, ReadCard)
    return card


def test_a_name_of_who_introduced_the_customer_is_handed_on() -> None:
    card = _one(
        "BEGIN:VCARD\nVERSION:3.0\nFN:A\nitem1.X-ABRELATEDNAMES:Rob Roy\n"
        "item1.X-ABLabel:REFERRED_BY\nEND:VCARD\n"
    )
    assert card.referred == "Rob Roy"
    assert card.card.relations == ()


def test_a_relation_to_another_card_is_handed_on_with_its_uid() -> None:
    card = _one("BEGIN:VCARD\nVERSION:4.0\nFN:A\nRELATED;TYPE=child:urn:uuid:77\nEND:VCARD\n")
    assert card.links == (("child", "urn:uuid:77"),)


def test_uid_is_the_same_with_and_without_urn() -> None:
    bare = _one("BEGIN:VCARD\nVERSION:3.0\nFN:A\nUID:1-2\nEND:VCARD\n")
    urn = _one("BEGIN:VCARD\nVERSION:4.0\nFN:A\nUID:urn:uuid:1-2\nEND:VCARD\n")
    assert bare.uid == urn.uid == "1-2"


def test_a_card_without_end_says_so() -> None:
    card = _one("BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:1\n")
    assert [remark.msgid for remark in card.remarks] == [
        "The card has no end; what is there was read."
    ]


def test_marks_that_turn_the_reading_direction_are_taken_out_of_names() -> None:
    card = _one("BEGIN:VCARD\nVERSION:3.0\nN:Berg;\u202eAnna\u202c;;;\nEND:VCARD\n")
    assert (card.card.family, card.card.given) == ("Berg", "Anna")


def test_the_caller_may_cut_names_in_its_own_way() -> None:
    data = io.BytesIO(b"BEGIN:VCARD\nFN:One Two\nEND:VCARD\n")
    (card,) = read_vcards(data, split=lambda full: NameParts(family="F", given=full))
    assert isinstance(card, ReadCard)
    assert (card.card.family, card.card.given) == ("F", "One Two")


def test_the_fingerprint_forgets_order_folding_and_the_exporters_stamp() -> None:
    first = _one("BEGIN:VCARD\nVERSION:3.0\nFN:A\nNOTE:long note\nREV:2020-01-01\nEND:VCARD\n")
    second = _one(
        "BEGIN:VCARD\nVERSION:2.1\nNOTE;ENCODING=QUOTED-PRINTABLE:long=20=\nnote\nFN:A\n"
        "REV:2021-01-01\nEND:VCARD\n"
    )
    other = _one("BEGIN:VCARD\nVERSION:3.0\nFN:A\nNOTE:another note\nEND:VCARD\n")
    assert first.fingerprint == second.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("CATEGORIES:A,B", ("A", "B")),
        ("CATEGORIES:A;B", ("A", "B")),
        (r"CATEGORIES:A\;B", ("A;B",)),
        (r"CATEGORIES:\;", (";",)),
        (r"CATEGORIES:A\,B;C", ("A,B;C",)),
        ("CATEGORIES:A;B,C", ("A;B", "C")),
    ],
)
def test_tags_are_parted_by_commas_or_else_by_semicolons_that_are_not_escaped(
    line: str, tags: tuple[str, ...]
) -> None:
    data = f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Wang;;;;\r\n{line}\r\nEND:VCARD\r\n".encode()
    (item,) = read_vcards(io.BytesIO(data))
    assert isinstance(item, ReadCard)
    assert item.card.tags == tags


def test_a_damaged_parameter_without_a_name_counts_no_more_on_the_way_back() -> None:
    line = "NOTE;=ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E5=A5=BD"
    data = f"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Wang\r\n{line}\r\nEND:VCARD\r\n".encode()
    (item,) = read_vcards(io.BytesIO(data))
    assert isinstance(item, ReadCard)
    out = io.BytesIO()
    write_vcards(out, [Entry(card=item.card, source=item.properties, version="2.1")], "2.1")
    out.seek(0)
    (again,) = read_vcards(out)
    assert isinstance(again, ReadCard)
    assert again.card.notes == item.card.notes == "=E5=A5=BD"
