"""How many vCards a second come in, and how much memory that takes whatever the file's size."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK, Sample
from tests.benchmarks.rows import Row

IMPORT = """
import json, resource, sys, time
from pathlib import Path
from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK
with Book.create(Path(sys.argv[2]), CLOCK) as book:
    start = time.perf_counter()
    imported = book.transfer.import_files([Path(sys.argv[1])])
    seconds = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cards": imported.cards, "seconds": seconds, "memory": memory}))
"""


def measure(sample: Sample) -> Iterator[Row]:
    """The import rows at one size: the sample's own cards, read back into an empty book."""
    with tempfile.TemporaryDirectory(dir=sample.path.parent) as folder:
        file = Path(folder) / "cards.vcf"
        with Book.open(sample.path, CLOCK) as book:
            book.transfer.export(file, None)
        answer = subprocess.run(
            [sys.executable, "-c", IMPORT, str(file), str(Path(folder) / "book.rolodex")],
            capture_output=True,
            text=True,
            check=True,
        )
    found = json.loads(answer.stdout)
    rate = found["cards"] / found["seconds"]
    yield Row("importing vCards", sample.cards, rate, "cards/s", "over 3,000 a second", rate > 3000)
    yield Row(
        "memory of an import", sample.cards, found["memory"], "MB", "under 300 MB",
        found["memory"] < 300,
    )  # fmt: skip
