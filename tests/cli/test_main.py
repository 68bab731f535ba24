"""The frame of the command line: help, options, languages, exit codes, and what it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rolodex.cli import main
from rolodex.cli.main import run
from rolodex.cli.registry import COMMANDS
from rolodex.services.clock import FixedClock
from tests.cli.conftest import Shell

PROJECT = Path(__file__).resolve().parents[2]
NEEDS_A_BOOK = {
    "agenda": [],
    "find": ["x"],
    "show": ["x"],
    "edit": ["x", "--family", "y"],
    "trash": ["x"],
    "restore-card": ["x"],
    "tag": ["x", "VIP"],
    "untag": ["x", "VIP"],
    "tags": [],
    "log": ["x", "said"],
    "followup": ["x", "call", "--due", "2026-12-01"],
    "done": ["1"],
    "skip": ["1"],
    "snooze": ["1", "2026-12-01"],
    "phrase": ["list"],
    "export": ["out.vcf"],
    "print": ["contacts", "out.pdf"],
    "lists": [],
    "undo": [],
    "redo": [],
    "steps": [],
    "backup": [],
    "check": [],
    "settings": [],
}
MAKES_A_BOOK = {"add", "import", "demo", "restore"}


def program(*words: str, environment: dict[str, str] | None = None, **more: object) -> object:
    """The real program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "rolodex", *words],
        cwd=PROJECT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        timeout=60,
        check=False,
        **more,  # type: ignore[call-overload]
    )


def test_every_command_file_is_registered() -> None:
    files = {path.stem for path in (PROJECT / "rolodex" / "cli").glob("cmd_*.py")}
    assert files == {entry.module for entry in COMMANDS}
    assert len({entry.name for entry in COMMANDS}) == len(COMMANDS)


def test_every_command_is_tried_without_a_book() -> None:
    assert NEEDS_A_BOOK.keys() | MAKES_A_BOOK == {entry.name for entry in COMMANDS}


def test_help_lists_every_command(shell: Shell) -> None:
    out = shell("--help").out
    for entry in COMMANDS:
        assert f"\n  {entry.name} " in out


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_each_command_has_help_with_the_shared_options(shell: Shell, name: str) -> None:
    out = shell(name, "--help").out
    assert out.startswith(f"Usage: rolodex {name}")
    assert "--json" in out
    assert "--book" in out


@pytest.mark.parametrize("name", sorted(NEEDS_A_BOOK))
def test_without_a_book_a_command_says_so_and_makes_none(shell: Shell, name: str) -> None:
    answer = shell(name, *NEEDS_A_BOOK[name], code=1)
    assert "no book at" in answer.err
    assert str(shell.path) in answer.err
    assert answer.out == ""
    assert not shell.path.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["no-such-command"],
        ["find", "--no-such-option"],
        ["show"],
        ["log", "王小明"],
        ["undo", "0"],
        ["undo", "many"],
        ["add"],
        ["edit", "x"],
        ["export", "out.docx"],
        ["import"],
        ["followup", "x", "call"],
        ["add", "--cadence", "often"],
        ["add", "--kind", "dog"],
    ],
)
def test_wrong_usage_ends_with_2(shell: Shell, words: list[str]) -> None:
    answer = shell(*words, code=2)
    assert answer.err
    assert answer.out == ""


def test_json_stands_before_or_after_the_command(shell: Shell, wang: str) -> None:
    before = shell("--json", "show", wang)
    assert before.objects == shell("show", "--json", wang).objects
    assert before.objects == shell("show", wang, "--json").objects


def test_json_shapes_output_only(shell: Shell, wang: str) -> None:
    digest = shell.json("check").object["content"]
    shell("find", "王", "--json")
    assert shell.json("check").object["content"] == digest


def test_words_behind_two_dashes_are_no_options(shell: Shell, wang: str) -> None:
    shell("log", wang, "--", "--json")
    assert "--json" in shell("show", wang).out


def test_the_book_may_be_named_behind_the_command(
    shell: Shell, wang: str, clock: FixedClock
) -> None:
    assert run(["show", wang, "--book", str(shell.path)], clock) == 0


def test_without_a_command_the_window_opens_on_the_named_book(
    tmp_path: Path, clock: FixedClock
) -> None:
    opened: list[Path] = []
    path = tmp_path / "mine.rolodex"
    assert run(["--book", str(path)], clock, lambda s: opened.append(s.path) or 0) == 0
    assert opened == [path]


def test_help_speaks_the_language_in_use(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"Find cards by any words, in any order.": "以任何字詞尋找卡片。"}
    monkeypatch.setattr(main, "_", lambda words: said.get(words, words))
    assert "以任何字詞尋找卡片。" in shell("--help").out


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_TW.UTF-8"),
        ({"LANG": "C", "LC_ALL": "zh_CN.UTF-8"}, "zh_CN.UTF-8"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "zh_TW:en"}, "zh_TW"),
    ],
)
def test_the_language_is_found_as_gettext_finds_it(
    environment: dict[str, str], language: str
) -> None:
    assert main.preferred_language(environment) == language


def test_json_is_utf_8_whatever_the_locale(shell: Shell, wang: str) -> None:
    done = program(
        "--book", str(shell.path), "--json", "show", wang,
        environment={"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    assert json.loads(done.stdout.decode("utf-8"))["name"] == "王小明"  # type: ignore[attr-defined]


def test_a_terminal_without_chinese_characters_gets_escapes_not_an_error(
    shell: Shell, wang: str
) -> None:
    done = program(
        "--book", str(shell.path), "show", wang,
        environment={"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    assert b"\\u738b" in done.stdout  # type: ignore[attr-defined]


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "book.rolodex"
    program("demo", str(path), "--cards", "400", "--on", "2026-11-23")
    command = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "rolodex",
            "--book",
            str(path),
            "--json",
            "find",
            "",
            "--limit",
            "400",
        ],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.readline()
    command.stdout.close()
    said = command.stderr.read()
    command.stderr.close()
    assert (command.wait(timeout=60), said) == (0, b"")


@pytest.mark.parametrize("words", [["--help"], ["find", "王"], ["show", "王小明"], ["agenda"]])
def test_no_command_loads_a_window_or_more_than_it_needs(
    shell: Shell, wang: str, words: list[str]
) -> None:
    script = (
        "import sys; from rolodex.bootstrap import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'sqlite_utils', 'reportlab', 'phonenumbers', 'PIL', 'borax',"
        " 'rapidfuzz', 'charset_normalizer', 'dateutil'};"
        "print('LOADED', sorted(heavy & {name.split('.')[0] for name in sys.modules}), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--book", str(shell.path), *words],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "LOADED [] 0", done
