"""The daily pop-up: a few reminders in the corner, with the same actions as on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout
from shiboken6 import isValid

from rolodex.domain.absence import Absence
from rolodex.domain.agenda import TODAY, Agenda
from rolodex.gui import theme
from rolodex.gui.absence_words import missed_words
from rolodex.gui.away_reading import AwayReading
from rolodex.gui.icons import icon
from rolodex.gui.reminder_deeds import ReminderDeeds
from rolodex.gui.theme import px
from rolodex.gui.widgets.corner_window import CornerWindow
from rolodex.gui.widgets.focus_watch import is_within
from rolodex.gui.widgets.popup_row import PopupRow
from rolodex.gui.widgets.reminder_row import is_appointment
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _, format_long_day, format_month_day, ngettext

if TYPE_CHECKING:
    from datetime import date

    from rolodex.domain.popup_schedule import Due
    from rolodex.domain.reminder import Reminder
    from rolodex.gui.desk import Desk
    from rolodex.gui.notice import Notice
    from rolodex.services.changes import Changes

ROWS = 5
WIDTH = 470
WHOLE_DAY = ()
"""Instead of the keys of the reminders shown: all of the day."""


class Popup(CornerWindow):
    """Shows the day, or only appointments that are near and what was put off to this hour.

    What it shows of them - names and reasons, names, or only how many - is a setting, read at
    each showing. Signals: `opened(card id or None)` to see more in the window,
    `snooze_requested()`, `mute_requested()`, and `dismissed()` when it was closed.
    """

    opened = Signal(object)
    snooze_requested = Signal()
    mute_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("popup")
        self._desk = desk
        self._deeds = ReminderDeeds(desk, self)
        self._only: tuple[str, ...] = WHOLE_DAY
        self._away_since: date | None = None
        self._away_reading = AwayReading(desk, self)
        self._away_reading.came.connect(self._on_away_read)
        self._is_test = False
        self._undo: Notice | None = None
        self._takes_back = False
        self.rows: list[PopupRow] = []
        self.setWindowTitle(_("Reminder"))
        self.setFixedWidth(px(WIDTH))
        self._build()
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.reload)
        desk.hub.changed.connect(self._on_changed)
        desk.noticed.connect(self._on_noticed)

    def _build(self) -> None:
        self.title = QLabel()
        self.title.setObjectName("popup_title")
        theme.set_role(self.title, "heading")
        close = QToolButton()
        close.setObjectName("popup_close")
        close.setIcon(icon("close"))
        close.setIconSize(QSize(px(14), px(14)))
        close.setProperty("role", "quiet")
        close.setAccessibleName(_("Close"))
        close.setToolTip(_("Close (Esc)"))
        close.clicked.connect(lambda: self.close())
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        self.summary = WrapLabel("", "muted")
        self.summary.setObjectName("popup_summary")
        self.away = WrapLabel("", "")
        self.away.setObjectName("popup_away")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        self.more = self._button("popup_more", "link", lambda: self._open(None))
        self.told = WrapLabel("", "small")
        self.told.setObjectName("popup_told")
        self.take_back = self._button("popup_undo", "link", self._on_take_back)
        news = QHBoxLayout()
        news.addWidget(self.told, 1)
        news.addWidget(self.take_back)
        self.snooze = self._button("popup_snooze", "quiet", self._on_snooze)
        self.snooze.setText(_("In an hour"))
        self.mute = self._button("popup_mute", "quiet", self._on_mute)
        self.mute.setText(_("Not today"))
        self.mute.setToolTip(_("No pop-up any more today"))
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.snooze)
        foot.addWidget(self.mute)
        rule = QFrame()
        rule.setProperty("role", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(12), px(10))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.away)
        column.addLayout(self._list)
        column.addLayout(news)
        column.addWidget(rule)
        column.addLayout(foot)

    def _button(self, name: str, role: str, deed: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setProperty("role", role)
        button.clicked.connect(lambda _checked=False: deed())  # type: ignore[operator]
        return button

    # -- showing

    def present(self, due: Due) -> bool:
        """Show what is due; False if the book cannot be read just now.

        A day without anybody shows nothing, and neither does an appointment that is gone.
        """
        if due.day or (self.isVisible() and self._only is WHOLE_DAY):
            self._only = WHOLE_DAY
            self._away_since = due.away_since or self._away_since
        else:
            # One that is still on the screen keeps its place beside the new ones.
            before = self._only if self.isVisible() else ()
            self._only = (*before, *(a.key for a in due.appointments))
            self._away_since = None
        return self._appear(test=False)

    def show_test(self) -> None:
        """Show the day now, or, if nobody is waiting, at least how the window looks."""
        self._only, self._away_since = WHOLE_DAY, None
        self._appear(test=True)

    def show_day(self) -> None:
        """Show the day because the user asks for it, even if nobody is waiting."""
        self._only, self._away_since = WHOLE_DAY, None
        self._appear(test=False, even_empty=True)

    def _appear(self, test: bool, even_empty: bool = False) -> bool:
        self._is_test = test
        self._undo = None
        agenda = self._read()
        if agenda is None and not (test or even_empty):
            return False
        wanted = self._wanted(agenda or Agenda())
        if wanted.waiting or test or even_empty:
            self._fill(wanted)
            self.appear()
        return True

    def reload(self) -> None:
        """Show what is left; the window stays in its corner."""
        if not self.isVisible():
            return
        agenda = self._read()
        if agenda is not None:
            self._fill(self._wanted(agenda))
            self.to_corner()

    def _read(self) -> Agenda | None:
        desk = self._desk
        now = desk.clock.local_now()

        def question() -> Agenda:
            agenda = desk.book.agenda
            if self._only is WHOLE_DAY:
                return agenda.due(at=now.time(), later_limit=0, today_limit=ROWS)
            # An hour soon after midnight belongs to tomorrow.
            promised = agenda.promised(days=1)
            if all(key.isdigit() for key in self._only):
                return Agenda(reminders=promised)  # follow-ups are told by their number
            # What else was put off to an hour stands in today's lane.
            today = agenda.due(at=now.time(), later_limit=0).reminders
            known = {reminder.key for reminder in today}
            return Agenda(reminders=(*today, *(r for r in promised if r.key not in known)))

        return desk.read(question, None)

    def _wanted(self, agenda: Agenda) -> Agenda:
        if self._only is WHOLE_DAY:
            return agenda
        return Agenda(reminders=tuple(r for r in agenda.reminders if r.key in self._only))

    def _fill(self, agenda: Agenda) -> None:
        shows = self._desk.read(lambda: self._desk.book.settings.get("popup_shows"), "reasons")
        rows = agenda.lane(TODAY)[:ROWS] if shows != "count" else []
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(reminder, shows == "reasons") for reminder in rows]
        self._say(agenda, agenda.waiting - len(rows))
        self._say_told(shows)

    def _row(self, reminder: Reminder, reasons: bool) -> PopupRow:
        desk = self._desk
        card = desk.read(lambda: desk.book.cards.get(reminder.card_id), None)
        row = PopupRow(reminder, reasons, bool(card and card.phones()), self)
        deeds = self._deeds
        row.opened.connect(lambda: self._open(reminder.card_id))
        row.call_requested.connect(lambda: deeds.call(reminder))
        row.message_requested.connect(lambda: deeds.message(reminder))
        row.log_requested.connect(lambda: deeds.log(reminder))
        row.later_requested.connect(
            lambda: deeds.later(reminder, row.later.mapToGlobal(row.later.rect().bottomLeft()))
        )
        row.done_requested.connect(lambda: deeds.done(reminder))
        row.skip_requested.connect(lambda: deeds.skip(reminder))
        row.moved.connect(lambda step: self._move(row, step))
        self._list.addWidget(row)
        row.show()  # else a window that is seen already would be measured without it
        return row

    def _say(self, agenda: Agenda, more: int) -> None:
        people = agenda.people
        words = ngettext("{n} person today", "{n} people today", people).format(n=people)
        if self._only is not WHOLE_DAY:
            title = ngettext("Appointment", "Appointments", len(agenda.reminders))
            if not all(is_appointment(reminder) for reminder in agenda.reminders):
                title = _("Put off until now")
            self.title.setText(title)
            words = ""
        else:
            self.title.setText(format_long_day(self._desk.clock.today()))
        if not people:
            words = _("Nobody is waiting.")
        if self._is_test:
            self.title.setText(_("A test reminder"))
            words = _("This is how it looks. {people}").format(people=words)
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        self._ask_away()
        self.more.setText(
            ngettext("{n} more", "{n} more", more).format(n=more)
            if self.rows and more
            else _("Open Rolodex")
        )
        self.snooze.setVisible(self._only is WHOLE_DAY and not self._is_test)
        self.mute.setVisible(not self._is_test)

    def _say_told(self, shows: str) -> None:
        # What was done names the person and the reason; where those may not show, nor may it.
        told = self._undo if shows != "count" else None
        self.told.setText(told.text if told and shows == "reasons" else "")
        self.told.setVisible(bool(told))
        self.take_back.setText(told.action_label if told else "")
        self.take_back.setVisible(bool(told and told.action))

    def _ask_away(self) -> None:
        since, today = self._away_since, self._desk.clock.today()
        self._away_reading.ask(Absence(since=since, back=today) if since else None)
        self._say_away()

    def _on_away_read(self) -> None:
        self._say_away()
        self.to_corner()

    def _say_away(self) -> None:
        since = self._away_since
        words = missed_words(self._away_reading.missed)
        if since is not None:
            day = format_month_day(since.month, since.day)
            self.away.setText(
                _("While you were away, since {day}: {what}.").format(day=day, what=words)
            )
        self.away.setVisible(bool(words))

    # -- acting

    def _move(self, row: PopupRow, step: int) -> None:
        following = self.rows.index(row) + step
        if 0 <= following < len(self.rows):
            self.rows[following].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, card: int | None) -> None:
        self.close()
        self.opened.emit(card)

    def _on_snooze(self) -> None:
        self.close()
        self.snooze_requested.emit()

    def _on_mute(self) -> None:
        self.close()
        self.mute_requested.emit()

    def _on_take_back(self) -> None:
        told, self._undo = self._undo, None
        if told is not None and told.action is not None:
            self._takes_back = True
            told.action()
            self._takes_back = False

    # -- news

    def _on_changed(self, changes: Changes) -> None:
        kinds = ("card", "interaction", "followup", "mark", "setting", "tag")
        if self.isVisible() and any(changes.touches(kind) for kind in kinds):
            self._again.start()

    def _on_noticed(self, notice: Notice) -> None:
        # What is done or goes wrong in the window, its own bar tells.
        if self.isVisible() and (self._takes_back or self._is_mine(notice)):
            self._undo = notice
            self._again.start()

    def _is_mine(self, notice: Notice) -> bool:
        """Whether it was done here, or in a dialog that was opened from here."""
        by = notice.by
        return by is not None and isValid(by) and is_within(by, self)
