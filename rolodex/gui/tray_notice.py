"""Says, the first time the window is closed, that the program goes on in the tray."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from rolodex.gui import theme
from rolodex.gui.theme import px
from rolodex.gui.widgets.corner_window import CornerWindow
from rolodex.gui.widgets.wrap_label import WrapLabel
from rolodex.i18n import _

WIDTH = 380


class TrayNotice(CornerWindow):
    """Signals: `quit_requested()` if going on is not what was meant."""

    quit_requested = Signal()

    def __init__(self) -> None:
        super().__init__("tray_notice")
        self.setFixedWidth(px(WIDTH))
        title = QLabel(_("Rolodex goes on in the tray"))
        theme.set_role(title, "heading")
        words = WrapLabel(
            _("So that your reminders come. The symbol in the tray opens the window again; "
              "Ctrl+Q or Quit in its menu ends the program."),
            "muted",
        )  # fmt: skip
        end = QPushButton(_("Quit"))
        end.setObjectName("notice_quit")
        end.setProperty("role", "quiet")
        end.clicked.connect(self._on_quit)
        well = QPushButton(_("Good"))
        well.setObjectName("notice_well")
        well.clicked.connect(lambda _checked=False: self.close())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(end)
        foot.addWidget(well)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(14)] * 4)
        column.setSpacing(px(8))
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(foot)

    def _on_quit(self) -> None:
        self.close()
        self.quit_requested.emit()
