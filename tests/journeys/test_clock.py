"""The real program under a clock of its own: its hour, midnight, a second start, a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex import paths
from rolodex.bootstrap import SystemClock
from rolodex.domain.card import Card
from rolodex.domain.followup import FollowUp
from rolodex.gui.theme import LIGHT
from rolodex.gui.widgets.corner_window import MARGIN
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs libfaketime")

ZONE = "Asia/Taipei"
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
PEOPLE = 8
SOON_MS = 40_000
A_LOOK_MS = 60_000
"""The program looks at its clock twice a minute, and this machine may be busy."""


def faketime_library() -> str:
    """The library that gives a process a clock of its own."""
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not found:
        pytest.fail("libfaketime is missing: run make setup", pytrace=False)
    return str(found[0])


class Rolodex:
    """`rolodex --background` as a process; its clock can be put anywhere while it runs."""

    def __init__(self, bot: QtBot, folder: Path, book: Path) -> None:
        self.bot, self.book = bot, book
        self._stamp = folder / "clock"
        self._process: subprocess.Popen[bytes] | None = None
        self._second: subprocess.Popen[bytes] | None = None

    def put_clock(self, day: date, words: str) -> None:
        """The process's clock shows this wall time from now on, and goes on from there."""
        wall = datetime.combine(day, time.fromisoformat(words), ZoneInfo(ZONE))
        ahead = (wall - SystemClock().now()).total_seconds()
        new = self._stamp.with_suffix(".new")
        new.write_text(f"{ahead:+.3f}")
        new.replace(self._stamp)  # never a half-written one, at which the clock would be right

    def words(self, *more: str) -> list[str]:
        """The command line."""
        return [sys.executable, "-m", "rolodex", "--book", str(self.book), *more]

    def environment(self) -> dict[str, str]:
        """With the clock in place of the system's; waiting still takes real time."""
        return {
            **os.environ,
            "TZ": ZONE,
            "LD_PRELOAD": faketime_library(),
            "FAKETIME_TIMESTAMP_FILE": str(self._stamp),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def start(self) -> None:
        """Start it in the background, and wait until it can be talked to."""
        left = self._socket()  # by one that was killed
        self._process = subprocess.Popen(self.words("--background"), env=self.environment())
        self.bot.waitUntil(lambda: self._socket() not in (left, 0), timeout=SOON_MS)

    def start_again(self, *files: str) -> int:
        """A second start beside the first; its exit code."""
        second = subprocess.Popen(self.words(*files), env=self.environment())
        self._second = second
        self.bot.waitUntil(lambda: second.poll() is not None, timeout=SOON_MS)
        return second.returncode

    def kill(self) -> None:
        """End it as a power cut would."""
        for process in (self._process, self._second):
            if process is not None:
                process.send_signal(signal.SIGKILL)
                process.wait()
        self._process = self._second = None

    # -- what it has written, and what can be seen

    def noted(self, key: str) -> list[str]:
        """What it noted about its pop-ups."""
        try:
            kept = json.loads(paths.machine_settings().read_text())
        except (OSError, ValueError):
            return []
        return list(kept.get(f"popup {paths.book_mark(self.book)}", {}).get(key, []))

    def _socket(self) -> int:
        """When the socket for further starts was made; 0 if there is none."""
        path = paths.runtime_folder() / f"{paths.book_mark(self.book)}.socket"
        try:
            return path.stat().st_ctime_ns
        except FileNotFoundError:
            return 0


def screen() -> QImage:
    """What is on the screen of the X server."""
    return QGuiApplication.primaryScreen().grabWindow(0).toImage()


def popup_height() -> int:
    """How high the pop-up in the corner is, by its edge; 0 if there is none."""
    seen = screen()
    x, bottom = seen.width() - MARGIN - 1, seen.height() - MARGIN - 1
    y = bottom
    while y >= 0 and seen.pixelColor(x, y) == QColor(LIGHT.muted):
        y -= 1
    return bottom - y


def window_is_seen() -> bool:
    """Whether the main window covers the middle of the screen."""
    seen = screen()
    return seen.pixelColor(seen.width() // 2, seen.height() // 2) != QColor("black")


@pytest.fixture
def rolodex(qtbot: QtBot, app: QApplication, home: Path, tmp_path: Path) -> Iterator[Rolodex]:
    """Not started yet; eight people were promised something, and one visit is on Wednesday."""
    path = tmp_path / "book.rolodex"
    before = FixedClock(datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo(ZONE)))
    with Book.create(path, before) as book:
        for number in range(PEOPLE):
            card = book.cards.save(Card(given=f"Person {number}")).new
            assert card is not None
            book.followups.add(FollowUp(card=card, due=TUESDAY, text="call", zone=ZONE))
        book.followups.add(FollowUp(card=1, due=WEDNESDAY, time=time(11), text="visit", zone=ZONE))
    settings = paths.machine_settings()
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"language": "en", "theme": "light"}))
    program = Rolodex(qtbot, tmp_path, path)
    yield program
    program.kill()


def test_it_pops_up_at_its_hour_and_once_more_after_midnight(rolodex: Rolodex) -> None:
    bot = rolodex.bot
    rolodex.put_clock(TUESDAY, "08:59:40")
    rolodex.start()
    assert popup_height() == 0
    bot.waitUntil(lambda: popup_height() > 200, timeout=SOON_MS)
    bot.waitUntil(lambda: rolodex.noted("shown") == ["2026-11-24"], timeout=SOON_MS)

    rolodex.put_clock(WEDNESDAY, "09:05:00")
    both = ["2026-11-24", "2026-11-25"]
    bot.waitUntil(lambda: rolodex.noted("shown") == both, timeout=A_LOOK_MS)
    bot.waitUntil(lambda: popup_height() > 200, timeout=SOON_MS)
    rolodex.kill()
    bot.waitUntil(lambda: popup_height() == 0)

    # Killed and started again it does not repeat the day: what pops up is only the visit.
    rolodex.put_clock(WEDNESDAY, "10:44:50")
    rolodex.start()
    seen: list[int] = []

    def visit_is_seen() -> bool:
        seen.append(popup_height())
        return seen[-1] > 0

    bot.waitUntil(visit_is_seen, timeout=SOON_MS)
    assert max(seen) < 200
    bot.waitUntil(lambda: rolodex.noted("popped") == ["9@2026-11-25T11:00/"], timeout=SOON_MS)
    assert rolodex.noted("shown") == both
    rolodex.kill()
    bot.waitUntil(lambda: popup_height() == 0)

    # Nor the visit; the next thing to be seen is Thursday.
    rolodex.put_clock(WEDNESDAY + timedelta(days=1), "08:59:40")
    rolodex.start()
    assert popup_height() == 0
    bot.waitUntil(lambda: popup_height() > 200, timeout=SOON_MS)
    bot.waitUntil(lambda: len(rolodex.noted("shown")) == 3, timeout=SOON_MS)
    assert len(rolodex.noted("popped")) == 1


def test_the_first_start_after_its_hour_shows_it_and_a_kill_does_not_repeat_it(
    rolodex: Rolodex,
) -> None:
    bot = rolodex.bot
    rolodex.put_clock(TUESDAY, "16:20:00")
    rolodex.start()
    bot.waitUntil(lambda: popup_height() > 200, timeout=SOON_MS)
    bot.waitUntil(lambda: rolodex.noted("shown") == ["2026-11-24"], timeout=SOON_MS)
    rolodex.kill()
    # A clock set back to the morning of the same day changes nothing about that.
    rolodex.put_clock(TUESDAY, "08:59:40")
    rolodex.start()
    assert rolodex.start_again() == 0
    bot.waitUntil(window_is_seen, timeout=SOON_MS)
    assert rolodex.noted("shown") == ["2026-11-24"]


def test_a_second_start_raises_the_window_of_the_first_and_ends(rolodex: Rolodex) -> None:
    bot = rolodex.bot
    rolodex.put_clock(TUESDAY, "07:00:00")
    rolodex.start()
    assert not window_is_seen()
    assert rolodex.start_again("--background") == 0
    assert not window_is_seen()
    assert rolodex.start_again() == 0
    bot.waitUntil(window_is_seen, timeout=SOON_MS)


def test_after_a_kill_the_next_start_is_the_first_again(rolodex: Rolodex) -> None:
    bot = rolodex.bot
    rolodex.put_clock(TUESDAY, "07:00:00")
    rolodex.start()
    rolodex.kill()
    rolodex.start()
    assert rolodex.start_again() == 0
    bot.waitUntil(window_is_seen, timeout=SOON_MS)


def test_what_was_put_off_to_three_comes_alone_at_three_and_once_even_on_a_rest_day(
    rolodex: Rolodex,
) -> None:
    bot = rolodex.bot
    before = FixedClock(datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo(ZONE)))
    with Book.open(rolodex.book, before) as book:
        book.settings.set("rest_days", "tue")
        book.followups.snooze(1, datetime(2026, 11, 24, 15))
    rolodex.put_clock(TUESDAY, "14:59:40")
    rolodex.start()
    assert popup_height() == 0
    bot.waitUntil(lambda: 0 < popup_height() < 200, timeout=SOON_MS)
    at_three = ["1@2026-11-24T15:00/2026-11-24T15:00"]
    bot.waitUntil(lambda: rolodex.noted("popped") == at_three, timeout=SOON_MS)
    assert rolodex.noted("shown") == []
    rolodex.kill()
    bot.waitUntil(lambda: popup_height() == 0)

    # Started again it does not repeat that, and the next thing to be seen is Wednesday.
    rolodex.put_clock(TUESDAY, "15:20:00")
    rolodex.start()
    rolodex.put_clock(WEDNESDAY, "09:05:00")
    bot.waitUntil(lambda: rolodex.noted("shown") == ["2026-11-25"], timeout=A_LOOK_MS)
    assert rolodex.noted("popped") == at_three
