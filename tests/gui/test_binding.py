"""The Qt binding keeps count of Python's own objects; one that does not ends the program."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

TIMES = 50


class Bell(QObject):
    """Rings."""

    rung = Signal(bool)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal there")
def test_no_reference_to_none_or_true_is_lost(app: QApplication) -> None:
    """PySide6 6.12.0 is built for immortal objects: on 3.11 each call loses a reference.

    Some thousand calls later Python stops with "deallocating None". 6.11.3 is sound.
    """
    widget, bell = QWidget(), Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(TIMES):
        widget.layout()
        bell.rung.emit(True)
    heard.clear()
    after = sys.getrefcount(None), sys.getrefcount(True)
    lost = [was - now for was, now in zip(before, after, strict=True)]
    assert max(lost) < TIMES // 2, f"None and True lost {lost} references in {TIMES} calls"


def test_no_source_is_read_and_kept_for_modules_that_are_imported() -> None:
    """PySide would read each to find out whether it uses snake_case; nobody here does."""
    program = (
        "import linecache, rolodex.gui, rolodex.domain.card as card, sys;"
        "feature = sys.modules.get('shibokensupport.feature');"
        "assert feature is None or hasattr(feature, '_mod_uses_pyside'), 'look again';"
        "sys.exit(card.__file__ in linecache.cache)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
