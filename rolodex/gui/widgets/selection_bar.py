"""The bar below the list that says how many cards are selected and what can be done to them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.i18n import N_, _, ngettext

BUTTONS: tuple[tuple[str, str, str], ...] = (
    # key of the action, label, icon
    ("tag_cards", N_("Tags…"), "tag"),
    ("cadence_cards", N_("Cadence…"), "clock"),
    ("class_cards", N_("Class"), "star"),
    ("print_cards", N_("Print"), "print"),
    ("trash_cards", N_("Trash"), "trash"),
)
FEWEST = 2


class SelectionBar(QFrame):
    """Shown while several cards are selected.

    Signals: `trigger(str)` with the key of an action, `class_menu_requested(QPushButton)`,
    `cleared()`.
    """

    trigger = Signal(str)
    class_menu_requested = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selection_bar")
        self.setProperty("role", "bar")
        self._words = QLabel()
        self._words.setObjectName("selection_words")
        theme.set_role(self._words, "strong")
        self._buttons: list[tuple[QPushButton, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(theme.px(2))
        row.addWidget(self._words)
        row.addStretch(1)
        for key, label, symbol in BUTTONS:
            button = self._button(key, _(label), symbol)
            button.setToolTip(_(label))
            button.setAccessibleName(_(label))
            self._buttons.append((button, _(label)))
            row.addWidget(button)
        away = self._button("", "", "close")
        away.setObjectName("selection_clear")
        away.setAccessibleName(_("Select nothing"))
        away.setToolTip(_("Select nothing"))
        row.addWidget(away)
        self.hide()

    def _button(self, key: str, label: str, symbol: str) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(f"selection_{key}")
        button.setProperty("role", "quiet")
        button.setIcon(icon(symbol))
        button.clicked.connect(lambda _checked=False: self._on_clicked(key, button))
        return button

    def _on_clicked(self, key: str, button: QPushButton) -> None:
        if key == "class_cards":
            self.class_menu_requested.emit(button)
        elif key:
            self.trigger.emit(key)
        else:
            self.cleared.emit()

    def show_spans(self, spans: Iterable[tuple[int, int]], listed: int) -> None:
        """Count the rows of these first and last ones, of a list of so many cards."""
        number = sum(min(last, listed - 1) - first + 1 for first, last in spans if first < listed)
        words = ngettext("{n:,} selected", "{n:,} selected", number)
        self._words.setText(words.format(n=number))
        self.setVisible(number >= FEWEST)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow bar shows only the pictures of its buttons."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any list; the words of the buttons give way."""
        return QSize(theme.px(200), super().minimumSizeHint().height())

    def _fit(self) -> None:
        words = [theme.theme().metrics(14).horizontalAdvance(label) for _b, label in self._buttons]
        needed = self._words.sizeHint().width() + sum(words) + theme.px(56) * (len(words) + 1)
        for button, label in self._buttons:
            shown = label if needed <= self.width() else ""
            if button.text() != shown:
                button.setText(shown)
