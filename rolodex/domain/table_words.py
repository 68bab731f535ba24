"""How a table was read, in words: kinds of file, what separates cells, encodings."""

from __future__ import annotations

from rolodex.i18n import N_

KINDS = {
    "csv": N_("Text table"),
    "workbook": N_("Spreadsheet"),
    "ldif": N_("LDIF"),
    "markup": N_("Table of a web page"),
}
DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar |")}
ENCODINGS = {
    "cp950": N_("Big5 (Traditional Chinese)"),
    "big5hkscs": N_("Big5 with Hong Kong characters"),
    "gb18030": N_("GB18030 (Simplified Chinese)"),
    "cp932": N_("Shift-JIS (Japanese)"),
    "cp1252": N_("Windows Western"),
    "utf-8": N_("UTF-8"),
    "utf-8-sig": N_("UTF-8 with mark"),
    "utf-16": N_("UTF-16"),
}
