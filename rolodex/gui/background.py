"""Slow work off the window's thread, with progress and cancel.

Qt's objects belong to the window's thread, also in dying. Whichever thread drops the last
reference to a Python object ends it, and with it all that only it held; so another thread
must never be the last to hold what reaches to a widget. It gets a `Work`, which knows
nothing of Qt and is emptied by the window's thread when it has ended.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import count
from typing import Any, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QThreadPool, Signal

from rolodex.domain.problems import Cancelled, Problem, ProgramFault
from rolodex.log import file as log_file

log = logging.getLogger(__name__)

Progress = Callable[[int, "int | None"], None]
Cancel = Callable[[], bool]
Operation = Callable[[Progress, Cancel], Any]

PROGRESS_EVERY_MS = 50


class Runner(Protocol):
    """What carries out a piece of work: a thread pool, or in tests the caller itself."""

    def start(self, work: Callable[[], None]) -> None:
        """Begin the work."""

    def wait(self) -> None:
        """Return when everything that was started has ended."""


class ThreadRunner:
    """Runs work on a few threads of its own."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)

    def start(self, work: Callable[[], None]) -> None:
        """Begin the work as soon as a thread is free."""
        # Not by `QRunnable.create`: Qt deletes what that made, PySide never hears of it, and
        # the next object at the same address (an action, a widget) is taken for a QRunnable.
        self._pool.start(work)

    def wait(self) -> None:
        """Return when all threads are idle."""
        self._pool.waitForDone()


class Work:
    """What another thread does, and what came of it; it knows nothing of windows."""

    def __init__(self, operation: Operation, post: _Post) -> None:
        self.number = next(_numbers)
        self.result: Any = None
        self.error: BaseException | None = None
        self.is_cancelled = False
        self._operation: Operation | None = operation
        self._post = post
        self._timer = QElapsedTimer()

    def __call__(self) -> None:
        """Do the work; called by the runner, perhaps on another thread."""
        assert self._operation is not None
        try:
            self.result = self._operation(self._progress, self._is_cancelled)
        except BaseException as error:  # noqa: BLE001 - carried over to the window's thread
            self.error = error
        # From here on nothing in this thread holds operation, result or error but this object,
        # and this object is emptied by the window's thread.
        self._post.returned.emit(self.number)

    def empty(self) -> None:
        """Drop all that was needed and made; by the window's thread, when it was told."""
        self._operation = self.result = self.error = None

    def _is_cancelled(self) -> bool:
        return self.is_cancelled

    def _progress(self, done: int, total: int | None = None) -> None:
        timer = self._timer
        if timer.isValid() and timer.elapsed() < PROGRESS_EVERY_MS and done != total:
            return
        timer.start()
        self._post.reported.emit(self.number, done, total)


class _Post(QObject):
    """Carries word from all other threads to the window's; there is one, and it is never gone.

    So no thread holds on to an object that may be deleted meanwhile, and a job that has ended
    is dropped here, where no function of its own or of the desk's is at work.
    """

    reported = Signal(int, object, object)
    returned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._under_way: dict[int, Job] = {}
        # Bound methods of this object, so that Qt carries the calls over to its thread.
        self.reported.connect(self._on_reported)
        self.returned.connect(self._on_returned)

    def expect(self, job: Job, number: int) -> None:
        """Keep a job until its work has ended."""
        self._under_way[number] = job

    def _on_reported(self, number: int, done: int, total: int | None) -> None:
        job = self._under_way.get(number)
        if job is not None:
            job.progressed.emit(done, total)

    def _on_returned(self, number: int) -> None:
        self._under_way.pop(number).end()


_numbers = count(1)
_post: _Post | None = None


def _the_post() -> _Post:
    global _post
    if _post is None:
        _post = _Post()
    return _post


class Job(QObject):
    """One piece of slow work as the window sees it.

    It has no parent: it lives until its work has ended and nobody holds it. As a child of the
    desk it would be deleted by it, while its own deletion lets go of what holds the desk.

    Signals: `progressed(done, total or None)`, `succeeded(result)`, `failed(Problem)`,
    `ended()` after either. A fault of the program comes as the `ProgramFault` that holds it.
    """

    progressed = Signal(int, object)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, operation: Operation, label: str) -> None:
        super().__init__()
        self.label = label
        self.has_ended = False
        self._work = Work(operation, _the_post())

    def start(self, runner: Runner) -> None:
        """Let a runner do the work."""
        _the_post().expect(self, self._work.number)
        runner.start(self._work)

    def cancel(self) -> None:
        """Ask the work to stop at the next place where it can."""
        self._work.is_cancelled = True

    def is_cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._work.is_cancelled

    def end(self) -> None:
        """Tell what came of the work; called in the window's thread when it has ended."""
        result, error = self._work.result, self._work.error
        self._work.empty()
        self.has_ended = True  # also for those who are told what came of it
        try:
            if error is None:
                self.succeeded.emit(result)
            elif isinstance(error, Problem):
                if not isinstance(error, Cancelled):
                    log.info("background work failed: %s", type(error).__name__)
                self.failed.emit(error)
            elif isinstance(error, Exception):
                self.failed.emit(ProgramFault(error, str(log_file())))
            else:
                raise error
        finally:
            self.ended.emit()
