"""What dialogs have around their content: margins, and their buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from rolodex.gui import theme


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """The layout of a dialog whose parts stand under each other."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.px(16)] * 4)
    column.setSpacing(theme.px(12))
    return column


def foot_of(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons of a dialog on its right, the one that does the work last."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def leave_button(words: str, name: str, leave: Callable[[], object]) -> QPushButton:
    """A button that closes or cancels; Enter presses it only where it has the focus."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(leave)
    return button
