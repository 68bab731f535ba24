"""Start at login: a real file on Linux, a property list and a registry that are looked into."""

from __future__ import annotations

import plistlib
import shlex
import sys
from pathlib import Path
from types import SimpleNamespace, TracebackType

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from rolodex.domain.problems import Problem
from rolodex.gui import autostart
from rolodex.gui.autostart import DesktopEntry, LaunchAgent, RegistryRun
from rolodex.gui.desk import Desk
from rolodex.gui.notice import Notice
from rolodex.gui.widgets.login_start import LoginStart


class FakeRegistry:
    """As much of `winreg` as is used; the values of one key in a dictionary."""

    HKEY_CURRENT_USER, REG_SZ = 1, 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, str]] = {}
        self.locked = False

    class Key(SimpleNamespace):
        def __enter__(self) -> FakeRegistry.Key:
            return self

        def __exit__(
            self, kind: type | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            pass

    def OpenKey(self, root: int, name: str) -> FakeRegistry.Key:
        if name not in self.keys:
            raise FileNotFoundError(2, "no such key")
        return self.Key(values=self.keys[name])

    def CreateKey(self, root: int, name: str) -> FakeRegistry.Key:
        if self.locked:
            raise PermissionError(13, "Access is denied")
        return self.Key(values=self.keys.setdefault(name, {}))

    def SetValueEx(
        self, key: FakeRegistry.Key, name: str, _zero: int, kind: int, value: str
    ) -> None:
        key.values[name] = value

    def QueryValueEx(self, key: FakeRegistry.Key, name: str) -> tuple[str, int]:
        if name not in key.values:
            raise FileNotFoundError(2, "no such value")
        return key.values[name], self.REG_SZ

    def DeleteValue(self, key: FakeRegistry.Key, name: str) -> None:
        del key.values[name]


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of freedesktop desktops")
def test_on_linux_a_file_starts_this_very_program_in_the_background(home: Path) -> None:
    system = autostart.autostart()
    assert not system.is_on()
    system.turn(True)
    assert system.is_on()
    lines = (home / "config" / "autostart" / "rolodex.desktop").read_text().splitlines()
    keys = dict(line.split("=", 1) for line in lines[1:])
    assert lines[0] == "[Desktop Entry]"
    assert keys["Type"] == "Application"
    assert shlex.split(keys["Exec"]) == [sys.executable, "-m", "rolodex", "--background"]
    system.turn(False)
    assert not system.is_on()
    system.turn(False)


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/usr/bin/python3", "/usr/bin/python3"),
        ("/home/a b/python", '"/home/a b/python"'),
        ("/home/王/python", '"/home/王/python"'),
        ('/a"b', r'"/a\\"b"'),
        ("/a$b", r'"/a\\$b"'),
        ("/a\\b", '"/a' + "\\" * 4 + 'b"'),
        ("/100%", "/100%%"),
    ],
)
def test_a_path_is_quoted_as_the_specification_wants_it(word: str, written: str) -> None:
    assert autostart._quoted(word) == written


def test_a_desktop_that_switched_it_off_is_believed(tmp_path: Path) -> None:
    system = DesktopEntry(tmp_path)
    for line in ("Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = true"):
        system.turn(True)
        file = tmp_path / "rolodex.desktop"
        file.write_text(f"[Desktop Entry]\nExec=rolodex\n{line}\n")
        assert not system.is_on()
    system.turn(True)
    assert system.is_on()


def test_on_macos_a_property_list_says_it(tmp_path: Path) -> None:
    system = LaunchAgent(tmp_path / "LaunchAgents")
    assert not system.is_on()
    system.turn(True)
    [file] = (tmp_path / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == [sys.executable, "-m", "rolodex", "--background"]
    assert agent["RunAtLoad"] is True
    assert file.stem == agent["Label"]
    assert system.is_on()
    file.write_bytes(b"damaged")
    assert not system.is_on()
    system.turn(False)
    assert not file.exists()


def test_on_windows_a_value_of_the_run_key_says_it() -> None:
    registry = FakeRegistry()
    system = RegistryRun(registry)
    assert not system.is_on()
    system.turn(True)
    assert system.is_on()
    [value] = registry.keys[autostart.RUN_KEY].values()
    assert value.endswith("-m rolodex --background")
    system.turn(False)
    assert not system.is_on()
    system.turn(False)
    assert registry.keys[autostart.RUN_KEY] == {}


def test_a_refusal_is_a_problem_in_words(tmp_path: Path) -> None:
    registry = FakeRegistry()
    registry.locked = True
    (tmp_path / "file").touch()
    for system in (RegistryRun(registry), DesktopEntry(tmp_path / "file" / "autostart")):
        with pytest.raises(Problem):
            system.turn(True)
        assert not system.is_on()


def test_a_program_packed_into_one_file_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert autostart.command() == [sys.executable, "--background"]


def test_the_box_in_the_settings_is_true_to_the_system(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    system = DesktopEntry(tmp_path / "autostart")
    box: QCheckBox = LoginStart(desk, system)
    qtbot.addWidget(box)
    box.setChecked(True)
    assert system.is_on()
    box.setChecked(False)
    assert not system.is_on()
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    registry = FakeRegistry()
    registry.locked = True
    box = LoginStart(desk, RegistryRun(registry))
    qtbot.addWidget(box)
    box.setChecked(True)
    assert not box.isChecked()
    reason = "you lack the permission for it."
    assert told[0].text == f"The start at login could not be changed: {reason}"
