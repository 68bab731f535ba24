"""What stays when the window is closed: tray, pop-up, and the watch on the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from rolodex.domain.problems import Problem
from rolodex.domain.text import Text
from rolodex.gui import places, theme
from rolodex.i18n import N_, _, language, ngettext
from rolodex.services.changes import ALL, Changes

if TYPE_CHECKING:
    from rolodex.domain.popup_schedule import Due
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow
    from rolodex.gui.popup import Popup
    from rolodex.gui.single_instance import SingleInstance
    from rolodex.gui.tray_notice import TrayNotice

AFTER_PAINT_MS = 400
LONG_OVER = timedelta(hours=1)
COUNT_MS = 300
TOLD_TRAY = "told_tray"
TOLD_NO_TRAY = "told_no_tray"


class Resident(QObject):
    """Keeps the program running between windows.

    With a tray the window may be closed, and reminders go on coming. Without one closing the
    window ends the program, unless it was started in the background: then it was meant to
    stay. What costs time begins after the first paint.
    """

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        instance: SingleInstance | None = None,
        background: bool = False,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._instance = instance
        self._background = background
        self._popup: Popup | None = None
        self._popup_made = ("", 0)
        self._notice: TrayNotice | None = None
        self._popup_was_visible = False
        self._started = self._ended = False
        QTimer.singleShot(AFTER_PAINT_MS, self, self.start)

    def start(self) -> None:
        """Begin: listen to further starts, show the symbol in the tray, watch the day."""
        from rolodex.gui.at_work import AtWork
        from rolodex.gui.day_watch import DayWatch
        from rolodex.gui.index_tidying import IndexTidying
        from rolodex.gui.tray import Tray

        if self._started:
            return
        self._started = True
        desk, window = self._desk, self._window
        self.at_work = AtWork(self)
        self.watch = DayWatch(desk, self._present, self)
        self.tray = Tray(self._count_today, self.watch.is_muted, self)
        self._count = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count.timeout.connect(self.tray.refresh)
        self.tray.open_requested.connect(self.show_window)
        self.tray.log_requested.connect(self.log_contact)
        self.tray.today_requested.connect(self._on_today_requested)
        self.tray.reminder_requested.connect(self._on_reminder_requested)
        self.tray.mute_requested.connect(self._on_mute_requested)
        self.tray.hide_requested.connect(window.quick_hide.toggle)
        self.tray.quit_requested.connect(self.quit)
        window.closed.connect(self._on_window_closed)
        window.quick_hide.toggled.connect(self._on_hidden)
        desk.hub.changed.connect(self._on_changed)
        desk.book_changed.connect(self._on_book_changed)
        desk.test_reminder_requested.connect(lambda: self.popup.show_test())
        self.watch.day_changed.connect(self._on_day_changed)
        self.watch.hour_came.connect(self._on_hour_came)
        QApplication.setQuitOnLastWindowClosed(False)
        if self._instance is not None:
            self._instance.raise_requested.connect(self.show_window)
            self._instance.import_requested.connect(self.import_files)
            self._instance.listen()
        if not self.tray.appear() and not self._background:
            self._say_no_tray()
        self.watch.start()
        IndexTidying(desk, self)

    @property
    def popup(self) -> Popup:
        """The pop-up; made when it is needed, in language and size of then."""
        from rolodex.gui.popup import Popup

        made = (language(), theme.theme().text_size)
        if self._popup is not None and self._popup_made != made and not self._popup.isVisible():
            self._popup.deleteLater()
            self._popup = None
        if self._popup is None:
            self._popup_made = made
            popup = Popup(self._desk)
            popup.opened.connect(self._on_opened)
            popup.snooze_requested.connect(self.watch.snooze)
            popup.mute_requested.connect(lambda: self._on_mute_requested(True))
            self._popup = popup
        return self._popup

    # -- the window

    def show_window(self) -> None:
        """Bring the window to the front, wherever it was."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def import_files(self, files: Sequence[Path]) -> None:
        """Show the window with the import's preview of some files."""
        self.show_window()
        self._window.commands.import_paths(files)

    def log_contact(self) -> None:
        """Note a contact with somebody to be found, without the window."""
        from rolodex.gui.dialogs.quick_log import QuickLogDialog

        QuickLogDialog.ask(self._desk, (), self._window).activateWindow()

    def _on_today_requested(self) -> None:
        self._window.go_to(places.TODAY, focus=True)
        self.show_window()

    def _on_opened(self, card: int | None) -> None:
        self._window.go_to(places.TODAY)
        if card is not None:
            self._window.open_card(card)
        self.show_window()

    def _on_window_closed(self, for_good: bool) -> None:
        stays = self._background or self.tray.is_there()
        if for_good or not stays:
            self._end()
        elif self.tray.is_there() and not self._desk.machine.get(TOLD_TRAY):
            self._desk.machine.set(TOLD_TRAY, True)
            self._say_tray()

    def quit(self) -> None:
        """End the program, unless something is still running; the window then says so."""
        if self._desk.is_busy():
            self.show_window()
        if self._window.isVisible():
            self._window.close_for_good()
        else:
            self._end()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self.watch.stop()
        self.at_work.stop()
        self._count.stop()
        self.tray.close()
        for corner in (self._popup, self._notice):
            if corner is not None:
                corner.close()
                corner.deleteLater()
        self._popup = self._notice = None
        if self._instance is not None:
            self._instance.release()
        QApplication.exit(0)

    # -- words about the tray

    def _say_tray(self) -> None:
        from rolodex.gui.tray_notice import TrayNotice

        self._notice = TrayNotice()
        self._notice.quit_requested.connect(self.quit)
        self._notice.appear()

    def _say_no_tray(self) -> None:
        from rolodex.gui.autostart import autostart

        desk = self._desk
        if desk.machine.get(TOLD_NO_TRAY) or not desk.has_book or autostart().is_on():
            return
        desk.machine.set(TOLD_NO_TRAY, True)
        desk.message(
            _("This desktop has no tray, so closing the window ends the reminders too."),
            _("Start at login"),
            self._start_at_login,
        )

    def _start_at_login(self) -> None:
        from rolodex.gui.autostart import autostart

        try:
            autostart().turn(True)
        except Problem as problem:
            self._desk.show_problem(problem)
            return
        self._desk.message(_("From now on Rolodex starts in the background at login."))

    # -- the day

    def _present(self, due: Due) -> bool:
        if not due.day or not self._is_today_in_front():
            return self._pop_up(due)
        # The pop-up would repeat, over the card, what is being looked at; an hour that comes is
        # news there, one that is long over is not.
        since = self._desk.clock.local_now() - LONG_OVER
        near = tuple(a for a in due.appointments if a.at > since or a.snoozed_until is not None)
        if near:
            return self._pop_up(replace(due, day=False, appointments=near))
        people = self._people_today()
        if people and not self._window.messages.text():
            words = ngettext(
                "Your reminder for today: {n} person, listed here.",
                "Your reminder for today: {n} people, listed here.",
                people,
            )
            self._desk.message(words.format(n=people))
        return True

    def _pop_up(self, due: Due) -> bool:
        if self.at_work.is_busy():
            self.at_work.put_off(self.watch.look)  # not shown yet, so it is due then too
            return False
        return self.popup.present(due)

    def _is_today_in_front(self) -> bool:
        window = self._window
        is_seen = window.isActiveWindow() and not window.isMinimized()
        is_covered = window.sides.is_narrow() and window.sides.is_card_in_front()
        return is_seen and not is_covered and window.place() == places.TODAY

    def _on_reminder_requested(self) -> None:
        if not self._window.quick_hide.is_hidden:
            self.popup.show_day()

    def _on_mute_requested(self, mute: bool) -> None:
        self.watch.mute(mute)
        if mute and self._popup is not None:
            self._popup.close()

    def _on_day_changed(self) -> None:
        self._desk.hub.announce_everything()  # everything that says "today" means another day
        self._window.care_for_book()
        self.tray.refresh()

    def _on_hour_came(self) -> None:
        # What was put off until now stands on Today again.
        self._desk.hub.announce(Changes(0, Text(N_("The book changed")), {"mark": ALL}))

    def _people_today(self) -> int:
        desk = self._desk
        at = desk.clock.local_now().time()
        return desk.read(
            lambda: desk.book.agenda.due(at=at, later_limit=0, today_limit=0).people, 0
        )

    def _count_today(self) -> int:
        desk = self._desk
        return desk.read(lambda: desk.book.agenda.count_today(), 0)

    # -- news

    def _on_changed(self, _changes: Changes) -> None:
        self._count.start()

    def _on_book_changed(self) -> None:
        if self._popup is not None:
            self._popup.close()
        path = self._desk.book_path
        if self._instance is not None and path is not None:
            self._instance.move_to(path)

    def _on_hidden(self, hidden: bool) -> None:
        self.watch.hold(hidden)
        if self._popup is None:
            return
        if hidden:
            self._popup_was_visible = self._popup.isVisible()
            self._popup.hide()
        elif self._popup_was_visible:
            self._popup.appear()
