"""The sample books that are measured: made once by the program itself, kept under `build/`."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rolodex.domain.interaction import Interaction
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

FOLDER = Path(__file__).resolve().parent.parent.parent / "build" / "bench"
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
CLOCK = FixedClock(NOON)
FULL_HISTORY = 1_000
SEED = 1


@dataclass(frozen=True)
class Sample:
    """A sample book of so many cards, closed."""

    path: Path
    cards: int

    def cards_with_history(self) -> tuple[int, int]:
        """The card with the longest history, and another one."""
        with Book.open(self.path, CLOCK) as book:
            full = book.database.value(
                "SELECT card FROM interaction_card GROUP BY card ORDER BY count(*) DESC LIMIT 1"
            )
            other = book.database.value("SELECT max(id) FROM card WHERE trashed_at IS NULL")
        return full, other


def sample(cards: int) -> Sample:
    """The sample book of that size; made anew if the program's schema has changed since."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{cards}.rolodex"
    if not path.exists() or not _is_current(path):
        path.unlink(missing_ok=True)
        partial = path.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        _build(partial, cards)
        partial.rename(path)
    return Sample(path, cards)


def _is_current(path: Path) -> bool:
    from rolodex.store.schema import MIGRATIONS

    with Book.open(path, CLOCK) as book:
        return book.database.applied() == list(MIGRATIONS)


def _build(path: Path, cards: int) -> None:
    from rolodex.services.demo import build_demo

    build_demo(path, cards, SEED, CLOCK.today())
    with Book.open(path, CLOCK) as book:
        first = book.database.value("SELECT min(id) FROM card WHERE trashed_at IS NULL")
        for number in range(FULL_HISTORY):
            at = NOON - timedelta(days=number + 1)
            book.history.log(Interaction(cards=(first,), text=f"call {number}", at=at))


@contextmanager
def copied(original: Sample) -> Iterator[Path]:
    """A copy of a closed sample, for what writes; gone afterwards."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        path = Path(folder) / "book.rolodex"
        shutil.copyfile(original.path, path)
        yield path
