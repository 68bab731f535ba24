"""One property of a vCard as it stands in the file, and its decoding into text."""

from __future__ import annotations

import binascii
import json
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rolodex.formats.vcard_charset import codec_of, decode_bytes

Params = tuple[tuple[str, tuple[str, ...]], ...]


class Property(NamedTuple):
    """A content line: `group.NAME;PARAM=value,value:value`, in the spelling of the file.

    `params` keep their order; a bare parameter of vCard 2.1 (`TEL;CELL`) has the name "".
    `value` is unfolded, in Unicode (NFC, without C0 controls), but still escaped and still
    quoted-printable or base64 if the parameters say so. `charset` is the codec that the
    bytes behind quoted-printable were found to be in when the file does not declare it.
    """

    group: str
    name: str
    params: Params
    value: str
    charset: str = ""

    @property
    def key(self) -> str:
        """The name in upper case, as names are compared."""
        return self.name.upper()


class Traits(NamedTuple):
    """What the parameters of a property say about the encoding of its value."""

    quoted: bool = False
    base64: bool = False
    charset: str = ""


@lru_cache(maxsize=4096)
def traits(params: Params) -> Traits:
    """The transfer encoding and the declared character set, also from bare parameters."""
    quoted = base64 = False
    charset = ""
    for name, values in params:
        key = name.upper()
        if key == "CHARSET":
            charset = values[0]
        elif key in ("ENCODING", ""):
            for value in values:
                word = value.upper()
                quoted = quoted or word == "QUOTED-PRINTABLE"
                base64 = base64 or word == "BASE64" or (word == "B" and key == "ENCODING")
    return Traits(quoted, base64, charset)


@lru_cache(maxsize=4096)
def types(params: Params) -> tuple[str, ...]:
    """The values of TYPE and the bare parameters in lower case, in order, without encodings."""
    found: dict[str, None] = {}
    for name, values in params:
        if name.upper() in ("TYPE", ""):
            for value in values:
                for word in value.split(","):
                    lower = word.strip().lower()
                    if lower and (name or lower not in ("quoted-printable", "base64")):
                        found[lower] = None
    return tuple(found)


def param(params: Params, wanted: str) -> str:
    """The first value of a parameter, "" if it is not there."""
    for name, values in params:
        if name.upper() == wanted:
            return values[0]
    return ""


def clean(text: str) -> str:
    """NFC, without C0 controls but tab and newline, lone surrogates replaced."""
    if not text.isprintable():
        text = text.translate(_CONTROLS)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)


def clean_utf8(text: str) -> str:
    """The same for text that cannot hold surrogates."""
    if not text.isprintable():
        text = text.translate(_CONTROLS)
    return unicodedata.normalize("NFC", text)


_CONTROLS = {code: None for code in [*range(32), 127] if chr(code) not in "\t\n"}


def escaped(prop: Property) -> str:
    """The value with quoted-printable undone, its backslash escapes still in place."""
    value = prop.value
    if not prop.params or ("=" not in value and value.isascii()):
        return value
    how = traits(prop.params)
    if not how.quoted:
        return value
    codec = prop.charset or codec_of(how.charset) or "utf-8"
    try:
        raw = value.encode("ascii" if value.isascii() else codec)
    except UnicodeEncodeError:
        raw = value.encode()
    text = decode_bytes(binascii.a2b_qp(raw), codec)
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def text_of(prop: Property) -> str:
    """The whole value as plain text."""
    value = escaped(prop) if prop.params else prop.value
    return unescape(value).strip() if "\\" in value else value.strip()


def components(prop: Property, separator: str = ";") -> list[str]:
    """The parts of a structured value (N, ADR, ORG) or, by comma, of a list, as plain text."""
    value = escaped(prop) if prop.params else prop.value
    if "\\" not in value:
        return list(map(str.strip, value.split(separator)))
    return [unescape(part).strip() for part in split_escaped(value, separator)]


def split_escaped(value: str, separator: str) -> list[str]:
    """Split at a separator that has no backslash before it; the parts stay escaped."""
    parts: list[str] = []
    start = at = 0
    while at < len(value):
        char = value[at]
        if char == "\\":
            at += 1
        elif char == separator:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    parts.append(value[start:])
    return parts


def unescape(value: str) -> str:
    r"""Undo `\n`, `\,`, `\;`, `\:` and `\\` (RFC 6350 section 3.4); a lone backslash stays."""
    if "\\" not in value:
        return value
    out: list[str] = []
    parts = value.split("\\")
    out.append(parts[0])
    at = 1
    while at < len(parts):
        part = parts[at]
        if not part:  # two backslashes in a row, or one at the very end
            out.append("\\")
            if at + 1 < len(parts):
                out.append(parts[at + 1])
            at += 2
            continue
        if part[0] in "nN":
            out.append("\n" + part[1:])
        elif part[0] in ",;:":
            out.append(part)
        else:
            out.append("\\" + part)
        at += 1
    return "".join(out)


def escape(text: str) -> str:
    """Plain text as a value of vCard 3.0 and 4.0 or a part of a structured one."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def to_json(properties: list[Property] | tuple[Property, ...]) -> str:
    """The property list as JSON, to be kept beside the card."""
    return "[{}]".format(
        ",".join(
            f"{_head_json(p.group, p.name, p.params)}{_quoted(p.value)}]"
            if not p.charset
            else _encoded(p)
            for p in properties
        )
    )


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring


@lru_cache(maxsize=4096)
def _head_json(group: str, name: str, params: Params) -> str:
    return _encoded((group, name, params))[:-1] + ","


def from_json(stored: str) -> tuple[Property, ...]:
    """The property list that `to_json` wrote; ValueError if it is something else."""
    try:
        return tuple(
            Property(
                str(row[0]),
                str(row[1]),
                tuple((str(name), tuple(map(str, values))) for name, values in row[2]),
                str(row[3]),
                str(row[4]) if len(row) > 4 else "",
            )
            for row in json.loads(stored)
        )
    except (TypeError, KeyError, IndexError) as fault:
        raise ValueError("not a stored property list") from fault
