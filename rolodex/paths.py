"""Where files live: resources of the program, the default book, machine settings and logs."""

from __future__ import annotations

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
