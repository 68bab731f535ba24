"""The ways in which a text can reach a person from here: e-mail, chats, WhatsApp, SMS."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rolodex.domain.card import Card
from rolodex.domain.message_links import Way, WayKind, ways_of
from rolodex.gui import theme
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.i18n import _

MOST = 9
"""As many as there are digit keys."""
LONGEST = 24


class WaysBar(QWidget):
    """A button for each way a card has, and Alt with its number from anywhere in the window.

    Signals: `way_chosen(Way)`.
    """

    way_chosen = Signal(object)

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ways")
        self.buttons: list[QPushButton] = []
        flow = FlowLayout(self, gap=theme.px(4))
        words = QLabel(_("Or open it in:"))
        theme.set_role(words, "small")
        flow.addWidget(words)
        for number, way in enumerate(ways_of(card)[:MOST], 1):
            button = self._button(number, way)
            flow.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(self.buttons))

    def set_enabled(self, enabled: bool) -> None:
        """Whether there is anything to hand over."""
        for button in self.buttons:
            button.setEnabled(enabled)

    def _button(self, number: int, way: Way) -> QPushButton:
        name = way_name(way)[:LONGEST]
        button = QPushButton(f"{number} {name}".replace("&", "&&"))
        button.setObjectName(f"way_{way.kind.value}_{number}")
        button.setAccessibleName(name)
        keys = _("Alt+{digit} from anywhere here").format(digit=number)
        button.setToolTip(f"{way.method.display or way.method.value}\n{keys}"[:200])
        button.setProperty("role", "toggle")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False, way=way: self.way_chosen.emit(way))
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
        shortcut.activated.connect(button.click)
        return button


def way_name(way: Way) -> str:
    """What a way is called: its service, as the card names it."""
    if way.kind is WayKind.EMAIL:
        return _("E-mail")
    if way.kind is WayKind.SMS:
        return _("SMS")
    return "WhatsApp" if way.kind is WayKind.WHATSAPP else way.method.label or _("the chat")
