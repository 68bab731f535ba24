"""Cards written as vCards and read back, as the tests of both directions need it."""

from __future__ import annotations

import base64
import io

from rolodex.domain.card import Card
from rolodex.formats.vcard import Entry, ReadCard, from_json, read_vcards, to_json, write_vcards

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def as_vcard(entry: Entry, version: str) -> bytes:
    """The vCard of an entry."""
    stream = io.BytesIO()
    write_vcards(stream, [entry], version)
    return stream.getvalue()


def as_read(data: bytes) -> ReadCard:
    """The one card of a file."""
    (card,) = read_vcards(io.BytesIO(data))
    assert isinstance(card, ReadCard)
    return card


def imported(text: str) -> ReadCard:
    """The one card of a text with plain line ends."""
    return as_read(text.replace("\n", "\r\n").encode())


def exported(read: ReadCard, card: Card, version: str = "", **more: object) -> list[str]:
    """The lines of the card as changed, without frame and folds."""
    entry = Entry(
        card=card,
        photo=read.photo,
        source=from_json(to_json(read.properties)),
        version=read.version,
        **more,  # type: ignore[arg-type]
    )
    text = as_vcard(entry, version or read.version).decode().replace("\r\n ", "")
    frame = ("BEGIN:", "END:", "VERSION:", "PRODID:")
    return [line for line in text.splitlines() if line and not line.startswith(frame)]
