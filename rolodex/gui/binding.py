"""Spares the start what PySide does at every import for a feature nobody here uses."""

from __future__ import annotations

import sys
from typing import Any


def leave_sources_unread() -> None:
    """Let PySide take it that no module imports `__feature__` (snake_case, true_property).

    To find out, it reads the source of each module imported after it and keeps all lines in
    memory: a fifth of a millisecond for each of ours, some megabytes for tables of readings.
    0 is what it notes down for a module that uses PySide without features. Should a later
    PySide do it differently, nothing is changed.
    """
    import PySide6.QtCore  # noqa: F401 - brings the module that is asked for next

    feature: Any = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: True
