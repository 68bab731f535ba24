"""Where files live: resources of the program, the default book, machine settings and logs."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP = "Rolodex"


@cache
def resources() -> Path:
    """The folder of icons, catalogues and samples, in a checkout or an installed wheel."""
    packaged = Path(__file__).parent / "_resources"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "resources"


def resource(name: str) -> Path:
    """A file or folder under the resources; it need not exist."""
    return resources() / name


def default_book() -> Path:
    """The book that is opened when none is named."""
    from platformdirs import user_data_dir

    return Path(user_data_dir(APP, appauthor=False)) / "book.rolodex"


def backup_folder() -> Path:
    """Where automatic backups go: always local, never beside a synced book."""
    from platformdirs import user_data_dir

    return Path(user_data_dir(APP, appauthor=False)) / "backups"


def machine_settings() -> Path:
    """The JSON file with what belongs to this machine: language, theme, last book, geometry."""
    from platformdirs import user_config_dir

    return Path(user_config_dir(APP, appauthor=False)) / "settings.json"


def log_folder() -> Path:
    """The folder of the program's own log."""
    from platformdirs import user_log_dir

    return Path(user_log_dir(APP, appauthor=False))


def runtime_folder() -> Path:
    """The folder of locks and sockets, the user's own; it need not exist."""
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    if session and Path(session).is_dir():
        return Path(session) / APP
    from platformdirs import user_cache_dir

    # Not the folder for temporary files: names in there can be taken by others.
    return Path(user_cache_dir(APP, appauthor=False)) / "run"


def autostart_folder() -> Path:
    """Where a freedesktop desktop looks for what starts at login."""
    from platformdirs import user_config_dir

    return Path(user_config_dir(appauthor=False)) / "autostart"


def book_mark(path: Path) -> str:
    """A short name for the place of a book, the same for every spelling of its path."""
    from hashlib import blake2b

    return blake2b(
        str(path.resolve()).encode("utf-8", "surrogateescape"), digest_size=8
    ).hexdigest()
