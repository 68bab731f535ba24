"""Writing results: JSON for scripts, always UTF-8, and lines for people."""

from __future__ import annotations

import json
import sys
from typing import Any

from rolodex.cli.table import printable, steers
from rolodex.domain.text import Text
from rolodex.i18n import _, format_date, render
from rolodex.services.changes import Changes


class Output:
    """Standard output in one of two shapes, chosen by `--json`; it never changes what is done."""

    def __init__(self) -> None:
        self.json = False
        self._showing_progress = False

    def object(self, value: dict[str, Any]) -> None:
        """One JSON object on a line of its own."""
        text = json.dumps(value, ensure_ascii=False, default=str)
        if not text.isprintable():
            # Still the same values: only what a terminal would obey is written as an escape.
            text = "".join(f"\\u{ord(char):04x}" if steers(char) else char for char in text)
        self._write(text + "\n", "utf-8")

    def line(self, text: str | Text = "") -> None:
        """One line for people; what the terminal cannot show is written as an escape."""
        self._write(f"{_shown(text)}\n", sys.stdout.encoding or "utf-8")

    def lines(self, lines: list[str]) -> None:
        """Several lines for people."""
        for text in lines:
            self.line(text)

    def changed(self, changes: Changes, **more: Any) -> None:
        """What a verb did; `more` are further keys of the JSON object, put in front."""
        if self.json:
            self.object({**more, "step": changes.step, "label": render(changes.label)})
        else:
            self.line(changes.label)

    def note(self, text: str | Text) -> None:
        """Something beside the result, on standard error."""
        self._end_progress()
        print(_shown(text), file=sys.stderr)

    def progress(self, done: int, total: int | None) -> None:
        """How far a long operation is, on one line of the terminal."""
        self._showing_progress = True
        text = f"{done:,}" if total is None else _("{done} of {total}").format(
            done=f"{done:,}", total=f"{total:,}"
        )  # fmt: skip
        print(f"\r{text}", end="\x1b[K", file=sys.stderr, flush=True)

    def _end_progress(self) -> None:
        if self._showing_progress:
            print("\r", end="\x1b[K", file=sys.stderr, flush=True)
            self._showing_progress = False

    def _write(self, text: str, encoding: str) -> None:
        self._end_progress()
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))


def _shown(text: str | Text) -> str:
    """The words without what a terminal would obey: a name may hold an escape sequence."""
    return "\n".join(printable(line) for line in render(text).split("\n"))


def day_text(day: Any) -> str:
    """A date for people, empty for none."""
    return format_date(day) if day is not None else ""
