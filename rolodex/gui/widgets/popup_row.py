"""A reminder in the pop-up: one line or two, with the actions of the Today screen as symbols."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from rolodex.domain.reminder import Reminder
from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.gui.theme import px
from rolodex.gui.widgets.chip import chip_width, draw_chip
from rolodex.gui.widgets.reminder_row import (
    ReminderRow,
    is_appointment,
    reminder_chip,
    reminder_words,
)
from rolodex.i18n import _

PAD = 10
BUTTON = 28


class PopupRow(ReminderRow):
    """Keys and signals of a `ReminderRow`; no notes and no number, since others may look on.

    With `reasons` False it has the name alone.
    """

    reasons = True

    def __init__(
        self, reminder: Reminder, reasons: bool, can_call: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(reminder, parent)
        self.reasons = reasons
        symbols = (
            (self.call, "phone"),
            # The cake would tell the reason.
            (self.message, "birthday" if reasons and reminder.kind == "birthday" else "message"),
            (self.log, "log"),
            (self.later, "clock"),
        )
        for button, symbol in symbols:
            assert isinstance(button, QPushButton)
            button.setText("")
            button.setIcon(icon(symbol))
            button.setIconSize(QSize(px(16), px(16)))
            button.setProperty("symbol", True)
        self.call.setVisible(can_call)
        self._say()

    def second(self) -> str:
        """The reason, if it may be shown."""
        return reminder_words(self.reminder) if self.reasons else ""

    def chip(self) -> tuple[str, str]:
        """The hour of an appointment, else how late it is."""
        hour = self.reminder.time
        if hour is not None and is_appointment(self.reminder):
            return hour.strftime("%H:%M"), "due"
        return reminder_chip(self.reminder)

    def _say(self) -> None:
        words = (self.name(), self.chip()[0] if self.reasons else "", self.second())
        self.setAccessibleName(", ".join(part for part in words if part))

    def sizeHint(self) -> QSize:
        """One line for a name, two with its reason."""
        return QSize(px(300), px(50 if self.reasons else 40))

    def minimumSizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(px(240), self.sizeHint().height())

    def _arrange(self) -> None:
        side, gap = px(BUTTON), px(4)
        right = self.width() - px(PAD)
        for button in reversed([b for b in self.buttons if not b.isHidden()]):
            right -= side
            button.setGeometry(right, (self.height() - side) // 2, side, side)
            right -= gap
        self._buttons_left = right

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, chip and reason."""
        QFrame.paintEvent(self, event)
        painter = QPainter(self)
        colours = theme.current()
        left, right = px(PAD), self._buttons_left - px(6)
        line = px(20)
        top = (self.height() - (2 if self.reasons else 1) * line) // 2
        chip, state = self.chip() if self.reasons else ("", "")
        taken = chip_width(chip) + px(8) if chip else 0
        font = theme.theme().font(14, bold=True)
        metrics = QFontMetrics(font)
        name = metrics.elidedText(
            self.name(), Qt.TextElideMode.ElideRight, max(right - left - taken, px(40))
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(left, top, right - left, line), flags, name)
        if chip:
            end = left + metrics.horizontalAdvance(name) + taken
            draw_chip(painter, end, top + line // 2, chip, state)
        if self.reasons:
            painter.setFont(theme.theme().font(13))
            painter.setPen(QColor(colours.muted))
            words = QFontMetrics(painter.font()).elidedText(
                self.second(), Qt.TextElideMode.ElideRight, right - left
            )
            painter.drawText(QRectF(left, top + line, right - left, line), flags, words)

    def name(self) -> str:
        """The name as that person writes it."""
        return self.reminder.name or _("(no name)")
