"""Writes measured figures into the manual, for each size in its column.

Usage: manual_figures.py ROWS.json, which is what `make bench ARGS="--json ROWS.json"` wrote.
Where nothing was measured there is a dash.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MANUAL = Path(__file__).resolve().parent.parent / "resources" / "manual"
SIZES = (1_000, 10_000, 100_000)
NONE = "–"

ROWS = (
    "first usable window",
    "memory of the window",
    "opening a card",
    "a key in the search box",
    "hits in the history's texts",
    "the day's agenda",
    "saving a card",
    "logging a contact",
    "importing vCards",
    "memory of importing vCards",
    "importing CSV",
    "memory of importing CSV",
    "contact sheet",
)
"""How the benchmark's names begin, in the order of the chapter's lines."""


def cell(row: Mapping[str, Any]) -> str:
    """A figure as it stands in the table: `312 ms (1.3 x)`, `4,100/s`."""
    figure, unit = float(row["figure"]), str(row["unit"]).removesuffix(" p95")
    number = f"{figure:,.0f}" if figure >= 10 else f"{figure:.1f}"
    words = f"{number}/s" if unit == "cards/s" else f"{number} {unit}"
    by_reference = " x " in str(row["budget"]) and row.get("ratio")
    return f"{words} ({float(row['ratio']):.1f} x)" if by_reference else words


def filled(text: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The chapter with the figures in its table."""
    lines = text.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("|---")) + 1
    for number, name in enumerate(ROWS, first):
        cells = lines[number].strip("|").split("|")[:2]
        for size in SIZES:
            found = [r for r in rows if r["cards"] == size and _is(r["name"], name)]
            cells.append(f" {cell(found[0]) if found else NONE} ")
        lines[number] = f"|{'|'.join(cells)}|"
    return "\n".join(lines) + "\n"


def _is(name: str, beginning: str) -> bool:
    return name.startswith(beginning) and ":" not in name


def main(arguments: Sequence[str]) -> int:
    """Fill the chapter of every language."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    rows = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))["rows"]
    for chapter in sorted(MANUAL.glob("*/performance.md")):
        chapter.write_text(filled(chapter.read_text(encoding="utf-8"), rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
