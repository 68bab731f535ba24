"""Damaged and arbitrary input: only typed results come out, and no neighbour is touched."""

from __future__ import annotations

import io
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.card import Card
from rolodex.domain.card_parts import (
    Address,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.formats.vcard import Entry, ReadCard, RejectedCard, read_vcards, write_vcards
from rolodex.formats.vcard_convert import own_version
from tests.formats.damage import damaged

DATA = Path(__file__).parents[1] / "data" / "vcard"
SEED = int(os.environ.get("ROLODEX_SEED", "20261123"))
ROUNDS = 1500 * (25 if os.environ.get("ROLODEX_LONG") == "1" else 1)

PIECES = [
    b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"VERSION:4.0", b"AGENT:", b"\r\n", b"\n", b"\r",
    b" ", b"\t", b"=", b"=\r\n", b":", b";", b",", b"\\", b'"', b"^", b"\0", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xe4\xb8", b"\xa4\xa4", b"\xed\xa0\x80", b"CHARSET=BIG5",
    b"ENCODING=QUOTED-PRINTABLE",
    b"ENCODING=b", b"item1.", b"X-ABLabel:_$!<", b"#", b"data:;base64,", b"TYPE=",
    b"TEL;", b"N:", b"BDAY:--0229",
]  # fmt: skip

NEIGHBOUR = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:鄰居;守住;;;\r\nFN:鄰居守住\r\nTEL:0987654321\r\nEND:VCARD\r\n"
)


def _again(card: ReadCard, version: str) -> ReadCard:
    stream = io.BytesIO()
    entry = Entry(
        card=card.card,
        photo=card.photo,
        source=card.properties,
        version=card.version,
        referred=card.referred,
    )
    write_vcards(stream, [entry], version)
    stream.seek(0)
    (back,) = read_vcards(stream)
    assert isinstance(back, ReadCard)
    return back


def test_damaged_files_give_typed_results_that_can_be_written_again() -> None:
    print(f"ROLODEX_SEED={SEED}")
    rng = random.Random(SEED)
    files = [path.read_bytes() for path in sorted(DATA.glob("*.vcf"))]
    read = 0
    for number in range(ROUNDS):
        data = damaged(rng, PIECES, rng.choice(files))
        for item in read_vcards(io.BytesIO(data)):
            assert isinstance(item, ReadCard | RejectedCard)
            if isinstance(item, ReadCard):
                read += 1
                back = _again(item, own_version(item.version))
                assert back.card == item.card, f"round {number} of seed {SEED}: {data!r}"
    assert read > ROUNDS / 2


def test_whatever_happens_to_a_card_the_next_one_is_read_untouched() -> None:
    print(f"ROLODEX_SEED={SEED}")
    rng = random.Random(SEED)
    files = [
        path.read_bytes()
        for path in sorted(DATA.glob("*.vcf"))
        if not path.name.startswith("utf16")
    ]
    for number in range(ROUNDS):
        data = damaged(rng, PIECES, rng.choice(files))
        if b"B\0" in data or b"\0B" in data or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0")):
            continue
        found = list(read_vcards(io.BytesIO(data + b"\r\n" + NEIGHBOUR.encode())))
        where = f"round {number} of seed {SEED}: {data!r}"
        last = found[-1]
        assert isinstance(last, ReadCard), where
        assert (last.card.family, last.card.given) == ("鄰居", "守住"), where
        assert [m.value for m in last.card.methods] == ["0987654321"], where
        for other in found[:-1]:
            if isinstance(other, ReadCard):
                assert not any("0987654321" in p.value for p in other.properties), where


@given(st.binary(max_size=400))
def test_arbitrary_bytes_give_only_typed_results(data: bytes) -> None:
    inside = b"BEGIN:VCARD\r\n" + data + b"\r\nEND:VCARD\r\n"
    for item in [*read_vcards(io.BytesIO(data)), *read_vcards(io.BytesIO(inside))]:
        assert isinstance(item, ReadCard | RejectedCard)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Mn", "Zs"))
    | st.sampled_from("王小明;,:\\=\"^'%&<>#"),
    min_size=1,
    max_size=30,
).map(lambda text: __import__("unicodedata").normalize("NFC", text))

CARDS = st.builds(
    Card,
    family=WORDS,
    given=WORDS,
    title=WORDS,
    notes=st.lists(WORDS, max_size=4).map("\n".join),
    company=WORDS.map(lambda word: "Co " + word),
    department=WORDS,
    tags=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    addresses=st.lists(st.builds(Address, label=st.sampled_from(["", "home", "work", "other"]),
                                 street=WORDS, city=WORDS), max_size=2, unique=True).map(tuple),
    dates=st.lists(st.builds(SpecialDate, label=st.sampled_from(["birthday", "other"]),
                             month=st.integers(1, 12), day=st.integers(1, 28),
                             year=st.none() | st.integers(1900, 2100)),
                   max_size=3, unique=True).map(tuple),
    relations=st.lists(st.builds(Relation, kind=st.sampled_from(["spouse", "friend", "other"]),
                                 name=WORDS), max_size=2, unique=True).map(tuple),
    custom=st.lists(st.builds(CustomValue, label=WORDS, value=WORDS, private=st.booleans()),
                    max_size=2, unique=True).map(tuple),
    methods=st.lists(st.builds(Method, kind=st.just(MethodKind.PHONE), value=st.from_regex(
        r"\A[0-9][0-9 -]{0,12}[0-9]\Z"), label=st.sampled_from(["", "mobile", "home fax", "Boat"])),
        max_size=3, unique=True).map(tuple),
)  # fmt: skip


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@given(card=CARDS)
def test_any_card_comes_back_from_each_version(version: str, card: Card) -> None:
    stream = io.BytesIO()
    write_vcards(stream, [Entry(card=card)], version)
    stream.seek(0)
    (back,) = read_vcards(stream)
    assert isinstance(back, ReadCard)
    assert replace(back.card, kind=card.kind) == card
    assert _again(back, version).fingerprint == back.fingerprint
