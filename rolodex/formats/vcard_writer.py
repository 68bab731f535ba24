"""Writing vCards: property lists as folded lines in bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from rolodex.formats.vcard_charset import codec_of
from rolodex.formats.vcard_convert import own_version
from rolodex.formats.vcard_patch import Entry, properties_of
from rolodex.formats.vcard_property import Params, Property, traits

LINE = 75
"""Octets of a line without its newline (RFC 6350 section 3.2)."""

PRODUCT = "-//Rolodex//Rolodex//EN"


def write_vcards(stream: BinaryIO, entries: Iterable[Entry], version: str = "3.0") -> int:
    """Write cards in vCard "2.1", "3.0" or "4.0" (UTF-8, CRLF); returns how many."""
    count = 0
    for entry in entries:
        stream.write(card_bytes(properties_of(entry, version), version))
        count += 1
    return count


def card_bytes(properties: Iterable[Property], version: str) -> bytes:
    """One card with its BEGIN, VERSION and END."""
    version = own_version(version)
    lines = [b"BEGIN:VCARD\r\n", f"VERSION:{version}\r\n".encode()]
    found = list(properties)
    if version != "2.1" and not any(prop.key == "PRODID" for prop in found):
        lines.append(f"PRODID:{PRODUCT}\r\n".encode())
    if any(_is_legacy(prop) for prop in found):
        # Beside text in another character set, what declares none would be read in that too.
        found = [_declared(prop) for prop in found]
    lines += [_line(prop, version) for prop in found]
    lines.append(b"END:VCARD\r\n")
    return b"".join(lines)


def _is_legacy(prop: Property) -> bool:
    charset = traits(prop.params).charset
    return bool(charset) and codec_of(charset) not in ("", "utf-8")


def _declared(prop: Property) -> Property:
    if prop.value.isascii() or codec_of(traits(prop.params).charset):
        return prop
    params = tuple(param for param in prop.params if param[0].upper() != "CHARSET")
    return prop._replace(params=(*params, ("CHARSET", ("UTF-8",))))


def _line(prop: Property, version: str) -> bytes:
    how = traits(prop.params)
    params = prop.params
    value = prop.value
    codec = codec_of(how.charset) or "utf-8"
    if how.quoted and prop.charset and not codec_of(how.charset):
        params = tuple(p for p in params if p[0].upper() != "CHARSET")
        params = (*params, ("CHARSET", (prop.charset,)))
    nested = version == "2.1" and prop.key == "AGENT" and "\n" in value
    if nested:
        value = "\r\n".join(value.splitlines())
    elif "\n" in value or "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        value = value.replace("\n", "=0D=0A" if how.quoted else "\\n")
    try:
        body = value.encode(codec)
    except UnicodeError:
        body = value.encode("utf-8", "replace")
        params = tuple(
            (name, ("UTF-8",) if name.upper() == "CHARSET" else values) for name, values in params
        )
    head = _head(prop.group, prop.name, params, version).encode("utf-8", "replace")
    if nested:
        return head + b"\r\n" + body + b"\r\n"
    if how.quoted:
        return _soft_breaks(head, body)
    if version == "2.1":
        if not how.base64:
            return head + body + b"\r\n"
        # The empty line ends the picture for programs that do not look for the next property.
        return _folded(head + b"\r\n " + body if len(body) > LINE else head + body) + b"\r\n"
    return _folded(head + body)


def _head(group: str, name: str, params: Params, version: str) -> str:
    parts = [f"{group}.{name}" if group else name]
    for key, values in params:
        written = ",".join(_param(value, version) for value in values)
        # A damaged `=ENCODING=QUOTED-PRINTABLE` must not become a parameter that counts.
        parts.append(f"{key}={written}" if key or "=" in written else written)
    return ";".join(_one_line(part) for part in parts) + ":"


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", " ")


def _param(value: str, version: str) -> str:
    """A parameter's value, quoted where it must be, caret-encoded in 3.0 and 4.0 (RFC 6868)."""
    if version == "2.1":
        value = value.replace('"', "'")
    else:
        value = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{value}"' if any(char in value for char in ",;:") else value


def _folded(line: bytes) -> bytes:
    """Cut into lines of 75 octets, never within a character of UTF-8."""
    if len(line) <= LINE:
        return line + b"\r\n"
    head, newline, rest = line.partition(b"\r\n ")
    pieces = [head] if newline else []
    line = rest if newline else line
    at, room = 0, LINE - 1 if newline else LINE
    while at < len(line):
        end = at + room
        if end < len(line):
            back = 0
            while back < 3 and line[end - back] & 0xC0 == 0x80:
                back += 1
            end -= back
        pieces.append(line[at:end])
        at, room = end, LINE - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def _soft_breaks(head: bytes, body: bytes) -> bytes:
    """Quoted-printable with soft breaks, never within `=XX` and never before a space."""
    pieces: list[bytes] = []
    at, room = 0, max(0, LINE - len(head))
    while len(body) - at > room:
        end = at + room
        while end > at and (
            b"=" in body[max(at, end - 2) : end] or body[end : end + 1] in (b" ", b"\t")
        ):
            end -= 1
        if end == at and room >= LINE - 1:
            end = at + room  # nothing but spaces: cut anyway
        pieces.append(body[at:end])
        at, room = end, LINE - 1
    pieces.append(body[at:])
    return head + b"=\r\n".join(pieces) + b"\r\n"
