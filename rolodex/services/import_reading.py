"""Reading the files of an import: every card of every file, counted, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rolodex.domain.card import Card
from rolodex.domain.problems import Cancelled, FileProblem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.domain.tidying import tidied
from rolodex.formats.recognise import HEAD, TABLES, read_table, recognise
from rolodex.formats.table import TableOptions
from rolodex.formats.vcard import ReadCard, RejectedCard, read_vcards
from rolodex.i18n import N_
from rolodex.services.import_identity import Identities
from rolodex.services.import_results import Rejected
from rolodex.services.table_import import TableImport

if TYPE_CHECKING:
    from rolodex.services.book import Book

Progress = Callable[[int, int | None], None]
"""Called with bytes or cards done and the total, None where it is not known."""

AHEAD = 200
AHEAD_SIZE = 8 * 1024 * 1024
"""Cards, or about the bytes of their text, that are read before the book is asked about them."""

MOST_REJECTED = 10_000
"""Rejected cards of which text and reason are kept; further ones are only counted."""


class ImportReading:
    """The reading of one run: `count` cards were read so far, those in `rejected` in vain.

    `options` say how single files are read that are tables; `tables` knows what else was in them.
    """

    def __init__(
        self,
        book: Book,
        files: Sequence[Path],
        options: Mapping[Path, TableOptions] | None,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._book = book
        self._files = files
        self._options = options or {}
        self._progress = progress
        self._cancelled = cancelled
        self.tables = TableImport(book, options)
        self.count = 0
        self.rejected: list[Rejected] = []

    def cards(self, identities: Identities) -> Iterator[tuple[ReadCard, Card]]:
        """Every card that can be read, and as it is kept; the book is asked about many at once.

        Raises `FileProblem` and `Cancelled`.
        """
        country = str(self._book.settings.get("country"))
        ahead: list[tuple[ReadCard, Card]] = []
        size = 0
        for path, read in self._read():
            if isinstance(read, RejectedCard):
                self._reject(path, read)
                continue
            ahead.append((read, tidied(read.card, country)))
            size += read.size
            if len(ahead) >= AHEAD or size > AHEAD_SIZE:
                identities.look_ahead(ahead)
                yield from ahead
                ahead, size = [], 0
        identities.look_ahead(ahead)
        yield from ahead

    def _reject(self, path: Path, card: RejectedCard) -> None:
        raw = card.raw if len(self.rejected) < MOST_REJECTED else ""
        self.rejected.append(Rejected(str(path), card.line, card.reason, raw, self.tables.header))

    def _read(self) -> Iterator[tuple[Path, ReadCard | RejectedCard]]:
        """Every card of every file, counted; asks for cancelling and tells how far it is.

        Of several files one that cannot be read is named among the rejected, by line 0, and the
        others go on; a single one ends the import.
        """
        done, total = 0, sum(_size(path) for path in self._files)

        def pause(at: int) -> None:
            if self._cancelled and self._cancelled():
                raise Cancelled
            if self._progress:
                self._progress(at, total)

        for path in self._files:
            found = 0
            try:
                for read, at in self._read_file(path):
                    found += 1
                    self.count += 1
                    if found % 100 == 0:
                        pause(done + at())
                    yield path, read
            except FileProblem as problem:
                if len(self._files) == 1:
                    raise
                self.count += 1
                self.rejected.append(Rejected(str(path), 0, problem.text, ""))
            done += _size(path)
            pause(done)

    def _read_file(self, path: Path) -> Iterator[tuple[ReadCard | RejectedCard, Callable[[], int]]]:
        """Every card of a file, and what tells how many bytes of it are read.

        Raises `FileProblem` for a file that cannot be read or holds none.
        """
        refuse_the_book(self._book, path)
        found = False
        with opened(path) as stream:
            kind = recognise(stream)
            if kind in TABLES:
                reads = self.tables.read(path, stream, kind, self._cancelled)
            else:
                reads = read_vcards(stream)
            for read in reads:
                found = True
                yield read, stream.tell
            if not found:
                raise FileProblem(self._why_nothing(path, stream, kind))

    def _why_nothing(self, path: Path, stream: BinaryIO, kind: str) -> Text:
        args = {"file": path.name}
        stream.seek(0)
        head = stream.read(HEAD)
        if not head.strip(b"\xef\xbb\xbf \t\r\n\0") and len(head) < HEAD:
            return Text(N_("{file} is empty."), args)
        if kind not in TABLES:
            return Text(N_("There are no cards in {file}; it is no vCard file and no table."), args)
        if read_table(stream, kind, self._options.get(path, TableOptions())).headers:
            return Text(N_("The table in {file} has column names but no rows."), args)
        return Text(N_("The table in {file} is empty."), args)


def opened(path: Path) -> BinaryIO:
    """The file, opened to be read. Raises `FileProblem`."""
    try:
        return path.open("rb")
    except OSError as error:
        reason = {"file": str(path), "reason": system_reason(error)}
        raise FileProblem(Text(N_("{file} cannot be read: {reason}."), reason)) from None


def refuse_the_book(book: Book, path: Path) -> None:
    """Refuse the open book itself: reading it past SQLite would drop its locks.

    Raises `FileProblem`.
    """
    if path.exists() and path.samefile(book.path):
        words = N_("{file} is the open book itself, not an address file.")
        raise FileProblem(Text(words, {"file": path.name}))


def _size(path: Path) -> int:
    """The bytes of a file, 0 if it cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
