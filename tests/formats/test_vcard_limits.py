"""Files made to hang, to fill the memory or to mix up neighbours."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rolodex.domain.problems import FileProblem
from rolodex.formats import vcard_reader
from rolodex.formats.vcard import ReadCard, RejectedCard, read_vcards
from tests.peak_memory import peak_mb

AFTER = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva Roth\r\nEND:VCARD\r\n"


def _card(body: bytes) -> bytes:
    return b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Berg\r\n" + body + b"\r\nEND:VCARD\r\n"


def _read(data: bytes) -> list[ReadCard | RejectedCard]:
    return list(read_vcards(io.BytesIO(data)))


def _reasons(found: list[ReadCard | RejectedCard]) -> list[str]:
    return [item.reason.msgid if isinstance(item, RejectedCard) else "" for item in found]


def test_1000_properties_are_read_and_one_more_rejects_the_card_alone() -> None:
    lines = b"\r\n".join(b"X-A:%d" % n for n in range(998))
    good, bad, after = _read(_card(lines) + _card(lines + b"\r\nX-B:1") + AFTER)
    assert isinstance(good, ReadCard)
    assert len(good.properties) == 1000
    assert isinstance(bad, RejectedCard)
    assert bad.reason.msgid == "This card has more than 1,000 properties."
    assert bad.line == 1003
    assert isinstance(after, ReadCard)


def test_a_property_of_more_than_10_mb_rejects_its_card_alone() -> None:
    one_line = _card(b"NOTE:" + b"x" * 10_000_100)
    folded = _card(b"NOTE:" + b"\r\n ".join([b"x" * 900_000] * 12))
    found = _read(one_line + folded + AFTER)
    reason = "A property of this card is longer than 10 MB."
    assert _reasons(found) == [reason, reason, ""]


@pytest.mark.parametrize(
    "photo",
    [
        b"PHOTO;ENCODING=b:" + b"A" * 11_000_000,
        b"PHOTO;ENCODING=b:" + b"\r\n ".join([b"A" * 900_000] * 12),
        b"item1.PHOTO;ENCODING=b:" + b"\r\n ".join([b"A" * 74] * 190_000),
        b"PHOTO;BASE64:\r\n" + b"\r\n".join([b"A" * 76] * 190_000) + b"\r\n",
    ],
    ids=["one line", "few lines", "folded", "not indented"],
)
def test_a_picture_of_more_than_10_mb_is_left_out_and_its_card_kept(photo: bytes) -> None:
    card, after = _read(_card(photo + b"\r\nTEL:12345") + AFTER)
    assert isinstance(card, ReadCard)
    assert isinstance(after, ReadCard)
    assert [p.name for p in card.properties] == ["VERSION", "FN", "TEL"]
    assert card.photo is None
    assert [r.msgid for r in card.remarks] == ["A picture of more than 10 MB was left out."]


def test_a_card_of_many_lines_that_are_no_properties_is_bounded() -> None:
    found = _read(_card(b"NOTE:a" + b"\nx" * 600_000) + AFTER)
    assert _reasons(found) == ["This card is too large.", ""]


def test_cards_nested_too_deeply_are_rejected_and_the_next_card_is_read() -> None:
    deep = b"AGENT:\r\nBEGIN:VCARD\r\n" * 50 + b"END:VCARD\r\n" * 50
    found = _read(_card(deep) + AFTER)
    assert _reasons(found) == ["This card holds too many cards within each other.", ""]


def test_each_of_5000_begins_in_a_row_is_a_card_of_its_own() -> None:
    found = _read(b"BEGIN:VCARD\r\n" * 5000 + AFTER[len(b"BEGIN:VCARD\r\n") :])
    assert len(found) == 5000
    assert _reasons(found) == ["This card is empty."] * 4999 + [""]


def test_an_agent_without_its_end_does_not_swallow_the_next_card() -> None:
    data = _card(b"AGENT:BEGIN:VCARD\r\nFN:Inner") + AFTER
    first, second = _read(data)
    assert isinstance(first, ReadCard)
    assert isinstance(second, ReadCard)
    assert second.card.family == "Roth"


@pytest.mark.parametrize(
    "body",
    [
        b"TEL;" + b'a="b",' * 200_000 + b"!",
        b"TEL;" + b"A=b," * 200_000,
        b'TEL;X="' + b"a" * 2_000_000,
        b"NOTE:" + b"\\" * 2_000_000,
        b"N:" + b";" * 2_000_000,
        b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\r\n" * 100_000,
        b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=E4=" * 500_000,
        b"NOTE:" + b"\r\n x" * 150_000,
        b"NOTE:a" + b"\r\n\r\n" * 80_000,
        b"PHOTO;ENCODING=b:" + b"A" * 5_000_000,
        b"PHOTO;ENCODING=b:" + b"A B" * 1_000_000,
        b"X-ABLabel:_$!<" * 100_000,
        b"CATEGORIES:" + b"a," * 2_000,
        b"BDAY:" + b"1" * 1_000_000,
        b"FN:" + b"(" * 1_000_000,
        b"\xff" * 1_000_000,
        b"NOTE:" + b"\xe4\xb8" * 500_000,
    ],
    ids=lambda body: body[:24].decode("latin-1"),
)
def test_no_line_takes_more_than_linear_time(body: bytes) -> None:
    start = time.process_time()
    found = _read(_card(body) + AFTER)
    assert time.process_time() - start < 15
    assert len(found) == 2
    assert isinstance(found[1], ReadCard)
    assert found[1].card.family == "Roth"


def test_a_file_larger_than_256_mb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard_reader, "MAX_FILE", 100)
    with pytest.raises(FileProblem) as problem:
        _read(AFTER * 3)
    assert problem.value.text.msgid == "The file is larger than 256 MB."


def test_a_missing_file_is_a_problem_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        next(read_vcards(tmp_path / "missing.vcf"))


def test_a_stream_that_cannot_be_wound_back_is_read_all_the_same() -> None:
    program = (
        "import sys\n"
        "from rolodex.formats.vcard import read_vcards\n"
        "print([card.card.family for card in read_vcards(sys.stdin.buffer)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=AFTER + "BEGIN:VCARD\nN:許;功蓋\nNOTE:許先生很好\nEND:VCARD\n".encode("cp950"),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"},
    )
    assert done.stdout.decode().strip() == "['Roth', '許']"


def test_reading_stays_below_300_mb_whatever_the_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "large.vcf"
    photo = b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/" + b"\r\n ".join([b"A" * 74] * 90_000)
    with path.open("wb") as out:
        for _ in range(3):
            out.write(_card(photo))
            out.write(_card(b"NOTE:" + "😀".encode() * 3_000_000))
            out.write(_card(b"NOTE:a" + b"\n x" * 400_000))
            out.write(AFTER * 4_000)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from rolodex.formats.vcard import read_vcards\n"
        "print(sum(1 for _ in read_vcards(Path(sys.argv[1]))))\n"
    )
    printed, megabytes = peak_mb(program, str(path))
    assert printed == [str(3 * 4_003)]
    assert megabytes < 300
