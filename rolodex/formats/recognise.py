"""What kind of address file some bytes are, told by the bytes and never by the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from rolodex.domain.column_guess import guess_columns
from rolodex.domain.column_names import known_columns
from rolodex.domain.problems import FileProblem
from rolodex.domain.text import Text
from rolodex.formats.csv_table import read_csv
from rolodex.formats.html_table import read_html
from rolodex.formats.ldif import looks_like_ldif, read_ldif
from rolodex.formats.sheets import UnreadSheet, all_tables, one_table
from rolodex.formats.table import CSV, LDIF, MARKUP, WORKBOOK, Table, TableOptions
from rolodex.formats.table_encoding import detect_encoding
from rolodex.formats.vcard_charset import unicode_form
from rolodex.formats.workbook import read_workbook, workbook_sheets
from rolodex.formats.xml_workbook import SPREADSHEET, xml_sheets
from rolodex.i18n import N_

VCARD, UNKNOWN = "vcard", "unknown"
TABLES = (CSV, WORKBOOK, LDIF, MARKUP)
"""The kinds of file that are tables."""
HEAD = 64 * 1024

_SPREADSHEET_XML = f'"{SPREADSHEET}"'
_HTML_TABLE = re.compile(
    r"\s*\ufeff?\s*(?:<(?:!|\?xml|html|head|meta|style|body|div)[\s\S]*?)?<table\b", re.IGNORECASE
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x08\x10\0", b"\x09\x08\x08\0", b"\x09\x04\x06\0", b"\x09\x02\x06\0",
              b"\x09\0\x04\0")  # fmt: skip
_VCARD = re.compile(
    rb"(?:^|[\r\n\xbf])[ \t]*(?:BEGIN:VCARD|END:VCARD|VERSION:[234]\.[01]\s*[\r\n])", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?。！？]$|[^\W\d_][,;] [a-zà-ÿ]{2}|^[^,;]*[^\W\d_],$")
"""The marks of a sentence in a line: its end, a comma with a small letter after it, `Dear Ann,`."""
_OTHERS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b", b"Rar!",
    b"7z\xbc\xaf", b"RIFF", b"\x7fELF", b"MZ", b"{\\rtf", b"BM",
)  # fmt: skip


def recognise(stream: BinaryIO) -> str:
    """`vcard`, `csv`, `workbook`, `ldif` or `unknown`; the stream ends at its beginning.

    Plain text is `csv` if it can be cut into columns or a line names or holds an address.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    if head.startswith((_OLE, *_OLD_EXCEL, b"PK\x03\x04")):
        return WORKBOOK
    if _has_vcard(head) or unicode_form(head[:4096]) not in ("", "utf-16", "utf-32"):
        return VCARD
    if not head.strip() or head.startswith(_OTHERS):
        return UNKNOWN
    codec = detect_encoding(stream)
    text = head.decode(codec, "replace")
    if _has_vcard(text.encode("utf-8", "replace")):
        return VCARD
    if looks_like_ldif(text):
        return LDIF
    odd = sum(1 for char in text[:4096] if char < " " and char not in "\t\r\n\0\x1a\x1b\f\v")
    if odd * 50 > len(text[:4096]):
        return UNKNOWN
    if _SPREADSHEET_XML in text or _HTML_TABLE.match(text):
        return MARKUP
    start = text.lstrip("\ufeff \t\r\n")[:200].casefold()
    if re.match(r"\[?\s*\{\s*[\"}]", start):
        return UNKNOWN  # JSON
    if start.startswith(("<!doctype", "<html", "<?xml", "<table", "mime-version")):
        return UNKNOWN
    return CSV if _is_table(stream) else UNKNOWN


def _has_vcard(head: bytes) -> bool:
    """Whether a line begins or ends a vCard, but not inside the notes of a table."""
    if not (found := _VCARD.search(head)):
        return False
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if _VCARD.search(first) or found.start() == 0:
        return True
    cells = re.split("[,;\t|]", first.decode("utf-8", "replace"))
    return known_columns([cell.strip().strip('"') for cell in cells]) < 2


def _is_table(stream: BinaryIO) -> bool:
    table = read_csv(stream, TableOptions())
    rows = [row.cells for row in table.sample if any(row.cells)]
    stream.seek(0)
    cut = sum(1 for row in rows if len(row) > 1)
    if cut * 2 > len(rows):
        return not _is_prose(rows, table.delimiter)
    # One column: only if it says what it holds, or holds nothing but addresses.
    first = next((row for row in rows if row), [])
    return known_columns(first) > 0 or table.header_row > 0 or bool(guess_columns(rows, {}, False))


def _is_prose(rows: list[list[str]], delimiter: str) -> bool:
    """Whether rows of which no column is known are sentences full of commas, such as a letter."""
    if max(map(known_columns, rows)) > 1:
        return False
    for column in guess_columns(rows, {}, False):
        if 3 * sum(1 for row in rows if column < len(row) and row[column].strip()) > len(rows):
            return False
    sentences = sum(1 for row in rows if _SENTENCE.search(delimiter.join(row).strip()))
    width, alike = Counter(map(len, rows)).most_common(1)[0]
    if width > 2 and alike > 0.8 * len(rows):
        return False
    return 2 * sentences > len(rows) or (sentences > 1 and alike < 0.6 * len(rows))


def read_table(stream: BinaryIO, kind: str, options: TableOptions) -> Table:
    """The table of a file of one of the kinds `TABLES`. Raises `FileProblem`.

    Of several sheets it is that of the options, else the likeliest.
    """
    if kind == WORKBOOK:
        return read_workbook(stream, options)
    if kind == MARKUP:
        if _is_xml(stream):
            return one_table(xml_sheets(stream), options)
        return read_html(stream, options)
    if kind == LDIF:
        return read_ldif(stream, options)
    if kind == CSV:
        return read_csv(stream, options)
    raise FileProblem(
        Text(N_("This is no address file: vCard, CSV, LDIF or a spreadsheet is expected."))
    )


def read_tables(
    stream: BinaryIO, kind: str, options: TableOptions
) -> Iterator[Table | UnreadSheet]:
    """All tables of a file, of which only workbooks have several; see `all_tables`."""
    if kind == WORKBOOK:
        return all_tables(workbook_sheets(stream), options)
    if kind == MARKUP and _is_xml(stream):
        return all_tables(xml_sheets(stream), options)
    return iter((read_table(stream, kind, options),))


def _is_xml(stream: BinaryIO) -> bool:
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    return _SPREADSHEET_XML in head.decode(detect_encoding(stream), "replace")
