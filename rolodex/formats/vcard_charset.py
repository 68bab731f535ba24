"""Character sets of vCard files: declared ones by name, undeclared ones found from all bytes."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import lru_cache
from typing import BinaryIO

# Declared names often mean the larger character set of the same family.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "cp950",
    "shift_jis": "cp932",
    "ascii": "utf-8",
    "iso8859-1": "cp1252",
    "euc_kr": "cp949",
}
# Codecs of Python that are not character sets of files.
_NEVER = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined"}
_SINGLE_BYTE = ("cp125", "cp437", "cp85", "cp86", "iso8859", "koi8", "mac", "latin", "tis")

GUESSED = ["ascii", "utf_8", "utf_16", "cp950", "big5", "gb18030", "cp932", "cp1252"]
"""The codecs among which undeclared bytes are guessed; more choices guess worse."""

SAMPLE = 256 * 1024
"""So many bytes of undeclared text decide on the encoding of a file."""


@lru_cache(maxsize=256)
def codec_of(name: str) -> str:
    """Python's codec for a declared character set, "" for none and for nonsense."""
    if not name:
        return ""
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    if info.name in _NEVER or not getattr(info, "_is_text_encoding", True):
        return ""
    return _WIDER.get(info.name, info.name)


def is_utf8(raw: bytes, *, surely: bool = False) -> bool:
    """Whether bytes are UTF-8; `surely` also asks for a character of three bytes or more.

    Two-byte sequences alone may be Chinese or Japanese text in a legacy encoding.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not surely or (not text.isascii() and max(text) >= "\u0800")


def decode_bytes(raw: bytes, codec: str) -> str:
    """Decode with a codec of `codec_of`, but as UTF-8 what is UTF-8 all the same; never fails."""
    if codec in ("utf-8", ""):
        return raw.decode("utf-8", "replace")
    if is_utf8(raw, surely=not codec.startswith(_SINGLE_BYTE)):
        return raw.decode("utf-8")
    try:
        return raw.decode(codec)
    except UnicodeError:
        return raw.decode("utf-8" if is_utf8(raw) else codec, "replace")


def unicode_form(head: bytes) -> str:
    """The codec of a file's first bytes if it is UTF-16 or UTF-32, marked or not; else ""."""
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    upper = head.upper()
    for codec in ("utf-16-be", "utf-16-le"):
        if "BEGIN".encode(codec) in upper:
            return codec
    return ""


class Legacy:
    """The encoding of a file's undeclared bytes, found when the first of them is met.

    `plain` says whether the whole file is UTF-8, so that only quoted-printable values can
    hold other bytes; it is asked for with the first character beyond ASCII. `collect` reads
    the whole file anew and hands each undeclared value's bytes, and each declared character
    set, to a `Collector`.
    """

    def __init__(self, all_utf8: Callable[[], bool], collect: Callable[[Collector], None]) -> None:
        self._all_utf8 = all_utf8
        self._collect = collect
        self._plain: bool | None = None
        self._codec: str | None = None
        self._utf8_too = False

    @property
    def plain(self) -> bool:
        """Whether all bytes of the file are UTF-8."""
        if self._plain is None:
            self._plain = self._all_utf8()
        return self._plain

    def codec(self, raw: bytes) -> str:
        """The codec in which to read these undeclared bytes."""
        if self._codec is None:
            if is_utf8(raw, surely=not self.plain):
                return "utf-8"
            collector = Collector()
            self._collect(collector)
            self._codec = collector.guess()
            self._utf8_too = collector.mostly_utf8 or self.plain
        surely = not self._utf8_too and not self._codec.startswith(_SINGLE_BYTE)
        return "utf-8" if is_utf8(raw, surely=surely) else self._codec


class Collector:
    """Gathers the undeclared bytes of a whole file in order to guess their encoding."""

    plain = False

    def __init__(self) -> None:
        self._other = bytearray()
        self._utf8 = 0
        self._sure = False
        self._declared: dict[str, None] = {}

    def codec(self, raw: bytes) -> str:
        """Takes in the bytes of a value; the answer does not matter here."""
        if is_utf8(raw):
            self._utf8 += 1
            self._sure = self._sure or is_utf8(raw, surely=True)
        elif len(self._other) < SAMPLE:
            self._other += raw[:SAMPLE] + b"\n"
        return "utf-8"

    def declared(self, codec: str) -> None:
        """Takes note of a character set that another property of the file declares."""
        if codec and codec != "utf-8":
            self._declared[codec] = None

    @property
    def mostly_utf8(self) -> bool:
        """Whether more values are UTF-8 than not: cards of several programs in one file."""
        unsure = bool(self._declared) and not self._sure
        return not unsure and self._utf8 > self._other.count(b"\n")

    def guess(self) -> str:
        """The most likely codec: one that the file declares elsewhere, else by statistics."""
        raw = bytes(self._other)
        if not raw:
            # What may be UTF-8 of two bytes is text of the set that the file declares elsewhere.
            return next(iter(self._declared), "utf-8") if not self._sure else "utf-8"
        for codec in self._declared:
            try:
                raw.decode(codec)
            except UnicodeError:
                continue
            return codec
        from charset_normalizer import from_bytes

        best = from_bytes(raw, cp_isolation=GUESSED).best()
        found = codec_of(best.encoding) if best is not None else ""
        return found if found and not found.startswith(("utf", "ascii")) else "cp1252"


def all_utf8(stream: BinaryIO, start: int) -> bool:
    """Whether a stream is UTF-8 from `start` to its end; it stays where it is."""
    at = stream.tell()
    stream.seek(start)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(1 << 18):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(at)
    return True


def sample_head(stream: BinaryIO) -> bytes:
    """The first 4,096 bytes of a seekable stream, which stays where it is."""
    at = stream.tell()
    head = stream.read(4096)
    stream.seek(at)
    return head
