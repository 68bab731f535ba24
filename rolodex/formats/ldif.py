"""LDIF, in which Thunderbird and directories hand out address books, read as a table."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from rolodex.domain.text import Text
from rolodex.formats.table import LDIF, Row, Table, TableOptions, make_table
from rolodex.i18n import N_

# Attributes (RFC 2798 and Mozilla's own) and the column of Thunderbird's CSV that each is.
_COLUMNS = {
    "givenname": "First Name", "sn": "Last Name", "cn": "Display Name",
    "mozillanickname": "Nickname", "mail": "Primary Email",
    "mozillasecondemail": "Secondary Email", "nsaimid": "Screen Name",
    "mozillascreenname": "Screen Name", "telephonenumber": "Work Phone",
    "homephone": "Home Phone", "fax": "Fax Number", "facsimiletelephonenumber": "Fax Number",
    "pager": "Pager Number", "mobile": "Mobile Number", "mozillahomestreet": "Home Address",
    "mozillahomestreet2": "Home Address 2", "mozillahomelocalityname": "Home City",
    "mozillahomestate": "Home State", "mozillahomepostalcode": "Home ZipCode",
    "mozillahomecountryname": "Home Country", "street": "Work Address",
    "mozillaworkstreet2": "Work Address 2", "l": "Work City", "st": "Work State",
    "postalcode": "Work ZipCode", "c": "Work Country", "title": "Job Title",
    "ou": "Department", "department": "Department", "o": "Organization",
    "mozillaworkurl": "Web Page 1", "mozillahomeurl": "Web Page 2", "labeleduri": "Web Page",
    "birthyear": "Birth Year", "birthmonth": "Birth Month", "birthday": "Birth Day",
    "mozillacustom1": "Custom 1", "mozillacustom2": "Custom 2", "mozillacustom3": "Custom 3",
    "mozillacustom4": "Custom 4", "description": "Notes",
}  # fmt: skip
_SILENT = frozenset(
    {"dn", "version", "objectclass", "modifytimestamp", "mozillausehtmlmail", "changetype"}
)
_LISTS = frozenset({"groupofnames", "groupofuniquenames"})
MAX_VALUE = 10 * 1024 * 1024


def looks_like_ldif(head: str) -> bool:
    """Whether a text begins as LDIF does (RFC 2849)."""
    lines = [line for line in head.lstrip("\ufeff").splitlines()[:20] if line and line[0] != "#"]
    if lines and lines[0].lower().startswith("version:"):
        lines = lines[1:]
    return bool(lines) and lines[0].lower().startswith("dn:")


def read_ldif(stream: BinaryIO, options: TableOptions) -> Table:
    """One row an entry; its attributes are the columns, which no row of the file names."""
    names = _names(stream)

    def read() -> Iterator[Row]:
        for line, entry in _entries(stream):
            is_list = any(kind.lower() in _LISTS for kind in entry.get("objectclass", ()))
            problem = Text(N_("This is a list of addresses, not a person.")) if is_list else None
            yield Row(line, [" ::: ".join(entry.get(name, ())) for name in names], problem)

    table = make_table(LDIF, read, replace(options, header_row=0), encoding="utf-8")
    return replace(table, headers=tuple(_COLUMNS.get(name, name) for name in names))


def _names(stream: BinaryIO) -> list[str]:
    seen: dict[str, None] = {}
    for _, entry in _entries(stream):
        seen.update(dict.fromkeys(name for name in entry if name not in _SILENT))
        if len(seen) > 500:
            break
    return list(seen)


def _entries(stream: BinaryIO) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Each entry with the number of its first line; attributes in lower case, without options."""
    entry: dict[str, list[str]] = {}
    start = 0
    for number, line in _unfolded(stream):
        if not line:
            if entry:
                yield start, entry
            entry = {}
            continue
        name, colon, value = line.partition(":")
        if not colon or line[0] == "#":
            continue
        if not entry:
            start = number
        if value.startswith(":"):
            value = _decoded(value[1:])
        entry.setdefault(name.split(";")[0].strip().lower(), []).append(value.strip())
    if entry:
        yield start, entry


def _unfolded(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace")
    held, at = "", 0
    try:
        for number, line in enumerate(iter(lambda: text.readline(MAX_VALUE), ""), 1):
            body = line.rstrip("\r\n")
            if body[:1] == " " and held and len(held) < MAX_VALUE:
                held += body[1:]
                continue
            if at:
                yield at, held
            held, at = body, number
        if at:
            yield at, held
        yield at + 1, ""
    finally:
        text.detach()


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value.strip(), validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return value
