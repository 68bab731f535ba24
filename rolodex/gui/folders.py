"""The folder in which a window that asks for files opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from rolodex.gui.machine_settings import MachineSettings


def last_folder(machine: MachineSettings, key: str) -> Path:
    """The folder used last, as kept under `key`, if it is still there; else where downloads lie.

    Without downloads it is the home of the user, never the folder the program was started in.
    """
    place = QStandardPaths.StandardLocation
    kept = machine.get(key)
    for name in (
        kept if isinstance(kept, str) else "",
        QStandardPaths.writableLocation(place.DownloadLocation),
    ):
        if name and Path(name).is_dir():
            return Path(name)
    return Path(QStandardPaths.writableLocation(place.HomeLocation))
