"""Two programs that read and then write the same book wait for each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rolodex.domain.card import Card
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.conftest import PROJECT

SECONDS = 10

PROGRAM = """
import sys, time
from dataclasses import replace
from pathlib import Path
from rolodex.domain.interaction import Interaction
from rolodex.services.book import Book
from tests.faults.writer import CLOCK

path, name, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
end, n = time.monotonic() + seconds, 0
with Book.open(path, CLOCK) as book:
    while time.monotonic() < end:
        card = book.cards.get(1)
        book.cards.save(replace(card, notes=f"{name} {n}"))
        book.history.log(Interaction(cards=(1,), text=f"{name} {n}"))
        n += 1
print(n)
"""


def test_two_processes_reading_then_writing_never_see_a_lock_error(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "book.rolodex"
    with Book.create(path, clock) as book:
        book.cards.save(Card(family="王", given="小明"))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), name, str(SECONDS)],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    answers = [writer.communicate(timeout=SECONDS * 10) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], answers
    written = sum(int(out) for out, _error in answers)
    with Book.open(path, clock) as book:
        assert book.check().ok
        assert book.history.count(1) == written > 0
