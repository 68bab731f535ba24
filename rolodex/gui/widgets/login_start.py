"""The box that lets the program start at login, true to what the system keeps about it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from rolodex.domain.problems import Problem
from rolodex.gui.autostart import Autostart, autostart
from rolodex.gui.desk import Desk
from rolodex.i18n import _


class LoginStart(QCheckBox):
    """Shows and changes the start at login; a refusal is told, and the box is as before."""

    def __init__(
        self, desk: Desk, system: Autostart | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("setting_login_start")
        self.setAccessibleName(_("Start at login"))
        self._desk = desk
        self._system = system or autostart()
        self.show_state()
        self.toggled.connect(self._on_toggled)

    def show_state(self) -> None:
        """Ask the system."""
        blocked = self.blockSignals(True)
        self.setChecked(self._system.is_on())
        self.blockSignals(blocked)

    def _on_toggled(self, on: bool) -> None:
        try:
            self._system.turn(on)
        except Problem as problem:
            self._desk.show_problem(problem)
        self.show_state()


def tray_words() -> str:
    """What the desktop offers for a program without a window, as a hint under the box."""
    from rolodex.gui.tray import Tray

    if Tray.is_possible():
        return _("It waits in the tray, without a window, so that reminders come.")
    return _(
        "It waits without a window, so that reminders come. This desktop has no tray: "
        "start Rolodex again to see the window, and end it with Ctrl+Q."
    )
