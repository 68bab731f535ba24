"""One program for each book: who is first, what a second start may say, and what is refused."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rolodex import paths
from rolodex.gui.single_instance import LONGEST, SingleInstance

pytestmark = pytest.mark.skipif(os.name == "nt", reason="looks into the socket's file")

Make = Callable[..., SingleInstance]

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from rolodex.gui.single_instance import SingleInstance
app = QCoreApplication(sys.argv)
instance = SingleInstance(Path(sys.argv[1]))
first = instance.claim()
print(first, "PySide6.QtNetwork" in sys.modules)
if not first:
    print(instance.hand_over([Path(p) for p in sys.argv[2:]]))
"""


@pytest.fixture
def make(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes instances on a book; lets go of all of them."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    made = []

    def instance(book: str = "book.rolodex") -> SingleInstance:
        made.append(SingleInstance(tmp_path / book))
        return made[-1]

    yield instance
    for each in made:
        each.release()


@pytest.fixture
def first(make: Make) -> SingleInstance:
    """The first, which listens."""
    instance = make()
    assert instance.claim()
    assert instance.listen()
    return instance


def second(tmp_path: Path, *files: str, book: str = "book.rolodex") -> subprocess.Popen[str]:
    """Another process that starts on the same book."""
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(tmp_path / book), *files],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )


def answer(qtbot: QtBot, process: subprocess.Popen[str]) -> list[str]:
    """What it printed; this process goes on listening meanwhile."""
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert process.returncode == 0
    assert process.stdout is not None
    with process.stdout as out:
        return out.read().split()


def test_a_second_process_asks_the_first_to_come_to_the_front(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.raise_requested, timeout=20_000):
        process = second(tmp_path)
    assert answer(qtbot, process) == ["False", "False", "True"]


def test_its_files_are_handed_over_with_their_whole_paths(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.import_requested, timeout=20_000) as asked:
        process = second(tmp_path, "a b.vcf", "/tmp/王.csv")
    assert asked.args == [[tmp_path / "a b.vcf", Path("/tmp/王.csv")]]
    assert answer(qtbot, process)[-1] == "True"


def test_another_book_has_a_first_of_its_own_and_needs_no_network(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    assert answer(qtbot, second(tmp_path, book="other.rolodex")) == ["True", "False"]


def test_the_same_book_by_another_spelling_is_the_same(make: Make, tmp_path: Path) -> None:
    (tmp_path / "book.rolodex").touch()
    (tmp_path / "link.rolodex").symlink_to(tmp_path / "book.rolodex")
    assert make("book.rolodex").claim()
    assert not make("link.rolodex").claim()
    assert not make("folder/../book.rolodex").claim()


def test_what_a_killed_program_left_is_in_nobodys_way(make: Make, tmp_path: Path) -> None:
    code = SECOND + (
        "instance.listen(); print('up', flush=True)\nimport os, signal\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "book.rolodex")]
    killed = subprocess.run(words, stdout=subprocess.PIPE, text=True)
    assert "up" in killed.stdout
    left = {path.suffix for path in paths.runtime_folder().iterdir()}
    assert left == {".lock", ".socket"}
    instance = make()
    assert instance.claim()
    assert instance.listen()


def test_a_first_that_does_not_answer_is_not_waited_for_long(make: Make) -> None:
    assert make().claim()
    other = make()
    assert not other.claim()
    assert not other.hand_over(patience_ms=200)


def test_letting_go_leaves_nothing_and_lets_the_next_in(first: SingleInstance, make: Make) -> None:
    first.release()
    assert list(paths.runtime_folder().iterdir()) == []
    assert make().claim()


def test_another_book_is_claimed_when_the_window_changes_to_it(
    qtbot: QtBot, first: SingleInstance, make: Make, tmp_path: Path
) -> None:
    first.move_to(tmp_path / "other.rolodex")
    assert make().claim()
    assert not make("other.rolodex").claim()
    with qtbot.waitSignal(first.raise_requested, timeout=20_000):
        process = second(tmp_path, book="other.rolodex")
    answer(qtbot, process)


def test_only_this_user_reaches_the_socket(first: SingleInstance) -> None:
    folder = paths.runtime_folder()
    assert folder.stat().st_mode & 0o777 == 0o700
    [path] = folder.glob("*.socket")
    assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_others_may_enter_is_closed_first(make: Make) -> None:
    folder = paths.runtime_folder()
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert make().claim()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_without_a_folder_of_its_own_the_program_starts_all_the_same(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Rolodex").touch()
    assert make().claim()
    assert make().claim()


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"raise",
        b'"raise"',
        b'["raise", "/tmp/a"]',
        b'["import"]',
        b'["import", "relative.vcf"]',
        b'["import", 7]',
        b'["run", "/bin/sh"]',
        b'{"import": "/a"}',
        b"7",
        b"\xff\xfe",
        b"[" * 4000,
    ],
)
def test_nothing_but_the_two_verbs_is_obeyed(
    qtbot: QtBot, first: SingleInstance, message: bytes
) -> None:
    heard: list[object] = []
    first.raise_requested.connect(lambda: heard.append("raise"))
    first.import_requested.connect(heard.append)
    assert not first.obey(message)
    assert heard == []


def talk(qtbot: QtBot, message: bytes) -> bytes:
    """What the first answers to raw bytes."""
    [path] = paths.runtime_folder().glob("*.socket")
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(path))
        line.setblocking(False)
        line.send(message)
        heard: list[bytes] = []

        def ended() -> bool:
            try:
                heard.append(line.recv(100))
            except BlockingIOError:
                return False
            except ConnectionError:
                heard.append(b"")
            return heard[-1] == b""

        qtbot.waitUntil(ended)
    return b"".join(heard)


def test_a_message_is_answered_only_if_it_was_understood(
    qtbot: QtBot, first: SingleInstance
) -> None:
    assert talk(qtbot, b'["raise"]\n') == b"ok\n"
    assert talk(qtbot, b'["format", "c:"]\n') == b""


def test_a_message_that_is_too_long_ends_the_call(qtbot: QtBot, first: SingleInstance) -> None:
    files = [f"/tmp/{number}.vcf" for number in range(400)]
    message = json.dumps(["import", *files]).encode() + b"\n"
    assert len(message) > LONGEST
    heard: list[object] = []
    first.import_requested.connect(heard.append)
    assert talk(qtbot, message) == b""
    assert heard == []


def test_too_many_files_only_raise_the_window(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.raise_requested, timeout=20_000):
        process = second(tmp_path, *[f"/tmp/file{number}.vcf" for number in range(400)])
    answer(qtbot, process)
