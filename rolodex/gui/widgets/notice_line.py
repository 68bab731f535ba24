"""One notice on the screen: its words, at most one thing to do about it, and a cross."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.gui.notice import Notice
from rolodex.i18n import _


class NoticeLine(QFrame):
    """Hidden while it has nothing to say. Signal: `emptied()` by the cross or by acting.

    The parts are called `name`_text, `name`_action and `name`_close.
    """

    emptied = Signal()

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", role)
        self._notice = Notice("")
        self._words = QLabel(wordWrap=True)
        self._words.setObjectName(f"{name}_text")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = QPushButton()
        self._act.setObjectName(f"{name}_action")
        self._act.setProperty("role", "link")
        self._act.clicked.connect(self._on_acted)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setObjectName(f"{name}_close")
        close.setProperty("role", "quiet")
        close.setAccessibleName(_("Close the message"))
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(4))
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        row.addWidget(close)
        self.hide()

    def text(self) -> str:
        """The words shown now, empty if none are."""
        return self._notice.text

    def is_over_after(self, kind: object) -> bool:
        """Whether what is shown is a problem that this kind of write has shown to be over."""
        return self._notice.is_over_after(kind)

    def show_notice(self, notice: Notice) -> None:
        """Say this in the place of what was said before."""
        self._notice = notice
        self._words.setText(notice.text)
        self._act.setText(notice.action_label)
        self._act.setVisible(notice.action is not None)
        self.show()

    def dismiss(self) -> None:
        """Say nothing any more."""
        self._notice = Notice("")
        self.hide()
        self.emptied.emit()

    def _on_acted(self) -> None:
        action = self._notice.action
        self.dismiss()
        if action is not None:
            action()
