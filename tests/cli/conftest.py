"""The command line as a script sees it: words in, exit code, lines and JSON out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rolodex.cli.main import run
from rolodex.services.clock import FixedClock


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Each line of standard output as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict[str, Any]:
        """The only line as JSON."""
        (one,) = self.objects
        return one


class Shell:
    """Runs commands on one book, inside this process."""

    def __init__(self, path: Path, clock: FixedClock, capture: Any) -> None:
        self.path = path
        self.clock = clock
        self._capture = capture

    def __call__(self, *words: str, code: int = 0) -> Answer:
        """Run a command; its exit code must be `code`."""
        self._capture.readouterr()
        found = run(["--book", str(self.path), *words], self.clock)
        out, err = self._capture.readouterr()
        answer = Answer(found, out.decode(), err.decode())
        assert found == code, answer
        return answer

    def json(self, *words: str, code: int = 0) -> Answer:
        """The same with `--json` behind the command's words."""
        return self(*words, "--json", code=code)


@pytest.fixture
def shell(tmp_path: Path, clock: FixedClock, capfdbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """A command line on a book that is not there yet."""
    return Shell(tmp_path / "book.rolodex", clock, capfdbinary)


@pytest.fixture
def wang(shell: Shell) -> str:
    """The uid of 王小明, the only card of the book."""
    return str(
        shell.json("add", "--family", "王", "--given", "小明", "--phone", "0912-345-678").object[
            "uid"
        ]
    )
