"""How many cards a second come in from files, and the memory that takes whatever their size."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from rolodex.services.book import Book
from rolodex.store import driver
from tests.benchmarks.books import CLOCK, Sample
from tests.benchmarks.rows import Row, timed
from tests.peak_memory import peak_mb

LEAST = 3000
MOST_MB = 300

IMPORT = """
import json, sys, time
from pathlib import Path
from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK
with Book.create(Path(sys.argv[2]), CLOCK) as book:
    start = time.perf_counter()
    imported = book.transfer.import_files([Path(sys.argv[1])])
    seconds = time.perf_counter() - start
print(json.dumps({"cards": imported.cards, "seconds": seconds}))
"""


def measure(sample: Sample) -> Iterator[Row]:
    """The import rows at one size: the sample's own cards, read back into an empty book."""
    with tempfile.TemporaryDirectory(dir=sample.path.parent) as name:
        folder = Path(name)
        vcards, table = folder / "cards.vcf", folder / "cards.csv"
        with Book.open(sample.path, CLOCK) as book:
            book.transfer.export(vcards, None)
            book.transfer.export_table(table)
        yield from _rows("importing vCards", "memory of importing vCards", vcards, sample.cards)
        yield from _rows("importing CSV", "memory of importing CSV", table, sample.cards)


def _rows(speed: str, size: str, file: Path, cards: int) -> Iterator[Row]:
    target = file.with_suffix(".rolodex")
    bare = _bare(file, cards, target.with_suffix(".bare"))
    printed, memory = peak_mb(IMPORT, str(file), str(target))
    target.unlink()
    found = json.loads(printed[-1])
    rate = found["cards"] / found["seconds"]
    budget = f"over {LEAST:,} a second"
    yield Row(speed, cards, rate, "cards/s", budget, rate > LEAST, bare)
    budget = f"under {MOST_MB} MB"
    yield Row(size, cards, memory, "MB", budget, memory < MOST_MB)


def _bare(file: Path, cards: int, target: Path) -> float:
    """Cards a second when every line of the file is only put into a table as it is."""

    def store() -> None:
        with closing(driver.connect(str(target))) as connection:
            connection.execute("CREATE TABLE line(id INTEGER PRIMARY KEY, text TEXT) STRICT")
            connection.execute("BEGIN")
            with file.open(encoding="utf-8", newline="") as lines:
                connection.executemany(
                    "INSERT INTO line(text) VALUES (?)", ((line,) for line in lines)
                )
            connection.execute("COMMIT")

    spent = timed(store)
    target.unlink()
    return cards / spent * 1000
