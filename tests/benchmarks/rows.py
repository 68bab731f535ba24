"""A row of the benchmark: a figure, what it was compared with, and whether it is in budget."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One budget at one size. `reference` was measured in the same run, in the same unit."""

    name: str
    cards: int
    figure: float
    unit: str
    budget: str
    met: bool
    reference: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure by its reference."""
        return self.figure / self.reference if self.reference else None

    def as_json(self) -> dict[str, Any]:
        """The row as `--json` writes it."""
        return {**asdict(self), "ratio": self.ratio}

    def as_text(self) -> str:
        """The row as it is printed."""
        reference = "" if self.reference is None else f"{self.reference:.4g}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        return (
            f"{self.name:<42} {self.cards:>7,} {self.figure:>9.4g} {self.unit:<8} "
            f"{reference:>9} {ratio:>8}  {self.budget:<34} {'met' if self.met else 'NOT MET'}"
        )


HEAD = (
    f"{'what':<42} {'cards':>7} {'figure':>9} {'unit':<8} {'reference':>9} {'ratio':>8}  "
    f"{'budget':<34} met"
)


def timed(action: Callable[[], object]) -> float:
    """Milliseconds that one call takes."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of all values do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return quantile(values, 0.5)
