"""How soon the window can be used, how much memory it takes, and how fast a card opens."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.books import FULL_HISTORY, PACKAGE, Sample
from tests.benchmarks.rows import Row, median, quantile

STARTS = 5
CHILD = Path(__file__).with_name("window_child.py")
PLACE = {"place": ["cards", "all", ""], "language": "en"}


def measure(sample: Sample) -> Iterator[Row]:
    """The window's rows at one size."""
    # As a package that was installed, and Qt's own; a checkout need not be compiled yet.
    compileall.compile_dir(PACKAGE, quiet=1)
    with tempfile.TemporaryDirectory() as home:
        settings = Path(home) / "config" / "Rolodex" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps(PLACE), encoding="utf-8")
        _start(home, "bare")  # the font cache is made once
        # Taken in turns, so that both see the same weather.
        turns = [
            (_start(home, "bare"), _start(home, "list", str(sample.path))) for _ in range(STARTS)
        ]
        bare = median([one["ms"] for one, _ in turns])
        ours = median([one["ms"] for _, one in turns])
        yield Row(
            "first usable window", sample.cards, ours, "ms", "at most 1.5 x a bare window",
            ours <= 1.5 * bare, bare,
        )  # fmt: skip
        bare_memory = median([one["memory"] for one, _ in turns])
        memory = median([one["memory"] for _, one in turns])
        yield Row(
            "memory of the window", sample.cards, memory, "MB", "under a bare window + 80 MB",
            memory < bare_memory + 80, bare_memory,
        )  # fmt: skip
        card, other = sample.cards_with_history()
        times = _start(home, "card", str(sample.path), str(card), str(other))["card"]
        worst = quantile(times, 0.95)
        yield Row(
            f"opening a card with {FULL_HISTORY:,} interactions", sample.cards, worst, "ms p95",
            "under 50 ms", worst < 50,
        )  # fmt: skip


def growth(small: Row, large: Row) -> Row:
    """How much later the window of a large book is usable than that of a small one."""
    percent = (large.figure / small.figure - 1) * 100
    return Row(
        "first usable window: growth", large.cards, percent, "%",
        f"under 20 % from {small.cards:,} cards", percent < 20,
    )  # fmt: skip


def _start(home: str, *arguments: str) -> dict[str, Any]:
    environment = os.environ | {"HOME": home}
    for name in ("config", "data", "state", "cache"):
        environment[f"XDG_{name.upper()}_HOME"] = f"{home}/{name}"
    answer = subprocess.run(
        [sys.executable, str(CHILD), str(time.monotonic()), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if answer.returncode or not answer.stdout:
        raise RuntimeError(f"the window ended early: {answer.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found
