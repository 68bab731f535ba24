"""Photos of vCards: pictures inside the file, as base64 or as a data URI."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from rolodex.domain.card_parts import Photo
from rolodex.formats.vcard_property import Property, traits

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)


def media_type(data: bytes) -> str:
    """The type that the first bytes show, "" if they are no picture that we know."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim"):
        return "image/heic"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def photo_of(prop: Property) -> Photo | None:
    """The picture inside a PHOTO property; None for addresses and for what is no picture."""
    data = inline_bytes(prop)
    kind = media_type(data[:16])
    return Photo(data, kind) if kind else None


def inline_bytes(prop: Property) -> bytes:
    """The bytes in a base64 value or a data URI (RFC 2397); empty for anything else."""
    value = prop.value.strip()
    if value[:5].lower() == "data:":
        head, comma, body = value[5:].partition(",")
        if not comma:
            return b""
        if ";base64" in head.lower():
            return _base64(body if "%" not in body else unquote_to_bytes(body).decode("latin-1"))
        return unquote_to_bytes(body)
    if traits(prop.params).base64 or (len(value) > 200 and "://" not in value[:20]):
        return _base64(value)
    return b""


def _base64(text: str) -> bytes:
    text = text.rstrip().rstrip("=")
    if not text.isascii() or ":" in text:
        return b""
    text = "".join(text.split()) if not text.isalnum() else text
    if len(text) % 4 == 1:  # cut off in the middle
        text = text[:-1]
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""


def to_base64(data: bytes) -> str:
    """The bytes as base64 in one line."""
    return base64.b64encode(data).decode("ascii")
