"""Starting the program in the background at login, on Linux, Windows and macOS."""

from __future__ import annotations

import plistlib
import re
import sys
from pathlib import Path
from typing import Any, Protocol

from rolodex import paths
from rolodex.domain.problems import Problem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.atomic_file import atomic_write

NAME = "Rolodex"
LABEL = "rolodex.background"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart(Protocol):
    """What the system keeps about the start at login; it is the only place that knows."""

    def is_on(self) -> bool:
        """Whether the program starts at login."""

    def turn(self, on: bool) -> None:
        """Start at login from now on, or no more. Raises `Problem` if that is refused."""


def command() -> list[str]:
    """The words that start this very program in the background."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(program), "--background"]
    if sys.platform == "win32":
        silent = program.with_name("pythonw.exe")  # the other one opens a console
        program = silent if silent.exists() else program
    return [str(program), "-m", "rolodex", "--background"]


def autostart() -> Autostart:
    """The start at login of the system the program runs on."""
    if sys.platform == "win32":
        import winreg

        return RegistryRun(winreg)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    return DesktopEntry(paths.autostart_folder())


class DesktopEntry:
    """A file in the autostart folder of freedesktop desktops (Desktop Entry Specification 1.5)."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "rolodex.desktop"

    def is_on(self) -> bool:
        """Whether the file is there and a desktop's own settings have not switched it off."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        keys = {line.replace(" ", "").lower() for line in lines}
        return not keys & {"hidden=true", "x-gnome-autostart-enabled=false"}

    def turn(self, on: bool) -> None:
        """Write the file, or remove it."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={NAME}",
            f"Exec={' '.join(_quoted(word) for word in command())}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        _keep(self._file, ("\n".join(lines) + "\n").encode() if on else None)


def _quoted(word: str) -> str:
    """A word as the `Exec` key wants it: quoted, and the file escaped once more."""
    word = word.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./-]+", word, re.ASCII):
        return word
    inner = re.sub(r'(["`$\\])', r"\\\1", word)
    return '"' + inner.replace("\\", "\\\\") + '"'


class LaunchAgent:
    """A property list for launchd of macOS (launchd.plist(5))."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{LABEL}.plist"

    def is_on(self) -> bool:
        """Whether the list is there, is readable and does not switch itself off."""
        try:
            kept = plistlib.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return False
        return bool(kept.get("RunAtLoad")) and not kept.get("Disabled", False)

    def turn(self, on: bool) -> None:
        """Write the list, or remove it."""
        agent = {
            "Label": LABEL,
            "ProgramArguments": command(),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        _keep(self._file, plistlib.dumps(agent) if on else None)


class RegistryRun:
    """A value under the user's `Run` key of Windows; `registry` is the module `winreg`."""

    def __init__(self, registry: Any) -> None:
        self._registry = registry

    def is_on(self) -> bool:
        """Whether the value is there."""
        try:
            with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                self._registry.QueryValueEx(key, NAME)
        except OSError:
            return False
        return True

    def turn(self, on: bool) -> None:
        """Write the value, or remove it."""
        from subprocess import list2cmdline

        registry = self._registry
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                if on:
                    registry.SetValueEx(key, NAME, 0, registry.REG_SZ, list2cmdline(command()))
                elif self.is_on():
                    registry.DeleteValue(key, NAME)
        except OSError as error:
            raise _refused(error) from error


def _keep(file: Path, content: bytes | None) -> None:
    try:
        if content is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(file) as new:
            new.write(content)
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> Problem:
    words = N_("The start at login could not be changed: {reason}.")
    return Problem(Text(words, {"reason": system_reason(error)}))
