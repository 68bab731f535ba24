"""The sample books that are measured: made once by the program itself, kept under `build/`."""

from __future__ import annotations

import hashlib
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

PROJECT = Path(__file__).resolve().parent.parent.parent
PACKAGE = PROJECT / "rolodex"
FOLDER = PROJECT / "build" / "bench"
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
    """The sample book of that size; made anew when the program would make another one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{cards}-{_maker()}.rolodex"
    if not path.exists():
        partial = path.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        _build(partial, cards)
        partial.rename(path)
    return Sample(path, cards)


def _maker() -> str:
    """A digest of the sources that decide what is in a sample book."""
    sources = [PACKAGE / "services" / "demo.py", *(PACKAGE / "services" / "sample").glob("*.py")]
    sources += (PACKAGE / "store").glob("*.py")
    text = b"".join(source.read_bytes() for source in sorted(sources))
    return hashlib.blake2b(text, digest_size=6).hexdigest()


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
