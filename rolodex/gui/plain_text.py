"""Keeps every label plain: a customer's name with markup in it must never open a file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel


class PlainText(QObject):
    """An event filter of the application that turns labels that guess into plain ones.

    Qt reads a text that looks like HTML as HTML, in labels, tool tips and message boxes
    alike, and then loads the pictures it names, files and network shares included. All of
    these are labels inside, and each is polished before it is first measured or drawn.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Polish
            and isinstance(watched, QLabel)
            and watched.textFormat() == Qt.TextFormat.AutoText
        ):
            watched.setTextFormat(Qt.TextFormat.PlainText)
        return False


def window_title(words: str, limit: int = 120) -> str:
    """Words as the title of a window: one line, without what turns text round.

    Qt shows `[*]` only while a window is modified; doubled it stands for itself.
    """
    from rolodex.domain.phrase_language import plain_value

    return plain_value(words)[:limit].replace("[*]", "[*][*]")


def install(app: QApplication) -> PlainText:
    """Watch all labels of the application from now on."""
    plain = PlainText(app)
    app.installEventFilter(plain)
    return plain
