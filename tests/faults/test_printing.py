"""Whatever stops the printing of ten thousand cards, no half file stands under the name."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from rolodex.domain.problems import Cancelled
from rolodex.services.book import Book
from tests.benchmarks.books import CLOCK
from tests.conftest import PROJECT
from tests.large_book import COUNT, make_large_book
from tests.sheets.reading import lines_of

HEARD_WITHIN = 1.0
"""Seconds of computing between two looks at whether it was cancelled; a tenth was measured."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_large_book(tmp_path_factory.mktemp("large"))


@pytest.mark.parametrize("group", ["letter", "company"])
def test_a_cancel_is_heard_at_any_moment_within_a_second(large: Path, group: str) -> None:
    looks: list[float] = []

    def cancelled() -> bool:
        looks.append(time.process_time())
        return False

    with Book.open(large, CLOCK) as book:
        looks.append(time.process_time())
        printed = book.printing.render(
            "contacts", io.BytesIO(), options={"group": group}, cancelled=cancelled
        )
        looks.append(time.process_time())
    assert printed.cards == COUNT
    assert max(after - before for before, after in pairwise(looks)) < HEARD_WITHIN


def test_a_cancel_half_way_leaves_no_file_and_the_old_one_as_it_was(
    large: Path, tmp_path: Path
) -> None:
    done = 0

    def progress(now: int, _total: int | None) -> None:
        nonlocal done
        done = now

    folder = tmp_path / "out"
    folder.mkdir()
    with Book.open(large, CLOCK) as book:
        for content in (None, b"old"):
            out = folder / "cards.pdf"
            if content:
                out.write_bytes(content)
            with pytest.raises(Cancelled):
                book.printing.render(
                    "contacts", out, progress=progress, cancelled=lambda: done >= COUNT // 2
                )
            assert done >= COUNT // 2
            assert [p.read_bytes() for p in folder.iterdir()] == ([content] if content else [])


def started(
    book: Path, out: Path, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """The command line, printing."""
    command = [sys.executable, "-m", "rolodex", "--book", str(book), "print", "contacts", str(out)]
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
    )


def partial(folder: Path) -> list[Path]:
    return list(folder.glob(".*.partial"))


def stopped(process: subprocess.Popen[str], folder: Path, by: signal.Signals) -> int:
    """Send a signal as soon as the new file was begun; the exit code."""
    while process.poll() is None and not partial(folder):
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.01)
    assert process.poll() is None, process.communicate()
    process.send_signal(by)
    process.communicate(timeout=60)
    return process.returncode


@pytest.mark.skipif(os.name != "posix", reason="signals are a matter of POSIX")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_process_leaves_the_old_file(
    large: Path, tmp_path: Path, by: signal.Signals
) -> None:
    out = tmp_path / "cards.pdf"
    out.write_bytes(b"old")
    assert stopped(started(large, out), tmp_path, by) != 0
    assert out.read_bytes() == b"old"
    if by == signal.SIGINT:
        assert not partial(tmp_path)
    with Book.open(large, CLOCK) as book:
        assert book.cards.count() == COUNT
        some = book.cards.ids(book.cards.listing())[:1]
    assert some


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files by setrlimit")
def test_a_full_disk_leaves_the_old_file_and_is_told(large: Path, tmp_path: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    out = tmp_path / "cards.pdf"
    out.write_bytes(b"old")
    for content in (b"old", None):
        if content is None:
            out.unlink()
        process = started(large, out, limit)
        _said, told = process.communicate(timeout=120)
        assert process.returncode == 1
        assert "There is no room on the disk for cards.pdf. Nothing was changed." in told
        assert out.exists() == (content is not None)
        assert content is None or out.read_bytes() == content
        assert not partial(tmp_path)
    process = started(large, out)
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert "王小明9999" in lines_of(out)
