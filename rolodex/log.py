"""The program's own log: a small rotating file with places, ids and counts, never with data."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from rolodex import paths

NAME = "rolodex.log"
MAX_BYTES = 500_000
KEPT = 3
"""Older files kept beside the current one."""


class LogFile(logging.Handler):
    """Appends to a file that is opened, and turned over when too long, at each record.

    Records are few, so nothing is held open: a deleted or full folder costs only the record.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; a log that cannot be written never stops the program."""
        try:
            # The text of an exception may hold a customer's name: only its kind and places go in.
            if record.exc_info and record.exc_info[1] is not None:
                fault, record.exc_info = describe(record.exc_info[1]), None
                record.msg, record.args = f"{record.getMessage()}: {fault}", ()
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._turn_over()
            with self.path.open("a", encoding="utf-8") as file:
                file.write(self.format(record) + "\n")
        except (OSError, ValueError, TypeError, KeyError):
            return

    def _turn_over(self) -> None:
        if not self.path.exists() or self.path.stat().st_size < MAX_BYTES:
            return
        for number in range(KEPT, 0, -1):
            older = self.path.with_suffix(f".{number - 1}.log") if number > 1 else self.path
            if older.exists():
                older.replace(self.path.with_suffix(f".{number}.log"))


def describe(error: BaseException) -> str:
    """The kind of an error and the places it passed, innermost last, without its words."""
    places = []
    step: TracebackType | None = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return f"{type(error).__name__} at {' > '.join(places) or 'no place'}"


def file() -> Path:
    """Where the log is, in the machine's log folder."""
    return paths.log_folder() / NAME


def start(folder: Path | None = None) -> Path:
    """Log to `rolodex.log` in the folder (the machine's log folder); returns the file.

    Faults that nothing caught are logged before the interpreter shows them.
    """
    path = folder / NAME if folder is not None else file()
    root = logging.getLogger("rolodex")
    root.setLevel(logging.INFO)
    for handler in [old for old in root.handlers if isinstance(old, LogFile)]:
        root.removeHandler(handler)
    root.addHandler(LogFile(path))
    sys.excepthook = _log_fault
    return path


def _log_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, Exception):
        logging.getLogger("rolodex").error("fault: %s", describe(error.with_traceback(trace)))
    sys.__excepthook__(kind, error, trace)
