"""Measures every budget there is and prints a row for each: `make bench`.

Every reference is measured in the same run, on the same machine. The exit code is 0 also when
a budget is not met: the rows say so.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import importing, printing, reading, window, writing
from tests.benchmarks.books import Sample, sample
from tests.benchmarks.rows import HEAD, Row
from tests.x_server import x_server

SIZES = (1_000, 10_000, 100_000)

MEASURES: tuple[Callable[[Sample], Iterator[Row]], ...] = (
    window.measure,
    reading.measure,
    writing.measure,
    importing.measure,
    printing.measure,
)


def rows(sizes: tuple[int, ...]) -> Iterator[Row]:
    """All rows, smallest books first; the window's growth at the end."""
    starts: list[Row] = []
    for size in sizes:
        begin = time.perf_counter()
        book = sample(size)
        print(f"-- a book of {size:,} cards, ready after {time.perf_counter() - begin:.0f} s")
        for measure in MEASURES:
            for row in measure(book):
                if row.name == "first usable window":
                    starts.append(row)
                yield row
    if len(starts) > 1:
        yield window.growth(starts[0], starts[-1])


def main(arguments: list[str] | None = None) -> int:
    """Print the rows; with `--json OUT` write them too."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the rows to a file")
    parser.add_argument("--size", type=int, action="append", help="only books of so many cards")
    options = parser.parse_args(arguments)
    print(HEAD)
    found = []
    with x_server():
        for row in rows(tuple(options.size or SIZES)):
            print(row.as_text(), flush=True)
            found.append(row)
    missed = [row for row in found if not row.met]
    print(f"{len(found) - len(missed)} of {len(found)} within budget")
    if options.json:
        text = json.dumps({"rows": [row.as_json() for row in found]}, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
