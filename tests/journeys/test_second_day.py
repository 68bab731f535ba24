"""A salesperson's second day: a sheet of customers in, reminded, greeted, on paper, and tomorrow.

The real program in its own process, in Traditional Chinese, under a clock of its own. Everything
is done from outside: the file is dragged from another program's window, mouse and keyboard are
the X server's, the tray is a real one. Only what is where on the screen is asked inside.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex import paths
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.journeys.outside import ZONE, FileManager, Outside
from tests.x_hands import RIGHT, hands
from tests.x_tray import SIDE, Tray, tray
from tests.x_windows import screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs X")

CUSTOMERS = Path(__file__).parents[1] / "data" / "journey" / "customers.csv"
"""Fourteen people in Big5, birthdays in 民國 years; the column 單位 holds departments."""
PEOPLE = 14
ME = "Amy Wu"
TUESDAY = date(2026, 11, 24)
NO_BUS = "unix:path=/nonexistent"
"""The symbol docks into the tray of this test, not into one the desktop may have."""


class Day:
    """The program, its clock, and the desktop around it."""

    def __init__(self, program: Outside, tray: Tray) -> None:
        self.program, self.tray = program, tray

    def begin(self, at: str) -> None:
        """Start the program at this time and wait for its window and its symbol."""
        before = len(self.tray.symbols)
        self.program.put_clock(TUESDAY, at)
        self.program.start()
        self.program.wait_for("main_window")
        self.program.until(lambda: self.tray.look() > before)

    def end(self) -> None:
        """Close the window as its cross does, then choose Quit in the menu of the tray."""
        program = self.program
        window = program.wait_for("main_window").window
        with screen() as desktop:
            desktop.ask_to_close(window)
        program.wait_until_gone("main_window")
        self.tray.raise_()
        x = self.tray.left + len(self.tray.symbols) * SIDE - SIDE // 2
        program.hands.click(x, self.tray.top + SIDE // 2, RIGHT)
        program.click("tray_quit", "action")
        assert program.wait_for_its_end() == 0

    def look_away(self, until: str) -> None:
        """Hide everything by its key, and show it again later: what came due comes then."""
        self.program.press("ctrl+shift+h", "main_window")
        self.program.wait_for("cover")
        self.program.put_clock(TUESDAY, until)
        self.program.press("ctrl+shift+h", "main_window")
        self.program.wait_until_gone("cover")


@pytest.fixture
def day(qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Day]:
    """A desktop with a tray; nothing is started yet, nothing is in the home."""
    environment = {"LANGUAGE": "zh_TW", "DBUS_SESSION_BUS_ADDRESS": NO_BUS}
    with hands() as fingers, tray(left=1000, top=0) as symbols:
        program = Outside(qtbot, fingers, tmp_path, environment)
        yield Day(program, symbols)
        program.kill()


def test_the_second_day_from_a_dropped_sheet_to_the_next_start(
    day: Day, qtbot: QtBot, tmp_path: Path
) -> None:
    program = day.program
    day.begin("08:50:00")
    bring_in(program)
    assert due(program) >= {"birthday_1", "birthday_3", "silence_2"}

    # On Today itself nothing would pop up over the card.
    program.press("ctrl+2", "main_window")
    program.until(lambda: not program.find(kind="ReminderRow"))

    # The hour comes while somebody looks on; the reminder waits until they are gone.
    day.look_away(until="09:03:00")
    window = program.wait_for("main_window").window
    program.wait_for("popup_title")
    assert program.hands.keyboard_is_in() == window
    program.click("reminder_birthday_1", "PopupRow")
    program.wait_until_gone("popup_title")
    program.wait_for("card_name", words="王小明")

    said = greet(program)
    assert "王小明" in said
    pdf = tmp_path / "today.pdf"
    print_today(program, pdf)
    paper = words_on(pdf)
    assert all(words in paper for words in ("王小明", "歐陽雪梅", "丁文雄", "0933 222 118"))
    day.end()

    day.begin("09:30:00")
    assert due(program) >= {"birthday_3", "silence_2"}
    day.look_away(until="09:40:00")  # it looks at the clock at once then
    assert not program.find("popup_title")
    day.end()
    look_into_the_book(said)
    assert program.complaints() == ""


def due(program: Outside) -> set[str]:
    """Who is on Today, and why."""
    program.wait_for(kind="ReminderRow")
    return {row.name.removeprefix("reminder_") for row in program.find(kind="ReminderRow")}


def bring_in(program: Outside) -> None:
    """Drop the sheet on the window, say what one column is, look, import."""
    manager = FileManager(CUSTOMERS)
    program.bot.addWidget(manager)
    manager.drop_at(program.bot, program.hands, 700, 500)
    program.wait_for("import_go", words="14")
    assert program.find("table_reading_words", words="Big5")
    assert program.find("import_cards", "row", "單位: 業務一處")
    program.click("table_reading_open")
    program.click("column_target_3")
    program.click(kind="row", words="部門")
    program.until(lambda: not program.find("import_cards", "row", "單位: 業務一處"))
    program.click("import_go", words="14")
    program.wait_until_gone("import_dialog")


def greet(program: Outside) -> str:
    """Ctrl+; Enter: the text is on the clipboard; Enter: it is in the book. The text."""
    program.press("ctrl+semicolon", "main_window")
    program.wait_for("phrase_starters")
    program.press("Return", "phrase_picker")  # there are none yet: begin with those of the program
    program.wait_for("phrase_title")
    program.press("Return", "phrase_picker")  # to the one place left blank
    program.until(lambda: program.wait_for("phrase_blank_1").focused)
    program.hands.type(ME)
    said = program.wait_for("phrase_text", words=ME).words
    program.hands.press("Return")
    program.wait_for("quick_log_dialog")
    program.until(lambda: QGuiApplication.clipboard().text() == said)
    program.press("Return", "quick_log_dialog")
    program.wait_until_gone("quick_log_dialog")
    return said


def print_today(program: Outside, pdf: Path) -> None:
    """Today's page through the menu, saved as PDF."""
    program.choose("menu_book", "action_print_today")
    program.click("print_save")
    program.click("fileNameEdit")
    program.press("ctrl+a", "QFileDialog")
    program.hands.type(str(pdf))
    program.wait_for("fileNameEdit", words=str(pdf))
    program.hands.press("Return")
    program.until(pdf.exists)


def words_on(pdf: Path) -> str:
    """What is written on paper, as a program that takes text out of it sees it."""
    out = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return out.stdout.decode()


def look_into_the_book(said: str) -> None:
    """Everything of that day is in the book, and it is sound."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo(ZONE)))
    with Book.open(paths.default_book(), clock) as book:
        assert book.cards.count() == PEOPLE
        card = book.cards.get(1)
        assert (card.company, card.department) == ("大同保險經紀", "業務一處")
        [birthday] = card.dates
        assert (birthday.year, birthday.month, birthday.day) == (1976, 11, 24)
        assert book.cards.get(4).company == "許功蓋工程行"
        assert said in [contact.text for contact in book.history.timeline(1)]
        assert len(book.phrases.uses_of(1)) == 1
        assert book.check().ok
