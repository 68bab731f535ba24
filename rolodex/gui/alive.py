"""Whether what a function was made for is still there when its time comes."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def is_alive(function: Callable[..., Any]) -> bool:
    """False if a Qt object is deleted that the function belongs to or was made with.

    The answer of slow work, or of a write that had to wait, may come when the screen that
    asked is gone: the window was closed, or built anew in another language.
    """
    if isinstance(function, MethodType):
        return _there(function.__self__)
    if isinstance(function, FunctionType):
        return all(_there(value) for value in _kept(function))
    return True


def _kept(function: FunctionType) -> list[Any]:
    kept = []
    for cell in function.__closure__ or ():
        try:
            kept.append(cell.cell_contents)
        except ValueError:  # not filled yet: a function that names itself
            continue
    return kept


def _there(value: object) -> bool:
    if isinstance(value, QObject):
        return isValid(value)
    return is_alive(value) if isinstance(value, MethodType) else True
