"""Cutting a stream of vCard text into cards and cards into properties, in linear time.

Reads vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) with any newline (CRLF, LF, CR, CRCRLF).
A card's lines never reach its neighbour: a line `BEGIN:VCARD` always begins a card (unless
it is the value of AGENT), and what stands outside of cards is ignored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol, TextIO

from rolodex.domain.text import Text
from rolodex.formats.vcard_charset import codec_of
from rolodex.formats.vcard_property import Params, Property, clean, escape, traits
from rolodex.i18n import N_

MAX_VALUE = 10_000_000
"""Characters of one property."""
MAX_PROPERTIES = 1_000
MAX_DEPTH = 4
"""Cards within the AGENT of a card."""
MAX_CARD = 24_000_000
"""About the bytes that the lines of one card may take in memory."""

_ENDS = frozenset("dD \t")
_FOLD = frozenset(" \t")
_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t")
_NAME = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.")


@dataclass(slots=True)
class Block:
    """The lines of one card between BEGIN and END, and why it cannot be read, if so."""

    line: int
    lines: list[str] = field(default_factory=list)
    closed: bool = False
    problem: Text | None = None
    size: int = 0
    indent: str | None = None

    def outdented(self, body: str) -> str:
        """The line without the blanks before the card's first line: it was pasted indented."""
        if self.indent is None and body.strip():
            self.indent = body[: len(body) - len(body.lstrip(" \t"))]
        return body.removeprefix(self.indent) if self.indent else body

    def take(self, body: str) -> None:
        """Add a line unless the card has grown too large."""
        self.size += (len(body) if body.isascii() else 4 * len(body)) + 64
        if self.problem is not None:
            return
        if self.size > MAX_CARD:
            self.refuse(Text(N_("This card is too large.")))
        else:
            self.lines.append(body)

    def refuse(self, reason: Text) -> None:
        """Give the card up; its lines are let go."""
        self.problem = self.problem or reason
        self.lines = []


def blocks(stream: TextIO) -> Iterator[Block]:
    """Each top-level card of a text stream opened with `newline=""`, one at a time."""
    readline = stream.readline
    number = depth = 0
    block: Block | None = None
    after_cr = False
    while line := readline(MAX_VALUE):
        end = line[-1]
        if end == "\n":
            if after_cr and line == "\r\n":  # the second half of CR CR LF
                after_cr = False
                continue
            body = line[:-2] if line[-2:-1] == "\r" else line[:-1]
        elif end == "\r":
            body = line[:-1]
        else:
            body = line
            if len(line) >= MAX_VALUE:
                while (more := readline(MAX_VALUE)) and more[-1] not in "\r\n":
                    pass
                body = ""
                if block is not None:
                    block.refuse(Text(N_("A property of this card is longer than 10 MB.")))
        after_cr = end == "\r"
        number += 1
        if block is not None and (block.indent is None or block.indent):
            body = block.outdented(body)
        if body[-1:] in _ENDS and (block is None or body[0] not in _FOLD):
            marker = body[-400:].strip(" \t\ufeff\0").upper()
            if marker == "BEGIN:VCARD":
                if block is not None and _awaits_agent(block):
                    depth += 1
                else:
                    if block is not None:
                        yield _unclosed(block)
                    block, depth = Block(number), 0
                    continue
            elif marker == "END:VCARD":
                if block is None:
                    continue
                if not depth:
                    block.closed = True
                    yield block
                    block = None
                    continue
                depth -= 1
            elif block is not None and marker.endswith(":BEGIN:VCARD") and _is_agent(body):
                depth += 1
            if depth > MAX_DEPTH and block is not None:
                block.refuse(Text(N_("This card holds too many cards within each other.")))
        if block is not None:
            block.take(body)
    if block is not None:
        yield _unclosed(block)


def _unclosed(block: Block) -> Block:
    """A card whose END is missing, or was indented and so looked like a folded line."""
    if block.lines and block.lines[-1].strip().upper() == "END:VCARD":
        block.lines.pop()
        block.closed = True
    return block


def _is_agent(line: str) -> bool:
    name = line[:200].split(":")[0].split(";")[0].rpartition(".")[2]
    return name.strip().upper() == "AGENT"


def _awaits_agent(block: Block) -> bool:
    """Whether the last line is `AGENT:` with its card still to come (vCard 2.1)."""
    last = next((line for line in reversed(block.lines[-5:]) if line.strip()), "")
    return last.rstrip().endswith(":") and _is_agent(last)


class Undeclared(Protocol):
    """Tells the codec of undeclared bytes (`vcard_charset.Legacy`)."""

    def codec(self, raw: bytes) -> str: ...


class Head(NamedTuple):
    """What stands before the colon of a content line."""

    group: str
    name: str
    params: Params


class TooMuch(Exception):
    """A card beyond the limits above; `reason` is for the user."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.msgid)
        self.reason = reason


def version_of(lines: list[str]) -> str:
    """The declared version of a card; if it declares none, what its spelling looks like."""
    for line in lines:
        if line[:8].upper() == "VERSION:":
            return line[8:].strip()
    for line in lines:
        head = line.partition(":")[0].upper()
        if "QUOTED-PRINTABLE" in head or (";" in head and "=" not in head):
            return "2.1"
    return "3.0"


def properties(
    lines: list[str], version: str, undeclared: Undeclared | None
) -> tuple[list[Property], bool]:
    """The properties of a card's lines in order, and whether bytes had to be replaced.

    `undeclared` names the codec of bytes without a declared one; None means that the
    stream held Unicode (UTF-16), so that declared character sets say nothing.
    Raises TooMuch beyond the limits.
    """
    old = version.startswith("2") or not version
    found: list[Property] = []
    at, count = 0, len(lines)
    replaced = False
    stray: list[str] = []
    while at < count:
        line = lines[at]
        at += 1
        if not line or line.isspace():
            continue
        if at < count:
            following = lines[at]
            # Nearly every line is followed by one that is plainly another property.
            if following[:1] in _FOLD or ":" not in following or line[-1] == "=":
                line, at = _unfold(lines, at - 1, old)
        colon = line.find(":")
        head = _head(line[:colon], old) if 0 < colon < 300 else None
        if head is None or line.find('"', 0, colon) >= 0:
            colon = _colon(line)
            head = _head(line[:colon], old) if colon > 0 else None
        if head is None:
            stray.append(line)
            continue
        if stray:
            _add_stray(found, stray)
            stray = []
        value = line[colon + 1 :]
        charset = ""
        if not value.isascii() or not value.isprintable() or traits(head.params).quoted:
            value, charset = _decoded(value, head.params, undeclared)
            if "\ufffd" in value:
                replaced = True
        how = traits(head.params)
        if how.quoted:
            value = value.rstrip("=")  # a soft break with nothing after it
        elif how.base64 and " " in value:
            value = "".join(value.split())
        if head.name.upper() == "AGENT" and value.strip().upper() in ("", "BEGIN:VCARD"):
            value, at = _nested(lines, at, value, old)
        if not head.name.isascii() or not head.name.isprintable():
            head = head._replace(name=clean(head.name))
        if len(found) >= MAX_PROPERTIES:
            raise TooMuch(Text(N_("This card has more than 1,000 properties.")))
        if len(value) > MAX_VALUE:
            raise TooMuch(Text(N_("A property of this card is longer than 10 MB.")))
        found.append(Property(head.group, head.name, head.params, value, charset))
    if stray:
        _add_stray(found, stray)
    return found, replaced


def _unfold(lines: list[str], at: int, old: bool) -> tuple[str, int]:
    """The logical line that begins at `at` and the index of the line after it."""
    parts = [lines[at]]
    at += 1
    count = len(lines)
    head, _, value = parts[0][:400].upper().partition(":")
    quoted = "QUOTED-PRINTABLE" in head
    base64 = "BASE64" in head or "ENCODING=B" in head or value[:5] == "DATA:"
    while at < count:
        line = lines[at]
        if quoted and parts[-1].endswith("="):
            ahead = at
            while ahead < count and (not lines[ahead] or lines[ahead].isspace()):
                ahead += 1
            if ahead > at and (ahead == count or _begins_property(lines[ahead])):
                break  # Outlook ends a value with a soft break and an empty line
            if ahead == count:
                break
            parts[-1] = parts[-1][:-1]
            parts.append(lines[ahead])
            at = ahead + 1
        elif not line or (line.isspace() and (old or base64)):
            # An empty line ends a value, but files with doubled newlines go on after it.
            if at + 1 < count and lines[at + 1][:1] in _FOLD and not lines[at + 1].isspace():
                at += 1
            else:
                break
        elif line[0] in _FOLD:
            parts.append(_folded(parts[-1], line, base64, old))
            at += 1
        elif base64 and _BASE64.issuperset(line):
            parts.append(line.strip())
            at += 1
        else:
            break
    return "".join(parts), at


def _folded(before: str, line: str, base64: bool, old: bool) -> str:
    """What a folded line adds to the one before.

    vCard 3.0 and 4.0 fold anywhere and add one space; vCard 2.1 folds at a space and keeps
    it, yet most programs fold it like 3.0: those cut at a fixed length or within CJK text.
    """
    if base64:
        return line.strip()
    rest = line[1:]
    if not old or len(before) >= 72 or rest[:1] in _FOLD or not before:
        return rest
    if before[-1] in ";:,=" or not before[-1].isascii() or not rest[:1].isascii():
        return rest
    return " " + rest


def _begins_property(line: str) -> bool:
    colon = line.find(":")
    return colon > 0 and _head(line[:colon], True) is not None


def _colon(line: str) -> int:
    """Where the value begins: the first colon outside quotes; any colon if quotes never end."""
    inside = False
    for at, char in enumerate(line):
        if char == '"':
            inside = not inside
        elif char == ":" and not inside:
            return at
    return line.find(":")


def _head(head: str, old: bool) -> Head | None:
    """Group, name and parameters; None if this does not look like a property."""
    return _cached_head(head, old) if len(head) < 200 else _parsed_head(head, old)


def _parsed_head(head: str, old: bool) -> Head | None:
    if not head.isascii() or not head.isprintable():
        head = clean(head.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    first, *rest = _outside_quotes(head, ";")
    group, _, name = first.strip().lstrip("\ufeff").rpartition(".")
    if not name or not _NAME.issuperset(name):
        # `X-GOOGLE TALK` is written, but `see http` is the middle of a note.
        spaceless = name.replace(" ", "")
        if name[:2].upper() != "X-" or not _NAME.issuperset(spaceless):
            return None
    if group and not _NAME.issuperset(group):
        return None
    params: list[tuple[str, tuple[str, ...]]] = []
    for piece in rest:
        name_of, equals, values = piece.partition("=")
        if not equals:
            words = tuple(word.strip() for word in piece.split(",") if word.strip())
            if words:
                params.append(("", words))
            continue
        parts = [part.strip() for part in _outside_quotes(values, ",")]
        params.append((name_of.strip(), tuple(_param_value(part, old) for part in parts)))
    return Head(group, name, tuple(params))


_cached_head = lru_cache(maxsize=4096)(_parsed_head)


def _outside_quotes(text: str, separator: str) -> list[str]:
    if '"' not in text:
        return text.split(separator)
    parts: list[str] = []
    start = 0
    inside = False
    for at, char in enumerate(text):
        if char == '"':
            inside = not inside
        elif char == separator and not inside:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return parts


def _param_value(value: str, old: bool) -> str:
    """Without its quotes, and with RFC 6868's `^n`, `^^` and `^'` undone."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if old or "^" not in value:
        return value
    parts = value.split("^^")
    return "^".join(part.replace("^n", "\n").replace("^'", '"') for part in parts)


def _decoded(value: str, params: Params, undeclared: Undeclared | None) -> tuple[str, str]:
    """The value in Unicode and the codec behind its quoted-printable, if not declared."""
    how = traits(params)
    declared = codec_of(how.charset)
    charset = ""
    if undeclared is not None:
        if not value.isascii():
            from rolodex.formats.vcard_charset import decode_bytes

            raw = value.encode("utf-8", "surrogateescape")
            value = decode_bytes(raw, declared or undeclared.codec(raw))
        if how.quoted and not declared and value.isascii():
            import binascii

            raw = binascii.a2b_qp(value.encode())
            if not raw.isascii():
                codec = undeclared.codec(raw)
                charset = codec if codec != "utf-8" else ""
    return clean(value), charset


def _nested(lines: list[str], at: int, value: str, old: bool) -> tuple[str, int]:
    """The card that AGENT holds, as its value, and the index of the line after it."""
    start = at
    if not value.strip():
        while start < len(lines) and not lines[start].strip():
            start += 1
        if start == len(lines) or lines[start].strip().upper() != "BEGIN:VCARD":
            return value, at
        start += 1
    depth = 1
    inner = ["BEGIN:VCARD"]
    end = start
    while end < len(lines) and depth:
        line = clean(lines[end].encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        marker = line.strip().upper()
        if marker == "END:VCARD":
            depth -= 1
        elif marker == "BEGIN:VCARD" or marker.endswith(":BEGIN:VCARD"):
            depth += 1
        inner.append(line)
        end += 1
    return ("\n".join(inner) if old else escape("\n".join(inner))), end


_GOES_ON = frozenset(("NOTE", "ADR", "LABEL", "ORG", "TITLE", "ROLE", "FN", "N"))


def _add_stray(found: list[Property], stray: list[str]) -> None:
    """Lines that are no property: what follows a newline that was not escaped, or comments."""
    last = found[-1] if found else None
    if last is None or last.key not in _GOES_ON or traits(last.params).base64:
        return
    quoted = traits(last.params).quoted
    parts = [last.value.removesuffix("=") if quoted else last.value]
    for line in stray:
        if line.lstrip()[:1] == "#":
            continue
        text = clean(line.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        if quoted:
            parts.append("=0D=0A" + text.replace("=", "=3D"))
            continue
        # A backslash at a line's end stands for the newline itself.
        ends = len(parts[-1]) - len(parts[-1].rstrip("\\"))
        if ends % 2:
            parts[-1] = parts[-1][:-1]
        parts.append("\\n" + text)
    if len(parts) > 1:
        found[-1] = last._replace(value="".join(parts))
