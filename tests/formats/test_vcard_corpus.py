"""Every vCard that other projects publish as a fixture: counted, read twice, written again."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest

from rolodex.formats.vcard import (
    Entry,
    Property,
    ReadCard,
    from_json,
    read_vcards,
    to_json,
    write_vcards,
)
from rolodex.formats.vcard_convert import own_version
from rolodex.formats.vcard_property import escaped, text_of
from tests.peak_memory import peak_mb

REJECTED = {
    "calcard/055.vcf": "its only property, TEL, has no value: nothing would be on the card",
    "calcard/063.vcf": "the third card is BEGIN and END and nothing else",
    "calcard/068.vcf": "BEGIN and END and nothing else",
    "calcard/069.vcf": "its only property, nickname, has no value",
}
"""Files with a card that is rejected, and why; all other cards are read."""

UNENDED = {
    "khard/unparsable.vcf": "END is missing at the end of the file: what is there is whole",
    "eds/8.vcf": "END is missing at the end of the file: what is there is whole",
    "eds/9.vcf": "cut off within END: the cards' properties are whole",
    "folkerkinzel/Cropped_2_1.vcf": "cut off within a note: what is there is read, and said",
}
"""Files that end within a card, which is read all the same, with a remark."""

SECONDS = 2.0
"""CPU time for one file: 10 times the slowest one measured (0.02 s), on a slow machine."""


def _manifest(corpora: Path) -> list[tuple[Path, str, int]]:
    folder = corpora / "vcard"
    with (folder / "MANIFEST.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [(folder / row["path"], row["path"], int(row["cards"])) for row in rows]


def _read(path: Path) -> list[ReadCard]:
    return [card for card in read_vcards(path) if isinstance(card, ReadCard)]


def _entry(card: ReadCard) -> Entry:
    """The card as it would come back out of a book."""
    return Entry(
        card=card.card,
        photo=card.photo,
        source=from_json(to_json(card.properties)),
        version=card.version,
        referred=card.referred,
    )


def _again(card: ReadCard, version: str) -> ReadCard:
    stream = io.BytesIO()
    assert write_vcards(stream, [_entry(card)], version) == 1
    stream.seek(0)
    (back,) = read_vcards(stream)
    assert isinstance(back, ReadCard)
    return back


def _said(prop: Property) -> tuple[object, ...]:
    """A property as parsed: all but the character set that carries it."""
    params = tuple(p for p in prop.params if p[0].upper() != "CHARSET")
    return prop.group, prop.name, params, escaped(prop)


def test_read_and_rejected_cards_add_up_to_the_cards_of_each_file(corpora: Path) -> None:
    wrong = {}
    rejected = set()
    for path, name, cards in _manifest(corpora):
        found = list(read_vcards(path))
        if len(found) != cards:
            wrong[name] = (cards, len(found))
        if any(not isinstance(card, ReadCard) for card in found):
            rejected.add(name)
    assert not wrong
    assert rejected == set(REJECTED)


def test_a_card_that_never_ends_is_read_with_a_remark(corpora: Path) -> None:
    unended = {
        name
        for path, name, _ in _manifest(corpora)
        for card in _read(path)
        if any(remark.msgid.startswith("The card has no end") for remark in card.remarks)
    }
    assert unended == set(UNENDED)


def test_a_second_reading_gives_the_same_fingerprints_and_uids(corpora: Path) -> None:
    for path, name, _ in _manifest(corpora):
        first = [(card.uid, card.fingerprint) for card in _read(path)]
        assert first == [(card.uid, card.fingerprint) for card in _read(path)], name


def test_written_in_its_own_version_a_card_keeps_every_property_it_came_with(
    corpora: Path,
) -> None:
    for path, name, _ in _manifest(corpora):
        for card in _read(path):
            back = _again(card, own_version(card.version))
            came = [_said(p) for p in card.properties if p.key != "VERSION"]
            went = [_said(p) for p in back.properties if p.key != "VERSION"]
            if not any(p.key == "PRODID" for p in card.properties):
                went = [said for said in went if said[1] != "PRODID"]
            assert went == came, f"{name} line {card.line}"
            assert back.fingerprint == card.fingerprint, f"{name} line {card.line}"


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_written_in_any_version_a_card_means_the_same(corpora: Path, version: str) -> None:
    for path, name, _ in _manifest(corpora):
        for card in _read(path):
            back = _again(card, version)
            assert back.card == card.card, f"{name} line {card.line}"
            assert back.photo == card.photo, f"{name} line {card.line}"


def test_all_cards_of_a_file_written_together_come_back_apart(corpora: Path) -> None:
    for path, name, _ in _manifest(corpora):
        cards = _read(path)
        stream = io.BytesIO()
        write_vcards(stream, map(_entry, cards), "3.0")
        stream.seek(0)
        back = [card.card for card in read_vcards(stream) if isinstance(card, ReadCard)]
        assert back == [card.card for card in cards], name


def test_no_file_takes_long(corpora: Path) -> None:
    for path, name, _ in _manifest(corpora):
        start = time.process_time()
        list(read_vcards(path))
        assert time.process_time() - start < SECONDS, name


def test_all_files_together_stay_below_300_mb(corpora: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from rolodex.formats.vcard import read_vcards\n"
        "for path in sorted(Path(sys.argv[1]).rglob('*.vcf')):\n"
        "    for card in read_vcards(path): pass\n"
    )
    _printed, peak = peak_mb(program, str(corpora / "vcard"))
    assert peak < 300


def test_names_agree_with_another_reader_where_that_can_read_the_file(corpora: Path) -> None:
    vobject = pytest.importorskip("vobject")
    compared = 0
    for path, name, _ in _manifest(corpora):
        data = path.read_bytes()
        if not data.isascii() or b"=\r" in data or b"=\n" in data or b"2.1" in data:
            continue  # quoted-printable and other character sets are beyond it
        try:
            theirs = list(vobject.readComponents(data.decode("ascii")))
        except Exception:  # noqa: BLE001 - it raises whatever it stumbles over
            continue
        ours = list(read_vcards(path))
        if len(theirs) != len(ours):
            continue  # it takes what follows END for part of the card
        for their, our in zip(theirs, ours, strict=True):
            if isinstance(our, ReadCard) and "fn" in their.contents:
                # It ends a name at a comma without backslash.
                wanted = [line.value.split(",")[0].split() for line in their.contents["fn"]]
                found = [text_of(p) for p in our.properties if p.key == "FN"]
                assert [full.split(",")[0].split() for full in found] == wanted, name
                phones = [line.value.strip() for line in their.contents.get("tel", ())]
                assert [text_of(p) for p in our.properties if p.key == "TEL"] == phones, name
                compared += 1
    assert compared > 900
