"""The menu that puts a reminder off: later today, tomorrow, 3 days, a week, or a day of choice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rolodex.i18n import _
from rolodex.services.clock import Clock

LATEST = 21
"""No reminder is put off to an hour after this on the same day."""


def later_today(now: datetime) -> datetime | None:
    """The full hour about two hours on, None when the day is over by then."""
    later = (now + timedelta(hours=2, minutes=30)).replace(minute=0, second=0, microsecond=0)
    return later if later.date() == now.date() and later.hour <= LATEST else None


def snooze_choices(now: datetime) -> list[tuple[str, str, datetime]]:
    """Name, words and moment of each choice; midnight means the whole day."""
    midnight = datetime.combine(now.date(), time.min)
    choices = []
    later = later_today(now)
    if later is not None:
        hour = later.strftime("%H:%M")
        choices.append(("today", _("Later today, {time}").format(time=hour), later))
    choices += [
        ("tomorrow", _("Tomorrow"), midnight + timedelta(days=1)),
        ("three_days", _("In 3 days"), midnight + timedelta(days=3)),
        ("week", _("In a week"), midnight + timedelta(days=7)),
    ]
    return choices


def snooze_menu(parent: QWidget, clock: Clock, chosen: Callable[[datetime], None]) -> QMenu:
    """A menu that calls `chosen` with a local wall-clock moment; it deletes itself."""
    from rolodex.gui.dialogs.ask_when import AskWhenDialog

    menu = QMenu(parent)
    menu.setObjectName("snooze_menu")
    for name, words, moment in snooze_choices(clock.local_now()):
        action = QAction(words, menu)
        action.setObjectName(f"snooze_{name}")
        action.triggered.connect(lambda _on=False, moment=moment: chosen(moment))
        menu.addAction(action)
    menu.addSeparator()
    other = QAction(_("Another day…"), menu)
    other.setObjectName("snooze_other")

    other.triggered.connect(
        lambda: AskWhenDialog.ask(clock, _("Later: when?"), parent.window(), chosen)
    )
    menu.addAction(other)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
