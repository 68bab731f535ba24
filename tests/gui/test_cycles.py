"""Dead cycles are collected between events of the window's thread, at no other moment."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from rolodex.gui import cycles
from rolodex.gui.cycles import CycleCollector
from tests.conftest import PROJECT

ROUNDS = 16


class Ring(QLabel):
    """A window without a parent that only itself holds on to."""

    def __init__(self) -> None:
        super().__init__("x")
        self.setObjectName("ring")
        self.itself = self


class Restless(QLabel):
    """Makes many objects when its style changes, as any Python code in such an event may."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.objects = [[number] for number in range(5000)]
        super().changeEvent(event)


def rings() -> int:
    """How many of the rings Qt still has."""
    return sum(widget.objectName() == "ring" for widget in QApplication.allWidgets())


def test_a_widget_of_a_dead_cycle_outlives_a_new_style_sheet(app: QApplication) -> None:
    """Qt goes through all widgets, and does not expect any of them to vanish meanwhile."""
    restless = Restless("x")
    restless.show()
    for _ in range(20):
        Ring().show()
    app.setStyleSheet(app.styleSheet() + "\n")
    assert len(restless.objects) > gc.get_threshold()[0]
    assert rings() == 20
    gc.collect()
    assert rings() == 0
    restless.deleteLater()


def test_cycles_are_collected_when_python_would_have_collected_them(app: QApplication) -> None:
    collector = app.findChild(CycleCollector)
    assert isinstance(collector, CycleCollector)
    gc.collect()
    Ring()
    collector.collect_if_due()
    assert rings() == 1, "nothing is due yet"
    kept = [[number] for number in range(gc.get_threshold()[0] + 1)]
    collector.collect_if_due()
    assert kept
    assert rings() == 0


def test_there_is_one_collector(app: QApplication) -> None:
    cycles.install(app)
    assert len(app.findChildren(CycleCollector)) == 1
    assert not gc.isenabled()


@pytest.mark.skipif(sys.platform != "linux", reason="the memory allocator's own check")
def test_many_windows_one_after_the_other_leave_nothing_behind(
    x_server: None, home: Path, tmp_path: Path
) -> None:
    """Each is used and closed; freed memory is filled, so that nothing lives on in it by luck."""
    folder = tmp_path / "books"
    folder.mkdir()
    result = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.gui.many_windows", folder, f"{ROUNDS}"],
        cwd=PROJECT,
        env={**os.environ, "MALLOC_PERTURB_": "165"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Traceback" not in result.stderr, result.stderr
