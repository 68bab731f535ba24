"""Exports of other programs, cell by cell: `data/table/programs.txt` was written by hand."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.domain.partial_date import to_spelling
from rolodex.formats.recognise import CSV, read_table, recognise
from rolodex.formats.table import TableOptions
from rolodex.formats.table_cards import ReadRow, read_table_cards

PROGRAMS = Path(__file__).parents[1] / "data" / "table" / "programs.txt"
TEXTS = (
    "number", "prefix", "family", "given", "middle", "suffix", "nickname", "reading", "display",
    "salutation", "gender", "language", "source", "notes", "company", "title", "department",
)  # fmt: skip
PARTS = ("po_box", "extended", "street", "city", "region", "postcode", "country")


def programs() -> dict[str, list[list[str]]]:
    """The lines of each section: column, cell, result; or `...` and columns without a cell."""
    found: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for line in PROGRAMS.read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line.split(" | "))
    return found


def said(row: ReadRow) -> list[str]:
    """Everything that a row says, a line each."""
    card: Card = row.card
    found = [f"{key} {value}" for key in TEXTS if (value := getattr(card, key))]
    found += [f"{m.kind} {m.label} {m.value}" for m in card.methods]
    found += [
        f"address {a.label} {part} {value}"
        for a in card.addresses
        for part in PARTS
        if (value := getattr(a, part))
    ]
    found += [f"{d.label} {to_spelling(d)}" for d in card.dates]
    found += [f"tag {tag}" for tag in card.tags]
    found += [f"{r.kind} {r.name}" for r in card.relations]
    found += [f"own {c.label} {c.value}" for c in card.custom]
    found += [f"referred {row.referred}"] if row.referred else []
    found += [f"contact {row.contact}"] if row.contact else []
    return sorted(found)


@pytest.mark.parametrize("program", programs())
def test_every_cell_lands_where_it_was_judged_to_belong(program: str) -> None:
    lines = programs()[program]
    cells = [line for line in lines if line[0] != "..."]
    empty = [name for line in lines if line[0] == "..." for name in line[1:]]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column for column, _cell, _result in cells] + empty)
    writer.writerow([cell for _column, cell, _result in cells])
    stream = io.BytesIO(out.getvalue().encode(program.split("; ")[1]))
    assert recognise(stream) == CSV
    (row,) = read_table_cards(read_table(stream, CSV, TableOptions()), None, "TW")
    assert isinstance(row, ReadRow)
    judged = [part for _c, _v, result in cells if result != "-" for part in result.split(" & ")]
    assert said(row) == sorted(judged)
