"""Looks at the clock twice a minute and says when the pop-up must show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rolodex.domain import popup_schedule
from rolodex.domain.popup_schedule import Appointment, Due, Wish
from rolodex.domain.rest_days import read_rest_days
from rolodex.gui.day_record import DayRecord

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk

FIRST_MS = 700
"""After the first paint, which must not wait for a pop-up."""
AT_MOST_MS = 30_000
"""So long may a clock that was set, or a waking computer, go unnoticed."""


class DayWatch(QObject):
    """Asks the rule of `popup_schedule`; what was shown is noted in the `DayRecord`.

    It is written right after the showing, so that a program killed then shows it no second time.

    `present` shows what is due and says whether it could. Signals: `day_changed()` at the
    first look on another day; `hour_came()` at the first look after an hour to which something
    was put off, whether or not anything pops up.
    """

    day_changed = Signal()
    hour_came = Signal()

    def __init__(self, desk: Desk, present: Callable[[Due], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._present = present
        self._held = False
        self._record = DayRecord(desk)
        self._day: date | None = None
        self._looked: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        # A coarse timer may come early, and the look would find the minute not yet begun.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        desk.book_changed.connect(self.start)

    def start(self) -> None:
        """Look soon, and from then on again and again."""
        self._timer.start(FIRST_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def hold(self, held: bool) -> None:
        """Show nothing for a while; what came due meanwhile comes when that is over."""
        self._held = held
        if not held:
            self.look()

    def look(self) -> None:
        """Ask the rule, once, now."""
        now = self._desk.clock.local_now()
        to_minute = 60_000 - now.second * 1000 - now.microsecond // 1000
        self._timer.start(min(to_minute + 5, AT_MOST_MS))
        if self._day is not None and self._day != now.date():
            self.day_changed.emit()
        self._day = now.date()
        wish = self._wish()
        coming = self._desk.read(lambda: self._desk.book.agenda.coming(), None)
        if wish is None or coming is None:
            return  # no book, or one that is busy: nothing counts as shown
        state = popup_schedule.observed(self._record.state(), now.date())
        found = popup_schedule.due(state, now, wish, coming)
        if found is not None and not self._held and self._present(found):
            state = popup_schedule.shown(state, now, found)
        self._record.keep(state)
        self._tell_hours(coming, now)

    def _tell_hours(self, coming: tuple[Appointment, ...], now: datetime) -> None:
        before, self._looked = self._looked, now
        untils = [a.snoozed_until for a in coming if a.snoozed_until is not None]
        if before is not None and any(before < until <= now for until in untils):
            self.hour_came.emit()

    def snooze(self) -> None:
        """Show the day again in an hour."""
        now = self._desk.clock.local_now()
        self._record.keep(popup_schedule.snoozed(self._record.state(), now))

    def mute(self, mute: bool) -> None:
        """Show nothing any more today, or take that back."""
        today = self._desk.clock.today()
        self._record.keep(popup_schedule.muted(self._record.state(), today, mute))
        if not mute:
            self.look()

    def is_muted(self) -> bool:
        """Whether nothing is to pop up today."""
        return self._desk.clock.today() in self._record.state().muted

    def _wish(self) -> Wish | None:
        values = self._desk.read(lambda: self._desk.book.settings.all(), None)
        if values is None:
            return None
        wish = Wish(minutes=values["appointment_minutes"], wanted=values["popup"])
        rests = read_rest_days(values["rest_days"])
        return replace(wish, at=time.fromisoformat(values["reminder_time"]), rest_days=rests)
