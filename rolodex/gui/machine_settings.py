"""Settings of this computer, not of the data: language, theme, last book, geometry."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


class MachineSettings:
    """A small JSON object in a file that only its owner may read.

    A missing or damaged file counts as empty. Every `set` is written at once and replaces
    the file as a whole; keys that another window wrote meanwhile are kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()

    def get(self, key: str, default: Any = None) -> Any:
        """The value kept under a key, or `default`."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value under a key; None forgets the key."""
        self.update({key: value})

    def update(self, values: dict[str, Any]) -> None:
        """Keep several values in one write; those that are as they were cost nothing."""
        changed = {k: v for k, v in values.items() if self._values.get(k) != v}
        if not changed:
            return
        merged = {**self._read(), **changed}
        self._values = {key: value for key, value in merged.items() if value is not None}
        try:
            self._write()
        except OSError as error:  # a read-only home must not stop the work with the book
            log.warning("machine settings not saved: %s", error.strerror)

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._values, file, ensure_ascii=False, indent=1, sort_keys=True)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self._path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
