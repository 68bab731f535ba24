"""Cards as JSON: every field both ways, and rows that keep their identity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolodex.domain.card import FIELDS, Card
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.problems import BadValue
from rolodex.formats.card_json import Person, card_from_json, card_to_json

PEOPLE = {7: Person("uid-7", "陳美玲"), 8: Person("uid-8", "Alice")}
FULL = Card(
    id=1,
    uid="uid-1",
    family="王",
    given="小明",
    nickname="Ming",
    company="Acme",
    title="Buyer",
    gender="M",
    channel="phone",
    cadence_days=30,
    referred_by=8,
    notes="two\nlines",
    methods=(
        Method(kind=MethodKind.PHONE, value="1", normalized="+1", label="work", id=11),
        Method(kind=MethodKind.PHONE, value="2", normalized="+2", primary=True, id=12),
        Method(kind=MethodKind.CHAT, value="ming", label="LINE", display="小明", id=13),
    ),
    addresses=(Address(label="home", street="松高路1號", city="台北市", id=21),),
    dates=(
        SpecialDate(label="birthday", month=4, day=10, year=2020, calendar=Calendar.LUNAR,
                    leap=True, id=31),
        SpecialDate(label="anniversary", month=5, day=20, lead_days=7, id=32),
    ),
    tags=("VIP", "Golf"),
    relations=(Relation(kind="spouse", other=7, name="陳美玲", id=41),
               Relation(kind="child", name="小寶", id=42)),
    custom=(CustomValue(label="Policy", value="1", private=True, id=51),),
)  # fmt: skip


def find(uid: str) -> int:
    return {person.uid: number for number, person in PEOPLE.items()}[uid]


def test_every_field_of_the_table_is_written() -> None:
    assert list(card_to_json(FULL, PEOPLE)) == ["uid", "kind", "name", *(f.key for f in FIELDS)]


def test_an_unchanged_card_reads_back_as_itself_with_the_ids_of_its_rows() -> None:
    read = card_from_json(card_to_json(FULL, PEOPLE), FULL, find)
    # Normal forms are worked out when the card is saved.
    normal = {method.id: method.normalized for method in FULL.methods}
    methods = tuple(replace(m, normalized=normal[m.id]) for m in read.methods)
    assert replace(read, methods=methods) == FULL


def test_rows_keep_their_identity_when_others_come_and_go() -> None:
    data = card_to_json(FULL, PEOPLE)
    data["methods"] = [{"kind": "email", "value": "a@b.c"}, data["methods"][1]]
    assert [m.id for m in card_from_json(data, FULL, find).methods] == [None, 12]


def test_keys_that_are_missing_keep_what_was_there() -> None:
    assert card_from_json({"title": "Boss"}, FULL, find) == replace(FULL, title="Boss")


def test_null_clears_a_field() -> None:
    read = card_from_json({"title": None, "cadence_days": None, "tags": None}, FULL, find)
    assert (read.title, read.cadence_days, read.tags) == ("", None, ())


def test_the_name_of_a_card_is_derived_but_makes_the_parts_of_a_new_one() -> None:
    assert card_from_json({"name": "Somebody Else"}, FULL, find) == FULL
    new = card_from_json({"name": "歐陽小明"}, None, find)
    assert (new.family, new.given) == ("歐陽", "小明")
    assert card_from_json({"name": "Acme", "kind": "company"}, None, find).company == "Acme"


def test_a_uid_is_taken_only_where_it_is_trusted() -> None:
    assert card_from_json({"uid": "u", "given": "A"}, None, find).uid == ""
    assert card_from_json({"uid": "u", "given": "A"}, None, find, trusted_uid=True).uid == "u"


@pytest.mark.parametrize("data", [None, [], "x", 5, {"methods": [5]}, {"dates": [{"month": "4"}]}])
def test_any_other_shape_is_refused(data: object) -> None:
    with pytest.raises(BadValue):
        card_from_json(data, None, find)
