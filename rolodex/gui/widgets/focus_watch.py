"""Tells when the keyboard focus leaves a widget with all that is in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def is_within(widget: QWidget | None, outer: QWidget) -> bool:
    """Whether `widget` is `outer` or below it, pop-up lists of its boxes included."""
    while widget is not None:
        if widget is outer:
            return True
        widget = widget.parentWidget()
    return False


class FocusFollower(QObject):
    """Hears where the keyboard goes, while a widget is whole; `moved(old, new)`.

    A widget that is deleted with the keyboard in it gives that away first, and Qt tells the
    whole program while the widget is half gone.
    """

    moved = Signal(object, object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isValid(self._widget):
            self.moved.emit(old, new)
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._on_focus_changed)


class FocusWatch(QObject):
    """Watches one widget; signal `left` when the focus was in it and went elsewhere."""

    left = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self._inside = False
        self._follower = FocusFollower(watched)
        self._follower.moved.connect(self._on_focus_moved)

    def _on_focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if is_within(new, self._watched):
            self._inside = True
        elif self._inside:
            # A pop-up list of the application's own keeps the place: the focus comes back.
            popup = QApplication.activePopupWidget()
            if new is None and popup is not None:
                return
            self._inside = new is None and self._watched.isVisible()
            self.left.emit()
