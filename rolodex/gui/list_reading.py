"""Reads for a list of cards: its first rows at once, all ids after the paint, then the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rolodex.gui.row_words import Heading
from rolodex.i18n import ngettext

if TYPE_CHECKING:
    from rolodex.domain.problems import Problem
    from rolodex.gui.background import Cancel, Job, Progress
    from rolodex.gui.desk import Desk
    from rolodex.services.book import Book
    from rolodex.services.card_lists import CardFilter, CardRow, Result

HISTORY_AFTER_MS = 120
"""The history's texts are searched when typing pauses this long."""
HISTORY_HITS = 50
IDS_AFTER_MS = 150
"""All ids are asked for when the list stays this long; while one types they would be in vain."""
AT_ONCE = 64
"""Rows that come with their number; more than any screen shows."""


class ListReading(QObject):
    """What a list asks the book; `columns` gives those that its table has just now.

    Signals: `ids_came()` when all ids of the list are there, `ordered(Result or None)` when what
    `begin` began has ended, None if it could not be done, `tail_found(tuple)` with what the
    history adds to a search: a heading and its hits, or nothing.
    """

    ids_came = Signal()
    ordered = Signal(object)
    tail_found = Signal(object)

    def __init__(self, desk: Desk, columns: Callable[[], tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._columns = columns
        self._query = ""
        self._birthdays = False
        self._history = QTimer(self, singleShot=True, interval=HISTORY_AFTER_MS)
        self._history.timeout.connect(self._find_in_history)
        self._ids = QTimer(self, singleShot=True, interval=IDS_AFTER_MS)
        self._ids.timeout.connect(self._on_time_for_ids)
        self._ids_wanted: tuple[Result, Callable[[tuple[int, ...]], None]] | None = None
        self._ordering: Job | None = None
        self._orders = 0
        self._is_ordering = False

    def ask(self, query: str, which: CardFilter, order: str) -> Result:
        """What a search finds, or a list without one; for `desk.read`."""
        book = self._desk.book
        self._birthdays = not query and which.kind == "birthdays"
        if query:
            result = book.search.find(query, AT_ONCE)
        else:
            result = book.card_lists.listing(which, order, AT_ONCE)
        return replace(result, rows=tuple(self._dressed(result.rows)))

    def begin(self, query: str, which: CardFilter, order: str) -> bool:
        """Drop what another order still waits for, and begin to put a list in order beside the
        window if that takes long; False if it may be asked for at once. For `desk.read`."""
        self._drop()
        if query or not self._desk.book.card_lists.takes_long(which, order):
            return False
        self._order_apart(which, order)
        return True

    def nothing(self) -> Result:
        """No card at all, in place of what is being put in order."""
        from rolodex.services.card_lists import Result

        self._drop()
        return Result(0, ())

    def _drop(self) -> None:
        self._orders += 1
        self._is_ordering = False
        if self._ordering is not None:
            self._ordering.cancel()
            self._ordering = None

    def is_ordering(self) -> bool:
        """Whether the list is being put in order beside the window; old rows are shown so long."""
        return self._is_ordering

    def _order_apart(self, which: CardFilter, order: str) -> None:
        from rolodex.services.card_lists import Result

        self._is_ordering = True
        number, asked = self._orders, Result(0, (), which=which, order=order)

        def work(book: Book, _progress: Progress, cancelled: Cancel) -> tuple[int, ...]:
            # Who tries one column after another waits for the last one only.
            return () if cancelled() else book.cards.ids(asked)

        def came(ids: tuple[int, ...]) -> None:
            if number == self._orders:
                self._is_ordering = False
                rows = tuple(self.rows(ids[:AT_ONCE]))
                self.ordered.emit(replace(asked, count=len(ids), rows=rows, ids=ids))

        def failed(problem: Problem) -> None:
            if number == self._orders:
                self._is_ordering = False
                self._desk.show_problem(problem)
                self.ordered.emit(None)

        self._ordering = self._desk.run(work, came, failed)

    def rows(self, ids: Sequence[int]) -> Sequence[CardRow]:
        """The rows of these cards, with what the list shows of them besides."""
        return self._desk.read(lambda: self._dressed(self._desk.book.card_lists.rows(ids)), [])

    def _dressed(self, rows: Sequence[CardRow]) -> Sequence[CardRow]:
        """The rows with the columns of the table, or with the birthdays that a list is about."""
        columns = self._columns()
        if columns:
            return self._desk.book.lists.with_cells(rows, columns)
        return self._desk.book.agenda.with_birthdays(rows) if self._birthdays else rows

    def load_ids(self, result: Result, done: Callable[[tuple[int, ...]], None]) -> None:
        """Hand over all ids of a list as soon as there is time, then tell that they came."""
        self._ids_wanted = (result, done)
        self._ids.start(IDS_AFTER_MS if result.query else 0)  # after the paint, in any case

    def search_history(self, query: str) -> None:
        """Look for a query in the history when typing pauses; an empty one is not looked for."""
        self._query = query
        self._history.stop()
        if query:
            self._history.start()

    def _on_time_for_ids(self) -> None:
        assert self._ids_wanted is not None
        result, done = self._ids_wanted

        def came(ids: tuple[int, ...]) -> None:
            done(ids)
            self.ids_came.emit()

        self._desk.run(lambda book, _p, _c: book.cards.ids(result), came)

    def _find_in_history(self) -> None:
        query = self._query
        hits = self._desk.read(lambda: self._desk.book.search.history(query, HISTORY_HITS), ())
        if not hits:
            self.tail_found.emit(())
            return
        words = ngettext("In the history: {n}", "In the history: {n}", len(hits))
        more = "+" if len(hits) == HISTORY_HITS else ""
        self.tail_found.emit((Heading(words.format(n=f"{len(hits)}{more}")), *hits))
