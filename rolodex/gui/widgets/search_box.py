"""The search field on top of the window: finds while one types and hands over to the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.i18n import _

OTHERS_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Escape,
)


class SearchBox(QLineEdit):
    """A line to type in; what an input method still composes is not searched for.

    Signals: `query_changed(str)` once for all keys that wait in the event queue, `opened()`
    on Enter, `left_downwards()` on the Down key, `cleared()` on Esc.
    """

    query_changed = Signal(str)
    opened = Signal()
    left_downwards = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_box")
        self.setPlaceholderText(_("Find name, company, phone, note…"))
        self.setAccessibleName(_("Find"))
        self.setMaxLength(200)
        self._composing = False
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._wipe = self.addAction(icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._wipe.setText(_("Clear the search"))
        self._wipe.triggered.connect(self.give_up)
        self._wipe.setVisible(False)
        keys = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)
        self._hint = QLabel(keys, self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.set_role(self._hint, "key")
        # No wait of its own: the timer fires when all keys typed so far have been taken in.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon)
        self.textChanged.connect(self._on_text_changed)

    def query(self) -> str:
        """What is looked for, without blanks around it."""
        return self.text().strip()

    def show_query(self, query: str) -> None:
        """Put in a text without searching for it."""
        blocked = self.blockSignals(True)
        self.setText(query)
        self.blockSignals(blocked)
        self._place_hint()

    def give_up(self) -> None:
        """Empty the field and go back to the list it came from."""
        self.clear()
        self._soon.stop()
        self.cleared.emit()

    def _on_text_changed(self) -> None:
        self._place_hint()
        self._soon.start()

    def _on_soon(self) -> None:
        self.query_changed.emit(self.query())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing and key in OTHERS_KEYS:
            event.accept()  # the input method's: nobody else may take it for a command
            return
        if not self._composing:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._flush()
                self.opened.emit()
                return
            if key == Qt.Key.Key_Down:
                self._flush()
                self.left_downwards.emit()
                return
            if key == Qt.Key.Key_Escape:
                self.give_up()
                return
        super().keyPressEvent(event)

    def _flush(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._on_soon()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._place_hint()

    def _place_hint(self) -> None:
        if not hasattr(self, "_hint"):
            return  # Qt sends changes while the base class is still being made
        size = self._hint.sizeHint()
        empty = not self.text()
        self._wipe.setVisible(not empty)
        room = self.fontMetrics().horizontalAdvance(self.placeholderText()) + theme.px(64)
        self._hint.setVisible(empty and self.width() > room + size.width())
        self._hint.setGeometry(
            self.width() - size.width() - theme.px(8),
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
