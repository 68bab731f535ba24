"""Reading a vCard file card by card, in bounded memory, whatever stands in it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Photo
from rolodex.domain.name_splitting import split_name
from rolodex.domain.problems import FileProblem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.formats.vcard_blocks import Block, blocks
from rolodex.formats.vcard_charset import (
    Collector,
    Legacy,
    all_utf8,
    codec_of,
    sample_head,
    unicode_form,
)
from rolodex.formats.vcard_lines import TooMuch, properties, version_of
from rolodex.formats.vcard_mapping import map_card
from rolodex.formats.vcard_names import Split
from rolodex.formats.vcard_property import Params, Property, escaped, traits
from rolodex.i18n import N_

MAX_FILE = 256 * 1024 * 1024
"""Bytes of one file."""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card that was read.

    `line` is where its BEGIN stands (from 1). `uid` is the UID of the program that wrote it,
    `fingerprint` is the same whenever the same content comes again. `properties` is the
    lossless list, `version` the one declared or recognised. `referred` names who introduced
    the customer, `links` are relations to cards of other UIDs, `remarks` say what had to be
    put up with, `size` is about the bytes of its text.
    """

    line: int
    card: Card
    photo: Photo | None
    uid: str
    fingerprint: str
    properties: tuple[Property, ...]
    version: str
    referred: str = ""
    links: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Text, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class RejectedCard:
    """A card that cannot be read: where its BEGIN stands, why, and the text of its first lines."""

    line: int
    reason: Text
    raw: str


def read_vcards(
    source: Path | BinaryIO, split: Split = split_name
) -> Iterator[ReadCard | RejectedCard]:
    """Each card of a file or binary stream in order; the sum is the number of its cards.

    `split` cuts a name that comes in one piece. Raises FileProblem if the file cannot be
    read at all; a bad card never stops the others.
    """
    with ExitStack() as stack:
        stream = _opened(source, stack)
        codec = unicode_form(sample_head(stream))
        start = stream.tell()
        undeclared = None
        if not codec:
            undeclared = Legacy(
                lambda: all_utf8(stream, start), lambda found: _collect(stream, start, found)
            )
        for block in blocks(_text(stream, codec)):
            yield _read(block, undeclared, split)


def parse_properties(text: str) -> tuple[Property, ...]:
    """The properties of the first card in a text, for tests and for the clipboard."""
    block = next(blocks(io.StringIO(text, newline="")), None)
    if block is None:
        return ()
    return tuple(properties(block.lines, version_of(block.lines), None)[0])


def _opened(source: Path | BinaryIO, stack: ExitStack) -> BinaryIO:
    try:
        stream: BinaryIO
        if isinstance(source, Path):
            stream = stack.enter_context(source.open("rb"))
        else:
            stream = source
        if not stream.seekable():
            copy = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
            while chunk := stream.read(1 << 20):
                copy.write(chunk)
                if copy.tell() > MAX_FILE:
                    break
            copy.seek(0)
            stream = copy
        start = stream.tell()
        size = stream.seek(0, io.SEEK_END) - start
        stream.seek(start)
    except OSError as fault:
        raise FileProblem(
            Text(N_("The file cannot be read: {reason}."), {"reason": system_reason(fault)})
        ) from fault
    if size > MAX_FILE:
        raise FileProblem(Text(N_("The file is larger than 256 MB.")))
    return stream


def _text(stream: BinaryIO, codec: str) -> io.TextIOWrapper:
    """Text with the file's own newlines; bytes that are not UTF-8 stay as surrogates."""
    errors = "replace" if codec else "surrogateescape"
    return _Unclosed(stream, encoding=codec or "utf-8", errors=errors, newline="")


class _Unclosed(io.TextIOWrapper):
    """A wrapper that leaves the stream open: who opened it closes it."""

    def __del__(self) -> None:
        try:
            self.detach()
        except ValueError:
            pass


def _collect(stream: BinaryIO, start: int, collector: Collector) -> None:
    """A pass over the whole file for its undeclared bytes; the stream ends where it was."""
    at = stream.tell()
    stream.seek(start)
    for block in blocks(_text(stream, "")):
        try:
            found, *_ = properties(block.lines, version_of(block.lines), collector)
        except TooMuch:
            continue
        for prop in found:
            collector.declared(codec_of(traits(prop.params).charset))
    stream.seek(at)


def _read(block: Block, undeclared: Legacy | None, split: Split) -> ReadCard | RejectedCard:
    if block.problem is not None:
        return RejectedCard(block.line, block.problem, "")
    version = version_of(block.lines)
    try:
        found, replaced, left_out = properties(block.lines, version, undeclared)
    except TooMuch as fault:
        return RejectedCard(block.line, fault.reason, _raw(block))
    if not any(p.name.upper() not in _BOOKKEEPING and p.value.strip(" ;,\t") for p in found):
        return RejectedCard(block.line, Text(N_("This card is empty.")), _raw(block))
    mapped = map_card(found, split, version)
    remarks: tuple[Text, ...] = ()
    if not block.closed:
        remarks = (Text(N_("The card has no end; what is there was read.")),)
    if left_out or block.left_out:
        remarks += (Text(N_("A picture of more than 10 MB was left out.")),)
    if replaced:
        remarks += (Text(N_("Some characters could not be read and were replaced.")),)
    return ReadCard(
        line=block.line,
        card=mapped.card,
        photo=mapped.photo,
        uid=mapped.uid,
        fingerprint=fingerprint(found),
        properties=tuple(found),
        version=version,
        referred=mapped.referred,
        links=mapped.links,
        remarks=remarks,
        size=block.size,
    )


_BOOKKEEPING = frozenset(("VERSION", "PRODID", "REV", "UID", "X-RADICALE-NAME", "X-ABLABEL"))
_UNHASHED = frozenset(("VERSION", "PRODID", "REV", "X-RADICALE-NAME"))


def fingerprint(found: Sequence[Property]) -> str:
    """A BLAKE2b hash of what the card says, whatever the order, folding or encoding.

    Names and parameters count in lower case; groups, VERSION, PRODID and REV do not count,
    since they change from one export to the next.
    """
    lines = [
        head + (escaped(p) if p.params else p.value).strip()
        for p in found
        if (head := _plain_head(p.name, p.params))
    ]
    lines.sort()
    return blake2b("\x1f".join(lines).encode("utf-8", "replace"), digest_size=16).hexdigest()


@lru_cache(maxsize=4096)
def _plain_head(head: str, params: Params) -> str:
    """Name and parameters as they count; empty for a property that does not."""
    if head.upper() in _UNHASHED:
        return ""
    kept = []
    for name, values in params:
        key = name.upper() or "TYPE"
        if key in ("CHARSET", "ENCODING"):
            continue
        for value in values:
            if not (not name and value.upper() in ("QUOTED-PRINTABLE", "BASE64")):
                kept.append(f"{key}={value.lower()}")
    return f"{head.upper()}\x1e{';'.join(sorted(kept))}\x1e"


def _raw(block: Block) -> str:
    """The first 2,000 characters of the card, so that it can be written to a file of rejects."""
    text = "\n".join(line[:200] for line in block.lines[:40])[:2000]
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
