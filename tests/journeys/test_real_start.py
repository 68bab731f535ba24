"""The installed program, started as from a menu: its window comes up and closes cleanly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.x_windows import NoWindow, screen

PROGRAM = Path(sys.executable).with_name("rolodex")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at the X server")


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_the_program_starts_in_an_empty_home_and_leaves_no_book(
    x_server: None, home: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    with screen() as desktop:
        program = subprocess.Popen(
            [PROGRAM], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        try:
            desktop.ask_to_close(desktop.wait_for("Rolodex", seconds=60))
            said, complained = program.communicate(timeout=60)
        except NoWindow:
            program.kill()
            pytest.fail(f"no window: {program.communicate()}")
        finally:
            program.kill()
            program.wait()
    assert program.returncode == 0, complained
    assert (said, complained) == (b"", b"")
    assert not list(home.rglob("*.rolodex"))
