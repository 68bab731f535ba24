"""The cards an import could not read are kept for mending, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rolodex.services.rejected_cards import save_rejected


@dataclass(frozen=True)
class Raw:
    raw: str


def test_the_texts_stand_one_after_the_other_with_the_line_ends_of_vcard(tmp_path: Path) -> None:
    out = tmp_path / "unread.vcf"
    cards = [Raw("BEGIN:VCARD\nFN:王\n"), Raw("BEGIN:VCARD\r\nFN:B\r\n")]
    assert save_rejected(cards, out) == 2
    assert out.read_bytes() == "BEGIN:VCARD\r\nFN:王\r\nBEGIN:VCARD\r\nFN:B\r\n".encode()


def test_a_card_kept_without_its_frame_gets_it_back(tmp_path: Path) -> None:
    out = tmp_path / "unread.vcf"
    save_rejected([Raw("VERSION:3.0")], out)
    assert out.read_bytes() == b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"


def test_bytes_that_are_no_text_leave_as_they_came(tmp_path: Path) -> None:
    out = tmp_path / "unread.vcf"
    save_rejected([Raw(b"BEGIN:VCARD\nFN:\xff\xfe".decode("utf-8", "surrogateescape"))], out)
    assert out.read_bytes() == b"BEGIN:VCARD\r\nFN:\xff\xfe\r\n"


def test_a_card_whose_text_was_not_kept_is_not_counted(tmp_path: Path) -> None:
    assert save_rejected([Raw(""), Raw("BEGIN:VCARD")], tmp_path / "unread.vcf") == 1
