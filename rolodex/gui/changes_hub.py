"""The one signal that tells every screen what a write changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.changes import ALL, Changes

EVERYTHING = ("card", "interaction", "followup", "tag", "mark", "setting")


class ChangesHub(QObject):
    """Passes on `Changes`; screens look at `changes.touches(...)` and decide what to reload.

    Signals: `changed(Changes)` after every write, whoever made it.
    """

    changed = Signal(object)

    def announce(self, changes: Changes) -> None:
        """Tell all screens of a write."""
        self.changed.emit(changes)

    def announce_everything(self) -> None:
        """Tell all screens to look again: another book, or another program wrote to this one."""
        self.changed.emit(everything_changed())


def everything_changed() -> Changes:
    """The `Changes` that touches every row of every kind and cannot be undone."""
    return Changes(0, Text(N_("The book changed")), dict.fromkeys(EVERYTHING, ALL))
