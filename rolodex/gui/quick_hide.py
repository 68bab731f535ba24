"""Hides what every window of the program shows, by one key, when others look at the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QVBoxLayout, QWidget

from rolodex.i18n import _

KEYS = "Ctrl+Shift+H"
SHORTCUT = "quick_hide_here"
TYPED = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod, QEvent.Type.ContextMenu, QEvent.Type.Drop, QEvent.Type.DragEnter,
        QEvent.Type.ToolTip,
    }
)  # fmt: skip


class QuickHide(QObject):
    """Covers main window and dialogs; while they are covered no key reaches what is below.

    The windows stay where they are, since closing them would lose what was begun in them.
    Signals: `toggled(bool)`, for those that must vanish altogether.
    """

    toggled = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._covers: dict[QWidget, tuple[_Cover, str]] = {}
        self._is_hidden = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.focusWindowChanged.connect(self._on_focus_window_changed)

    @property
    def is_hidden(self) -> bool:
        """Whether everything is hidden now."""
        return self._is_hidden

    def toggle(self) -> None:
        """Hide everything, or show it again."""
        self._is_hidden = not self._is_hidden
        if self._is_hidden:
            while (menu := QApplication.activePopupWidget()) is not None:
                menu.close()
            for window in QApplication.topLevelWidgets():
                self._cover(window)
            self._app.installEventFilter(self)
        else:
            self._app.removeEventFilter(self)
            for window, (cover, title) in self._covers.items():
                window.setWindowTitle(title)
                cover.hide()
                cover.deleteLater()
            self._covers.clear()
        self.toggled.emit(self._is_hidden)

    def _cover(self, window: QWidget) -> None:
        if isinstance(window, QMainWindow | QDialog) and window not in self._covers:
            self._covers[window] = (_Cover(window), window.windowTitle())
            window.setWindowTitle("Rolodex")
            window.destroyed.connect(lambda: self._covers.pop(window, None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only installed while everything is hidden: keep keys out, cover what opens."""
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._cover(watched)
        elif kind == QEvent.Type.Shortcut:
            return not _is_ours(watched)
        return kind in TYPED and isinstance(watched, QWidget)

    def _on_focus_window_changed(self) -> None:
        # A dialog that waits for an answer keeps the shortcuts of all other windows from working.
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.findChild(QShortcut, SHORTCUT) is None:
            shortcut = QShortcut(QKeySequence(KEYS), dialog)
            shortcut.setObjectName(SHORTCUT)
            shortcut.activated.connect(lambda: QTimer.singleShot(0, self, self.toggle))


def _is_ours(watched: QObject) -> bool:
    if isinstance(watched, QAction):
        return watched.shortcut() == QKeySequence(KEYS)
    return watched.objectName() == SHORTCUT


class _Cover(QWidget):
    """An empty page over a whole window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("QWidget#cover { background: palette(window); }")
        words = QLabel(_("Hidden. {keys} shows it again.").format(keys=_native(KEYS)))
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(words)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and above what it shows later."""
        kinds = (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest)
        if event.type() in kinds and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
