"""The desk: writes that wait for their turn, reads with a default, slow work, the first book."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.domain.card import Card
from rolodex.domain.problems import BadValue, BookBusy, NotFound
from rolodex.domain.text import Text
from rolodex.gui.background import ThreadRunner
from rolodex.gui.desk import Desk
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.notice import Notice
from rolodex.services.book import Book
from rolodex.services.changes import Changes
from rolodex.services.clock import FixedClock
from tests.fakes import InlineRunner


def notices(desk: Desk) -> list[Notice]:
    """Collects what the desk says from now on."""
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    return said


def test_a_write_is_announced_and_offers_to_be_undone(desk: Desk) -> None:
    heard: list[Changes] = []
    desk.hub.changed.connect(heard.append)
    said = notices(desk)
    desk.write(lambda: desk.book.cards.save(Card(family="王", given="小明")))
    assert heard[0].touches("card")
    assert said[0].action_label == "Undo"
    assert said[0].action is not None
    said[0].action()
    assert desk.book.cards.count() == 0


def test_a_write_waits_while_another_program_writes(qtbot: QtBot, desk: Desk) -> None:
    tries: list[int] = []

    def verb() -> Changes:
        tries.append(1)
        if len(tries) < 3:
            raise BookBusy(Text("busy"))
        return desk.book.cards.save(Card(family="陳"))

    done: list[Changes] = []
    desk.write(verb, done.append)
    assert not done
    qtbot.waitUntil(lambda: bool(done))
    assert len(tries) == 3


def test_writes_keep_their_order_while_they_wait(qtbot: QtBot, desk: Desk) -> None:
    order: list[str] = []
    tries: list[int] = []

    def first() -> Changes:
        tries.append(1)
        if len(tries) < 2:
            raise BookBusy(Text("busy"))
        order.append("first")
        return Changes(0, Text(""))

    def second() -> Changes:
        order.append("second")
        return Changes(0, Text(""))

    desk.write(first)
    desk.write(second)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["first", "second"]


def test_a_problem_goes_to_who_asked_else_to_the_message_bar(desk: Desk) -> None:
    def verb() -> Changes:
        raise BadValue(Text("{name} is no date", {"name": "xyz"}))

    said, caught = notices(desk), []
    desk.write(verb, failed=caught.append)
    assert len(caught) == 1
    assert not said
    desk.write(verb)
    assert said[0].text == "xyz is no date"
    assert said[0].is_problem


def test_a_fault_in_a_verb_is_not_repeated_by_the_next_write(desk: Desk) -> None:
    def fault() -> Changes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.write(fault)
    desk.write(lambda: desk.book.cards.save(Card(family="林")))
    assert desk.book.cards.count() == 1


def test_a_read_that_finds_the_book_busy_is_repeated_soon(qtbot: QtBot, desk: Desk) -> None:
    def question() -> int:
        raise BookBusy(Text("busy"))

    with qtbot.waitSignal(desk.hub.changed):
        assert desk.read(question, 7) == 7


def test_a_read_that_fails_says_so_and_gives_its_default(desk: Desk) -> None:
    said = notices(desk)
    assert desk.read(lambda: desk.book.cards.summary(99), None) is None
    assert said[0].is_problem


def test_without_a_book_reads_are_empty_and_the_first_write_makes_it(bare_desk: Desk) -> None:
    assert bare_desk.read(lambda: bare_desk.book.cards.count(), 0) == 0
    assert not bare_desk.has_book
    bare_desk.write(lambda: bare_desk.book.cards.save(Card(family="王")))
    assert bare_desk.has_book
    assert bare_desk.book.cards.count() == 1


def test_undo_with_nothing_to_undo_is_said_in_plain_words(desk: Desk) -> None:
    said = notices(desk)
    desk.undo()
    assert said[0].is_problem
    assert said[0].text


def test_slow_work_on_another_thread_reports_in_the_windows_thread(
    qtbot: QtBot, app: object, book: Book, clock: FixedClock, machine: MachineSettings
) -> None:
    desk = Desk(book, clock, machine, runner=ThreadRunner())
    progress: list[tuple[int, int | None]] = []
    results: list[object] = []

    def work(own: Book, report: object, cancelled: object) -> int:
        assert own is not book
        report(5, 5)  # type: ignore[operator]
        return own.cards.save(Card(family="吳")).step

    desk.run(work, results.append, progress=lambda done, total: progress.append((done, total)))
    qtbot.waitUntil(lambda: bool(results))
    assert progress == [(5, 5)]
    assert book.cards.count() == 1
    desk.close()


def test_changes_of_slow_work_are_announced_before_its_result(desk: Desk) -> None:
    order: list[str] = []
    desk.hub.changed.connect(lambda _changes: order.append("announced"))
    desk.run(
        lambda book, _p, _c: book.cards.save(Card(family="張")),
        lambda _result: order.append("done"),
    )
    assert order == ["announced", "done"]


def test_a_problem_of_slow_work_goes_to_who_asked(desk: Desk) -> None:
    caught: list[object] = []
    desk.run(lambda book, _p, _c: book.cards.get(4711), failed=caught.append)
    assert isinstance(caught[0], NotFound)


def test_slow_work_can_be_cancelled(desk: Desk) -> None:
    seen: list[bool] = []
    desk.job_started.connect(lambda job: job.cancel())
    desk.run(lambda _book, _p, cancelled: seen.append(cancelled()), label="Work")
    assert seen == [True]


def test_who_is_told_that_slow_work_has_ended_may_begin_what_must_wait_for_it(desk: Desk) -> None:
    busy: list[bool] = []
    desk.run_apart(lambda _p, _c: None, lambda _r: busy.append(desk.is_busy()), label="Making")
    assert busy == [False]


def test_another_programs_write_is_noticed(desk: Desk, book: Book, clock: FixedClock) -> None:
    heard: list[Changes] = []
    desk.look_for_other_writers()
    desk.hub.changed.connect(heard.append)
    with Book.open(book.path, clock) as other:
        other.cards.save(Card(family="周"))
    desk.look_for_other_writers()
    assert heard
    assert heard[0].touches("card", 1)
    desk.look_for_other_writers()
    assert len(heard) == 1


def test_changing_books_closes_the_old_one(desk: Desk, tmp_path: Path, clock: FixedClock) -> None:
    heard: list[int] = []
    desk.book_changed.connect(lambda: heard.append(1))
    desk.use_book(Book.create(tmp_path / "second.rolodex", clock))
    assert heard == [1]
    assert desk.book_path == tmp_path / "second.rolodex"
    assert desk.machine.get("book") == str(tmp_path / "second.rolodex")
    desk.close()


def test_slow_work_of_a_held_desk_begins_when_it_is_released(
    app: QApplication, book: Book, clock: FixedClock, machine: MachineSettings
) -> None:
    desk = Desk(book, clock, machine, runner=InlineRunner(), parent=app, held=True)
    done: list[int] = []
    desk.run(lambda book, _p, _c: book.cards.count(), done.append)
    desk.when_free(lambda: done.append(-1))
    assert done == []
    desk.release()
    assert done == [book.cards.count(), -1]
    desk.when_free(lambda: done.append(-2))
    assert done[-1] == -2
    desk.deleteLater()
