"""The log: places and kinds go in, customers' data does not, and it never stops the program."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rolodex import log, paths


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    hook = sys.excepthook
    root = logging.getLogger("rolodex")
    level = root.level
    yield root
    sys.excepthook = hook
    root.setLevel(level)
    for handler in [one for one in root.handlers if isinstance(one, log.LogFile)]:
        root.removeHandler(handler)


def fault() -> ValueError:
    try:
        raise ValueError("王小明 0912-345-678")
    except ValueError as error:
        return error


def test_the_words_of_an_error_stay_out_of_the_log(logger: logging.Logger) -> None:
    path = log.start()
    logger.error("import failed", exc_info=fault())
    text = path.read_text(encoding="utf-8")
    assert "import failed: ValueError at test_log.py" in text
    assert "王小明" not in text
    assert "0912" not in text


def test_an_uncaught_fault_is_logged_by_its_place(
    logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    path = log.start()
    error = fault()
    sys.excepthook(type(error), error, error.__traceback__)
    assert "fault: ValueError at test_log.py" in path.read_text(encoding="utf-8")
    assert "王小明" not in path.read_text(encoding="utf-8")


def test_starting_writes_nothing(logger: logging.Logger) -> None:
    assert not log.start().exists()


def test_starting_twice_logs_once(logger: logging.Logger) -> None:
    log.start()
    path = log.start()
    logger.info("3 cards")
    assert path.read_text(encoding="utf-8").count("3 cards") == 1


def test_a_long_log_is_turned_over_and_three_old_ones_are_kept(
    logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 10)
    path = log.start()
    for number in range(6):
        logger.info("record %d", number)
    kept = sorted(file.name for file in path.parent.iterdir())
    assert kept == ["rolodex.1.log", "rolodex.2.log", "rolodex.3.log", "rolodex.log"]
    assert "record 5" in path.read_text(encoding="utf-8")
    assert "record 4" in (path.parent / "rolodex.1.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(logger: logging.Logger, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    log.start(blocked / "folder")
    logger.info("1 card")


def test_the_log_is_in_the_users_own_folder(logger: logging.Logger, home: Path) -> None:
    assert log.start().is_relative_to(home)
    assert paths.default_book().is_relative_to(home)
    assert paths.machine_settings().is_relative_to(home)
    assert paths.backup_folder().is_relative_to(home)
