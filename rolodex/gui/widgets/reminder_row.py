"""A reminder on the Today screen: who, why, the last notes, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QToolButton, QWidget

from rolodex.domain.reminder import Reminder
from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.gui.theme import px
from rolodex.gui.widgets.avatar import draw_avatar
from rolodex.gui.widgets.chip import HEIGHT as CHIP_HEIGHT
from rolodex.gui.widgets.chip import chip_width, draw_chip
from rolodex.gui.widgets.reminder_details import Details
from rolodex.gui.widgets.wrap_label import wrapped
from rolodex.i18n import _, ngettext, render

WIDE = 500
"""From this width on the buttons stand beside the words, below it under them."""
ROOMY = 680
"""Below this width the buttons that can do without words are symbols."""
PAD = 12
AVATAR = 36
NOTE_LINES = 2
"""So many lines at most under the reason."""


def is_appointment(reminder: Reminder) -> bool:
    """Whether it has an hour of this day or a later one."""
    return reminder.time is not None and reminder.days >= 0


def reminder_chip(reminder: Reminder) -> tuple[str, str]:
    """The words and the state of the chip beside the name."""
    days, kind = reminder.days, reminder.kind
    if kind in ("birthday", "anniversary"):
        if days == 0:
            return _("today"), "due"
        if days == 1:
            return _("tomorrow"), "due"
        if days > 1:
            return ngettext("in {n} day", "in {n} days", days).format(n=days), "due"
        return ngettext("{n} day ago", "{n} days ago", -days).format(n=-days), "never"
    if kind == "never":
        return _("never contacted"), "never"
    if days < 0:
        return ngettext("{n} d overdue", "{n} d overdue", -days).format(n=-days), "overdue"
    return (_("today") if kind == "followup" else _("due")), "due"


def reminder_words(reminder: Reminder) -> str:
    """Why the row is there."""
    reason = render(reminder.reason)
    if reminder.kind != "followup":
        return reason
    # How late it is, the chip says; a missed appointment keeps its hour in words.
    missed = reminder.time is not None and not is_appointment(reminder)
    parts = [render(reminder.label), reminder.place, reason if missed else ""]
    return " · ".join(part for part in parts if part)


class ReminderRow(QFrame):
    """One reminder, drawn by itself so that a day of many costs little.

    Keys: Enter opens the card, C calls, M writes a message (on a birthday G too), L logs, S puts
    off, D done, K skips. Signals carry nothing; the row knows its `reminder`.
    """

    opened = Signal()
    call_requested = Signal()
    message_requested = Signal()
    log_requested = Signal()
    later_requested = Signal()
    done_requested = Signal()
    skip_requested = Signal()
    moved = Signal(int)
    focused = Signal()

    def __init__(self, reminder: Reminder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reminder = reminder
        self.details = Details()
        self.setObjectName(f"reminder_{reminder.kind}_{reminder.card_id}")
        self.setProperty("role", "box")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.buttons: list[QWidget] = []
        self._buttons_left = 0
        self._lines: tuple[int, tuple[str, ...]] = (-1, ())
        self._hint: tuple[tuple[int, ...], QSize] = ((), QSize())
        self._height_asked = 0
        birthday = reminder.kind == "birthday"
        self.call = self._button(QPushButton(_("Call")), "row_call", self.call_requested)
        words = _("Greet") if birthday else _("Message")
        self.message = self._button(QPushButton(words), "row_message", self.message_requested)
        self.log = self._button(QPushButton(_("Log")), "row_log", self.log_requested)
        self.later = self._button(QPushButton(_("Later")), "row_later", self.later_requested)
        self.done = self._button(QToolButton(), "row_done", self.done_requested)
        self.skip = self._button(QToolButton(), "row_skip", self.skip_requested)
        self._keys = {
            Qt.Key.Key_C: (self.call, _("Call (C)")),
            Qt.Key.Key_M: (self.message, _("Message (M)")),
            Qt.Key.Key_L: (self.log, _("Log (L)")),
            Qt.Key.Key_S: (self.later, _("Later (S)")),
            Qt.Key.Key_D: (self.done, _("Done (D)")),
            Qt.Key.Key_K: (self.skip, _("Skip (K)")),
        }
        if birthday:
            self._keys[Qt.Key.Key_G] = (self.message, _("Greet (G)"))
        for button, words in self._keys.values():
            button.setToolTip(words)
        self.done.setIcon(icon("done"))  # type: ignore[attr-defined]
        self.skip.setIcon(icon("skip"))  # type: ignore[attr-defined]
        self.call.setVisible(False)  # until a number is read
        self._symbols = {self.message: "birthday" if birthday else "message", self.later: "clock"}
        self._words = {button: button.text() for button in self._symbols}  # type: ignore[attr-defined]
        self._say()

    def _button(self, button: QWidget, name: str, signal: object) -> QWidget:
        button.setParent(self)
        button.setObjectName(name)
        button.setProperty("role", "toggle")
        if isinstance(button, QToolButton):
            button.setIconSize(QSize(px(16), px(16)))
            button.setProperty("symbol", True)  # room for it
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(signal)  # type: ignore[attr-defined]
        self.buttons.append(button)
        return button

    def tell(self, reminder: Reminder) -> None:
        """Say what the same reminder says now: another day, another name."""
        if reminder == self.reminder:
            return
        self.reminder = reminder
        self._forget_lines()
        self._say()
        self._ask_height()
        self.update()

    def show_details(self, details: Details) -> None:
        """Show what was read for the row meanwhile."""
        if details == self.details:
            return
        self.details = details
        self._forget_lines()
        self.call.setVisible(bool(details.phone))
        self._say()
        self._arrange()
        self._ask_height()
        self.update()

    def name(self) -> str:
        """The name, with the one in the other script."""
        shown = self.reminder.name or _("(no name)")
        return f"{shown} · {self.details.name2}" if self.details.name2 else shown

    def second(self) -> str:
        """The line under the name: the reason and the phone number."""
        parts = (reminder_words(self.reminder), self.details.phone)
        return " · ".join(part for part in parts if part)

    def third(self) -> str:
        """The last notes, in one line."""
        notes = " · ".join(" ".join(note.split()) for note in self.details.notes)
        return _("last: {notes}").format(notes=notes) if notes else ""

    def _say(self) -> None:
        for button, action in self._keys.values():
            named = _("{action}: {name}").format(action=action, name=self.reminder.name)
            button.setAccessibleName(named)
        words = (self.name(), reminder_chip(self.reminder)[0], self.second(), self.third())
        self.setAccessibleName(", ".join(part for part in words if part))

    def _forget_lines(self) -> None:
        self._lines = (-1, ())
        self._hint = ((), QSize())

    # -- size and place

    def _is_wide(self) -> bool:
        return self.width() >= px(WIDE)

    def _text_room(self) -> int:
        right = self._buttons_left - px(10) if self._is_wide() else self.width() - px(PAD)
        return right - px(PAD + AVATAR + 14)

    def _text_lines(self, room: int) -> tuple[str, ...]:
        """What stands under the name: neither the reason nor the number is cut for the other."""
        if self._lines[0] == room:
            return self._lines[1]
        reason, phone, notes = reminder_words(self.reminder), self.details.phone, self.third()
        first, font = self.second(), theme.theme().font(13)
        if phone and QFontMetrics(font).horizontalAdvance(first) > room:
            first, notes = reason, f"{phone} · {notes}" if notes else phone
        whole = wrapped(notes, room, font) if notes else []
        cut = ["".join(whole[NOTE_LINES - 1 :])] if len(whole) > NOTE_LINES else []
        lines = (first, *(whole[: NOTE_LINES - 1] + cut if cut else whole))
        self._lines = (room, lines)
        return lines

    def sizeHint(self) -> QSize:
        """As high as its lines; in a narrow window the buttons come below."""
        # Kept, since a layout asks each of its rows several times for every row that is added.
        where = (self.width(), self._buttons_left, px(20))
        if self._hint[0] != where:
            self._hint = (where, self._size_wanted())
        return self._hint[1]

    def _size_wanted(self) -> QSize:
        height = 2 * px(9) + (1 + len(self._text_lines(self._text_room()))) * px(20)
        if not self._is_wide():
            height += self.log.sizeHint().height() + px(6)
        return QSize(px(320), max(height, px(58)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window."""
        return QSize(px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside or below the words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
        if self.sizeHint().height() != self._height_asked:
            self._ask_height()
        # A row that is added squeezes the others until the page has grown.
        if self.height() == self._height_asked:
            self._arrange()

    def _ask_height(self) -> None:
        self._height_asked = self.sizeHint().height()
        self.updateGeometry()

    def _choose_symbols(self) -> None:
        tight = self.width() < px(ROOMY)
        for button, symbol in self._symbols.items():
            assert isinstance(button, QPushButton)
            if bool(button.property("symbol")) == tight:
                continue
            button.setText("" if tight else self._words[button])
            button.setIcon(icon(symbol) if tight else QIcon())
            button.setIconSize(QSize(px(16), px(16)))
            button.setProperty("symbol", tight)
            button.style().unpolish(button)
            button.style().polish(button)

    def _arrange(self) -> None:
        self._choose_symbols()
        shown = [button for button in self.buttons if not button.isHidden()]
        height = self.log.sizeHint().height()
        widths = [
            height if button.property("symbol") else button.sizeHint().width() for button in shown
        ]
        gap = px(6)
        total = sum(widths) + gap * (len(shown) - 1)
        self._buttons_left = self.width() - px(PAD) - total
        if self._is_wide():
            x, y = self._buttons_left, (self.height() - height) // 2
        else:
            x, y = px(PAD), self.height() - height - px(8)
        for button, width in zip(shown, widths, strict=True):
            button.setGeometry(x, y, width, height)
            x += width + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw portrait or hour, name, chip and lines."""
        super().paintEvent(event)
        painter = QPainter(self)
        colours, reminder = theme.current(), self.reminder
        top = px(9)
        left = px(PAD)
        square = QRectF(left, top + px(2), px(AVATAR), px(AVATAR))
        if is_appointment(reminder) and reminder.time is not None:
            painter.setFont(theme.theme().font(14, bold=True))
            painter.setPen(QColor(colours.accent))
            hour = QRectF(left - px(4), top, px(AVATAR + 10), px(40))
            painter.drawText(hour, Qt.AlignmentFlag.AlignCenter, reminder.time.strftime("%H:%M"))
        else:
            first = self.details.initials or (reminder.name or "?")[:1]
            draw_avatar(painter, square, first, self.details.photo)
        left += px(AVATAR + 14)
        right = self._buttons_left - px(10) if self._is_wide() else self.width() - px(PAD)
        self._paint_name(painter, left, right, top)
        painter.setFont(theme.theme().font(13))
        painter.setPen(QColor(colours.muted))
        metrics = QFontMetrics(painter.font())
        for number, words in enumerate(self._text_lines(right - left), 1):
            elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
            line = QRectF(left, top + number * px(20), right - left, px(20))
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided
            )

    def _paint_name(self, painter: QPainter, left: int, right: int, top: int) -> None:
        chip, state = reminder_chip(self.reminder)
        font = theme.theme().font(14, bold=True)
        metrics = QFontMetrics(font)
        room = right - left - chip_width(chip) - px(8)
        name = metrics.elidedText(self.name(), Qt.TextElideMode.ElideRight, max(room, px(40)))
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text))
        line = QRectF(left, top, right - left, px(20))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        end = left + metrics.horizontalAdvance(name) + px(8) + chip_width(chip)
        draw_chip(painter, end, top + px(CHIP_HEIGHT) // 2, chip, state)

    # -- keyboard and mouse

    def set_current(self, current: bool) -> None:
        """Mark the row the keyboard is on."""
        if bool(self.property("current")) != current:
            self.setProperty("current", current)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row becomes the current one."""
        super().focusInEvent(event)
        self.focused.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the card."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key an action; arrows move between rows."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif plain and key in self._keys and not self._keys[key][0].isHidden():
            self._keys[key][0].click()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)
