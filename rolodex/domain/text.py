"""A message that is translated late: an English template and its arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable message; `rolodex.i18n.render` turns it into a string.

    `msgid` is marked with `N_` where it is written and uses named placeholders
    (`"{name} in {n} days"`). With `plural` set, `args["n"]` chooses the form.
    Arguments may be strings, numbers, dates, times or further `Text`.
    """

    msgid: str
    args: Mapping[str, Any] = field(default_factory=dict)
    plural: str = ""
