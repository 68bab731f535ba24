"""The symbol in the tray: its menu, and how many are waiting today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from rolodex.gui.icons import pixmap
from rolodex.i18n import _

SIZES = (16, 22, 24, 32, 48, 64)


class Tray(QObject):
    """Lives in the tray of the desktop, if the desktop has one.

    `count` gives the number of today, `is_muted` whether nothing is to pop up any more today.
    The menu is written anew each time it opens, in the language of that moment.
    Signals: what the lines of the menu ask for; `mute_requested(bool)`.
    """

    open_requested = Signal()
    log_requested = Signal()
    today_requested = Signal()
    reminder_requested = Signal()
    mute_requested = Signal(bool)
    hide_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self, count: Callable[[], int], is_muted: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._count = count
        self._is_muted = is_muted
        self.menu = QMenu()
        self.menu.setObjectName("tray_menu")
        self.menu.aboutToShow.connect(self.write_menu)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)

    def appear(self) -> bool:
        """Show the symbol if the desktop has a tray by now; whether it is there."""
        if not self.icon.isVisible() and self.is_possible():
            self.icon.setIcon(_symbol())
            self.write_menu()
            self.refresh()
            self.icon.show()
        return self.icon.isVisible()

    @staticmethod
    def is_possible() -> bool:
        """Whether the desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def is_there(self) -> bool:
        """Whether the symbol can be seen."""
        return self.icon.isVisible() and self.is_possible()

    def refresh(self) -> None:
        """Say anew how many are waiting; only the number, since anybody sees the tray."""
        self.icon.setToolTip(_today(self._count()))

    def close(self) -> None:
        """Take the symbol away."""
        self.icon.hide()
        self.menu.deleteLater()

    def write_menu(self) -> None:
        """Write the lines of the menu."""
        menu = self.menu
        menu.clear()
        self._line("tray_open", _("Open Rolodex"), self.open_requested.emit)
        self._line("tray_log", _("Log a contact…"), self.log_requested.emit)
        self._line("tray_today", _today(self._count()), self.today_requested.emit)
        menu.addSeparator()
        self._line("tray_reminder", _("Show the reminder"), self.reminder_requested.emit)
        mute = self._line("tray_mute", _("No pop-up any more today"), None)
        mute.setCheckable(True)
        mute.setChecked(self._is_muted())
        mute.toggled.connect(self.mute_requested)
        self._line("tray_hide", _("Hide everything, or show it again"), self.hide_requested.emit)
        menu.addSeparator()
        self._line("tray_quit", _("Quit"), self.quit_requested.emit)

    def _line(self, name: str, words: str, deed: Callable[[], None] | None) -> QAction:
        action = QAction(words, self.menu)
        action.setObjectName(name)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if deed is not None:
            action.triggered.connect(lambda _checked=False: deed())
        self.menu.addAction(action)
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.open_requested.emit()


def _today(count: int) -> str:
    return _("Today: {n}").format(n=count)


def _symbol() -> QIcon:
    """Pictures of fixed sizes, since a tray may live in another process."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(pixmap("cards", size, "accent"))
    return made
