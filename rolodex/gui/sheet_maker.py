"""Making the sheet that is chosen on another thread; what was chosen before it is let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolodex.domain.problems import Cancelled, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from rolodex.gui.background import Cancel, Job, Operation, Progress
    from rolodex.gui.desk import Desk
    from rolodex.gui.pdf_pages import PageImage
    from rolodex.gui.widgets.print_options import Wanted
    from rolodex.services.book import Book
    from rolodex.services.printing import Printed


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet as it will leave the program: the very file that is shown, printed and saved."""

    pdf: bytes
    printed: Printed
    width: float
    height: float


class SheetMaker:
    """One sheet at a time.

    It calls `ready(Made)` or `failed(Problem)`, with None if it was cancelled, and meanwhile
    `progressed(done, total)`.
    """

    def __init__(
        self,
        desk: Desk,
        ready: Callable[[Made], None],
        failed: Callable[[Problem | None], None],
        progressed: Callable[[int, int], None],
    ) -> None:
        self._desk = desk
        self._ready, self._failed, self._progressed = ready, failed, progressed
        self._made: Made | None = None
        self._job: Job | None = None
        self._turn = 0

    def made(self) -> Made | None:
        """The sheet as it was chosen last; None while it is being made."""
        return self._made

    def forget(self) -> None:
        """What was made is not what is chosen any more."""
        self.stop()
        self._made = None

    def stop(self) -> None:
        """Stop the work; a sheet that is ready stays."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def make(self, wanted: Wanted) -> None:
        """Begin with another sheet."""
        self.forget()
        turn = self._turn
        job = self._desk.run(
            _making(wanted),
            lambda made: self._on_made(turn, made),
            lambda problem: self._on_failed(turn, problem),
            lambda done, total: self._on_progressed(turn, done, total),
        )
        self._job = job if self._made is None and turn == self._turn else None

    def draw(self, number: int, width: int, done: Callable[[PageImage], None]) -> None:
        """Draw a page of the sheet in a width of pixels, unless it is forgotten meanwhile."""
        made, turn = self._made, self._turn
        if made is not None:
            self._desk.run_apart(
                _drawing(made.pdf, number, width),
                lambda found: done(found) if turn == self._turn else None,
            )

    def _on_progressed(self, turn: int, done: int, total: int | None) -> None:
        if turn == self._turn and total:
            self._progressed(done, total)

    def _on_made(self, turn: int, made: Made) -> None:
        if turn == self._turn:
            self._job, self._made = None, made
            self._ready(made)

    def _on_failed(self, turn: int, problem: Problem) -> None:
        if turn == self._turn:
            self._job = None
            self._failed(None if isinstance(problem, Cancelled) else problem)


def _making(wanted: Wanted) -> Any:
    def make(book: Book, progress: Progress, cancelled: Cancel) -> Made:
        from io import BytesIO

        from rolodex.gui.pdf_pages import page_size
        from rolodex.services.printing import Selection

        group = wanted.group
        selection = Selection(ids=group.ids, name=group.head) if group is not None else Selection()
        out = BytesIO()
        printed = book.printing.render(
            wanted.sheet,
            out,
            selection,
            wanted.options,
            wanted.paper,
            wanted.language,
            wanted.font,
            progress=progress,
            cancelled=cancelled,
        )
        pdf = out.getvalue()
        return Made(pdf, printed, *page_size(pdf))

    return make


def _drawing(pdf: bytes, number: int, width: int) -> Operation:
    def draw(_progress: Progress, _cancelled: Cancel) -> Any:
        from rolodex.gui.pdf_pages import draw_page

        return draw_page(pdf, number, width)

    return draw
