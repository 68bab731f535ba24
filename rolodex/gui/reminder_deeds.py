"""What a person does with a reminder, on the Today screen and in the pop-up alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from rolodex.gui.widgets.snooze_menu import later_today, snooze_menu
from rolodex.i18n import _, render

if TYPE_CHECKING:
    from rolodex.domain.reminder import Reminder
    from rolodex.gui.desk import Desk
    from rolodex.gui.dialogs.call import CallDialog
    from rolodex.gui.dialogs.quick_log import QuickLogDialog
    from rolodex.services.changes import Changes

TRY_AGAIN = frozenset({"no_answer", "message_left"})
"""After these the person stays on the day, and a later hour is offered."""
NOT_PROMISED = ("silence", "never")
"""Kinds that a contact ends by itself: there is nothing to tick off."""


def fitting_categories(reminder: Reminder) -> tuple[str, ...]:
    """The categories of phrases that come first for a reminder."""
    if reminder.kind == "birthday":
        # It may be greeted early but never late: then words that do not name it.
        if reminder.days < 0:
            return ("birthday_missed",)
        return ("birthday_early", "birthday") if reminder.days else ("birthday",)
    if reminder.kind == "followup":
        return ("appointment",) if reminder.time is not None else ("followup",)
    return ("first",) if reminder.kind in NOT_PROMISED else ()


def _promise(reminder: Reminder) -> str:
    return "" if reminder.kind in NOT_PROMISED else render(reminder.label)


class ReminderDeeds(QObject):
    """Calls, writes, logs, puts off, ticks off and skips; `place` is the widget it is done from.

    Signals: `dealt_with(reminder)` when it waits no more, or not now.
    """

    dealt_with = Signal(object)

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk = desk
        self._place = place

    def call(self, reminder: Reminder) -> None:
        """Show the number, and note how the call went."""
        from rolodex.gui.dialogs.call import CallDialog

        promise = _promise(reminder)
        dialog = CallDialog.ask(self._desk, reminder.card_id, self._place, promise)
        if dialog is not None:
            self._follow(dialog, reminder)

    def message(self, reminder: Reminder) -> None:
        """Choose a phrase that fits; the log that follows may tick the reminder off."""
        from rolodex.gui.dialogs.phrase_picker import PhrasePicker

        first = fitting_categories(reminder)
        promise = _promise(reminder)
        picker = PhrasePicker.ask(
            self._desk, reminder.card_id, self._place, first_categories=first, promise=promise
        )
        if picker is not None:
            picker.log_opened.connect(lambda dialog: self._follow(dialog, reminder))

    def _follow(self, dialog: QuickLogDialog | CallDialog, reminder: Reminder) -> None:
        dialog.logged.connect(lambda outcome, tick: self._logged(reminder, outcome, tick))

    def log(self, reminder: Reminder) -> None:
        """Note a contact, which may tick the reminder off."""
        from rolodex.gui.dialogs.quick_log import QuickLogDialog

        dialog = QuickLogDialog.ask(
            self._desk, (reminder.card_id,), self._place, promise=_promise(reminder)
        )
        self._follow(dialog, reminder)

    def later(self, reminder: Reminder, corner: QPoint) -> None:
        """Offer later moments in a menu at a point of the screen."""
        menu = snooze_menu(
            self._place, self._desk.clock, lambda until: self.snooze(reminder, until)
        )
        menu.popup(corner)

    def snooze(self, reminder: Reminder, until: datetime) -> None:
        """Put it off until a local moment."""
        self._write(reminder, lambda: self._desk.book.agenda.snooze(reminder, until))

    def done(self, reminder: Reminder) -> None:
        """Tick it off."""
        self._write(reminder, lambda: self._desk.book.agenda.done(reminder))

    def skip(self, reminder: Reminder) -> None:
        """Leave it out this time."""
        self._write(reminder, lambda: self._desk.book.agenda.skip(reminder))

    def _write(self, reminder: Reminder, verb: Callable[[], Changes]) -> None:
        self._desk.write(verb, lambda _changes: self.dealt_with.emit(reminder), by=self._place)

    def _logged(self, reminder: Reminder, outcome: str, tick: bool) -> None:
        if tick:
            self.done(reminder)
        elif outcome in TRY_AGAIN:
            self._offer_later_hour(reminder)

    def _offer_later_hour(self, reminder: Reminder) -> None:
        later = later_today(self._desk.clock.local_now())
        hour = later.strftime("%H:%M") if later else ""
        words = _("Not reached: {name} stays for today.").format(name=reminder.name)
        if later is None:
            self._desk.message(words, by=self._place)
            return
        self._desk.message(
            words,
            _("Again at {time}").format(time=hour),
            lambda: self.snooze(reminder, later),
            self._place,
        )
