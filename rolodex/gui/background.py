"""Slow work off the window's thread, with progress and cancel."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QRunnable, QThreadPool, Signal

from rolodex.domain.problems import Cancelled, Problem

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
        self._pool.start(QRunnable.create(work))

    def wait(self) -> None:
        """Return when all threads are idle."""
        self._pool.waitForDone()


class Job(QObject):
    """One piece of slow work; it lives in the window's thread and reports there.

    Signals: `progressed(done, total or None)`, `succeeded(result)`, `failed(Problem)`,
    `ended()` after either. A fault of the program is raised again in the window's thread.
    """

    progressed = Signal(int, object)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _reported = Signal(int, object)
    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(self, operation: Operation, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._operation = operation
        self._cancelled = False
        self._timer = QElapsedTimer()
        # Bound methods of this object, so that Qt carries the calls over to its thread.
        self._reported.connect(self._on_reported)
        self._returned.connect(self._on_returned)
        self._raised.connect(self._on_raised)

    def cancel(self) -> None:
        """Ask the work to stop at the next place where it can."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Whether `cancel` was called; safe from any thread."""
        return self._cancelled

    def work(self) -> None:
        """Do the work; called by the runner, perhaps on another thread."""
        try:
            result = self._operation(self._progress, self.is_cancelled)
        except BaseException as error:  # noqa: BLE001 - carried over to the window's thread
            self._raised.emit(error)
        else:
            self._returned.emit(result)

    def _progress(self, done: int, total: int | None = None) -> None:
        if self._timer.isValid() and self._timer.elapsed() < PROGRESS_EVERY_MS and done != total:
            return
        self._timer.start()
        self._reported.emit(done, total)

    def _on_reported(self, done: int, total: int | None) -> None:
        self.progressed.emit(done, total)

    def _on_returned(self, result: object) -> None:
        self.succeeded.emit(result)
        self._end()

    def _on_raised(self, error: BaseException) -> None:
        if isinstance(error, Problem):
            if not isinstance(error, Cancelled):
                log.info("background work failed: %s", type(error).__name__)
            self.failed.emit(error)
            self._end()
        else:
            self._end()
            raise error

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()
