"""A writer killed at any moment loses nothing it acknowledged and leaves nothing half done."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from rolodex.domain.problems import NotFound
from rolodex.services.book import Book
from tests.conftest import LONG, PROJECT
from tests.faults.writer import CLOCK

ROUNDS = 2000 if LONG else 200
SEED = 20261123


@pytest.mark.timeout(1800 if LONG else 600)
def test_kill_nine_loses_no_acknowledged_write_and_leaves_nothing_half(tmp_path: Path) -> None:
    path = tmp_path / "book.rolodex"
    Book.create(path, CLOCK).close()
    chance = random.Random(SEED)
    more, exactly = 0, 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer", str(path)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin and server.stdout
        for round_ in range(ROUNDS):
            server.stdin.write(f"{chance.randrange(10**9)} {chance.uniform(0, 0.08)}\n")
            server.stdin.flush()
            acknowledged = server.stdout.readline().split()
            assert acknowledged, f"the writer of round {round_} could not open the book"
            with Book.open(path, CLOCK) as book:
                found = book.check()
                assert found.ok, (SEED, round_, found.problems)
                if found.content == acknowledged[-1]:
                    exactly += 1
                else:
                    more += 1
                    assert _one_step_further(book, acknowledged[-1]), (SEED, round_)
            if round_ % 40 == 39:  # keep the rounds quick: a book that grows is checked slowly
                path.unlink()
                Book.create(path, CLOCK).close()
        server.stdin.close()
    print(f"{ROUNDS} kills, seed {SEED}: {exactly} at an acknowledged state, {more} one further")
    assert exactly


def _one_step_further(book: Book, acknowledged: str) -> bool:
    """Whether the book is exactly one whole verb past the acknowledged state.

    A verb that wrote is taken back by undo; an undo that was being done, by redo; a redo by
    undo again.
    """
    for back, forth in (
        (book.journal.undo, book.journal.redo),
        (book.journal.redo, book.journal.undo),
    ):
        try:
            back()
        except NotFound:
            continue
        if book.check().content == acknowledged:
            return True
        forth()
    return False
