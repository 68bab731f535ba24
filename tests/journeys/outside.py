"""The real program as a process of its own: hands through the X server, eyes that only look."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, cycle
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.bootstrap import SystemClock
from tests.x_hands import LEFT, Hands

EYES = Path(__file__).with_name("eyes.py")
ZONE = "Asia/Taipei"
SOON_MS = 60_000
"""Guards against a hang; nothing here waits for time to pass."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something visible in a window of the program, and where it is on the screen."""

    name: str
    kind: str
    words: str
    place: tuple[int, int, int, int]
    enabled: bool
    focused: bool
    window: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where one would click it."""
        x, y, width, height = self.place
        return x + width // 2, y + height // 2


class Outside:
    """The program as its user has it: started, looked at, clicked, typed into, and gone."""

    def __init__(self, bot: QtBot, hands: Hands, folder: Path, environment: dict[str, str]) -> None:
        self.bot, self.hands = bot, hands
        self._log, self._clock = folder / "complaints", folder / "clock"
        self._environment = {**os.environ, "TZ": ZONE, **environment}
        self._process: subprocess.Popen[bytes] | None = None

    def put_clock(self, day: date, words: str) -> None:
        """The wall shows this time from now on, and goes on from there."""
        wall = datetime.combine(day, time.fromisoformat(words), ZoneInfo(ZONE))
        new = self._clock.with_suffix(".new")
        new.write_text(f"{(wall - SystemClock().now()).total_seconds():+.3f}")
        new.replace(self._clock)  # never a half-written one

    def start(self, *arguments: str) -> None:
        """Start it as from a menu."""
        with self._log.open("ab") as complaints:
            self._process = subprocess.Popen(
                [sys.executable, str(EYES), str(self._clock), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env=self._environment,
            )

    def wait_for_its_end(self) -> int:
        """Wait until it has ended by itself; its exit code."""
        process = self._process
        assert process is not None
        self.until(lambda: process.poll() is not None)
        self.kill()
        return process.returncode

    def kill(self) -> None:
        """End it, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        with suppress(BrokenPipeError):  # a question it did not live to read
            process.communicate()

    def complaints(self) -> str:
        """What it wrote where a desktop keeps what programs complain about."""
        return self._log.read_text(errors="replace")

    # -- eyes

    def look(self) -> list[Seen]:
        """Everything that can be seen now."""
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
        answer = process.stdout
        # Meanwhile this process answers too: the program may be asking it for what was dragged.
        self.bot.waitUntil(lambda: bool(select.select([answer], [], [], 0)[0]), timeout=SOON_MS)
        line = answer.readline()
        assert line, f"the program has ended: {self.complaints()}"
        return [Seen(**{**item, "place": tuple(item["place"])}) for item in json.loads(line)]

    def find(self, name: str = "", kind: str = "", words: str = "") -> list[Seen]:
        """What has this name, is of this kind and has these words in its own."""
        return [
            item
            for item in self.look()
            if (not name or item.name == name)
            and (not kind or item.kind == kind)
            and words in item.words
        ]

    def wait_for(self, name: str = "", kind: str = "", words: str = "") -> Seen:
        """The first of them, once it is there and can be used."""
        found: list[Seen] = []

        def there() -> bool:
            found[:] = [item for item in self.find(name, kind, words) if item.enabled]
            return bool(found)

        self.until(there)
        return found[0]

    def wait_until_gone(self, name: str) -> None:
        """Wait until nothing of this name is to be seen."""
        self.until(lambda: not self.find(name))

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for a state of the program or of what it has written."""
        self.bot.waitUntil(holds, timeout=SOON_MS)

    # -- hands

    def click(self, name: str = "", kind: str = "", words: str = "", button: int = LEFT) -> Seen:
        """Click something once it is there; its window gets the keyboard, as desktops do it."""
        seen = self.wait_for(name, kind, words)
        if seen.kind != "action":  # a menu takes the keyboard by itself
            self.hands.give_keyboard(seen.window)
        self.hands.click(*seen.middle, button)
        return seen

    def choose(self, menu: str, action: str) -> None:
        """Choose a line of a menu of the menu bar."""
        self.click(menu, "action")
        self.click(action, "action")

    def press(self, keys: str, window: str) -> None:
        """Press keys in a window, by its object name."""
        self.hands.give_keyboard(self.wait_for(window).window)
        self.until(lambda: any(item.focused for item in self.look()))
        self.hands.press(keys)


class FileManager(QWidget):
    """The window of another program with one file in it, which can be dragged away."""

    def __init__(self, file: Path) -> None:
        super().__init__(None, Qt.WindowType.X11BypassWindowManagerHint)
        self._file = file
        self.is_dragging = self._is_welcome = False
        self.setGeometry(1160, 120, 80, 60)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer moves with the button down: the drag begins."""
        drag = QDrag(self)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._file))])
        drag.setMimeData(mime)
        drag.actionChanged.connect(self._on_action_changed)
        self.is_dragging = True
        drag.exec(Qt.DropAction.CopyAction)
        self.is_dragging = False

    def _on_action_changed(self, action: Qt.DropAction) -> None:
        self._is_welcome = action == Qt.DropAction.CopyAction

    def drop_at(self, bot: QtBot, hands: Hands, x: int, y: int) -> None:
        """Drag the file to a place of the screen and drop it there."""
        self.show()
        self.raise_()
        bot.waitExposed(self)
        from_x, from_y = self.x() + 20, self.y() + 20
        ways = chain(((from_x + 30, from_y + 10),), cycle(((x - 4, y), (x, y))))
        hands.move(from_x, from_y)
        hands.hold()
        # While it drags, Qt has an event loop of its own, so the hand moves by a timer.
        hand = QTimer(self, interval=20)

        def move() -> None:
            hands.move(*next(ways))
            if self._is_welcome:
                hand.stop()
                hands.let_go()

        hand.timeout.connect(move)
        hand.start()
        bot.waitUntil(lambda: self._is_welcome and not self.is_dragging, timeout=SOON_MS)
