"""Cards that came from elsewhere leave as they came, but for what was changed."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from rolodex.domain.card_parts import Method, MethodKind, Photo
from rolodex.formats.vcard import Entry, ReadCard, from_json, to_json
from tests.formats.vcard_trips import PNG, as_read, as_vcard, exported, imported

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
    read = imported(SOURCE)
    assert exported(read, read.card) == _lines()
    kept = Entry(card=read.card, source=read.properties, version="3.0")
    assert b"PRODID:-//Other//EN\r\n" in as_vcard(kept, "3.0")


def test_ids_and_normalised_values_from_the_book_are_no_change() -> None:
    read = imported(SOURCE)
    methods = tuple(
        replace(m, id=n, normalized="+" + m.value) for n, m in enumerate(read.card.methods, 1)
    )
    card = replace(read.card, id=1, uid="u", created_at="2026", modified_at="2026",
                   methods=methods)  # fmt: skip
    assert exported(read, card) == _lines()


def test_a_changed_value_keeps_its_group_and_the_parameters_we_do_not_know() -> None:
    read = imported(SOURCE)
    first, *others = read.card.methods
    card = replace(read.card, methods=(replace(first, value="0999"), *others))
    lines = exported(read, card)
    assert "item1.TEL;X-PID=1.1;TYPE=PREF:0999" in lines
    assert "item1.X-ABLabel:Summer" in lines
    untouched = [line for line in _lines() if not line.startswith("item1.")]
    assert [line for line in lines if not line.startswith("item1.")] == untouched


def test_a_changed_label_replaces_the_label_of_the_group() -> None:
    read = imported(SOURCE)
    first, *others = read.card.methods
    card = replace(read.card, methods=(replace(first, label="work"), *others))
    lines = exported(read, card)
    assert "item1.TEL;X-PID=1.1;TYPE=WORK;TYPE=PREF:0911" in lines
    assert not [line for line in lines if line.startswith("item1.X-ABLabel")]


def test_a_removed_value_takes_its_group_along() -> None:
    read = imported(SOURCE)
    card = replace(read.card, methods=read.card.methods[1:], addresses=read.card.addresses[:1])
    gone = ("item1.", "item3.")
    left = [line for line in _lines() if not line.startswith((*gone, "LABEL"))]
    assert exported(read, card) == left


def test_a_new_value_comes_at_the_end_in_a_group_of_its_own() -> None:
    read = imported(SOURCE)
    new = Method(kind=MethodKind.PHONE, value="0933", label="Boat")
    lines = exported(read, replace(read.card, methods=(*read.card.methods, new)))
    assert lines == [*_lines(), "item4.TEL:0933", "item4.X-ABLabel:Boat"]


def test_a_removed_tag_leaves_the_others_where_they_are() -> None:
    read = imported(SOURCE)
    lines = exported(read, replace(read.card, tags=("A", "C", "D")))
    assert lines == [*_swap("CATEGORIES:A,B", "CATEGORIES:A"), "CATEGORIES:D"]


def test_a_changed_address_drops_the_label_that_repeats_the_old_one() -> None:
    read = imported(SOURCE)
    home, work = read.card.addresses
    lines = exported(read, replace(read.card, addresses=(replace(home, street="Lane 9"), work)))
    assert "ADR;TYPE=HOME:;;Lane 9;Town;;1;" in lines
    assert not [line for line in lines if line.startswith("LABEL")]
    assert "item3.X-ABADR:de" in lines


def test_a_changed_name_changes_n_and_fn_alone() -> None:
    read = imported(SOURCE)
    lines = exported(read, replace(read.card, given="Hanna"))
    expected = _swap("N;LANGUAGE=en:Berg;Anna;;;", "N;LANGUAGE=en:Berg;Hanna;;;")
    assert lines == ["FN:Hanna Berg" if line == "FN:Anna Berg" else line for line in expected]


def test_a_changed_text_leaves_a_second_one_alone() -> None:
    read = imported(SOURCE)
    assert exported(read, replace(read.card, title="Boss")) == _swap("TITLE:Head", "TITLE:Boss")


def test_a_removed_note_and_birthday_vanish() -> None:
    read = imported(SOURCE)
    dates = tuple(d for d in read.card.dates if d.label != "birthday")
    lines = exported(read, replace(read.card, notes="", dates=dates))
    assert lines == [line for line in _lines() if not line.startswith(("NOTE", "BDAY"))]


def test_a_birthday_that_loses_its_year_is_rewritten_in_place() -> None:
    read = imported(SOURCE)
    dates = tuple(replace(d, year=None) if d.label == "birthday" else d for d in read.card.dates)
    lines = exported(read, replace(read.card, dates=dates))
    new = "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"
    assert lines == _swap("BDAY;VALUE=date:1988-02-29", new)


def test_rev_tells_the_time_of_a_change_and_stays_without_one() -> None:
    read = imported(SOURCE)
    same = replace(read.card, modified_at="2026-11-23T02:00:00+00:00")
    assert "REV:2020-01-01T00:00:00Z" in exported(read, same)
    lines = exported(read, replace(same, notes="new"))
    assert "REV:2026-11-23T02:00:00Z" in lines
    assert "REV:2020-01-01T00:00:00Z" not in lines


def test_an_unreadable_date_leaves_as_it_came_though_it_is_an_own_field() -> None:
    read = imported("BEGIN:VCARD\nVERSION:3.0\nFN:A\nBDAY:soon\nEND:VCARD\n")
    assert exported(read, read.card) == ["FN:A", "BDAY:soon"]
    assert exported(read, replace(read.card, custom=())) == ["FN:A"]


def test_a_first_number_that_only_the_book_calls_primary_is_no_change() -> None:
    read = imported("BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:1\nTEL:2\nEND:VCARD\n")
    first, second = read.card.methods
    marked = replace(read.card, methods=(replace(first, primary=True), second))
    assert exported(read, marked) == ["FN:A", "TEL:1", "TEL:2"]
    marked = replace(read.card, methods=(first, replace(second, primary=True)))
    assert exported(read, marked) == ["FN:A", "TEL:1", "TEL;TYPE=PREF:2"]


def _with_photo() -> ReadCard:
    encoded = base64.b64encode(PNG).decode()
    return imported(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:A\nPHOTO;X-CROP=1;ENCODING=b;TYPE=PNG:{encoded}\nEND:VCARD\n"
    )


def test_a_photo_is_kept_replaced_or_removed() -> None:
    read = _with_photo()
    entry = Entry(card=read.card, photo=read.photo, source=read.properties)
    jpeg = Photo(b"\xff\xd8\xff\xe0 small", "image/jpeg")
    kept = as_read(as_vcard(entry, "3.0"))
    assert kept.fingerprint == read.fingerprint
    small = replace(entry, photo=jpeg, keep_photo=True)
    assert as_read(as_vcard(small, "3.0")).fingerprint == read.fingerprint
    assert as_read(as_vcard(replace(entry, photo=jpeg), "3.0")).photo == jpeg
    assert as_read(as_vcard(replace(entry, photo=None), "3.0")).photo is None


def test_a_photo_from_3_0_is_a_data_uri_in_4_0_and_base64_in_2_1() -> None:
    read = _with_photo()
    entry = Entry(card=read.card, photo=read.photo, source=read.properties)
    assert b"PHOTO;X-CROP=1:data:image/png;base64," in as_vcard(entry, "4.0")
    assert b"ENCODING=BASE64;TYPE=PNG;X-CROP=1:" in as_vcard(entry, "2.1")


def test_unknown_properties_keep_their_meaning_in_another_version() -> None:
    read = imported(
        "BEGIN:VCARD\nVERSION:2.1\nN:A\n"
        "X-FOO;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=0D=0Atwo\nEND:VCARD\n"
    )
    assert "X-FOO;TYPE=HOME:王\\ntwo" in exported(read, read.card, "3.0")
    assert "X-FOO;TYPE=home:王\\ntwo" in exported(read, read.card, "4.0")


def test_a_nested_agent_is_escaped_for_3_0_and_comes_back_nested_for_2_1() -> None:
    read = imported(
        "BEGIN:VCARD\nVERSION:2.1\nN:A\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Eva; Roth\n"
        "END:VCARD\nTEL:1\nEND:VCARD\n"
    )
    entry = Entry(card=read.card, source=read.properties, version="2.1")
    assert as_read(as_vcard(entry, "2.1")).properties == read.properties
    later = as_read(as_vcard(entry, "3.0"))
    assert later.card == read.card
    older = Entry(card=later.card, source=later.properties, version="3.0")
    assert b"AGENT:\r\nBEGIN:VCARD\r\n" in as_vcard(older, "2.1").replace(
        b"AGENT:BEGIN:VCARD", b"AGENT:\r\nBEGIN:VCARD"
    )


def test_bytes_of_a_declared_character_set_leave_in_that_character_set() -> None:
    line = "N;CHARSET=BIG5:許;功蓋;;;".encode("cp950")
    read = as_read(b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + line + b"\r\nEND:VCARD\r\n")
    assert line + b"\r\n" in as_vcard(
        Entry(card=read.card, source=read.properties, version="2.1"), "2.1"
    )


def test_the_property_list_survives_json() -> None:
    read = imported(SOURCE)
    assert from_json(to_json(read.properties)) == read.properties
    with pytest.raises(ValueError):
        from_json('{"a": 1}')


def test_a_damaged_name_of_the_encoding_joins_no_lines_on_the_way_back() -> None:
    read = as_read(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Berg;Anna\r\n"
        b'NOTE;ENCODI"NG=QUOTED-PRINTABLE:one=0D=0A=\r\n\r\nTEL;CELL:1\r\nEND:VCARD\r\n'
    )
    entry = Entry(card=read.card, source=read.properties, version=read.version)
    assert as_read(as_vcard(entry, "2.1")).card == read.card
    assert [method.value for method in read.card.methods] == ["1"]


def test_beside_another_character_set_utf_8_is_declared_on_the_way_back() -> None:
    spouse = "X-MS-SPOUSE;CHARSET=gb2312:林淑芬\r\n".encode("gb2312")
    read = as_read(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Berg;Anna\r\nTEL;WORK:010 \xd7\xaa 80222\r\n"
        + spouse
        + b"END:VCARD\r\n"
    )
    assert [method.value for method in read.card.methods] == ["010 转 80222"]
    entry = Entry(card=read.card, source=read.properties, version=read.version)
    written = as_vcard(entry, "2.1")
    assert "TEL;WORK;CHARSET=UTF-8:010 转 80222\r\n".encode() in written
    assert spouse in written


def test_a_damaged_label_with_an_encoding_in_it_keeps_its_number_on_the_way_back() -> None:
    read = as_read(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Li;Mei;;Dr.;\r\nFN:Dr. Mei Lin\r\n"
        b"TEL;X-CUSTOM(CHARSET=UTF-8,ENC\\&5NGTEL;=QUOTED-PRINTABLE,=E5=A4=A9=E6=B0=A3):166\r\n"
        b"END:VCARD\r\n"
    )
    entry = Entry(card=read.card, source=read.properties, version=read.version)
    assert as_read(as_vcard(entry, "2.1")).card == read.card
    assert [method.value for method in read.card.methods] == ["166"]
