"""The index strip beside the list: its letters roll the list like the tabs of a Rolodex."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.gui import theme
from rolodex.i18n import _

WIDTH = 24


class IndexStrip(QWidget):
    """The index letters of a list in their order.

    Signals: `rolled(row)` with the first row of the letter that was chosen, by mouse (also
    dragging), by arrow keys on the strip, or by `roll_to`.
    """

    rolled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("index_strip")
        self.setAccessibleName(_("Index letters"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._letters: list[str] = []
        self._rows: list[int] = []
        self._current = -1
        self._hovered = -1

    def show_letters(self, letters: list[tuple[str, int]]) -> None:
        """The letters with the first row of each, in the order of the list."""
        self._letters = [letter for letter, _row in letters]
        self._rows = [row for _letter, row in letters]
        self._current = min(self._current, len(letters) - 1)
        self.update()

    def letters(self) -> list[str]:
        """The letters shown."""
        return list(self._letters)

    def current_letter(self) -> str:
        """The letter of the row last told to `follow`."""
        return self._letters[self._current] if 0 <= self._current < len(self._letters) else ""

    def follow(self, row: int) -> None:
        """Mark the letter under which a row of the list stands."""
        current = bisect_right(self._rows, row) - 1
        if current != self._current:
            self._current = current
            self.update()

    def roll_to(self, letter: str) -> bool:
        """Roll to a letter, upper or lower case; False if the list has none such."""
        wanted = letter.upper()
        for number, each in enumerate(self._letters):
            if each.upper() == wanted:
                self._roll(number)
                return True
        return False

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), QColor(colours.rail))
        painter.fillRect(QRect(0, 0, 1, self.height()), QColor(colours.line))
        plain, bold = theme.theme().font(11), theme.theme().font(11, bold=True)
        for number in self._visible():
            cell = self._cell(number)
            chosen = number == self._current
            if number == self._hovered:
                painter.fillRect(cell, QColor(colours.on_accent))
            painter.setFont(bold if chosen else plain)
            painter.setPen(QColor(colours.accent if chosen else colours.muted))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self._letters[number])
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._roll_at(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._roll_at(point)
        hovered = self._number_at(point)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: object) -> None:
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self._letters:
            self._roll(min(max(self._current + step, 0), len(self._letters) - 1))
        elif not (event.text() and self.roll_to(event.text())):
            super().keyPressEvent(event)

    def _roll_at(self, point: QPoint) -> None:
        number = self._number_at(point)
        if number >= 0:
            self._roll(number)

    def _roll(self, number: int) -> None:
        self._current = number
        self.update()
        self.rolled.emit(self._rows[number])

    def _visible(self) -> list[int]:
        """The letters that are written; with little room only every second, third ..."""
        if not self._letters:
            return []
        line = QFontMetrics(theme.theme().font(11)).height()
        room = max(1, self.height() // line)
        every = -(-len(self._letters) // room)
        return list(range(0, len(self._letters), every))

    def _cell(self, number: int) -> QRect:
        most = theme.px(28)
        height = min(most, self.height() / max(1, len(self._letters)))
        shown = max(height, QFontMetrics(theme.theme().font(11)).height())
        top = round(number * height)
        return QRect(1, top, self.width() - 1, round(shown))

    def _number_at(self, point: QPoint) -> int:
        if not self._letters:
            return -1
        height = min(theme.px(28), self.height() / len(self._letters))
        number = int(point.y() / height)
        return number if 0 <= number < len(self._letters) else -1
