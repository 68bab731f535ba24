"""Undo and redo of a step of many rows: beside the window's thread, with progress and Cancel."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.gui import long_verbs
from rolodex.gui.background import Job, ThreadRunner
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.notice import Notice
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock

AMOUNT = 12


@pytest.fixture
def tagged(book: Book, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book whose last step wrote more rows than are undone at once."""
    monkeypatch.setattr(long_verbs, "ROWS_AT_ONCE", AMOUNT - 1)
    ids = [book.cards.save(Card(family=f"F{n}")).new or 0 for n in range(AMOUNT)]
    book.cards.tag(ids, "Golf")
    return book


def carriers(book: Book) -> int:
    return sum(tag.count for tag in book.tags.all())


def test_a_large_step_is_undone_and_redone_with_a_line_that_shows_progress(
    desk: Desk, tagged: Book
) -> None:
    jobs: list[Job] = []
    told: list[tuple[int, int | None]] = []
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    desk.job_started.connect(jobs.append)
    desk.job_started.connect(
        lambda job: job.progressed.connect(lambda *so_far: told.append(so_far))
    )
    desk.undo()
    assert carriers(tagged) == 0
    assert jobs[0].label == "Undoing: Tag with Golf"
    assert told[-1] == (AMOUNT, AMOUNT)
    assert said[-1].action_label == "Redo"
    assert said[-1].action is not None
    said[-1].action()
    assert carriers(tagged) == AMOUNT
    assert jobs[1].label == "Redoing: Tag with Golf"
    assert said[-1].action_label == "Undo"


def test_a_small_step_is_undone_at_once(desk: Desk, tagged: Book) -> None:
    jobs: list[Job] = []
    tagged.cards.save(Card(family="Last"))
    desk.job_started.connect(jobs.append)
    desk.undo()
    assert (tagged.cards.count(), jobs) == (AMOUNT, [])


def test_many_steps_that_are_large_together_are_undone_in_one_go(desk: Desk, tagged: Book) -> None:
    jobs: list[Job] = []
    desk.job_started.connect(jobs.append)
    desk.undo(AMOUNT + 1)
    assert (tagged.cards.count(), len(jobs)) == (0, 1)
    assert jobs[0].label == "Undoing 13 changes"


def test_an_undo_that_is_cancelled_changes_nothing(desk: Desk, tagged: Book) -> None:
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    desk.job_started.connect(lambda job: job.cancel())
    before = tagged.check().content
    desk.undo()
    assert tagged.check().content == before
    assert said[-1].text == "Cancelled. Nothing was changed."


def test_the_window_stays_free_while_a_large_step_is_undone(
    qtbot: QtBot, app: QApplication, tagged: Book, clock: FixedClock, machine: MachineSettings
) -> None:
    desk = Desk(tagged, clock, machine, runner=ThreadRunner())
    with qtbot.waitSignal(desk.hub.changed):
        desk.undo()
        assert desk.is_busy()
    assert carriers(tagged) == 0
