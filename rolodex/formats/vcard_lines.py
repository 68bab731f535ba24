"""The lines of one card as properties: unfolded, with group, name, parameters and value."""

from __future__ import annotations

import binascii
from functools import lru_cache
from typing import NamedTuple, Protocol

from rolodex.domain.text import Text
from rolodex.formats.vcard_blocks import ATTACHED, MAX_VALUE
from rolodex.formats.vcard_charset import codec_of, decode_bytes
from rolodex.formats.vcard_property import (
    Params,
    Property,
    Traits,
    clean,
    clean_utf8,
    escape,
    traits,
)
from rolodex.i18n import N_

MAX_PROPERTIES = 1_000

_NO_TRAITS = Traits()
_FOLD = frozenset(" \t")
_FRAMES = frozenset(("AGENT", "BEGIN", "END"))
_IN_BASE64 = ("BASE64", "ENCODING=BASE64", "ENCODING=B")
_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t")
_NAME = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.")


class Undeclared(Protocol):
    """Tells the codec of undeclared bytes (`vcard_charset.Legacy`)."""

    @property
    def plain(self) -> bool: ...

    def codec(self, raw: bytes) -> str: ...


class Head(NamedTuple):
    """What stands before the colon of a content line; `key` is the name in upper case.

    `quotes` says that there is a quotation mark in it: the colon may be within quotes.
    """

    group: str
    name: str
    params: Params
    key: str
    how: Traits
    quotes: bool


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
) -> tuple[list[Property], bool, bool]:
    """The properties of a card's lines in order, whether bytes had to be replaced, and whether
    a file in it was left out as too large.

    `undeclared` names the codec of bytes without a declared one; None means that the
    stream held Unicode (UTF-16), so that declared character sets say nothing.
    Raises TooMuch beyond the limits.
    """
    old = version.startswith("2") or not version
    found: list[Property] = []
    new = tuple.__new__
    at, count = 0, len(lines)
    replaced = left_out = False
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
        head = _cached_head(line[:colon], old) if 0 < colon < 200 else None
        if head is None or head.quotes:
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
        how = head.how
        if how.quoted or not value.isascii() or not value.isprintable():
            if undeclared is not None and not how.quoted and not how.charset and undeclared.plain:
                value = clean_utf8(value)
            else:
                value, charset = _decoded(value, head.params, undeclared)
            if "\ufffd" in value:
                replaced = True
        if how.quoted:
            value = value.rstrip("=")  # a soft break with nothing after it
        elif how.base64 and " " in value:
            value = "".join(value.split())
        if head.key in _FRAMES:
            if head.key != "AGENT":
                continue  # the frame of something else, damaged or out of place
            if value.strip().upper() in ("", "BEGIN:VCARD"):
                value, at = _nested(lines, at, value, old)
        if len(found) >= MAX_PROPERTIES:
            raise TooMuch(Text(N_("This card has more than 1,000 properties.")))
        if len(value) > MAX_VALUE and head.key in ATTACHED:
            left_out = True  # nobody is lost for a picture that is too large
            continue
        if len(value) > MAX_VALUE:
            raise TooMuch(Text(N_("A property of this card is longer than 10 MB.")))
        # Past the constructor of the named tuple, which takes twice as long.
        found.append(new(Property, (head.group, head.name, head.params, value, charset)))
    if stray:
        _add_stray(found, stray)
    return found, replaced, left_out


def _says_quoted(word: str) -> bool:
    """Whether a parameter in capitals says quoted-printable, as `traits` finds it in lists too."""
    name, equals, values = word.partition("=")
    if not equals:
        name, values = "", word
    return name.strip() in ("", "ENCODING") and "QUOTED-PRINTABLE" in (
        value.strip() for value in values.split(",")
    )


def _unfold(lines: list[str], at: int, old: bool) -> tuple[str, int]:
    """The logical line that begins at `at` and the index of the line after it."""
    parts = [lines[at]]
    at += 1
    count = len(lines)
    head, colon, value = parts[0][:400].upper().partition(":")
    # Only quotes around a value fall away: a damaged name must not be read as a sound one.
    words = [word.replace('="', "=").removesuffix('"') for word in head.split(";")[1:]]
    quoted = any(map(_says_quoted, words)) if colon else "QUOTED-PRINTABLE" in head
    base64 = any(word in _IN_BASE64 for word in words) or value[:5] == "DATA:"
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
    quotes = '"' in head
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
            words = [word.strip() for word in _outside_quotes(piece, ",") if word.strip()]
            if words:
                params.append(("", tuple(_param_value(word, old) for word in words)))
            continue
        parts = [part.strip() for part in _outside_quotes(values, ",")]
        params.append((name_of.strip(), tuple(_param_value(part, old) for part in parts)))
    if not name.isascii() or not name.isprintable():
        name = clean(name)
    held = tuple(params)
    how = traits(held) if held else _NO_TRAITS
    return Head(group, name, held, name.upper(), how, quotes)


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
    if old:  # which knows no quotes within a value
        return value.replace('"', "'")
    if "^" not in value:
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
            raw = value.encode("utf-8", "surrogateescape")
            value = decode_bytes(raw, declared or undeclared.codec(raw))
        if how.quoted and not declared and value.isascii():
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
    inner += ["END:VCARD"] * depth
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
