"""The composition root: the window or a command, with nothing loaded that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rolodex.bootstrap import SystemClock, _window


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], (True, None)),
        (["--book", "a.rolodex"], (True, Path("a.rolodex"))),
        (["--book=a b.rolodex"], (True, Path("a b.rolodex"))),
        (["--book"], (False, None)),
        (["--book="], (False, None)),
        (["agenda"], (False, None)),
        (["--book", "a.rolodex", "agenda"], (False, None)),
        (["--help"], (False, None)),
        (["a.rolodex"], (False, None)),
    ],
)
def test_only_a_bare_call_opens_the_window(
    words: list[str], expected: tuple[bool, Path | None]
) -> None:
    assert _window(words) == expected


def test_the_clock_says_one_moment_in_two_zones() -> None:
    clock = SystemClock()
    now, local = clock.now(), clock.local_now()
    assert now.tzinfo is UTC
    assert local.tzinfo is None
    there = local.replace(tzinfo=ZoneInfo(clock.zone()))
    assert abs((there - now).total_seconds()) < 60
    assert clock.today() in {local.date(), clock.local_now().date()}


def run(code: str) -> str:
    """What a Python of its own prints for a piece of code."""
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    return answer.stdout.strip()


def test_bootstrap_loads_neither_front_end() -> None:
    loaded = run(
        "import sys, rolodex.bootstrap\n"
        "print([m for m in ('click', 'PySide6', 'sqlite_utils', 'sqlcipher3') if m in sys.modules])"
    )
    assert loaded == "[]"


def test_a_command_never_loads_qt(home: Path) -> None:
    loaded = run(
        "import sys\nfrom rolodex.bootstrap import main\n"
        f"code = main(['--book', {str(home / 'none.rolodex')!r}, 'agenda'])\n"
        "print(code, 'PySide6' in sys.modules)"
    )
    assert loaded.splitlines()[-1] == "1 False"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_what_the_program_makes_only_its_owner_may_read(home: Path) -> None:
    book = home / "new" / "book.rolodex"
    command = [sys.executable, "-m", "rolodex", "--book", str(book), "add", "--family", "Chen"]
    subprocess.run(command, check=True, capture_output=True)
    assert book.stat().st_mode & 0o777 == 0o600
    assert book.parent.stat().st_mode & 0o777 == 0o700
