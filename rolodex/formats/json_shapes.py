"""The shapes of JSON values, each checked with words that name the key and what it should be."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from rolodex.domain.problems import BadValue, bad_value
from rolodex.domain.text import Text
from rolodex.i18n import N_

Member = TypeVar("Member", bound=StrEnum)


def one_of(allowed: Iterable[str], key: str, value: str) -> str:
    """The value if it is one of those allowed."""
    allowed = list(allowed)
    if value not in allowed:
        raise bad_value(
            N_("{key} is one of {allowed}, not {value}."),
            key=key,
            allowed=", ".join(name or '""' for name in allowed),
            value=_shown(value),
        )
    return value


def number(value: object, key: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise bad_value(
            N_("{key} is a whole number from {low} to {high}, not {value}."),
            key=key,
            low=low,
            high=high,
            value=_shown(value),
        )
    return value


def member(kinds: type[Member], value: object, key: str) -> Member:
    """The member of an enumeration that a value names."""
    try:
        return kinds(str(value))
    except ValueError:
        allowed = ", ".join(kind.value for kind in kinds)
        raise bad_value(
            N_("{key} is one of {allowed}, not {value}."),
            key=key,
            allowed=allowed,
            value=_shown(value),
        ) from None


def text(value: object, key: str) -> str:
    """A string."""
    if not isinstance(value, str):
        _wrong(key, N_("text"), value)
    return value


def truth(value: object, key: str) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        _wrong(key, N_("true or false"), value)
    return value


def items(value: object, key: str) -> list[Any]:
    """A list; null is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        _wrong(key, N_("a list"), value)
    return value


def parts(value: object, key: str, allowed: set[str]) -> dict[str, Any]:
    """An object with no other keys than those allowed."""
    if not isinstance(value, dict):
        _wrong(key, N_("a JSON object"), value)
    unknown = sorted(set(value) - allowed)
    if unknown:
        raise bad_value(N_("{key} has no part {part}."), key=key, part=unknown[0])
    return value


def _wrong(key: str, wanted: str, value: object) -> NoReturn:
    raise BadValue(
        Text(
            N_("{key} is {wanted}, not {found}."),
            {"key": key, "wanted": Text(wanted), "found": kind_of(value)},
        )
    )


def kind_of(value: object) -> str:
    """What a value is, in signs of JSON."""
    kinds = {dict: "{...}", list: "[...]", str: '"..."', bool: "true/false", type(None): "null"}
    return kinds.get(type(value)) or _shown(value)


def _shown(value: object) -> str:
    shown = str(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
