"""What every screen gets: the open book, its changes, slow work, messages and settings."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from rolodex.domain.problems import BookBusy, BookProblem, Problem, ProgramFault
from rolodex.domain.text import Text
from rolodex.gui import faults
from rolodex.gui.alive import is_alive
from rolodex.gui.background import Cancel, Job, Operation, Progress, Runner, ThreadRunner
from rolodex.gui.changes_hub import ChangesHub
from rolodex.gui.deed_words import deed_words
from rolodex.gui.machine_settings import MachineSettings
from rolodex.gui.notice import ANY_WRITE, Notice
from rolodex.i18n import N_, _, render
from rolodex.services.changes import Changes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rolodex.services.book import Book
    from rolodex.services.clock import Clock

T = TypeVar("T")
Verb = Callable[[], Changes]
Done = Callable[[Any], None]
Failed = Callable[[Problem], None]

RETRY_MS = 60
GIVE_UP_MS = 10_000
REREAD_MS = 250
CACHE_MB = 8
"""What the window, and quick work beside it, keep of the book in memory."""


class _Write(NamedTuple):
    """What `Desk.write` was asked for, until its turn comes."""

    verb: Verb
    done: Done | None
    failed: Failed | None
    quiet: bool
    by: QWidget | None


class Desk(QObject):
    """The open book and everything a screen may do with it.

    `book` is None until there is one; `read` then gives its default, and the first `write`
    or `run` creates the book. Screens therefore touch `desk.book` only inside the functions
    they hand to `read`, `write` and `run`.

    Signals: `noticed(Notice)` for the message bar, `job_started(Job)` for the progress line,
    `book_changed()` when another book was opened, `test_reminder_requested()`, `wrote(kind)`
    after a write, with what kind of write it was: problems of that kind are over.

    With `held`, slow work and what is put off by `when_free` begin at `release`.
    """

    noticed = Signal(object)
    job_started = Signal(object)
    book_changed = Signal()
    test_reminder_requested = Signal()
    wrote = Signal(object)

    def __init__(
        self,
        book: Book | None,
        clock: Clock,
        machine: MachineSettings,
        runner: Runner | None = None,
        new_book: Callable[[], Book] | None = None,
        parent: QObject | None = None,
        held: bool = False,
    ) -> None:
        super().__init__(parent)
        self._book = book
        if book is not None:
            book.limit_cache(CACHE_MB)
        self.clock = clock
        self.machine = machine
        self.hub = ChangesHub(self)
        self._runner = runner or ThreadRunner()
        self._new_book = new_book
        self._jobs: list[Job] = []
        self._held: list[Callable[[], None]] | None = [] if held else None
        self._waiting: deque[_Write] = deque()
        self._failing: object = None
        self._waited = QElapsedTimer()
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._drain)
        self._reread = QTimer(self, singleShot=True, interval=REREAD_MS)
        self._reread.timeout.connect(self.hub.announce_everything)
        self._begin_to_look()

    # -- the book

    @property
    def book(self) -> Book:
        """The open book; only to be used inside functions handed to `read`, `write`, `run`."""
        if self._book is None:
            raise Problem(Text(N_("No book is open.")))
        return self._book

    @property
    def has_book(self) -> bool:
        """Whether a book is open; without one every list is empty."""
        return self._book is not None

    @property
    def book_path(self) -> Path | None:
        """The file of the open book."""
        return self._book.path if self._book is not None else None

    def use_book(self, book: Book) -> None:
        """Change to another book, which is open already; the old one is closed."""
        old, self._book = self._book, book
        book.limit_cache(CACHE_MB)
        if old is not None and old is not book:
            old.close()
        self.machine.set("book", str(book.path))
        self._begin_to_look()
        self.book_changed.emit()
        self.hub.announce_everything()

    def need_book(self) -> bool:
        """Create the book if there is none; False (and a message) if that is impossible."""
        if self._book is None and self._new_book is not None:
            try:
                self.use_book(self._new_book())
            except Problem as problem:
                self.show_problem(problem)
        return self._book is not None

    # -- reading and writing

    @overload
    def read(self, question: Callable[[], T], default: None) -> T | None: ...

    @overload
    def read(self, question: Callable[[], T], default: Any) -> T: ...

    def read(self, question: Callable[[], T], default: Any) -> Any:
        """The answer of a quick question to the book.

        Without a book, or when the book cannot answer just now, it is `default`: if another
        program holds the book, all screens are asked to look again a moment later.
        """
        if self._book is None:
            return default
        try:
            return question()
        except BookBusy:
            self._reread.start()
        except Problem as problem:
            self.show_problem(problem)
        return default

    def write(
        self,
        verb: Verb,
        done: Done | None = None,
        failed: Failed | None = None,
        quiet: bool = False,
        by: QWidget | None = None,
    ) -> None:
        """Carry out a verb of the book and tell everybody what changed.

        While another program writes to the book the verb waits its turn on the event loop,
        for at most ten seconds. `done(changes)` comes after the screens were told; a problem
        goes to `failed`, or without it to the message bar, which offers to try again if it was
        the book that could not be written. `quiet` leaves out the message that offers to undo
        the step; `by` is the widget it was done in, for one that tells its own news too.
        """
        if self._book is None and not self.need_book():
            return
        self._waiting.append(_Write(verb, done, failed, quiet, by))
        if not self._retry.isActive():
            self._waited.start()
            self._drain()

    def flush(self) -> None:
        """Finish the writes that still wait for their turn (on closing the window)."""
        self._waited.start()
        while self._waiting and self._waited.elapsed() < GIVE_UP_MS:
            self._drain()
        self._retry.stop()

    def _drain(self) -> None:
        while self._waiting:
            write = self._waiting[0]
            try:
                changes = write.verb()
            except BookBusy as problem:
                if self._waited.elapsed() < GIVE_UP_MS:
                    self._retry.start()
                    return
                self._waiting.popleft()
                self._on_write_failed(problem, write)
            except Problem as problem:
                self._waiting.popleft()
                self._on_write_failed(problem, write)
            except BaseException:
                self._waiting.popleft()  # else a fault would be repeated with the next write
                raise
            else:
                self._waiting.popleft()
                self.wrote.emit(_kind_of(write.verb))
                self._tell(changes, write)
                if write.done is not None and is_alive(write.done):
                    write.done(changes)
            self._waited.start()

    def _tell(self, changes: Changes, write: _Write) -> None:
        self.hub.announce(changes)
        if changes.step and not write.quiet:
            self.message(deed_words(changes.label), _("Undo"), self.undo, write.by)

    def _on_write_failed(self, problem: Problem, write: _Write) -> None:
        asked = write.failed is not None and is_alive(write.failed)
        self._failing = _kind_of(write.verb)
        if isinstance(problem, BookProblem) and not asked:
            # Who asked is gone or keeps nothing: else what was chosen would be lost.
            self.offer_again(problem, lambda: self.write(*write), write.by)
        elif asked:
            self._say_failed(problem, write.failed)
        else:
            self.show_problem(problem, write.by)
        self._failing = None

    def offer_again(
        self, problem: Problem, again: Callable[[], None], by: QWidget | None = None
    ) -> None:
        """Show in the message bar what went wrong, with a way to try once more."""
        words = render(problem.text)
        about = self._failing if self._failing is not None else ANY_WRITE
        self.noticed.emit(Notice(words, _("Try again"), again, True, by, about))

    def undo(self, n: int = 1) -> None:
        """Take back the last steps, whoever made them."""
        from rolodex.gui import long_verbs

        long_verbs.undo(self, n)

    def redo(self) -> None:
        """Bring back the step that was undone last."""
        from rolodex.gui import long_verbs

        long_verbs.redo(self)

    def look_for_other_writers(self) -> None:
        """Reload the screens if another program wrote to the book since the last look."""
        if self.read(lambda: self.book.changed_elsewhere(), False):
            self.hub.announce_everything()

    def _begin_to_look(self) -> None:
        """The first look says only how things stand."""
        self.read(lambda: self.book.changed_elsewhere(), False)

    # -- slow work

    def run(
        self,
        operation: Callable[[Book, Progress, Cancel], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Callable[[int, int | None], None] | None = None,
        label: str = "",
    ) -> Job | None:
        """Carry out slow work on another thread, with a book of its own.

        `label` is what the progress line says; without one the work stays unseen. If the
        result is `Changes`, or has them as `changes`, every screen is told before `done`.
        Nothing but frozen values may cross between the threads. None: there is no book.
        """
        if not self.need_book():
            return None
        origin = self.book

        def work(report: Progress, cancelled: Cancel) -> Any:
            with origin.reopen() as book:
                if not label:
                    book.limit_cache(CACHE_MB)
                return operation(book, report, cancelled)

        return self.run_apart(work, done, failed, progress, label)

    def run_apart(
        self,
        operation: Operation,
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Callable[[int, int | None], None] | None = None,
        label: str = "",
    ) -> Job:
        """Carry out slow work that needs no open book; otherwise as `run`."""
        job = Job(operation, label)
        self._jobs.append(job)
        if progress is not None:
            job.progressed.connect(progress)
        job.succeeded.connect(lambda result: self._on_job_succeeded(result, done))
        job.failed.connect(lambda problem: self._on_job_failed(problem, failed, bool(label)))
        job.ended.connect(self._on_job_ended)  # a lambda with the job in it would keep it
        if label:
            self.job_started.emit(job)
        self.when_free(lambda: job.start(self._runner))
        return job

    def when_free(self, action: Callable[[], None]) -> None:
        """Do something now, or when a desk made with `held` is released."""
        if self._held is None:
            action()
        else:
            self._held.append(action)

    def release(self) -> None:
        """Begin what was held back until the window was on the screen."""
        held, self._held = self._held, None
        for action in held or ():
            action()

    def _on_job_succeeded(self, result: Any, done: Done | None) -> None:
        changes = getattr(result, "changes", result)
        if isinstance(changes, Changes):
            self.wrote.emit(ANY_WRITE)
            self.hub.announce(changes)
        if done is not None and is_alive(done):
            done(result)

    def _on_job_failed(self, problem: Problem, failed: Failed | None, was_seen: bool) -> None:
        if isinstance(problem, ProgramFault):
            if not was_seen and (failed is None or not is_alive(failed)):
                raise problem.fault  # nobody waits for it: the hook of the window says it
            faults.note(problem.fault)
        self._say_failed(problem, failed)

    def _on_job_ended(self) -> None:
        self._jobs = [job for job in self._jobs if not job.has_ended]

    def _say_failed(self, problem: Problem, failed: Failed | None) -> None:
        (failed if failed is not None and is_alive(failed) else self.show_problem)(problem)

    def is_busy(self) -> bool:
        """Whether work with a label (an import, a backup) is still running."""
        return any(job.label and not job.has_ended for job in self._jobs)

    def close(self) -> None:
        """Finish what was begun, cancel what can wait, and close the book."""
        self.flush()
        for job in self._jobs:
            job.cancel()
        self._runner.wait()
        if self._book is not None:
            self._book.close()
            self._book = None

    # -- words to the user

    def message(
        self,
        text: Text | str,
        action_label: str | None = None,
        action: Callable[[], None] | None = None,
        by: QWidget | None = None,
    ) -> None:
        """Show a short result in the message bar, with at most one thing to do about it."""
        self.noticed.emit(Notice(render(text), action_label or "", action, by=by))

    def show_problem(self, problem: Problem, by: QWidget | None = None) -> None:
        """Show in the message bar what went wrong; it stays until it is closed or over."""
        words = render(problem.text)
        if isinstance(problem, ProgramFault):
            told = faults.report(problem.fault)
            notice = Notice(words, _("Show the report"), lambda: faults.show(told), True, by)
        else:
            about = ANY_WRITE if isinstance(problem, BookProblem) else self._failing
            notice = Notice(words, is_problem=True, by=by, about=about)
        self.noticed.emit(notice)


def _kind_of(verb: Verb) -> object:
    """What kind of write a verb is: the place in the program where it was made."""
    return getattr(verb, "__code__", verb)
