"""The composition root: the window or a command, with nothing loaded that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rolodex.bootstrap import SystemClock, WindowStart, window_start


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], WindowStart()),
        (["--book", "a.rolodex"], WindowStart(Path("a.rolodex"))),
        (["--book=a b.rolodex"], WindowStart(Path("a b.rolodex"))),
        (["--background"], WindowStart(background=True)),
        (["--background", "--book", "a"], WindowStart(Path("a"), background=True)),
        (["--book"], None),
        (["--book="], None),
        (["agenda"], None),
        (["--book", "a.rolodex", "agenda"], None),
        (["--background", "agenda"], None),
        (["--help"], None),
        (["a.rolodex"], None),
        (["missing.vcf"], None),
    ],
)
def test_only_a_bare_call_opens_the_window(words: list[str], expected: WindowStart | None) -> None:
    assert window_start(words) == expected


def test_files_that_are_there_open_the_window_with_their_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.vcf", "b c.csv", "x.rolodex", "y.rolodex", "find"):
        (tmp_path / name).touch()
    files = (Path("a.vcf"), Path("b c.csv"))
    assert window_start(["a.vcf", "b c.csv"]) == WindowStart(files=files)
    assert window_start(["a.vcf", "x.rolodex"]) == WindowStart(Path("x.rolodex"), False, files[:1])
    assert window_start(["--book", "x.rolodex", "a.vcf"]) == WindowStart(
        Path("x.rolodex"), False, files[:1]
    )
    assert window_start(["find"]) is None
    assert window_start(["find", "a.vcf"]) is None


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
