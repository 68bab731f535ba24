"""Settings of the machine: kept whole, private, and never in the way."""

from __future__ import annotations

import json
import stat
from pathlib import Path

from rolodex.gui.machine_settings import MachineSettings


def test_values_are_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    MachineSettings(file).set("language", "zh_TW")
    assert MachineSettings(file).get("language") == "zh_TW"


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    MachineSettings(file).set("theme", "dark")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_damaged_file_counts_as_empty(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    for text in ("{", "[1, 2]", "\0"):
        file.write_text(text)
        assert MachineSettings(file).get("language", "en") == "en"


def test_two_windows_keep_each_others_values(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    one, other = MachineSettings(file), MachineSettings(file)
    one.set("theme", "dark")
    other.set("language", "zh_CN")
    assert json.loads(file.read_text()) == {"theme": "dark", "language": "zh_CN"}


def test_none_forgets_a_value(tmp_path: Path) -> None:
    settings = MachineSettings(tmp_path / "settings.json")
    settings.set("book", "/somewhere")
    settings.set("book", None)
    assert MachineSettings(tmp_path / "settings.json").get("book") is None


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = MachineSettings(tmp_path / "file" / "settings.json")
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"
