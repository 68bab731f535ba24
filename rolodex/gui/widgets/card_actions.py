"""The main things to do with a card: call, message, e-mail, phrase, print, edit."""

from __future__ import annotations

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.gui.desk import Desk
from rolodex.gui.icons import icon
from rolodex.gui.theme import px
from rolodex.gui.widgets.flow_layout import FlowLayout
from rolodex.i18n import _

GAP = 6
ICON_WIDTH = 34


class CardActions(QWidget):
    """Buttons for what this card has: no number, no Call.

    Signals: `call_requested()`, `phrase_requested()`, `print_requested()`, `edit_requested()`,
    `contacted(kind)` after a handle was copied or a mail program opened, so that the log can
    wait with the right kind.
    """

    call_requested = Signal()
    phrase_requested = Signal()
    print_requested = Signal()
    edit_requested = Signal()
    contacted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_actions")
        self._desk = desk
        self._card: Card | None = None
        inner = QWidget()
        flow = FlowLayout(inner, gap=GAP)
        self.call = self._button("action_call", "phone", _("Call"))
        self.message = self._button("action_message", "message", _("Message"))
        self.email = self._button("action_email", "email", _("E-mail"))
        self.phrase = self._button("action_phrase", "phrase", _("Phrase"))
        self.paper = self._icon_button("action_print", "print", _("Print"))
        self.edit = self._icon_button("action_edit", "edit", _("Edit"))
        pair = QWidget()  # so that neither of them stands alone on a second line
        beside = QHBoxLayout(pair)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(GAP))
        for button in (self.paper, self.edit):
            beside.addWidget(button)
        for part in (self.call, self.message, self.email, self.phrase, pair):
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.addWidget(inner)
        self.call.clicked.connect(self.call_requested)
        self.phrase.clicked.connect(self.phrase_requested)
        self.paper.clicked.connect(self.print_requested)
        self.edit.clicked.connect(self.edit_requested)
        self.message.clicked.connect(self.copy_handle)
        self.email.clicked.connect(self.open_mail)

    def _button(self, name: str, symbol: str, words: str) -> QPushButton:
        button = QPushButton(icon(symbol), words)
        button.setObjectName(name)
        button.setProperty("role", "snug")  # all of them stand on one line of the usual card
        button.setIconSize(QSize(px(16), px(16)))
        return button

    def _icon_button(self, name: str, symbol: str, words: str) -> QPushButton:
        button = self._button(name, symbol, "")
        button.setFixedWidth(px(ICON_WIDTH))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def show_card(self, card: Card) -> None:
        """Offer what the card has a way for."""
        self._card = card
        self.call.setVisible(bool(card.phones()))
        self.message.setVisible(self.handle() is not None)
        self.email.setVisible(bool(card.emails()))

    def handle(self) -> Method | None:
        """The chat by which the person is reached, else the phone number for a text message."""
        card = self._card
        if card is None:
            return None
        chats = [m for m in card.methods if m.kind is MethodKind.CHAT]
        chats.sort(key=lambda m: not m.primary)
        return next(iter((*chats, *card.phones())), None)

    def copy_handle(self) -> None:
        """Copy what finds the person in the chat, and say under which name."""
        handle = self.handle()
        if handle is None:
            return
        text = handle.display or handle.value
        QGuiApplication.clipboard().setText(text)
        if handle.kind is MethodKind.CHAT:
            words = _("Copied “{text}”: look for it in {service}, then note the message here.")
            self._desk.message(words.format(text=text, service=handle.label or _("the chat")))
        else:
            words = _("Copied {text} for a text message; then note it here.")
            self._desk.message(words.format(text=text))
        self.contacted.emit("message")

    def open_mail(self) -> None:
        """Open the mail program with a new mail to the card's first address."""
        card = self._card
        if card is None or not card.emails():
            return
        address = card.emails()[0].value
        url = QUrl()
        url.setScheme("mailto")
        url.setPath(address)
        if not QDesktopServices.openUrl(url):
            QGuiApplication.clipboard().setText(address)
            self._desk.message(
                _("No mail program answered; {address} is copied.").format(address=address)
            )
        self.contacted.emit("email")
