"""The question before something is dropped that was typed and could not be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rolodex.i18n import _


def may_drop(parent: QWidget | None) -> bool:
    """Whether the user leaves without what could not be saved; the way back keeps it."""
    from rolodex.gui.dialogs import question

    return question.ask(parent, *words())


def words() -> tuple[str, str, str]:
    """What is asked, what it means, and what the button says that drops it."""
    return (
        _("Leave without saving?"),
        _("What you typed could not be saved. If you leave now, it is lost."),
        _("Leave without saving"),
    )
