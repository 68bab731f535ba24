"""The character set of a table in plain text: marks, UTF-8 if it is, else by its own words."""

from __future__ import annotations

import re
from typing import BinaryIO

from rolodex.domain.column_names import known_columns
from rolodex.formats import big5_private
from rolodex.formats.vcard_charset import GUESSED, SAMPLE, all_utf8, codec_of, is_utf8

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp950", "big5hkscs", "gb18030",
    "cp932", "cp1252",
)  # fmt: skip
"""The codecs a person may choose among, by Python's names."""

_LEGACY = ("cp950", "gb18030", "cp932", "cp1252")
_HONG_KONG = frozenset("啲嗰嘅咗喺冇嚟哋嘢嘥攞揾搵瞓郁嗮曱甴氹埗邨鰂滘嵵舖")
"""Characters that people of Hong Kong write every day; most are in their set only."""
_CELLS = re.compile(r"[,;\t|\r\n]")


def detect_encoding(stream: BinaryIO) -> str:
    """The codec of a seekable stream, which ends at its beginning.

    Marks first; then NULs at every second byte, which are UTF-16; then UTF-8 if every byte
    fits. Of the legacy codecs the one in which the most cells are names of columns wins, since
    that is surer than statistics, which decide where no name is known.
    """
    stream.seek(0)
    head = stream.read(SAMPLE)
    stream.seek(0)
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if wide := _utf16(head[:4096]):
        return wide
    if all_utf8(stream, 0):
        return "utf-8"
    sample = _undeclared(stream) if len(head) == SAMPLE else head
    if _nearly(sample.decode("utf-8", "replace")) or _mostly_utf8(sample):
        return "utf-8"  # with a few bytes that something spoilt
    return _legacy(sample)


def errors_of(encoding: str) -> str:
    """The error handler with which text of a codec is read: what cannot be read becomes �."""
    if encoding != "cp950":
        return "replace"
    big5_private.register()
    return big5_private.ERRORS


def _mostly_utf8(sample: bytes) -> bool:
    """Whether the names of the columns are UTF-8, and most lines beyond ASCII: some program put
    a few lines in another encoding between them."""
    lines = [line for line in sample.splitlines() if not line.isascii()][:1000]
    if len(lines) < 3 or not is_utf8(lines[0], surely=True):
        return False
    sure = sum(1 for line in lines if is_utf8(line, surely=True))
    return 2 * sure > len(lines)


def _nearly(text: str) -> bool:
    """Whether a decoded text has few errors beside many characters beyond ASCII."""
    bad = text.count("\ufffd")
    foreign = sum(1 for char in text if char > "\x7f") - bad
    return foreign > 10 * bad


def _utf16(head: bytes) -> str:
    """UTF-16 without a mark: most even or most odd bytes of western text are NUL.

    Chinese text has few NULs, but its line ends and delimiters keep them on one side.
    """
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) * 20 < len(head):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _undeclared(stream: BinaryIO) -> bytes:
    """The first line and so many lines with bytes beyond ASCII as a guess needs."""
    stream.seek(0)
    found = bytearray()
    while (line := stream.readline(SAMPLE)) and len(found) < SAMPLE:
        if not found or not line.isascii():
            found += line
    stream.seek(0)
    return bytes(found)


def _legacy(raw: bytes) -> str:
    raw = raw[: raw.rfind(b"\n") + 1] or raw
    best, most = "", 0
    possible = []
    for codec in _LEGACY:
        text = raw.decode(codec, errors_of(codec))
        if "\ufffd" not in text:
            possible.append(codec)
        elif codec == "cp1252" or not _nearly(text):
            continue
        cells = [cell.strip(' "') for cell in _CELLS.split(text[:20_000])]
        known = known_columns([cell for cell in cells if not cell.isascii()])
        if known > most:
            best, most = codec, known
    if best == "cp950" and _is_of_hong_kong(raw):
        return "big5hkscs"
    if best:
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(raw, cp_isolation=GUESSED).best()
    found = codec_of(guess.encoding) if guess is not None else ""
    if found and not found.startswith(("utf", "ascii")):
        return found
    return possible[0] if possible and possible != ["cp1252"] else "cp1252"


def _is_of_hong_kong(raw: bytes) -> bool:
    """Whether Big5 text has everyday characters that only the Hong Kong set holds."""
    try:
        raw.decode("cp950")
    except UnicodeDecodeError:
        text = raw.decode("big5hkscs", "replace")
        return "\ufffd" not in text and not _HONG_KONG.isdisjoint(text)
    return False
