"""Lets people who use fcitx type Chinese although Qt's wheels bring no plug-in for it."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path


def choose(environment: MutableMapping[str, str], plugins: Path) -> None:
    """Ask Qt for the ibus plug-in, whose protocol fcitx also speaks; before QApplication.

    Nothing is changed if the user chose a plug-in, if fcitx is not in use, or if Qt has a
    plug-in for it (`plugins` is Qt's plug-in folder).
    """
    if environment.get("QT_IM_MODULE") or "fcitx" not in environment.get("XMODIFIERS", ""):
        return
    contexts = plugins / "platforminputcontexts"
    if not any(contexts.glob("*fcitx*")):
        environment["QT_IM_MODULE"] = "ibus"
