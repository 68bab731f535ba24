"""How many vCards a second come in, and how much memory that takes whatever the file's size."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK, Sample
from tests.benchmarks.rows import Row
from tests.peak_memory import peak_mb

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
    with tempfile.TemporaryDirectory(dir=sample.path.parent) as folder:
        file = Path(folder) / "cards.vcf"
        with Book.open(sample.path, CLOCK) as book:
            book.transfer.export(file, None)
        printed, memory = peak_mb(IMPORT, str(file), str(Path(folder) / "book.rolodex"))
    found = json.loads(printed[-1])
    rate = found["cards"] / found["seconds"]
    yield Row("importing vCards", sample.cards, rate, "cards/s", "over 3,000 a second", rate > 3000)
    yield Row("memory of an import", sample.cards, memory, "MB", "under 300 MB", memory < 300)
