"""Cards written as vCards: nothing lost, nothing injected, and only what changed is changed."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import pytest

from rolodex.domain.card import (
    Address,
    Calendar,
    Card,
    CardKind,
    CustomValue,
    Method,
    MethodKind,
    Photo,
    Relation,
    SpecialDate,
)
from rolodex.formats.vcard import Entry, ReadCard, from_json, read_vcards, to_json, write_vcards

VERSIONS = ["2.1", "3.0", "4.0"]
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

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


def _bytes(entry: Entry, version: str) -> bytes:
    stream = io.BytesIO()
    write_vcards(stream, [entry], version)
    return stream.getvalue()


def _back(data: bytes) -> ReadCard:
    (card,) = read_vcards(io.BytesIO(data))
    assert isinstance(card, ReadCard)
    return card


def _imported(text: str) -> ReadCard:
    return _back(text.replace("\n", "\r\n").encode())


def _exported(read: ReadCard, card: Card, version: str = "", **more: object) -> list[str]:
    """The lines of the card as changed, without frame and folds."""
    entry = Entry(
        card=card,
        photo=read.photo,
        source=from_json(to_json(read.properties)),
        version=read.version,
        **more,  # type: ignore[arg-type]
    )
    text = _bytes(entry, version or read.version).decode().replace("\r\n ", "")
    frame = ("BEGIN:", "END:", "VERSION:", "PRODID:")
    return [line for line in text.splitlines() if line and not line.startswith(frame)]


# Cards made here


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_with_everything_filled_comes_back_as_it_was(version: str) -> None:
    photo = Photo(PNG, "image/png")
    back = _back(_bytes(Entry(card=FULL, photo=photo, referred="陳, 先生"), version))
    assert back.card == replace(FULL, uid="", has_photo=True)
    assert back.photo == photo
    assert back.referred == "陳, 先生"
    assert back.uid == FULL.uid
    assert back.version == version


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_card_written_twice_has_the_same_fingerprint(version: str) -> None:
    first = _back(_bytes(Entry(card=FULL), version))
    again = Entry(card=first.card, source=first.properties, version=version)
    assert _back(_bytes(again, version)).fingerprint == first.fingerprint


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
    assert _back(_bytes(Entry(card=card), version)).card == card


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
    lines = _bytes(Entry(card=card, referred=evil), version).splitlines()
    assert lines.count(b"BEGIN:VCARD") == lines.count(b"END:VCARD") == 1
    assert not [line for line in lines if line.startswith((b"TEL:", b"FN:evil"))]
    assert _back(_bytes(Entry(card=card), version)).card.phones() == ()


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_lines_are_folded_at_75_octets_and_never_within_a_character(version: str) -> None:
    data = _bytes(Entry(card=FULL, photo=Photo(PNG * 9, "image/png")), version)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_values_of_vcard_2_1_are_ascii_with_soft_breaks() -> None:
    plain = tuple(method for method in FULL.methods if method.display.isascii())
    card = replace(FULL, methods=plain)
    data = _bytes(Entry(card=card, photo=Photo(PNG, "image/png")), "2.1")
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 76


def test_vcard_4_0_has_photo_type_and_preference_of_its_own() -> None:
    text = _bytes(Entry(card=FULL, photo=Photo(PNG, "image/png")), "4.0").decode()
    assert "PHOTO:data:image/png;base64,iVBOR" in text
    assert "TEL;TYPE=cell;PREF=1:0912-345-678\r\n" in text
    assert "BDAY:--0229\r\n" in text


def test_vcard_3_0_writes_a_birthday_without_year_as_telephones_do() -> None:
    text = _bytes(Entry(card=FULL), "3.0").decode()
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\n" in text


def test_a_relation_to_another_card_is_written_with_its_name() -> None:
    card = Card(given="A", relations=(Relation(kind="spouse", other=7),))
    back = _back(_bytes(Entry(card=card, names={7: "Eva Roth"}), "4.0"))
    assert back.card.relations == (Relation(kind="spouse", name="Eva Roth"),)


# Cards that came from elsewhere

SOURCE = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Other//EN
UID:abc
REV:2020-01-01T00:00:00Z
N;LANGUAGE=en:Berg;Anna;;;
FN:Anna Berg
X-FOO;X-BAR="a;b":unknown\\, kept
item1.TEL;X-PID=1.1;type=CELL;type=VOICE;type=pref:0911
item1.X-ABLabel:Summer
TEL;TYPE=HOME,VOICE:0922
ADR;TYPE=HOME:;;Road 1;Town;;1;
LABEL;TYPE=HOME:Road 1\\nTown
CATEGORIES:A,B
CATEGORIES:C
NOTE:old
TITLE:Head
TITLE:Second
BDAY;VALUE=date:1988-02-29
item2.X-ABDATE:2001-02-03
item2.X-ABLabel:_$!<Anniversary>!$_
item3.ADR;TYPE=WORK:;;Street 2;City;;2;
item3.X-ABADR:de
END:VCARD
"""


def _lines(source: str = SOURCE) -> list[str]:
    frame = ("BEGIN:", "END:", "VERSION:", "PRODID:")
    return [line for line in source.splitlines() if not line.startswith(frame)]


def _swap(old: str, *new: str) -> list[str]:
    """The source's lines with one replaced."""
    return [made for line in _lines() for made in (new if line == old else (line,))]


def test_an_unchanged_card_leaves_as_it_came() -> None:
    read = _imported(SOURCE)
    assert _exported(read, read.card) == _lines()
    kept = Entry(card=read.card, source=read.properties, version="3.0")
    assert b"PRODID:-//Other//EN\r\n" in _bytes(kept, "3.0")


def test_ids_and_normalised_values_from_the_book_are_no_change() -> None:
    read = _imported(SOURCE)
    methods = tuple(
        replace(m, id=n, normalized="+" + m.value) for n, m in enumerate(read.card.methods, 1)
    )
    card = replace(read.card, id=1, uid="u", created_at="2026", modified_at="2026",
                   methods=methods)  # fmt: skip
    assert _exported(read, card) == _lines()


def test_a_changed_value_keeps_its_group_and_the_parameters_we_do_not_know() -> None:
    read = _imported(SOURCE)
    first, *others = read.card.methods
    card = replace(read.card, methods=(replace(first, value="0999"), *others))
    lines = _exported(read, card)
    assert "item1.TEL;X-PID=1.1;TYPE=PREF:0999" in lines
    assert "item1.X-ABLabel:Summer" in lines
    untouched = [line for line in _lines() if not line.startswith("item1.")]
    assert [line for line in lines if not line.startswith("item1.")] == untouched


def test_a_changed_label_replaces_the_label_of_the_group() -> None:
    read = _imported(SOURCE)
    first, *others = read.card.methods
    card = replace(read.card, methods=(replace(first, label="work"), *others))
    lines = _exported(read, card)
    assert "item1.TEL;X-PID=1.1;TYPE=WORK;TYPE=PREF:0911" in lines
    assert not [line for line in lines if line.startswith("item1.X-ABLabel")]


def test_a_removed_value_takes_its_group_along() -> None:
    read = _imported(SOURCE)
    card = replace(read.card, methods=read.card.methods[1:], addresses=read.card.addresses[:1])
    gone = ("item1.", "item3.")
    left = [line for line in _lines() if not line.startswith((*gone, "LABEL"))]
    assert _exported(read, card) == left


def test_a_new_value_comes_at_the_end_in_a_group_of_its_own() -> None:
    read = _imported(SOURCE)
    new = Method(kind=MethodKind.PHONE, value="0933", label="Boat")
    lines = _exported(read, replace(read.card, methods=(*read.card.methods, new)))
    assert lines == [*_lines(), "item4.TEL:0933", "item4.X-ABLabel:Boat"]


def test_a_removed_tag_leaves_the_others_where_they_are() -> None:
    read = _imported(SOURCE)
    lines = _exported(read, replace(read.card, tags=("A", "C", "D")))
    assert lines == [*_swap("CATEGORIES:A,B", "CATEGORIES:A"), "CATEGORIES:D"]


def test_a_changed_address_drops_the_label_that_repeats_the_old_one() -> None:
    read = _imported(SOURCE)
    home, work = read.card.addresses
    lines = _exported(read, replace(read.card, addresses=(replace(home, street="Lane 9"), work)))
    assert "ADR;TYPE=HOME:;;Lane 9;Town;;1;" in lines
    assert not [line for line in lines if line.startswith("LABEL")]
    assert "item3.X-ABADR:de" in lines


def test_a_changed_name_changes_n_and_fn_alone() -> None:
    read = _imported(SOURCE)
    lines = _exported(read, replace(read.card, given="Hanna"))
    expected = _swap("N;LANGUAGE=en:Berg;Anna;;;", "N;LANGUAGE=en:Berg;Hanna;;;")
    assert lines == ["FN:Hanna Berg" if line == "FN:Anna Berg" else line for line in expected]


def test_a_changed_text_leaves_a_second_one_alone() -> None:
    read = _imported(SOURCE)
    assert _exported(read, replace(read.card, title="Boss")) == _swap("TITLE:Head", "TITLE:Boss")


def test_a_removed_note_and_birthday_vanish() -> None:
    read = _imported(SOURCE)
    dates = tuple(d for d in read.card.dates if d.label != "birthday")
    lines = _exported(read, replace(read.card, notes="", dates=dates))
    assert lines == [line for line in _lines() if not line.startswith(("NOTE", "BDAY"))]


def test_a_birthday_that_loses_its_year_is_rewritten_in_place() -> None:
    read = _imported(SOURCE)
    dates = tuple(replace(d, year=None) if d.label == "birthday" else d for d in read.card.dates)
    lines = _exported(read, replace(read.card, dates=dates))
    new = "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"
    assert lines == _swap("BDAY;VALUE=date:1988-02-29", new)


def test_rev_tells_the_time_of_a_change_and_stays_without_one() -> None:
    read = _imported(SOURCE)
    same = replace(read.card, modified_at="2026-11-23T02:00:00+00:00")
    assert "REV:2020-01-01T00:00:00Z" in _exported(read, same)
    lines = _exported(read, replace(same, notes="new"))
    assert "REV:2026-11-23T02:00:00Z" in lines
    assert "REV:2020-01-01T00:00:00Z" not in lines


def test_an_unreadable_date_leaves_as_it_came_though_it_is_an_own_field() -> None:
    read = _imported("BEGIN:VCARD\nVERSION:3.0\nFN:A\nBDAY:soon\nEND:VCARD\n")
    assert _exported(read, read.card) == ["FN:A", "BDAY:soon"]
    assert _exported(read, replace(read.card, custom=())) == ["FN:A"]


def test_a_first_number_that_only_the_book_calls_primary_is_no_change() -> None:
    read = _imported("BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:1\nTEL:2\nEND:VCARD\n")
    first, second = read.card.methods
    marked = replace(read.card, methods=(replace(first, primary=True), second))
    assert _exported(read, marked) == ["FN:A", "TEL:1", "TEL:2"]
    marked = replace(read.card, methods=(first, replace(second, primary=True)))
    assert _exported(read, marked) == ["FN:A", "TEL:1", "TEL;TYPE=PREF:2"]


def _with_photo() -> ReadCard:
    encoded = base64.b64encode(PNG).decode()
    return _imported(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:A\nPHOTO;X-CROP=1;ENCODING=b;TYPE=PNG:{encoded}\nEND:VCARD\n"
    )


def test_a_photo_is_kept_replaced_or_removed() -> None:
    read = _with_photo()
    entry = Entry(card=read.card, photo=read.photo, source=read.properties)
    jpeg = Photo(b"\xff\xd8\xff\xe0 small", "image/jpeg")
    kept = _back(_bytes(entry, "3.0"))
    assert kept.fingerprint == read.fingerprint
    small = replace(entry, photo=jpeg, keep_photo=True)
    assert _back(_bytes(small, "3.0")).fingerprint == read.fingerprint
    assert _back(_bytes(replace(entry, photo=jpeg), "3.0")).photo == jpeg
    assert _back(_bytes(replace(entry, photo=None), "3.0")).photo is None


def test_a_photo_from_3_0_is_a_data_uri_in_4_0_and_base64_in_2_1() -> None:
    read = _with_photo()
    entry = Entry(card=read.card, photo=read.photo, source=read.properties)
    assert b"PHOTO;X-CROP=1:data:image/png;base64," in _bytes(entry, "4.0")
    assert b"ENCODING=BASE64;TYPE=PNG;X-CROP=1:" in _bytes(entry, "2.1")


def test_unknown_properties_keep_their_meaning_in_another_version() -> None:
    read = _imported(
        "BEGIN:VCARD\nVERSION:2.1\nN:A\n"
        "X-FOO;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=0D=0Atwo\nEND:VCARD\n"
    )
    assert "X-FOO;TYPE=HOME:王\\ntwo" in _exported(read, read.card, "3.0")
    assert "X-FOO;TYPE=home:王\\ntwo" in _exported(read, read.card, "4.0")


def test_a_nested_agent_is_escaped_for_3_0_and_comes_back_nested_for_2_1() -> None:
    read = _imported(
        "BEGIN:VCARD\nVERSION:2.1\nN:A\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Eva; Roth\n"
        "END:VCARD\nTEL:1\nEND:VCARD\n"
    )
    entry = Entry(card=read.card, source=read.properties, version="2.1")
    assert _back(_bytes(entry, "2.1")).properties == read.properties
    later = _back(_bytes(entry, "3.0"))
    assert later.card == read.card
    older = Entry(card=later.card, source=later.properties, version="3.0")
    assert b"AGENT:\r\nBEGIN:VCARD\r\n" in _bytes(older, "2.1").replace(
        b"AGENT:BEGIN:VCARD", b"AGENT:\r\nBEGIN:VCARD"
    )


def test_bytes_of_a_declared_character_set_leave_in_that_character_set() -> None:
    line = "N;CHARSET=BIG5:許;功蓋;;;".encode("cp950")
    read = _back(b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + line + b"\r\nEND:VCARD\r\n")
    assert line + b"\r\n" in _bytes(
        Entry(card=read.card, source=read.properties, version="2.1"), "2.1"
    )


def test_the_property_list_survives_json() -> None:
    read = _imported(SOURCE)
    assert from_json(to_json(read.properties)) == read.properties
    with pytest.raises(ValueError):
        from_json('{"a": 1}')
