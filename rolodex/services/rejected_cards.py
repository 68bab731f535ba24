"""Keeping what an import could not read, so that it can be mended by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from rolodex.services.atomic_file import atomic_write


class Raw(Protocol):
    """What a rejected card has: its text as it stood in the file.

    A row of a table also has `header`, the line of its column names.
    """

    @property
    def raw(self) -> str: ...


def save_rejected(rejected: Iterable[Raw], out: Path) -> int:
    """Write the texts one after the other as UTF-8; returns how many; raises `FileProblem`.

    Cards whose text was not kept are left out. Rows of a table stand under the names of their
    columns.
    """
    count = 0
    above: str | None = None
    with atomic_write(out) as file:
        for card in rejected:
            if not card.raw.strip():
                continue
            header: str | None = getattr(card, "header", None)
            if header is not None:
                if not card.raw.strip(', "'):
                    continue
                if header and header != above:
                    file.write(header.encode("utf-8", "replace") + b"\r\n")
                above = header
                file.write(card.raw.encode("utf-8", "replace") + b"\r\n")
                count += 1
                continue
            text = card.raw.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
            if not text.upper().startswith("BEGIN:"):
                text = f"BEGIN:VCARD\n{text}\nEND:VCARD"  # so that it can be mended and read again
            # Bytes that could not be decoded travel as surrogates and leave as they came.
            file.write(text.replace("\n", "\r\n").encode("utf-8", "surrogateescape") + b"\r\n")
            count += 1
    return count
