"""The way to the first paint imports nothing but Qt's core, the widgets and the driver."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.gui.conftest import fill

CLOCK = FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from rolodex import paths
from rolodex.gui import application, first_paint
from rolodex.gui.machine_settings import MachineSettings
from rolodex.services.clock import FixedClock

# A busy computer may take longer; then the rest would begin although nothing was painted yet.
first_paint.AT_MOST_MS = 60_000
clock = FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
app = QApplication(sys.argv[:1])
machine = MachineSettings(paths.machine_settings())
if len(sys.argv) > 2:
    machine.set("place", ["cards", "all", ""])
application.prepare(app, machine)
window, desk = application.open_window(Path(sys.argv[1]), clock, machine)


class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.loaded:
            self.loaded = sorted(sys.modules)
        return False


seen = FirstPaint()
seen.loaded = []
window.installEventFilter(seen)
window.show()
while not seen.loaded:
    app.processEvents()
print("\\n".join(seen.loaded))
window.close()
desk.close()
"""

LATER = {
    "sqlite_utils", "pypinyin", "click", "phonenumbers", "PIL", "opencc", "borax", "dateutil",
    "rapidfuzz", "charset_normalizer", "reportlab", "tzlocal", "sqlite3", "vobject",
}  # fmt: skip
QT_LATER = {"PySide6.QtSvg", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtSql"}


def loaded_at_first_paint(tmp_path: Path, *more: str) -> set[str]:
    """The modules a new process has loaded when its window first paints."""
    path = tmp_path / "book.rolodex"
    if not path.exists():
        with Book.create(path, CLOCK) as book:
            fill(book, CLOCK)
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), *more],
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return set(result.stdout.split())


def test_nothing_heavy_is_loaded_before_the_first_paint(x_server: None, tmp_path: Path) -> None:
    for more in ((), ("cards",)):
        loaded = loaded_at_first_paint(tmp_path, *more)
        assert "PySide6.QtWidgets" in loaded
        tops = {name.split(".")[0] for name in loaded}
        assert sorted(tops & LATER) == []
        assert not loaded & QT_LATER


def test_dialogs_and_unvisited_screens_are_loaded_when_they_are_asked_for(
    x_server: None, tmp_path: Path
) -> None:
    loaded = loaded_at_first_paint(tmp_path)
    early = [n for n in loaded if n.startswith("rolodex.gui.dialogs.")]
    assert not early
    assert "rolodex.gui.screens.settings" not in loaded
    assert "rolodex.formats.vcard_reader" not in loaded
