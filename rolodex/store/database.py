"""An open SQLite file: guards, settings read back, transactions and whole copies."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolodex.domain.problems import BookProblem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.store import driver
from rolodex.store.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from sqlite_utils import Database as Utils

MAGIC = b"SQLite format 3\x00"
PRAGMAS: tuple[tuple[str, str, str], ...] = (
    # name, value set, value read back
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", "2"),
    ("locking_mode", "NORMAL", "normal"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("temp_store", "MEMORY", "2"),
    ("recursive_triggers", "ON", "1"),
    ("cache_size", "-65536", "-65536"),
)
"""Never WAL: books live in sync folders and on USB sticks, where it loses or mixes commits."""


_OPEN: Counter[tuple[int, int]] = Counter()
"""Books this process has open, by device and inode: they must not be read past SQLite."""


class Database:
    """One connection to one book, used by one thread at a time.

    `before_commit` is called inside every outermost transaction just before COMMIT; the
    search index uses it to take in the cards that triggers marked as stale.
    """

    def __init__(self, path: Path, connection: driver.Connection) -> None:
        self.path = path
        self.connection = connection
        self.before_commit: list[Callable[[], None]] = []
        self._depth = 0
        self._utils: Utils | None = None
        self._data_version = 0
        self._file: tuple[int, int] | None = None

    # opening ---------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, wait: float = 10.0) -> Database:
        """Make an empty book with mode 0600 in a folder with mode 0700 if it makes the folder.

        Raises `BookProblem` if the file exists or cannot be made.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise BookProblem(Text(N_("There is already a file at {path}."), _at(path))) from None
        except OSError as error:
            raise BookProblem(
                Text(
                    N_("The book {path} cannot be made: {reason}."),
                    {**_at(path), "reason": system_reason(error)},
                )
            ) from None
        try:
            database = cls._connect(path, wait)
            with database.translated():
                database.execute(f"PRAGMA application_id={APPLICATION_ID}")
                database._set_pragmas()
                database._migrate()
            return database
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        wait: float = 10.0,
        before_migrating: Callable[[Database], None] | None = None,
        migrate: bool = True,
    ) -> Database:
        """Open an existing book after looking at it from outside.

        `wait` is how long, in seconds, a lock of another process is waited for;
        `before_migrating` gets the open database when its schema is about to change, to back
        it up; without `migrate` an older schema is left as it is, to look at a backup. Raises
        `BookProblem` for what is missing, empty, foreign, newer or damaged.
        """
        guard_file(path)
        database = cls._connect(path, wait)
        try:
            with database.translated():
                database._guard_content()
                database._set_pragmas()
                pending = [m for m in MIGRATIONS if m not in database.applied()]
                if pending and migrate:
                    if before_migrating:
                        before_migrating(database)
                    database._migrate()
                else:
                    database._use_foreign_keys()
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def _connect(cls, path: Path, wait: float) -> Database:
        try:
            connection = driver.connect(str(path))
        except driver.Error as error:
            raise (driver.problem_of(error) or error) from None
        database = cls(path, connection)
        found = path.stat()
        database._file = (found.st_dev, found.st_ino)
        _OPEN[database._file] += 1
        database.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
        return database

    def _guard_content(self) -> None:
        if self.value("PRAGMA application_id") != APPLICATION_ID:
            raise BookProblem(Text(N_("{path} is not a Rolodex book."), _at(self.path)))
        unknown = [name for name in self.applied() if name not in MIGRATIONS]
        if unknown:
            raise BookProblem(
                Text(
                    N_(
                        "{path} was made by a newer version of Rolodex ({step}). "
                        "Install the new version to open it; nothing was changed."
                    ),
                    {**_at(self.path), "step": unknown[0]},
                )
            )

    def _set_pragmas(self) -> None:
        for name, value, expected in PRAGMAS:
            self.execute(f"PRAGMA {name}={value}")
            found = str(self.value(f"PRAGMA {name}"))
            if found != expected:
                raise BookProblem(
                    Text(
                        N_("The disk does not let the book be kept safely ({name} is {found})."),
                        {"name": name, "found": found},
                    )
                )

    def _use_foreign_keys(self) -> None:
        self.execute("PRAGMA foreign_keys=ON")
        if self.value("PRAGMA foreign_keys") != 1:
            raise AssertionError("foreign keys did not switch on")

    def _migrate(self) -> None:
        from rolodex.store import migrations

        self.execute("PRAGMA foreign_keys=OFF")
        migrations.migrate(self)
        self._use_foreign_keys()

    def applied(self) -> list[str]:
        """The names of the migrations this book has, oldest first."""
        if not self.value("SELECT 1 FROM sqlite_schema WHERE name='_sqlite_migrations'"):
            return []
        return [
            row[0]
            for row in self.rows(
                "SELECT name FROM _sqlite_migrations WHERE migration_set='rolodex' ORDER BY id"
            )
        ]

    def close(self) -> None:
        """Close the connection; a transaction in progress is rolled back."""
        self.connection.close()
        if self._file is not None:
            _OPEN[self._file] -= 1
            self._file = None

    # reading and writing ---------------------------------------------------

    @property
    def utils(self) -> Utils:
        """The sqlite-utils view of this connection, loaded when first used."""
        if self._utils is None:
            from sqlite_utils import Database as Utils

            self._utils = Utils(self.connection)
        return self._utils

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run one statement and return its cursor."""
        return self.connection.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows."""
        self.connection.executemany(sql, rows)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        result: list[tuple[Any, ...]] = self.connection.execute(sql, values).fetchall()
        return result

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        result: tuple[Any, ...] | None = self.connection.execute(sql, values).fetchone()
        return result

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def column(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The first column of all rows."""
        return [row[0] for row in self.connection.execute(sql, values)]

    def columns(self, table: str) -> dict[str, str]:
        """The columns of a table with their declared types, in order."""
        found = {row[1]: row[2] for row in self.rows(f'PRAGMA table_info("{table}")')}
        if not found:
            raise AssertionError(f"no table {table}")
        return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A write: all of it or nothing. Nested ones become savepoints of the outermost.

        Begins IMMEDIATE, since a read that later turns into a write beside another writer
        fails at once instead of waiting. Raises `BookBusy` when the lock is not to be had in
        the time the book was opened with.
        """
        if self._depth:
            with self._savepoint():
                yield
            return
        with self.translated():
            self.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                for hook in self.before_commit:
                    hook()
                self.execute("COMMIT")
            except BaseException:
                # After some errors (disk full) SQLite has rolled back by itself.
                if self.connection.in_transaction:
                    self.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        name = f"step_{self._depth}"
        self.execute(f"SAVEPOINT {name}")
        self._depth += 1
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.execute(f"ROLLBACK TO {name}")
                self.execute(f"RELEASE {name}")
            raise
        else:
            self.execute(f"RELEASE {name}")
        finally:
            self._depth -= 1

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn errors of the driver that a user can understand into problems."""
        try:
            yield
        except driver.Error as error:
            problem = driver.problem_of(error)
            if problem is None:
                raise
            raise problem from error

    def changed_elsewhere(self) -> bool:
        """Whether another connection has written since this was last asked."""
        version = self.value("PRAGMA data_version")
        changed = bool(self._data_version) and version != self._data_version
        self._data_version = version
        return changed

    # copies ------------------------------------------------------------------

    def copy_to(self, path: Path) -> None:
        """Write a compact copy with mode 0600; the file must not exist.

        Only SQLite itself reads the live file: opening it by any other means in this process
        would drop its locks when closed.
        """
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with self.translated():
            self.execute("VACUUM INTO ?", (str(path),))


def guard_file(path: Path) -> None:
    """Look at a file before SQLite does: it must be there, not empty, and an SQLite file.

    An empty file opens as a valid empty database, which would hide that a sync folder or a
    full disk has emptied the book. Raises `BookProblem`.
    """
    try:
        found = path.stat()
        if not path.is_dir() and not _OPEN[(found.st_dev, found.st_ino)]:
            with path.open("rb") as file:
                magic = file.read(len(MAGIC))
        else:
            # Closing a second handle would drop the locks of the first; it passed already.
            magic = MAGIC
    except FileNotFoundError:
        raise BookProblem(Text(N_("There is no book at {path}."), _at(path))) from None
    except OSError as error:
        raise BookProblem(
            Text(
                N_("The book {path} cannot be opened: {reason}."),
                {**_at(path), "reason": system_reason(error)},
            )
        ) from None
    if path.is_dir():
        raise BookProblem(Text(N_("{path} is a folder, not a book."), _at(path)))
    if found.st_size == 0:
        raise BookProblem(
            Text(
                N_(
                    "The book {path} is an empty file. A sync folder or a full disk may have "
                    "emptied it; restore the newest backup."
                ),
                _at(path),
            )
        )
    if magic != MAGIC:
        raise BookProblem(Text(N_("{path} is not a Rolodex book."), _at(path)))


def _at(path: Path) -> dict[str, str]:
    return {"path": str(path)}
