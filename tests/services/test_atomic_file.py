"""Files are replaced whole or left as they were."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from rolodex.domain.problems import FileProblem
from rolodex.i18n import render
from rolodex.services.atomic_file import atomic_write


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if entry.name != "home")


def test_the_new_bytes_take_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(b"old")
    with atomic_write(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["cards.vcf"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX")
def test_only_the_owner_may_read_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    with atomic_write(path) as file:
        file.write(b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_until_the_end_the_old_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(b"old")
    with atomic_write(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"


@pytest.mark.parametrize("error", [RuntimeError("boom"), KeyboardInterrupt()])
def test_after_an_error_the_old_file_stays_and_nothing_lies_beside_it(
    tmp_path: Path, error: BaseException
) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(b"old")

    def fail_half_way() -> None:
        with atomic_write(path) as file:
            file.write(b"half")
            raise error

    with pytest.raises(type(error)):
        fail_half_way()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["cards.vcf"]


def test_a_missing_folder_is_named_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        with atomic_write(tmp_path / "nowhere" / "cards.vcf"):
            pass
    assert str(tmp_path / "nowhere") in render(caught.value.text)


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "cards.vcf"
    folder.mkdir()
    with pytest.raises(FileProblem):
        with atomic_write(folder) as file:
            file.write(b"x")
    assert folder.is_dir()
    assert names(tmp_path) == ["cards.vcf"]


def test_a_file_that_another_program_holds_stays_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cards.pdf"
    path.write_bytes(b"old")

    def held(_from: object, _to: object) -> None:  # as Windows does while a reader shows it
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(FileProblem) as caught:
        with atomic_write(path) as file:
            file.write(b"new")
    assert "open in another program" in render(caught.value.text)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["cards.pdf"]


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(FileProblem) as caught:
        with atomic_write(tmp_path / "cards.pdf"):
            pass
    assert render(caught.value.text).startswith("You may not write cards.pdf in ")


def test_a_very_long_name_is_a_plain_problem(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        with atomic_write(tmp_path / ("x" * 300)) as file:
            file.write(b"x")
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files by setrlimit")
def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(b"old")
    program = textwrap.dedent(
        """
        import resource, signal, sys
        from pathlib import Path
        from rolodex.domain.problems import FileProblem
        from rolodex.i18n import render
        from rolodex.services.atomic_file import atomic_write

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            with atomic_write(Path(sys.argv[1])) as file:
                for _ in range(100):
                    file.write(b"x" * 1000)
        except FileProblem as problem:
            print(render(problem.text))
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == (
        "There is no room on the disk for cards.vcf. Nothing was changed."
    )
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["cards.vcf"]
