"""A label for words of any length: it wraps anywhere if it must and shows plain text only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class WrapLabel(QLabel):
    """A QLabel that breaks long words too, so that no name or address widens its column.

    `role` is the style role of the theme; `most_lines` 0 means as many as are needed, else
    the last line ends with an ellipsis.
    """

    def __init__(
        self, text: str = "", role: str = "", parent: QWidget | None = None, most_lines: int = 0
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._most_lines = most_lines
        self._laid_out: tuple[str, QFont] | None = None
        self._by_width: dict[int, list[str]] = {}
        self._all: list[str] = []
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        if role:
            self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width and the text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at that width."""
        # A card's layouts ask a thousand times while it opens, nearly always the same.
        height = self._heights.get(width)
        if height is None:
            margins = self.contentsMargins()
            lines = len(self._lines(width - margins.left() - margins.right()))
            height = max(1, lines) * self._line_height() + margins.top() + margins.bottom()
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """One line as wide as the text, up to a readable width."""
        if self._hint is None:
            metrics = self.fontMetrics()
            widest = max((metrics.horizontalAdvance(part) for part in self._parts()), default=0)
            width = min(widest + 2, 420)
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def setText(self, text: str) -> None:
        """Say other words."""
        if text != self.text():  # else all around would be laid out for nothing
            self._measure_again()
            super().setText(text)

    def setContentsMargins(  # type: ignore[override]
        self, left: int, top: int, right: int, bottom: int
    ) -> None:
        """Keep this distance from the edges, in pixels: left, top, right, bottom."""
        self._measure_again()
        super().setContentsMargins(left, top, right, bottom)

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other lines."""
        self._measure_again()
        super().changeEvent(event)

    def _measure_again(self) -> None:
        self._heights.clear()
        self._hint = None

    def minimumSizeHint(self) -> QSize:
        """Narrow: the text wraps."""
        return QSize(24, self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines in the colour that the theme gives."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        rect = self.contentsRect()
        metrics = self.fontMetrics()
        lines = self._lines(rect.width())
        step = self._line_height()
        top = rect.top() + metrics.leading() / 2
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, rect.height() - step * len(lines)) // 2
        cut = len(lines) == self._most_lines and self._most_lines > 0
        right = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        for number, line in enumerate(lines):
            if cut and number == len(lines) - 1:
                rest = "".join(self._all[number:]) if number < len(self._all) else line
                line = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, rect.width())
            left = rect.left()
            if right:
                left = rect.right() - metrics.horizontalAdvance(line)
            baseline = top + number * step + metrics.ascent() + (step - metrics.height()) / 2
            painter.drawText(QPointF(left, baseline), line)

    def _line_height(self) -> int:
        return round(self.fontMetrics().height() * 1.06) + 1

    def _parts(self) -> list[str]:
        return self.text().split("\n")

    def _lines(self, width: int) -> list[str]:
        # Layouts ask for several widths in turn, so each is remembered while text and font last.
        laid_out = (self.text(), self.font())
        if self._laid_out != laid_out:
            self._laid_out = laid_out
            self._by_width = {}
        lines = self._by_width.get(width)
        if lines is None:
            lines = [line for part in self._parts() for line in wrapped(part, width, self.font())]
            self._by_width[width] = lines
        self._all = lines
        return lines[: self._most_lines] if self._most_lines else lines


def wrapped(text: str, width: int, font: QFont) -> list[str]:
    """The lines into which `text` falls at `width` pixels in a font."""
    if not text:
        return [""]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 8))
        start, length = line.textStart(), line.textLength()
        lines.append(_utf16_slice(text, start, length))
    layout.endLayout()
    return lines


def _utf16_slice(text: str, start: int, length: int) -> str:
    # Qt counts UTF-16 units; only texts with characters beyond the BMP differ.
    if max(text) <= "\uffff":
        return text[start : start + length]
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "ignore")
