"""An open book: store, clock, undo and all verbs in the one object that front ends get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rolodex.domain.text import Text
from rolodex.services.card_lists import CardLists
from rolodex.services.clock import Clock
from rolodex.services.journal import JournalVerbs
from rolodex.services.search import SearchVerbs
from rolodex.services.settings import SettingVerbs
from rolodex.store import journal
from rolodex.store.database import Database
from rolodex.store.listing import Cadences
from rolodex.store.search import Indexer
from rolodex.store.settings import stored

if TYPE_CHECKING:
    from rolodex.services.agenda import AgendaVerbs
    from rolodex.services.backup import BackupVerbs
    from rolodex.services.bulk import BulkVerbs
    from rolodex.services.cards import CardVerbs
    from rolodex.services.followups import FollowUpVerbs
    from rolodex.services.history import HistoryVerbs
    from rolodex.services.lists import ListVerbs
    from rolodex.services.phrases import PhraseVerbs
    from rolodex.services.printing import PrintingVerbs
    from rolodex.services.tags import TagVerbs
    from rolodex.services.transfer import TransferVerbs


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `check` found: `problems` in words, counts, the schema and the content digest."""

    ok: bool
    problems: tuple[Text, ...]
    cards: int
    interactions: int
    schema: str
    content: str


class Book:
    """One open book, used by one thread; another thread gets its own by `reopen`.

    Verbs return `Changes` and raise `Problem` only. Closing it twice does no harm.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.settings = SettingVerbs(self)
        self.indexer = Indexer(
            database,
            lambda: str(self.settings.get("country")),
            lambda: str(self.settings.get("order")),
        )
        self.card_lists = CardLists(self)
        self.search = SearchVerbs(self)
        self.journal = JournalVerbs(self)
        self._closed = False
        self._content: tuple[object, ...] = ()

    # What a command or the first paint can do without is loaded when it is first used.

    @cached_property
    def cards(self) -> CardVerbs:
        """Cards, and lists of them."""
        from rolodex.services.cards import CardVerbs

        return CardVerbs(self)

    @cached_property
    def tags(self) -> TagVerbs:
        """Tags as things of their own."""
        from rolodex.services.tags import TagVerbs

        return TagVerbs(self)

    @cached_property
    def history(self) -> HistoryVerbs:
        """What happened with cards."""
        from rolodex.services.history import HistoryVerbs

        return HistoryVerbs(self)

    @cached_property
    def followups(self) -> FollowUpVerbs:
        """What was promised."""
        from rolodex.services.followups import FollowUpVerbs

        return FollowUpVerbs(self)

    @cached_property
    def agenda(self) -> AgendaVerbs:
        """What a day asks for."""
        from rolodex.services.agenda import AgendaVerbs

        return AgendaVerbs(self)

    @cached_property
    def lists(self) -> ListVerbs:
        """Saved lists, and lists by rule and column."""
        from rolodex.services.lists import ListVerbs

        return ListVerbs(self)

    @cached_property
    def bulk(self) -> BulkVerbs:
        """What is done to many cards in one step."""
        from rolodex.services.bulk import BulkVerbs

        return BulkVerbs(self)

    @cached_property
    def phrases(self) -> PhraseVerbs:
        """Reusable texts, and who got them."""
        from rolodex.services.phrases import PhraseVerbs

        return PhraseVerbs(self)

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        create: bool = False,
        wait: float = 10.0,
        home: Mapping[str, str] | None = None,
    ) -> Book:
        """Open a book, or make it if it is not there and `create` is set.

        `home` are settings that a book made here begins with (`domain.home`), `wait` is how
        many seconds a lock of another process is waited for. Raises `BookProblem`.
        """
        if create and not path.exists():
            return cls.create(path, clock, wait=wait, **(home or {}))

        def back_up(database: Database) -> None:
            from rolodex.services.backup import copy_before_migrating

            copy_before_migrating(database, clock)

        book = cls(Database.open(path, wait, back_up), clock)
        try:
            book.indexer.catch_up()
        except BaseException:
            book.close()
            raise
        return book

    @classmethod
    def create(cls, path: Path, clock: Clock, wait: float = 10.0, **settings: Any) -> Book:
        """Make a new, empty book with these settings. Raises `BookProblem` if it exists."""
        book = cls(Database.create(path, wait), clock)
        for key, value in settings.items():
            book.settings.set(key, value)
        return book

    def reopen(self, wait: float = 10.0) -> Book:
        """The same book on a connection of its own, for another thread."""
        return Book.open(self.path, self.clock, wait=wait)

    def limit_cache(self, megabytes: int) -> None:
        """Keep at most so much of the file in memory; large imports do better with more."""
        with self.database.translated():
            self.database.execute(f"PRAGMA cache_size={-1024 * int(megabytes)}")

    @property
    def path(self) -> Path:
        """The file."""
        return self.database.path

    @property
    def transfer(self) -> TransferVerbs:
        """Import and export; loaded when first used."""
        from rolodex.services.transfer import TransferVerbs

        return TransferVerbs(self)

    @property
    def printing(self) -> PrintingVerbs:
        """Sheets as PDF; loaded when first used."""
        from rolodex.services.printing import PrintingVerbs

        return PrintingVerbs(self)

    @property
    def backups(self) -> BackupVerbs:
        """Copies of the whole book; loaded when first used."""
        from rolodex.services.backup import BackupVerbs

        return BackupVerbs(self)

    def cadences(self) -> Cadences:
        """The book's rhythm from its settings."""
        values = self.settings.all()
        return Cadences(
            a=values["cadence_a"],
            b=values["cadence_b"],
            c=values["cadence_c"],
            book=values["cadence_days"],
        )

    def check(self) -> CheckResult:
        """Look over the whole book: pages, references, statistics, index, and the digest."""
        from rolodex.store import integrity

        database = self.database
        with database.translated():
            problems = tuple(
                integrity.problems(
                    database, str(self.settings.get("country")), str(self.settings.get("order"))
                )
            )
            return CheckResult(
                ok=not problems,
                problems=problems,
                cards=database.value("SELECT count(*) FROM card WHERE trashed_at IS NULL"),
                interactions=database.value("SELECT count(*) FROM interaction"),
                schema=database.applied()[-1],
                content=integrity.content(database),
            )

    def changed_elsewhere(self) -> bool:
        """Whether another connection changed what the book holds since this was last asked.

        Merging the index writes to the file and changes nothing.
        """
        written = self.database.changed_elsewhere()
        with self.database.translated():
            content = (journal.written(self.database), stored(self.database))
        # What came between these questions is told of rather than missed.
        changed = self.database.changed_elsewhere() or (written and content != self._content)
        self._content = content
        if changed:
            self.settings.forget()
        return changed

    @property
    def is_open(self) -> bool:
        """Whether the file is open still."""
        return not self._closed

    def close(self) -> None:
        """Close the file."""
        if not self._closed:
            self._closed = True
            self.database.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
