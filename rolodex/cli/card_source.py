"""Cards that `add` and `edit` read from a file or standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from rolodex.domain.problems import BadValue, FileProblem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.i18n import N_

LARGEST = 64 * 1024 * 1024
"""Bytes read at most; a card is a few kilobytes."""


def read_objects(source: str) -> list[Any]:
    """The JSON values of a file (`-`: standard input): one, a list of them, or one a line.

    Raises `FileProblem` and `BadValue`.
    """
    text = _read(source)
    try:
        value = json.loads(text)
        return value if isinstance(value, list) else [value]
    except ValueError as error:
        whole = error
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise _not_json(whole) from None
    try:
        return [json.loads(line) for line in lines]
    except ValueError:
        raise _not_json(whole) from None


def _read(source: str) -> str:
    try:
        if source == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        raise FileProblem(
            Text(
                N_("{path} cannot be read: {reason}."),
                {"path": source, "reason": system_reason(error)},
            )
        ) from None
    if len(data) > LARGEST:
        raise FileProblem(Text(N_("{path} is too large."), {"path": source}))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileProblem(Text(N_("{path} is not UTF-8 text."), {"path": source})) from None


def _not_json(error: ValueError) -> BadValue:
    return BadValue(Text(N_("This is not JSON: {reason}."), {"reason": str(error)}))
