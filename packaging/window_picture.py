"""Draws the window on a book without a screen and saves the picture; also says if there is one.

window_picture.py --probe                     exit code 0 if a window could be shown
window_picture.py BOOK OUT.png [LANGUAGE]     the window as it starts, on an offscreen platform
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SETTLE_MS = 800
"""How long the window may go on loading after its first paint."""


def has_screen() -> bool:
    """Whether Qt can open the display; asked in a process of its own, for Qt ends it if not."""
    if sys.platform == "linux":
        names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        if not any(os.environ.get(name) for name in names):
            return False
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc")):
        return False
    start = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    answer = subprocess.run(
        [sys.executable, "-c", start],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return answer.returncode == 0


def draw(book: Path, out: Path, language: str = "") -> None:
    """Open the window on a book, let it load, save its picture and close it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from rolodex.bootstrap import SystemClock
    from rolodex.gui import application
    from rolodex.gui.machine_settings import MachineSettings

    # The platform says of each window what it cannot do without a screen.
    qInstallMessageHandler(lambda *_: None)
    app = QApplication([sys.argv[0]])
    with tempfile.TemporaryDirectory() as folder:
        machine = MachineSettings(Path(folder) / "settings.json")
        if language:
            machine.set("language", language)
        application.prepare(app, machine)
        window, desk = application.open_window(book, SystemClock(), machine)
        window.show()
        settled = QEventLoop()
        QTimer.singleShot(SETTLE_MS, settled.quit)
        settled.exec()
        saved = window.grab().save(str(out))
        window.close()
        desk.close()
    if not saved:
        raise SystemExit(f"cannot write {out}")


def main(arguments: list[str]) -> int:
    """Probe or draw; returns the exit code."""
    match arguments:
        case ["--probe"]:
            return 0 if has_screen() else 1
        case [book, out]:
            draw(Path(book), Path(out))
        case [book, out, language]:
            draw(Path(book), Path(out), language)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
