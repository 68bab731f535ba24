"""Cards written as vCards: nothing lost and nothing injected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import (
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Photo,
    Relation,
    SpecialDate,
)
from rolodex.formats.vcard import Entry
from tests.formats.vcard_trips import PNG, as_read, as_vcard

VERSIONS = ["2.1", "3.0", "4.0"]

FULL = Card(
    uid="0f8fad5b-d9cb-469f-a165-70867728950e",
    number="K-7; 8,9",
    prefix="Dr.",
    family="王",
    given="小明",
    suffix="Jr., PhD",
    nickname="小明, 阿明",
    reading="Wang Xiaoming Lee",
    display='老王 "the \\ Boss"; 2',
    salutation="王先生",
    gender="F",
    language="zh-TW",
    channel="phone",
    best_time="after 18:00; not Monday",
    source="fair, hall 3",
    cadence_days=30,
    notes="first line\n第二行; with, all = of \\ it\n\n=E4 END:VCARD\n\tlast",
    company="台灣公司; Ltd, Co",
    department="業務部; 北區",
    title="經理, 業務; a\\b",
    methods=(
        Method(kind=MethodKind.PHONE, value="0912-345-678", label="mobile", primary=True),
        Method(kind=MethodKind.PHONE, value="02-2345-6789#12", label="work"),
        Method(kind=MethodKind.PHONE, value="1", label="fax"),
        Method(kind=MethodKind.PHONE, value="1-1", label="work fax"),
        Method(kind=MethodKind.PHONE, value="1-2", label="home fax"),
        Method(kind=MethodKind.PHONE, value="2", label="main"),
        Method(kind=MethodKind.PHONE, value="3", label="other"),
        Method(kind=MethodKind.PHONE, value="4", label='度假屋 "A"; b, c: ^n'),
        Method(kind=MethodKind.PHONE, value="5", label=""),
        Method(kind=MethodKind.EMAIL, value="a@example.com", label="home"),
        Method(kind=MethodKind.EMAIL, value="b@example.com", display='Ann "x"'[:3]),
        Method(kind=MethodKind.WEB, value="https://example.com/?a=1&b=2;c,d", label="work"),
        Method(kind=MethodKind.CHAT, value="ming_1", label="LINE", display="小明, 阿明"),
        Method(kind=MethodKind.CHAT, value="wx:1", label="WeChat", primary=True),
        Method(kind=MethodKind.CHAT, value="x@y", label="Jabber"),
        Method(kind=MethodKind.CHAT, value="7", label="Own Service; 2"),
    ),
    addresses=(
        Address(label="home", street="信義路 1 號, 2 樓\n後棟; A", city="台北市", region="信義區",
                postcode="110", country="台灣", po_box="P 1", extended="5F"),
        Address(label="other", street="Road 1"),
        Address(label="倉庫", city="新竹"),
        Address(street="no label"),
    ),
    dates=(
        SpecialDate(label="birthday", month=2, day=29),
        SpecialDate(label="birthday", year=1988, month=8, day=15, calendar=Calendar.LUNAR),
        SpecialDate(label="lunar; own", month=4, day=10, year=2020, leap=True,
                    calendar=Calendar.LUNAR, lead_days=3),
        SpecialDate(label="anniversary", year=2001, month=12, day=31, lead_days=10),
        SpecialDate(label="other", month=5, day=6),
        SpecialDate(label="開業, 週年", year=1999, month=1, day=2),
    ),
    tags=("VIP", "俱樂部, 金", "a;b", "c\\d"),
    relations=tuple(
        Relation(kind=kind, name=f"{kind}, 某人; x")
        for kind in ("spouse", "partner", "parent", "child", "sibling", "relative", "household",
                     "friend", "colleague", "manager", "report", "assistant", "assisted", "other")
    ),
    custom=(
        CustomValue(label="血型", value="AB; +"),
        CustomValue(label="a;b,c", value="two\nlines"),
        CustomValue(label="Income", value="1,000", private=True),
    ),
)  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_with_everything_filled_comes_back_as_it_was(version: str) -> None:
    photo = Photo(PNG, "image/png")
    back = as_read(as_vcard(Entry(card=FULL, photo=photo, referred="陳, 先生"), version))
    assert back.card == replace(FULL, uid="", has_photo=True)
    assert back.photo == photo
    assert back.referred == "陳, 先生"
    assert back.uid == FULL.uid
    assert back.version == version


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_card_written_twice_has_the_same_fingerprint(version: str) -> None:
    first = as_read(as_vcard(Entry(card=FULL), version))
    again = Entry(card=first.card, source=first.properties, version=version)
    assert as_read(as_vcard(again, version)).fingerprint == first.fingerprint


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "card",
    [
        Card(kind=CardKind.COMPANY, company="永和豆漿"),
        Card(kind=CardKind.COMPANY, company="Acme", display="Acme World"),
        Card(kind=CardKind.COMPANY, company="Acme", family="Berg", given="Anna"),
        Card(company="Only Employer"),
        Card(family="Berg", company="Berg"),
        Card(methods=(Method(kind=MethodKind.EMAIL, value="a@example.com"),)),
        Card(nickname="Bo"),
        Card(notes="only a note"),
        Card(given="Cher"),
        Card(family="Doe", given="John", middle="Q.", prefix="Mr."),
        Card(family="王", given="小明", display="Michael Wang"),
        Card(family="Berg", given="Anna", display="Anna Maria Berg-Roth"),
        Card(display="Only Shown"),
        Card(company="C", department="D"),
    ],
    ids=lambda card: repr(card.display or card.company or card.family or "other"),
)
def test_cards_of_every_shape_come_back(card: Card, version: str) -> None:
    assert as_read(as_vcard(Entry(card=card), version)).card == card


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("field", ["notes", "family", "title", "nickname", "salutation"])
def test_no_value_can_add_a_line_of_its_own(field: str, version: str) -> None:
    evil = "x\r\nTEL:666\r\nEND:VCARD\r\nBEGIN:VCARD\nFN:evil\rTEL:1"
    card = Card(
        given="A",
        methods=(Method(kind=MethodKind.CHAT, value=evil, label=evil, display=evil),
                 Method(kind=MethodKind.WEB, value=evil, label=evil)),
        custom=(CustomValue(label=evil, value=evil),),
        relations=(Relation(kind="friend", name=evil),),
        dates=(SpecialDate(label=evil, month=1, day=1),),
        tags=(evil,),
        uid=evil,
        modified_at=evil,
        **{field: evil},
    )  # fmt: skip
    lines = as_vcard(Entry(card=card, referred=evil), version).splitlines()
    assert lines.count(b"BEGIN:VCARD") == lines.count(b"END:VCARD") == 1
    assert not [line for line in lines if line.startswith((b"TEL:", b"FN:evil"))]
    assert as_read(as_vcard(Entry(card=card), version)).card.phones() == ()


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_lines_are_folded_at_75_octets_and_never_within_a_character(version: str) -> None:
    data = as_vcard(Entry(card=FULL, photo=Photo(PNG * 9, "image/png")), version)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_values_of_vcard_2_1_are_ascii_with_soft_breaks() -> None:
    plain = tuple(method for method in FULL.methods if method.display.isascii())
    card = replace(FULL, methods=plain)
    data = as_vcard(Entry(card=card, photo=Photo(PNG, "image/png")), "2.1")
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 76


def test_vcard_4_0_has_photo_type_and_preference_of_its_own() -> None:
    text = as_vcard(Entry(card=FULL, photo=Photo(PNG, "image/png")), "4.0").decode()
    assert "PHOTO:data:image/png;base64,iVBOR" in text
    assert "TEL;TYPE=cell;PREF=1:0912-345-678\r\n" in text
    assert "BDAY:--0229\r\n" in text


def test_vcard_3_0_writes_a_birthday_without_year_as_telephones_do() -> None:
    text = as_vcard(Entry(card=FULL), "3.0").decode()
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\n" in text


def test_a_relation_to_another_card_is_written_with_its_name() -> None:
    card = Card(given="A", relations=(Relation(kind="spouse", other=7),))
    back = as_read(as_vcard(Entry(card=card, names={7: "Eva Roth"}), "4.0"))
    assert back.card.relations == (Relation(kind="spouse", name="Eva Roth"),)
