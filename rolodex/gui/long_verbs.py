"""Verbs that write so many rows that they go beside the window's thread, with a progress line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rolodex.domain.problems import Cancelled, Problem
from rolodex.i18n import _, ngettext, render

if TYPE_CHECKING:
    from rolodex.gui.background import Cancel, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book
    from rolodex.services.changes import Changes

ROWS_AT_ONCE = 1000
"""A step of more rows than this is undone off the window's thread: it would stand still."""

LongVerb = Callable[["Book", "Progress"], "Changes"]


def carry_out(
    desk: Desk,
    verb: LongVerb,
    label: str,
    done: Callable[[Changes], None],
    failed: Callable[[Problem], None] | None = None,
) -> None:
    """Carry out a verb of the book on another thread; cancelled, it has changed nothing.

    The verb is handed the progress to tell; the index that follows tells it by itself.
    """

    def work(book: Book, progress: Progress, cancelled: Cancel) -> Changes:
        def told(so_far: int, total: int | None = None) -> None:
            if cancelled():
                raise Cancelled
            progress(so_far, total)

        book.indexer.progress = told
        return verb(book, told)

    desk.run(work, done, failed, label=label)


def undo(desk: Desk, n: int = 1) -> None:
    """Take back the newest `n` steps, whoever made them."""

    def done(changes: Changes) -> None:
        desk.message(changes.label, _("Redo"), desk.redo)

    if desk.read(lambda: desk.book.journal.rows_to_undo(n), 0) <= ROWS_AT_ONCE:
        desk.write(lambda: desk.book.journal.undo(n), done, quiet=True)
        return
    if n > 1:
        label = ngettext("Undoing {n:,} change", "Undoing {n:,} changes", n).format(n=n)
    else:
        step = desk.read(lambda: desk.book.journal.next_undo(), None)
        label = _("Undoing: {step}").format(step="" if step is None else render(step))
    carry_out(desk, lambda book, told: book.journal.undo(n, told), label, done)


def redo(desk: Desk) -> None:
    """Bring back the step that was undone last."""

    def done(changes: Changes) -> None:
        desk.message(changes.label, _("Undo"), desk.undo)

    if desk.read(lambda: desk.book.journal.rows_to_redo(), 0) <= ROWS_AT_ONCE:
        desk.write(lambda: desk.book.journal.redo(), done, quiet=True)
        return
    step = desk.read(lambda: desk.book.journal.next_redo(), None)
    label = _("Redoing: {step}").format(step="" if step is None else render(step))
    carry_out(desk, lambda book, told: book.journal.redo(told), label, done)
